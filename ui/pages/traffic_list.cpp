#include "ui/pages/traffic_list.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/log_table.h"
#include "ui/widgets/snippet_card.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {

using app::LogModel;

TrafficList::TrafficList(LogModel& model, app::Gateway* gateway, QWidget* parent)
    : QStackedWidget(parent), model_(model)
{
    setMinimumSize(320, 160);
    table_ = new LogTable(model_, this);
    table_->setObjectName(QStringLiteral("traffic.table"));
    table_->setAccessibleName(tr("Requests, newest first"));
    skeleton_ = new Skeleton(12, this);
    firstSteps_ = makeFirstSteps(gateway);
    nothingFound_ = new EmptyState(QStringLiteral("traffic.nothingFound"), QStringLiteral("filter"),
                                   tr("No request matches"), {}, this);
    connect(nothingFound_->addAction(tr("Clear filter")), &QPushButton::clicked, this,
            &TrafficList::clearAsked);
    for (QWidget* page : {static_cast<QWidget*>(table_), static_cast<QWidget*>(skeleton_),
                          firstSteps_, static_cast<QWidget*>(nothingFound_)}) {
        addWidget(page);
    }
    pill_ = makeButton(QStringLiteral("traffic.newAbove"), {}, "primary",
                       QStringLiteral("arrow-up"), table_);
    pill_->setProperty("small", true);
    pill_->setAccessibleName(tr("Go to the newest"));
    pill_->hide();
    connect(pill_, &QPushButton::clicked, this, [this] {
        if (model_.isRanked()) model_.reload();
        table_->goNewest();
    });
    connect(&model_, &LogModel::heldBackChanged, this, &TrafficList::showPill);
    connect(table_, &LogTable::followingChanged, this, &TrafficList::showPill);
    connect(table_, &LogTable::newAboveChanged, this, &TrafficList::showPill);
    table_->viewport()->installEventFilter(this);
}

QWidget* TrafficList::makeFirstSteps(app::Gateway* gateway)
{
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("traffic.empty"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    auto* snippet = new SnippetCard(QStringLiteral("traffic"), gateway, page);
    snippet->setMaximumWidth(860);
    column->addWidget(snippet);
    column->addStretch(1);
    return page;
}

void TrafficList::showState(const QString& words)
{
    const bool none = model_.rowCount() == 0;
    QWidget* page = table_;
    const bool isLooking = model_.state() == LogModel::State::Ready && !model_.complete();
    if (none && (model_.state() == LogModel::State::Loading || isLooking))
        page = skeleton_;
    else if (none && model_.state() == LogModel::State::Ready)
        page = model_.filter().empty() ? firstSteps_ : nothingFound_;
    if (page == nothingFound_) {
        nothingFound_->setText(tr("No request matches"),
                               tr("Nothing stored fits “%1”.").arg(words));
    }
    if (currentWidget() == page) return;
    setCurrentWidget(page);
    page == skeleton_ ? skeleton_->start() : skeleton_->stop();
}

void TrafficList::showPill()
{
    const bool isRanked = model_.isRanked();
    const int rows = isRanked ? (model_.paused() ? 0 : model_.heldBack()) : table_->newAbove();
    pill_->setVisible(rows > 0 && (isRanked || !table_->following()));
    if (rows == 0) return;
    const QString words = isRanked ? tr("%1 new: sort again").arg(app::count(rows))
                                   : tr("%1 new").arg(app::count(rows));
    if (pill_->text() != words) {
        pill_->setText(words);
        pill_->setAccessibleName(
            isRanked ? tr("%1 new requests wait, sort again").arg(app::count(rows))
                     : tr("%1 new requests above, go to the newest").arg(app::count(rows)));
    }
    pill_->adjustSize();
    pill_->move((table_->width() - pill_->width()) / 2, table_->rowHeight() + 10);
    pill_->raise();
}

bool TrafficList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) showPill();
    return QStackedWidget::eventFilter(watched, event);
}

}  // namespace gatehouse::ui
