#include "ui/pages/playground/playground_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/reader_thread.h"
#include "app/settings.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/pages/playground/play_column.h"
#include "ui/pages/playground/play_input.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr int kPause = 200;  // ms after the last key
const QString kModelsKey = QStringLiteral("playground/models");
const QString kCapKey = QStringLiteral("playground/capPicoUsd");

enum Place { Ready, Loading, NoModels };

}  // namespace

PlaygroundPage::PlaygroundPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("playground"), context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* strip = new QVBoxLayout;
    strip->setContentsMargins(24, 0, 24, 0);
    banner_ = new Banner(QStringLiteral("playground.banner"), this);
    strip->addWidget(banner_);
    column->addLayout(strip);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("playground.stack"));
    stack_->addWidget(makeBody());
    auto* waiting = new QWidget(stack_);
    auto* bars = new QVBoxLayout(waiting);
    bars->setContentsMargins(24, 12, 24, 24);
    skeleton_ = new Skeleton(6, waiting);
    bars->addWidget(skeleton_);
    bars->addStretch(1);
    stack_->addWidget(waiting);
    empty_ = new EmptyState(
        QStringLiteral("playground.empty"), QStringLiteral("plug"), tr("There is no model to ask"),
        tr("Add a provider, or the built-in sample, which needs no key."), stack_);
    connect(empty_->addAction(tr("Add a provider"), QStringLiteral("plus")), &QPushButton::clicked,
            this, [this] { this->context().navigator->go(QStringLiteral("providers")); });
    stack_->addWidget(empty_);
    column->addWidget(stack_, 1);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, &PlaygroundPage::showEstimates);
    connect(input_, &PlayInput::edited, this, [this] {
        showState();
        if (isActive()) pause_.start();
    });
    addActions();
    models_ = app::playModels(this->context().gateway->config());
    const QStringList kept = context.settings == nullptr
                                 ? QStringList()
                                 : context.settings->value(kModelsKey).toStringList();
    for (const QString& model : kept) {
        if (columns_.size() < kMostColumns) addColumn(model);
    }
    while (columns_.empty() || (kept.isEmpty() && columns_.size() < 2)) addColumn(nextModel());
}

QWidget* PlaygroundPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    denseMargins(row, {24, 16, 24, 10}, {20, 10, 20, 6});
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Playground"), "h1", head));
    sum_ = new ElidedLabel({}, head);
    setRole(sum_, "small");
    sum_->setObjectName(QStringLiteral("playground.estimate"));
    words->addWidget(sum_);
    row->addLayout(words, 1);
    add_ = makeButton(QStringLiteral("playground.addColumn"), tr("Add a column"), "",
                      QStringLiteral("plus"), head);
    compare_ = makeButton(QStringLiteral("playground.compare"), tr("Compare"), "",
                          QStringLiteral("compare"), head);
    compare_->setToolTip(tr("Lays the answers side by side, line by line, in Traffic"));
    stop_ = makeButton(QStringLiteral("playground.stop"), tr("Stop"), "", QStringLiteral("close"),
                       head);
    stop_->setToolTip(tr("Closes all connections (Esc)"));
    run_ = makeButton(QStringLiteral("playground.run"), tr("Run all"), "primary",
                      QStringLiteral("play"), head);
    run_->setToolTip(tr("Asks every column (Ctrl+Enter)"));
    for (QPushButton* button : {add_, compare_, stop_, run_}) row->addWidget(button);
    connect(add_, &QPushButton::clicked, this, [this] { addColumn(nextModel()); });
    connect(compare_, &QPushButton::clicked, this, &PlaygroundPage::compareAnswers);
    connect(stop_, &QPushButton::clicked, this, &PlaygroundPage::stop);
    connect(run_, &QPushButton::clicked, this, &PlaygroundPage::run);
    return head;
}

QWidget* PlaygroundPage::makeBody()
{
    auto* body = new QWidget(stack_);
    auto* margins = new QVBoxLayout(body);
    denseMargins(margins, {24, 4, 24, 20}, {20, 2, 20, 12});
    auto* split = new QSplitter(Qt::Vertical, body);
    split->setObjectName(QStringLiteral("playground.split"));
    split->setChildrenCollapsible(false);
    split->setHandleWidth(12);
    split->setProperty("gap", true);
    input_ = new PlayInput(split);
    input_->setMinimumHeight(132);
    auto* answers = new QWidget(split);
    row_ = new QHBoxLayout(answers);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(12);
    split->addWidget(input_);
    split->addWidget(answers);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({244, 460});
    margins->addWidget(split);
    return body;
}

void PlaygroundPage::addActions()
{
    makeAction(this, "playground.run", [this] { run(); });
    makeAction(this, "playground.stop", [this] { stop(); });
    makeAction(this, "playground.addColumn", [this] { addColumn(nextModel()); });
    makeAction(this, "playground.past",
               [this] { showInTraffic(QStringLiteral("tag:") + app::PlayRun::tag()); });
}

void PlaygroundPage::showInTraffic(const QString& filter)
{
    context().navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), filter}});
}

void PlaygroundPage::addColumn(const QString& model)
{
    if (columns_.size() >= kMostColumns) return;
    auto* run = new app::PlayRun(context().gateway, *context().reader);
    auto* column = new PlayColumn(run, this);
    column->setModels(models_);
    column->setModel(model);
    columns_.push_back(column);
    row_->addWidget(column, 1);
    connect(run, &app::PlayRun::changed, this, &PlaygroundPage::showState);
    connect(column, &PlayColumn::modelChosen, this, [this] {
        remember();
        showState();
        if (isActive()) pause_.start();
    });
    connect(column, &PlayColumn::runAsked, this, [this, column] { runColumn(column); });
    connect(column, &PlayColumn::removeAsked, this, [this, column] { removeColumn(column); });
    connect(column, &PlayColumn::rowAsked, this,
            [this](const QString& requestId) { showInTraffic(QStringLiteral("id:") + requestId); });
    renumber();
}

void PlaygroundPage::removeColumn(PlayColumn* column)
{
    if (columns_.size() < 2) return;
    column->run()->stop();
    std::erase(columns_, column);
    column->hide();
    column->deleteLater();
    renumber();
}

void PlaygroundPage::renumber()
{
    int number = 0;
    for (PlayColumn* each : columns_) {
        each->setNumber(++number);
        each->setRemovable(columns_.size() > 1);
    }
    remember();
    showState();
    if (isActive()) showEstimates();
}

void PlaygroundPage::remember()
{
    if (context().settings == nullptr) return;
    QStringList names;
    for (const PlayColumn* each : columns_) names += each->model();
    context().settings->setValue(kModelsKey, names);
}

/// A model that no column asks yet.
QString PlaygroundPage::nextModel() const
{
    for (const app::PlayModel& each : models_) {
        const auto asks = [&each](const PlayColumn* column) {
            return column->model() == each.name;
        };
        if (std::ranges::none_of(columns_, asks)) return each.name;
    }
    return models_.empty() ? QString() : models_.front().name;
}

void PlaygroundPage::open(const QVariantMap& params)
{
    const QString model = params.value(QStringLiteral("model")).toString();
    if (!model.isEmpty()) columns_.front()->setModel(model);
    const store::RowId row = params.value(QStringLiteral("row")).toLongLong();
    if (row != 0) load(row);
    const QByteArray body = params.value(QStringLiteral("call")).toString().toUtf8();
    if (!body.isEmpty()) take(app::playCallOf(QJsonDocument::fromJson(body).object()));
}

void PlaygroundPage::load(store::RowId row)
{
    using Opened = std::optional<app::PlayOpened>;
    isLoading_ = true;
    stack_->setCurrentIndex(Loading);
    skeleton_->start();
    banner_->hide();
    context().reader->ask<Opened>(
        this,
        [row](store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<Opened> {
            auto detail = reader.detail(row);
            if (!detail) return std::move(detail).error();
            return *detail ? Opened(app::playCallOf(**detail)) : Opened();
        },
        [this, row](Result<Opened> opened) {
            skeleton_->stop();
            isLoading_ = false;
            showModels();
            if (!opened) {
                banner_->show(
                    "bad", tr("The call cannot be read: %1").arg(app::text(opened.error().message)),
                    app::text(opened.error().hint));
                banner_->setAction(tr("Retry"), [this, row] { load(row); });
            } else if (!*opened) {
                banner_->show("warn", tr("This call is no longer stored."));
                banner_->setAction({}, {});
            } else {
                take(**opened);
            }
        });
}

void PlaygroundPage::take(const app::PlayOpened& opened)
{
    banner_->setAction({}, {});
    if (!opened.problem.isEmpty()) {
        banner_->show("warn", tr("This call cannot be opened here. %1").arg(opened.problem),
                      opened.hint);
        return;
    }
    stop();
    for (PlayColumn* each : columns_) each->run()->clear();
    input_->show(opened.call);
    if (!opened.model.isEmpty()) columns_.front()->setModel(opened.model);
    if (!opened.leftOut.isEmpty()) {
        banner_->show("info", tr("Left out, since a chat has no word for it: %1.")
                                  .arg(opened.leftOut.join(QStringLiteral(", "))));
    }
    input_->focusLast();
}

void PlaygroundPage::activated()
{
    connect(context().gateway, &app::Gateway::configChanged, this, &PlaygroundPage::showModels);
    connect(context().gateway, &app::Gateway::stateChanged, this, &PlaygroundPage::showState);
    showModels();
    showState();
}

void PlaygroundPage::deactivated()
{
    pause_.stop();
    disconnect(context().gateway, nullptr, this, nullptr);
}

void PlaygroundPage::showModels()
{
    auto models = app::playModels(context().gateway->config());
    if (models != models_) {
        models_ = std::move(models);
        for (PlayColumn* each : columns_) {
            each->setModels(models_);
            if (each->model().isEmpty()) each->setModel(nextModel());
        }
    }
    const bool starts = context().gateway->phase() == app::Phase::Starting;
    const Place place = models_.empty() && !starts ? NoModels : Ready;
    stack_->setCurrentIndex(isLoading_ ? Loading : place);
    showEstimates();
    showState();
}

void PlaygroundPage::showEstimates()
{
    const app::PlayCall call = input_->call();
    std::vector<app::PlayEstimate> all;
    for (PlayColumn* each : columns_) {
        all.push_back(app::estimateOf(call, each->model(), context().gateway->config()));
        each->setEstimate(all.back());
    }
    estimate_ = app::sumOf(all);
    const bool isFree = estimate_.most == PicoUsd{};
    const QString cost = app::costWords(estimate_);
    QString words = tr("One question, asked of several models side by side");
    if (isFree) {
        words = tr("One question, asked of several models side by side. A run is free");
    } else if (!cost.isEmpty()) {
        words = tr("One question, asked of several models side by side. A run costs %1").arg(cost);
    }
    sum_->setWhole(words);
}

bool PlaygroundPage::isBusy() const
{
    return std::ranges::any_of(columns_,
                               [](const PlayColumn* each) { return each->run()->isBusy(); });
}

void PlaygroundPage::showState()
{
    const bool busy = isBusy();
    const bool listens = !context().gateway->baseUrl().isEmpty();
    const bool canRun = listens && input_->trouble().isEmpty() && !input_->call().isEmpty() &&
                        std::ranges::any_of(columns_, [](const PlayColumn* each) {
                            return !each->model().isEmpty();
                        });
    run_->setEnabled(canRun);
    stop_->setEnabled(busy);
    add_->setEnabled(columns_.size() < kMostColumns);
    const auto stored = std::ranges::count_if(
        columns_, [](const PlayColumn* each) { return each->run()->row().has_value(); });
    compare_->setEnabled(stored > 1);
    Q_EMIT statusTextChanged();
}

QString PlaygroundPage::statusText() const
{
    if (context().gateway->baseUrl().isEmpty())
        return tr("The gateway does not listen: nothing can be asked");
    const auto open = std::ranges::count_if(
        columns_, [](const PlayColumn* each) { return each->run()->isBusy(); });
    return open == 0 ? QString() : tr("%n answer(s) on the way", nullptr, static_cast<int>(open));
}

std::optional<Token> PlaygroundPage::statusDot() const
{
    if (context().gateway->baseUrl().isEmpty()) return Token::Warn;
    return isBusy() ? std::optional(Token::Info) : std::nullopt;
}

PicoUsd PlaygroundPage::cap() const
{
    if (context().settings == nullptr) return kFirstCap;
    return {context()
                .settings->value(kCapKey, QVariant::fromValue<qint64>(kFirstCap.value))
                .toLongLong()};
}

/// Money above the cap is asked for first.
void PlaygroundPage::run()
{
    if (!run_->isEnabled()) return;
    pause_.stop();
    showEstimates();
    if (!estimate_.most || *estimate_.most <= cap()) return runNow();
    banner_->show(
        "warn", tr("This run may cost up to %1.").arg(app::money(estimate_.most)),
        tr("A run that may cost more than %1 asks first. A shorter longest answer makes it "
           "cheaper.")
            .arg(app::money(cap())));
    banner_->setAction(tr("Run all the same"), [this] { runNow(); });
}

void PlaygroundPage::runNow()
{
    banner_->hide();
    banner_->setAction({}, {});
    for (PlayColumn* each : columns_) runColumn(each);
}

void PlaygroundPage::runColumn(PlayColumn* column)
{
    const QString model = column->model();
    if (model.isEmpty()) return;
    const QString limit = app::limitNameOf(context().gateway->config(), model);
    column->run()->start(app::bodyOf(input_->call(), model, limit));
}

void PlaygroundPage::stop()
{
    for (PlayColumn* each : columns_) each->run()->stop();
}

void PlaygroundPage::compareAnswers()
{
    QStringList rows;
    for (const PlayColumn* each : columns_) {
        if (each->run()->row()) rows += QString::number(each->run()->row()->id);
    }
    if (rows.size() < 2) return;
    context().navigator->go(QStringLiteral("traffic"),
                            {{QStringLiteral("compare"), rows.join(QLatin1Char(','))}});
}

}  // namespace gatehouse::ui
