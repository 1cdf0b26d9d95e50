#include "ui/pages/limits/limit_view.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/limits/limit_edit.h"
#include "app/limits/limit_words.h"
#include "app/models/series.h"
#include "app/reader_thread.h"
#include "ui/navigator.h"
#include "ui/pages/limits/limit_form.h"
#include "ui/pages/limits/limit_list.h"
#include "ui/pages/limits/limit_past_sheet.h"
#include "ui/widgets/back_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/confirm_sheet.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kFormWidth = 340;
constexpr int kChartHeight = 250;

QString problemOf(const app::Draft& draft, const std::string& id)
{
    const auto& limits = draft.config().limits;
    const auto at = std::ranges::find(limits, id, &config::LimitConfig::id) - limits.begin();
    const std::string path = "/limits/" + std::to_string(at) + '/';
    for (const auto& problem : draft.problems()) {
        if (!problem.path.starts_with(path)) continue;
        return app::fieldTitle(QStringLiteral("limits/") +
                               app::text(problem.path.substr(path.size()))) +
               QStringLiteral(": ") + app::text(problem.message) + QStringLiteral("; ") +
               app::text(problem.hint);
    }
    return {};
}

}  // namespace

LimitView::LimitView(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context)
{
    setObjectName(QStringLiteral("limits.view"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("limits.pane"), tr("The limit"));
    auto* inner = new QWidget(area);
    inner->setObjectName(QStringLiteral("page"));
    auto* row = new QHBoxLayout(inner);
    row->setContentsMargins(24, 20, 24, 20);
    row->setSpacing(12);
    auto* settings = makeCard(QStringLiteral("limits.settings"), inner);
    settings->setFixedWidth(Theme::of().scaled(kFormWidth));
    auto* inside = startCard(settings, tr("Settings"), tr("Published together with the draft"));
    form_ = new LimitForm(settings);
    inside->addWidget(form_, 1);
    row->addWidget(settings, 0, Qt::AlignTop);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    chart_ = new ChartPanel(
        QStringLiteral("limits.chart"), tr("What is left"), {}, ChartPanel::Kind::Lines,
        {{tr("left"), 0, false, true},
         {tr("as it goes"), 0, true, false},
         {tr("if little is used"), 7, true, false},
         {tr("if much is used"), 3, true, false}},
        [this](double value) {
            return app::amountWords(use_.unit, static_cast<std::int64_t>(value));
        },
        inner);
    chart_->setMinimumHeight(kChartHeight);
    right->addWidget(chart_);
    words_ = makeLabel({}, "body", inner);
    words_->setObjectName(QStringLiteral("limits.forecast"));
    words_->setWordWrap(true);
    right->addWidget(words_);
    auto* callers = makeCard(QStringLiteral("limits.callers"), inner);
    caller_ = new QComboBox(callers);
    caller_->setObjectName(QStringLiteral("limits.caller"));
    caller_->setAccessibleName(tr("Whose course the chart shows"));
    auto* list =
        startCard(callers, tr("Used now"), tr("Who has the least left comes first"), caller_);
    callersEmpty_ = makeLabel(tr("Nothing is used now."), "small", callers);
    list->addWidget(callersEmpty_);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(6);
    list->addLayout(rows_);
    right->addWidget(callers);
    right->addStretch(1);
    row->addLayout(right, 1);
    area->setWidget(inner);
    column->addWidget(area, 1);
    connect(caller_, &QComboBox::activated, this, &LimitView::readCourse);
    connect(form_, &LimitForm::edited, this, [this](const config::LimitConfig& limit) {
        context_.draft->edit(app::withLimit(context_.draft->config(), limit));
    });
}

QWidget* LimitView::makeHead()
{
    bar_ = new BackBar(QStringLiteral("limits.bar"), tr("Limits"), this);
    state_ = makeBadge({}, "neutral", bar_);
    state_->setObjectName(QStringLiteral("limits.state"));
    bar_->actions()->addWidget(state_);
    auto* forget = makeButton(QStringLiteral("limits.forget"), tr("Begin anew"), "ghost",
                              QStringLiteral("refresh"), bar_);
    forget->setToolTip(tr("Forgets what was used of this limit"));
    bar_->actions()->addWidget(forget);
    auto* past = makeButton(QStringLiteral("limits.tryPast"), tr("Try on past traffic"), "",
                            QStringLiteral("search"), bar_);
    past->setToolTip(tr("What this limit, as it stands in the draft, would have done"));
    bar_->actions()->addWidget(past);
    connect(past, &QPushButton::clicked, this, &LimitView::tryPast);
    connect(bar_, &BackBar::backAsked, this, &LimitView::backAsked);
    connect(forget, &QPushButton::clicked, this, &LimitView::askForget);
    return bar_;
}

void LimitView::tryPast()
{
    const auto& config = context_.draft->config();
    const auto* limit = app::findLimit(config, id_);
    if (limit == nullptr) return;
    auto* sheet =
        new LimitPastSheet(context_.gateway->databasePath(), *limit, config.access.keys, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        const QString filter = QStringLiteral("id:") + sheet->chosen();
        context_.navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), filter}});
    });
    sheet->open();
}

void LimitView::askForget()
{
    const auto* limit = app::findLimit(context_.draft->config(), id_);
    if (limit == nullptr) return;
    const QString title = app::titleOf(*limit);
    auto* sheet = new ConfirmSheet(
        tr("Begin anew"),
        tr("What was used of %1 is forgotten: everybody it counts has all of it again. This cannot "
           "be undone.")
            .arg(title),
        tr("Begin anew"), QStringLiteral("refresh"), this);
    connect(sheet, &QDialog::accepted, this, [this, title, id = app::text(id_)] {
        context_.gateway->forgetUse(id);
        context_.toasts->show(tr("What was used of %1 is forgotten").arg(title));
    });
    sheet->open();
}

void LimitView::open(const std::string& limit)
{
    id_ = limit;
    use_ = {};
    callers_.clear();
    asked_.reset();
    isRead_ = false;
    shown_.clear();
    caller_->clear();
    caller_->hide();
    showConfig();
}

void LimitView::showConfig()
{
    const auto* limit = app::findLimit(context_.draft->config(), id_);
    if (limit == nullptr) {
        if (!id_.empty()) Q_EMIT gone();
        id_.clear();
        return;
    }
    bar_->setWords(app::titleOf(*limit),
                   app::limitWords(*limit) + QStringLiteral(" · ") + app::scopeWords(*limit));
    form_->show(*limit, context_.draft->config(), problemOf(*context_.draft, id_));
}

void LimitView::showUses(const std::vector<engine::LimitUse>& uses)
{
    const auto rows =
        app::limitRows(context_.draft->config(), context_.gateway->config(), uses, app::now());
    const auto row = std::ranges::find(rows, id_, &app::LimitRow::id);
    if (row == rows.end()) return;
    const Token colour = tokenOf(row->state);
    state_->setText(app::stateWords(row->state));
    restyle(state_, "badge",
            QString::fromLatin1(colour == Token::Ok     ? "ok"
                                : colour == Token::Warn ? "warn"
                                : colour == Token::Bad  ? "bad"
                                : colour == Token::Info ? "info"
                                                        : "neutral"));
    const auto use = std::ranges::find(uses, id_, &engine::LimitUse::id);
    const bool counts = use != uses.end() && row->state != app::LimitRow::State::Draft;
    showCallers(counts ? *use : engine::LimitUse{});
    const bool isFirst = use_.id.empty() && counts;
    use_ = counts ? *use : engine::LimitUse{};
    if (isFirst || !counts) readCourse();
    if (isRead_) showCourse();
}

void LimitView::showCallers(const engine::LimitUse& use)
{
    constexpr std::size_t kShown = 20;
    callers_ = app::callersOf(use, context_.gateway->config());
    QStringList lines;
    for (const auto& [who, key, standing] : callers_) {
        if (lines.size() == static_cast<qsizetype>(kShown)) break;
        lines.append((who.isEmpty() ? tr("All together") : who) + QLatin1Char('\n') +
                     tr("%1 of %2")
                         .arg(app::amountWords(use.unit, standing.used),
                              app::amountWords(use.unit, standing.limit)));
    }
    callersEmpty_->setVisible(lines.isEmpty());
    if (lines == shown_) return;
    shown_ = lines;
    clearLayout(rows_);
    for (const QString& line : lines) {
        auto* row = new QHBoxLayout;
        auto* who = new ElidedLabel(line.section(QLatin1Char('\n'), 0, 0));
        row->addWidget(who, 1);
        row->addWidget(makeLabel(line.section(QLatin1Char('\n'), 1), "mono"));
        rows_->addLayout(row);
    }
    const QString chosen = caller_->currentText();
    caller_->clear();
    for (const auto& each : callers_) {
        if (!each.key.empty()) caller_->addItem(app::text(each.key));
    }
    caller_->setCurrentIndex(std::max(0, caller_->findText(chosen)));
    caller_->setVisible(caller_->count() > 1);
}

void LimitView::readCourse()
{
    const auto* limit = app::findLimit(context_.gateway->config(), id_);
    isRead_ = false;
    if (limit == nullptr || use_.id.empty()) {
        chart_->hide();
        words_->setText(tr("Nothing is counted before the limit is published."));
        return;
    }
    const auto question =
        app::burnQuestion(*limit, use_, caller_->currentText().toStdString(), app::now());
    chart_->setVisible(question.ask.has_value());
    words_->setText(question.why);
    asked_ = question.ask;
    if (!asked_) return;
    context_.reader->ask<app::BurnRead>(
        this,
        [ask = *asked_, unit = use_.unit](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return app::readBurn(reader, ask, unit);
        },
        [this, ask = *asked_](Result<app::BurnRead> read) {
            if (asked_ != ask) return;
            if (!read) {
                words_->setText(
                    tr("The course cannot be read: %1; %2")
                        .arg(app::text(read.error().message), app::text(read.error().hint)));
                return;
            }
            read_ = std::move(*read);
            isRead_ = true;
            showCourse();
        });
}

void LimitView::showCourse()
{
    limit::Standing standing{.limit = use_.window.limit, .remaining = use_.window.limit};
    const auto caller = std::ranges::find_if(
        callers_, [this](const auto& each) { return each.key == asked_->key; });
    if (caller != callers_.end()) standing = caller->standing;
    const auto course = app::burnDownOf(*asked_, read_, standing, use_.unit, app::now());
    chart_->setAxisFormat(use_.unit == limit::Unit::Cost ? app::axisMoney : app::axisCount);
    chart_->setWhole(use_.unit != limit::Unit::Cost);
    chart_->setRange(asked_->from / 1000, asked_->to / 1000, asked_->bucketSeconds * 1000);
    chart_->setValues(0, course.left);
    chart_->setValues(1, course.expected);
    chart_->setValues(2, course.best);
    chart_->setValues(3, course.worst);
    chart_->showValues();
    words_->setText(course.miss.isEmpty() ? course.words
                                          : course.words + QLatin1Char(' ') + course.miss);
}

}  // namespace gatehouse::ui
