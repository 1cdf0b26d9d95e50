#include "ui/pages/playground/play_column.h"

#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/text_blocks.h"

namespace gatehouse::ui {
namespace {

using State = app::PlayRun::State;

constexpr int kFoldTo = 160;  // letters of what the model thought
constexpr qint64 kMicros = 1000;

struct Badge {
    QString words;
    const char* kind;
};

Badge badgeOf(const app::PlayRun& run)
{
    switch (run.state()) {
        case State::Waiting:
            return {PlayColumn::tr("waiting"), "info"};
        case State::Answering:
            return {PlayColumn::tr("streaming"), "info"};
        case State::Stopped:
            return {PlayColumn::tr("stopped"), "neutral"};
        case State::Failed:
            return {PlayColumn::tr("failed"), "bad"};
        case State::Done:
            break;
        case State::Idle:
            return {PlayColumn::tr("ready"), "neutral"};
    }
    const QString finish = run.outcome().finish;
    if (finish == QLatin1String("length")) return {PlayColumn::tr("cut at the limit"), "warn"};
    return {PlayColumn::tr("done"), "ok"};
}

}  // namespace

PlayColumn::PlayColumn(app::PlayRun* run, QWidget* parent) : QFrame(parent), run_(run)
{
    setProperty("card", true);
    run_->setParent(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 10);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(makeTrouble());
    thoughts_ = new FoldingText({}, this);
    thoughts_->hide();
    column->addWidget(thoughts_);
    answer_ = new QPlainTextEdit(this);
    answer_->setReadOnly(true);
    answer_->setFrameShape(QFrame::NoFrame);
    answer_->setProperty("plain", true);
    answer_->setTabChangesFocus(true);
    column->addWidget(answer_, 1);
    column->addWidget(makeLine(this));
    column->addWidget(makeFoot());
    connect(run_, &app::PlayRun::grew, this, &PlayColumn::showAnswer);
    connect(run_, &app::PlayRun::changed, this, &PlayColumn::showState);
    showState();
}

QWidget* PlayColumn::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    model_ = new QComboBox(head);
    model_->setEditable(true);
    model_->setInsertPolicy(QComboBox::NoInsert);
    model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    model_->setMinimumContentsLength(8);
    model_->lineEdit()->setPlaceholderText(tr("Model"));
    model_->completer()->setFilterMode(Qt::MatchContains);
    model_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    remove_ = makeIconButton({}, tr("Remove the column"), QStringLiteral("close"), head);
    first->addWidget(model_, 1);
    first->addWidget(remove_);
    column->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    badge_ = makeBadge({}, "neutral", head);
    estimate_ = new ElidedLabel({}, head);
    setRole(estimate_, "small");
    estimate_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    second->addWidget(badge_, 0, Qt::AlignVCenter);
    second->addWidget(estimate_, 1);
    column->addLayout(second);
    connect(model_, &QComboBox::currentTextChanged, this, &PlayColumn::modelChosen);
    connect(remove_, &QToolButton::clicked, this, &PlayColumn::removeAsked);
    return head;
}

/// What went wrong stands over what to do: a column is too narrow for them side by side.
QWidget* PlayColumn::makeTrouble()
{
    trouble_ = new QFrame(this);
    trouble_->setProperty("banner", QStringLiteral("bad"));
    auto* column = new QVBoxLayout(trouble_);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(4);
    words_ = makeLabel({}, "body", trouble_);
    hint_ = makeLabel({}, "small2", trouble_);
    for (QLabel* each : {words_, hint_}) {
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(each);
    }
    retry_ = makeButton({}, tr("Retry"), "", {}, trouble_);
    retry_->setProperty("small", true);
    column->addWidget(retry_, 0, Qt::AlignLeft);
    trouble_->hide();
    connect(retry_, &QPushButton::clicked, this, &PlayColumn::runAsked);
    return trouble_;
}

QWidget* PlayColumn::makeFoot()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    times_ = new ElidedLabel({}, foot);
    sums_ = new ElidedLabel({}, foot);
    for (ElidedLabel* each : {times_, sums_}) {
        setRole(each, "monoSmall");
        words->addWidget(each);
    }
    row->addLayout(words, 1);
    copy_ = makeIconButton({}, tr("Copy the answer"), QStringLiteral("copy"), foot);
    link_ = makeIconButton({}, tr("Show the call in Traffic"), QStringLiteral("pulse"), foot);
    row->addWidget(copy_);
    row->addWidget(link_);
    connect(copy_, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(run_->answer()); });
    connect(link_, &QToolButton::clicked, this, [this] {
        if (run_->row()) Q_EMIT rowAsked(app::text(run_->row()->requestId));
    });
    return foot;
}

void PlayColumn::setNumber(int number)
{
    const QString base = QStringLiteral("playground.column.%1").arg(number);
    setObjectName(base);
    setAccessibleName(tr("Column %1").arg(number));
    model_->setObjectName(base + QStringLiteral(".model"));
    model_->setAccessibleName(tr("Model of column %1").arg(number));
    model_->lineEdit()->setObjectName(base + QStringLiteral(".name"));
    model_->lineEdit()->setAccessibleName(tr("Model of column %1").arg(number));
    remove_->setObjectName(base + QStringLiteral(".remove"));
    remove_->setAccessibleName(tr("Remove column %1").arg(number));
    badge_->setObjectName(base + QStringLiteral(".state"));
    estimate_->setObjectName(base + QStringLiteral(".estimate"));
    trouble_->setObjectName(base + QStringLiteral(".trouble"));
    retry_->setObjectName(base + QStringLiteral(".retry"));
    retry_->setAccessibleName(tr("Retry column %1").arg(number));
    thoughts_->setObjectName(base + QStringLiteral(".thoughts"));
    for (auto* button : thoughts_->findChildren<QPushButton*>())
        button->setObjectName(base + QStringLiteral(".thoughts.more"));
    answer_->setObjectName(base + QStringLiteral(".answer"));
    answer_->setAccessibleName(tr("Answer of column %1").arg(number));
    times_->setObjectName(base + QStringLiteral(".times"));
    sums_->setObjectName(base + QStringLiteral(".sums"));
    copy_->setObjectName(base + QStringLiteral(".copy"));
    copy_->setAccessibleName(tr("Copy the answer of column %1").arg(number));
    link_->setObjectName(base + QStringLiteral(".traffic"));
    link_->setAccessibleName(tr("Show the call of column %1 in Traffic").arg(number));
}

void PlayColumn::setRemovable(bool on)
{
    remove_->setVisible(on);
}

void PlayColumn::setModels(const std::vector<app::PlayModel>& models)
{
    const QSignalBlocker quiet(model_);
    const QString kept = model();
    model_->clear();
    for (const app::PlayModel& each : models) {
        model_->addItem(each.name);
        model_->setItemData(model_->count() - 1, each.about, Qt::ToolTipRole);
    }
    model_->setEditText(kept);
}

void PlayColumn::setModel(const QString& model)
{
    model_->setEditText(model);
    model_->lineEdit()->setCursorPosition(0);
}

QString PlayColumn::model() const
{
    return model_->currentText().trimmed();
}

void PlayColumn::setEstimate(const app::PlayEstimate& estimate)
{
    const QString cost = app::costWords(estimate);
    const QString tokens = app::count(estimate.tokens);
    const QString shown = estimate.isCounted ? tokens : QStringLiteral("~") + tokens;
    const QString in = tr("%1 in").arg(shown);
    estimate_->setWhole(cost.isEmpty() ? in : in + QStringLiteral(" · ") + cost);
    estimate_->setToolTip(estimate.why.isEmpty()
                              ? tr("Tokens of the input, and what the call will cost: without an "
                                   "answer, and with the longest one")
                              : tr("What it will cost cannot be told: %1.").arg(estimate.why));
}

/// Appends what is new, and stays where the reader is.
void PlayColumn::showAnswer()
{
    const QString& whole = run_->answer();
    if (whole.size() < shown_) {
        answer_->clear();
        shown_ = 0;
    }
    QScrollBar* bar = answer_->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum();
    QTextCursor end(answer_->document());
    end.movePosition(QTextCursor::End);
    end.insertText(whole.mid(shown_));
    shown_ = whole.size();
    if (follows) bar->setValue(bar->maximum());
    const QString& thoughts = run_->thoughts();
    thoughts_->setVisible(!thoughts.isEmpty());
    if (thoughts.isEmpty()) thoughts_->begin();
    if (!thoughts.isEmpty()) thoughts_->setText(tr("Thinking: %1").arg(thoughts), false, kFoldTo);
}

void PlayColumn::showState()
{
    const Badge badge = badgeOf(*run_);
    badge_->setText(badge.words);
    restyle(badge_, "badge", QLatin1String(badge.kind));
    const app::PlayOutcome& outcome = run_->outcome();
    const bool failed = run_->state() == State::Failed;
    const QString status = outcome.status > 0 ? tr("%1: ").arg(outcome.status) : QString();
    words_->setText(status + outcome.words);
    hint_->setText(outcome.hint);
    trouble_->setVisible(failed);
    answer_->setPlaceholderText(failed ? QString() : tr("The answer comes here."));
    showFacts();
}

/// What the stream told, and what the log knows better once the row is there.
void PlayColumn::showFacts()
{
    const app::PlayOutcome& outcome = run_->outcome();
    const auto& row = run_->row();
    const bool isOver = run_->state() != State::Idle && !run_->isBusy();
    copy_->setEnabled(isOver && !run_->answer().isEmpty());
    link_->setEnabled(row.has_value());
    if (!isOver || outcome.whole <= 0) {
        times_->setWhole({});
        sums_->setWhole({});
        return;
    }
    QStringList times;
    if (outcome.first >= 0)
        times += tr("first after %1").arg(app::duration(outcome.first * kMicros));
    times += tr("%1 in all").arg(app::duration(outcome.whole * kMicros));
    std::optional<qint64> input = outcome.input;
    std::optional<qint64> output = outcome.output;
    if (row && row->usage.input) input = *row->usage.input;
    if (row && row->usage.output) output = *row->usage.output;
    const qint64 streamed = outcome.whole - outcome.first;
    if (output && outcome.first >= 0 && streamed > 0)
        times += tr("%1 tok/s").arg(app::count(*output * kMicros / streamed));
    QStringList sums;
    if (input || output) {
        sums +=
            tr("%1 → %2 tokens").arg(app::count(input.value_or(0)), app::count(output.value_or(0)));
    }
    if (row) sums += app::money(row->cost);
    times_->setWhole(times.join(QStringLiteral(" · ")));
    sums_->setWhole(sums.join(QStringLiteral(" · ")));
}

}  // namespace gatehouse::ui
