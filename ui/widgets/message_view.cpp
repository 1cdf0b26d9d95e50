#include "ui/widgets/message_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/body_pane.h"
#include "ui/widgets/changes_view.h"

namespace gatehouse::ui {
namespace {

constexpr int kSideBySide = 640;  // px: from here on the two bodies stand beside one another

}  // namespace

MessageView::MessageView(const QString& objectName, const QString& before, const QString& after,
                         QWidget* parent)
    : QWidget(parent), before_(before), after_(after)
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    modes_ = new Segments(objectName + QStringLiteral(".part"), tr("Body, headers or changes"),
                          {{QStringLiteral("body"), tr("Body")},
                           {QStringLiteral("headers"), tr("Headers")},
                           {QStringLiteral("changes"), tr("Changes")}},
                          this);
    column->addWidget(modes_, 0, Qt::AlignLeft);
    stack_ = new QStackedWidget(this);
    bodies_ = new QSplitter(Qt::Vertical, stack_);
    bodies_->setChildrenCollapsible(false);
    bodies_->setHandleWidth(1);
    left_ = new BodyPane(objectName + QStringLiteral(".before"), before, bodies_);
    right_ = new BodyPane(objectName + QStringLiteral(".after"), after, bodies_);
    headers_ = new QTreeWidget(stack_);
    headers_->setObjectName(objectName + QStringLiteral(".headers"));
    headers_->setAccessibleName(tr("Headers"));
    headers_->setRootIsDecorated(false);
    headers_->setUniformRowHeights(true);
    headers_->setFrameShape(QFrame::NoFrame);
    headers_->setTextElideMode(Qt::ElideRight);
    headers_->setHeaderLabels({tr("Header"), before, after});
    headers_->header()->setObjectName(objectName + QStringLiteral(".headers.columns"));
    headers_->header()->setAccessibleName(tr("Columns of the headers"));
    headers_->header()->setMinimumSectionSize(60);
    stack_->addWidget(bodies_);
    stack_->addWidget(headers_);
    stack_->addWidget(makeChanges());
    column->addWidget(stack_, 1);
    connect(modes_, &Segments::chosen, this, [this](const QString& mode) {
        stack_->setCurrentIndex(mode == QLatin1String("headers")   ? 1
                                : mode == QLatin1String("changes") ? 2
                                                                   : 0);
    });
    const auto colours = [this] {
        for (int i = 0; i < headers_->topLevelItemCount(); ++i) {
            QTreeWidgetItem* item = headers_->topLevelItem(i);
            const bool same = item->data(0, Qt::UserRole).toBool();
            const Theme& theme = Theme::of();
            item->setForeground(0, theme.colour(Token::AccentText));
            item->setForeground(1, theme.colour(same ? Token::Text2 : Token::Warn));
            item->setForeground(2, theme.colour(same ? Token::Text2 : Token::Ok));
            for (int c = 0; c < 3; ++c) item->setFont(c, theme.font(Type::Mono));
        }
    };
    connect(&Theme::of(), &Theme::changed, this, colours);
    connect(headers_->model(), &QAbstractItemModel::rowsInserted, this, colours,
            Qt::QueuedConnection);
}

QWidget* MessageView::makeChanges()
{
    auto* box = new QWidget(stack_);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    verdict_ = makeLabel({}, "small", box);
    verdict_->setObjectName(objectName() + QStringLiteral(".verdict"));
    verdict_->setWordWrap(true);
    changes_ = new ChangesView(objectName() + QStringLiteral(".changes"), box);
    changes_->setAccessibleName(tr("%1, then %2").arg(before_, after_));
    column->addWidget(verdict_);
    column->addWidget(changes_, 1);
    return box;
}

void MessageView::setMessage(const std::shared_ptr<const void>& owner,
                             const app::MessageSides& sides)
{
    right_->setVisible(sides.bodyDiffers);
    left_->setTitle(sides.bodyDiffers ? before_
                    : sides.wentOn    ? tr("%1, passed on unchanged").arg(before_)
                                      : tr("%1; it ended here").arg(before_));
    left_->setBody(owner, &sides.before);
    right_->setBody(owner, sides.bodyDiffers ? &sides.after : nullptr);
    showHeaders(sides.headers);
    showChanges(sides);
}

void MessageView::showChanges(const app::MessageSides& sides)
{
    QString words;
    if (!sides.wentOn) {
        words = tr("Nothing went to a provider: the gateway answered by itself.");
    } else if (sides.diff == nullptr) {
        words = tr("Too large to compare line by line: Body and Headers show both sides.");
    } else {
        words = sides.bodyDiffers ? tr("%n line(s) differ, headers and body.", nullptr,
                                       static_cast<int>(sides.diff->changes))
                                  : tr("The body is the same, byte for byte. %n header(s) differ.",
                                       nullptr, static_cast<int>(sides.diff->changes));
    }
    verdict_->setText(words);
    changes_->setDiff(sides.diff);
    changes_->setVisible(sides.diff != nullptr);
}

void MessageView::showHeaders(const std::vector<app::HeaderLine>& headers)
{
    headers_->clear();
    QList<QTreeWidgetItem*> items;
    const QString none = QStringLiteral("–");
    for (const auto& line : headers) {
        auto* item =
            new QTreeWidgetItem({line.name, line.left.isEmpty() ? none : line.left.left(1000),
                                 line.right.isEmpty() ? none : line.right.left(1000)});
        item->setData(0, Qt::UserRole, line.same());
        item->setSizeHint(0, QSize(60, Theme::of().scaled(28)));
        item->setToolTip(1, line.left.left(1000));
        item->setToolTip(2, line.right.left(1000));
        items += item;
    }
    headers_->addTopLevelItems(items);
}

void MessageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto wanted = event->size().width() >= kSideBySide ? Qt::Horizontal : Qt::Vertical;
    if (bodies_->orientation() != wanted) bodies_->setOrientation(wanted);
    const int part = std::max(80, event->size().width() / 3);
    headers_->setColumnWidth(0, part);
    headers_->setColumnWidth(1, part);
}

}  // namespace gatehouse::ui
