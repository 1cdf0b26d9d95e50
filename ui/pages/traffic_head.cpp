#include "ui/pages/traffic_head.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/formats.h"
#include "app/traffic_filter.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/filter_field.h"

namespace gatehouse::ui {

TrafficHead::TrafficHead(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTitle());
    column->addWidget(makeFilterRow());
}

QWidget* TrafficHead::makeTitle()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    denseMargins(row, {24, 16, 24, 10}, {20, 10, 20, 6});
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Traffic"), "h1", head));
    counts_ = makeLabel({}, "small", head);
    counts_->setObjectName(QStringLiteral("traffic.counts"));
    words->addWidget(counts_);
    row->addLayout(words, 1);
    pause_ =
        makeButton(QStringLiteral("traffic.pause"), tr("Pause"), "", QStringLiteral("pause"), head);
    pause_->setToolTip(tr("Freezes this view, not the recording (Ctrl+.)"));
    columns_ = makeButton(QStringLiteral("traffic.columns"), tr("Columns"), "",
                          QStringLiteral("columns"), head);
    export_ = makeButton(QStringLiteral("traffic.export"), tr("Export"), "",
                         QStringLiteral("export"), head);
    export_->setToolTip(tr("Calls as HAR, JSON Lines or CSV; and HAR back in"));
    for (QPushButton* button : {pause_, columns_, export_}) row->addWidget(button);
    connect(pause_, &QPushButton::clicked, this, &TrafficHead::pauseAsked);
    connect(columns_, &QPushButton::clicked, this, [this] {
        Q_EMIT columnsAsked(columns_->mapToGlobal(QPoint(0, columns_->height() + 4)));
    });
    connect(export_, &QPushButton::clicked, this,
            [this] { Q_EMIT exportAsked(export_->mapToGlobal(QPoint(0, export_->height() + 4))); });
    return head;
}

QWidget* TrafficHead::makeFilterRow()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(24, 0, 24, 12);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    filter_ = new FilterField(QStringLiteral("traffic.filter"), box);
    time_ = makeButton(QStringLiteral("traffic.time"), {}, "", QStringLiteral("close"), box);
    time_->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);
    time_->setAccessibleName(tr("Drop the time span"));
    time_->hide();
    const auto chip = [box](const QString& objectName, const QString& words) {
        auto* made = new QToolButton(box);
        made->setObjectName(objectName);
        made->setText(words);
        made->setAccessibleName(words);
        made->setCheckable(true);
        made->setCursor(Qt::PointingHandCursor);
        made->setProperty("chip", true);
        made->setFixedHeight(32);
        made->setMinimumWidth(made->fontMetrics().horizontalAdvance(words) + 26);
        return made;
    };
    errors_ = chip(QStringLiteral("traffic.errors"), tr("Errors"));
    hour_ = chip(QStringLiteral("traffic.lastHour"), tr("Last hour"));
    views_ =
        makeButton(QStringLiteral("traffic.views"), tr("Views"), "", QStringLiteral("eye"), box);
    views_->setToolTip(tr("Saved filters with their columns"));
    connect(views_, &QPushButton::clicked, this,
            [this] { Q_EMIT viewsAsked(views_->mapToGlobal(QPoint(0, views_->height() + 4))); });
    row->addWidget(filter_, 1);
    row->addWidget(time_);
    row->addWidget(errors_);
    row->addWidget(hour_);
    row->addWidget(views_);
    column->addLayout(row);
    problem_ = makeLabel({}, "bad", box);
    problem_->setObjectName(QStringLiteral("traffic.filter.problem"));
    problem_->setWordWrap(true);
    problem_->hide();
    column->addWidget(problem_);
    column->addWidget(makeProgress(box));
    connect(filter_, &FilterField::filterTyped, this, &TrafficHead::read);
    connect(errors_, &QToolButton::clicked, this,
            [this](bool on) { toggleWord(QStringLiteral("status:error"), on); });
    connect(hour_, &QToolButton::clicked, this,
            [this](bool on) { toggleWord(QStringLiteral("last:1h"), on); });
    connect(time_, &QPushButton::clicked, this, [this] {
        from_ = to_ = 0;
        read(filter_->text());
    });
    return box;
}

QWidget* TrafficHead::makeProgress(QWidget* parent)
{
    search_ = new QWidget(parent);
    auto* row = new QHBoxLayout(search_);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(12);
    auto* words = makeLabel(tr("Reading every call, newest first"), "small", search_);
    progress_ = new QProgressBar(search_);
    progress_->setObjectName(QStringLiteral("traffic.search"));
    progress_->setAccessibleName(tr("How much of the log was searched"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    stop_ = makeButton(QStringLiteral("traffic.stop"), tr("Stop searching"), "",
                       QStringLiteral("close"), search_);
    stop_->setProperty("small", true);
    row->addWidget(words);
    row->addWidget(progress_, 1);
    row->addWidget(stop_);
    search_->hide();
    connect(stop_, &QPushButton::clicked, this, &TrafficHead::stopAsked);
    return search_;
}

void TrafficHead::setProgress(double share)
{
    if (share >= 0) progress_->setValue(static_cast<int>(share * 1000));
    const bool hadFocus = stop_->hasFocus();
    search_->setVisible(share >= 0);
    if (hadFocus && share < 0) filter_->setFocus();
}

void TrafficHead::toggleWord(const QString& word, bool on)
{
    QStringList words = filter_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeAll(word);
    const QString rest = words.join(QLatin1Char(' '));
    const QString both = word + QLatin1Char(' ') + app::filterPart(rest);
    filter_->choose(on ? both.trimmed() : rest);
}

void TrafficHead::choose(const QString& words, WallMicros from, WallMicros to)
{
    from_ = from;
    to_ = to;
    filter_->choose(words);
}

void TrafficHead::addWord(const QString& word)
{
    const QString both = app::filterPart(filter_->text()) + QLatin1Char(' ') + word;
    filter_->choose(both.trimmed());
}

void TrafficHead::chooseOrder(const store::Ranking& ranking)
{
    filter_->choose(app::orderedText(filter_->text(), ranking));
}

QString TrafficHead::words() const
{
    return filter_->text().isEmpty() ? time_->text() : filter_->text();
}

QString TrafficHead::filterText() const
{
    return filter_->text().simplified();
}

void TrafficHead::focusFilter()
{
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

void TrafficHead::setCounts(const QString& words)
{
    if (counts_->text() != words) counts_->setText(words);
}

void TrafficHead::setPaused(bool paused, int heldBack)
{
    QString words = tr("Pause");
    if (paused)
        words = heldBack > 0 ? tr("Resume (%1 new)").arg(app::count(heldBack)) : tr("Resume");
    if (pause_->text() == words) return;
    pause_->setIcon(Theme::icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    pause_->setText(words);
    pause_->setAccessibleName(words);
}

void TrafficHead::read(const QString& text)
{
    auto parsed = app::parseTrafficFilter(text, app::now());
    filter_->setProblem(parsed.problem, parsed.from, parsed.length);
    problem_->setText(parsed.problem);
    problem_->setVisible(!parsed.ok());
    if (!parsed.ok()) return;  // the last good result stays
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    errors_->setChecked(words.contains(QLatin1String("status:error")));
    hour_->setChecked(words.contains(QLatin1String("last:1h")));
    if (from_ > 0) parsed.filter.from = std::max(parsed.filter.from, from_);
    if (to_ > 0) parsed.filter.to = parsed.filter.to > 0 ? std::min(parsed.filter.to, to_) : to_;
    showTime();
    Q_EMIT filtered(parsed.filter, parsed.ranking);
}

void TrafficHead::showTime()
{
    const bool any = from_ > 0 || to_ > 0;
    time_->setVisible(any);
    if (!any) return;
    const auto name = [](WallMicros at) {
        return at > 0 ? app::dayTime(at).chopped(3) : QStringLiteral("…");
    };
    time_->setText(name(from_) + QStringLiteral(" – ") + name(to_));
    time_->setAccessibleName(tr("Drop the time span %1").arg(time_->text()));
}

}  // namespace gatehouse::ui
