#include "ui/widgets/body_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/models/json_model.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pieces_view.h"

namespace gatehouse::ui {
namespace {

/// Colours a value by its kind.
class JsonDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Text, colourOf(index));
        option->palette.setColor(QPalette::HighlightedText, colourOf(index));
        option->font = Theme::of().font(Type::Mono);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), Theme::of().scaled(24)};
    }

private:
    static QColor colourOf(const QModelIndex& index)
    {
        const Theme& theme = Theme::of();
        if (index.column() == 0) return theme.colour(Token::AccentText);
        switch (static_cast<app::JsonTree::Kind>(index.data(app::JsonModel::KindRole).toInt())) {
            case app::JsonTree::Kind::String:
                return theme.colour(Token::Text);
            case app::JsonTree::Kind::Number:
                return theme.colour(Token::Warn);
            case app::JsonTree::Kind::Word:
                return theme.colour(Token::Info);
            case app::JsonTree::Kind::Object:
            case app::JsonTree::Kind::Array:
                break;
        }
        return theme.colour(Token::Text3);
    }
};

}  // namespace

BodyPane::BodyPane(const QString& objectName, const QString& title, QWidget* parent)
    : QFrame(parent), model_(new app::JsonModel(this))
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    title_ = makeLabel(title, "strong", this);
    facts_ = makeLabel({}, "caption", this);
    modes_ = new Segments(objectName + QStringLiteral(".mode"), tr("How to show %1").arg(title),
                          {{QStringLiteral("tree"), tr("Tree")},
                           {QStringLiteral("text"), tr("Text")},
                           {QStringLiteral("raw"), tr("Raw")}},
                          this);
    copy_ = makeIconButton(objectName + QStringLiteral(".copy"), tr("Copy %1").arg(title),
                           QStringLiteral("copy"), this);
    head->addWidget(title_);
    head->addWidget(facts_, 1);
    head->addWidget(modes_);
    head->addWidget(copy_);
    column->addLayout(head);

    stack_ = new QStackedWidget(this);
    tree_ = new QTreeView(stack_);
    tree_->setObjectName(objectName + QStringLiteral(".tree"));
    tree_->setAccessibleName(tr("%1 as a tree").arg(title));
    tree_->setModel(model_);
    tree_->setItemDelegate(new JsonDelegate(tree_));
    tree_->setUniformRowHeights(true);
    tree_->setHeaderHidden(true);
    tree_->setIndentation(14);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->header()->setObjectName(objectName + QStringLiteral(".columns"));
    tree_->header()->setAccessibleName(tr("Columns of %1").arg(title));
    tree_->header()->setMinimumSectionSize(60);
    tree_->header()->setStretchLastSection(true);
    text_ =
        new PiecesView(objectName + QStringLiteral(".text"), tr("%1 as text").arg(title), stack_);
    raw_ = new PiecesView(objectName + QStringLiteral(".raw"), tr("%1, raw").arg(title), stack_);
    nothing_ = makeLabel({}, "small", stack_);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QWidget* page : {static_cast<QWidget*>(tree_), static_cast<QWidget*>(text_),
                          static_cast<QWidget*>(raw_), static_cast<QWidget*>(nothing_)}) {
        stack_->addWidget(page);
    }
    column->addWidget(stack_, 1);
    connect(modes_, &Segments::chosen, this, &BodyPane::showMode);
    connect(copy_, &QToolButton::clicked, this, [this] {
        if (body_ == nullptr) return;
        QString all;
        for (const auto& piece : body_->raw) all += piece;
        QApplication::clipboard()->setText(all);
    });
}

void BodyPane::setTitle(const QString& title)
{
    title_->setText(title);
}

void BodyPane::setBody(std::shared_ptr<const void> owner, const app::BodyView* body)
{
    owner_ = std::move(owner);
    body_ = body;
    const bool some = body_ != nullptr && !body_->empty();
    modes_->setVisible(some && body_->tree != nullptr);
    copy_->setVisible(some && !body_->binary);
    model_->setTree(some ? body_->tree : nullptr);
    text_->setPieces({});
    raw_->setPieces({});
    if (!some) {
        facts_->clear();
        const bool lost = body_ != nullptr && body_->wireSize > 0;
        nothing_->setText(lost ? tr("%1 went over the wire; nothing of it was kept.")
                                     .arg(app::bytes(body_->wireSize))
                               : tr("No body."));
        stack_->setCurrentWidget(nothing_);
        return;
    }
    facts_->setText(body_->note.isEmpty()
                        ? app::bytes(body_->size)
                        : app::bytes(body_->size) + QStringLiteral(" · ") + body_->note);
    const QString mode = body_->tree != nullptr ? QStringLiteral("tree") : QStringLiteral("text");
    modes_->setCurrent(mode);
    showMode(mode);
    if (body_->tree != nullptr) {
        tree_->setColumnWidth(0, 150);
        if (!body_->folded()) tree_->expandToDepth(1);
    }
}

void BodyPane::showMode(const QString& mode)
{
    if (body_ == nullptr) return;
    // A text is laid out when it is first looked at.
    if (mode == QLatin1String("tree")) {
        stack_->setCurrentWidget(tree_);
    } else if (mode == QLatin1String("raw")) {
        if (raw_->shownPieces() == 0) raw_->setPieces(body_->raw);
        stack_->setCurrentWidget(raw_);
    } else {
        if (text_->shownPieces() == 0) text_->setPieces(body_->pretty);
        stack_->setCurrentWidget(text_);
    }
}

}  // namespace gatehouse::ui
