#include "ui/pages/guardrails/judge_card.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kActionWidth = 86;
constexpr int kShortest = 50;  // ms, as the config has it
constexpr int kLongest = 60'000;
constexpr int kStep = 500;
constexpr int kColumns = 2;  // of categories
constexpr int kPlaces = 5;   // of a category, with the gap behind it

QString codeOf(std::size_t hazard)
{
    return app::text(guard::hazardCode(hazard));
}

bool blocks(const app::JudgeSettings::Actions& actions)
{
    return std::ranges::find(actions, "BLOCK") != actions.end();
}

}  // namespace

JudgeCard::JudgeCard(QWidget* parent) : QFrame(parent), state_(makeBadge({}, "neutral", this))
{
    setObjectName(QStringLiteral("guardrails.judge"));
    setProperty("card", true);
    auto* column =
        startCard(this, tr("A judge for harmful content"),
                  tr("A model reads prompts or answers and names a category; each verdict "
                     "is a row of Traffic with its cost"),
                  state_);
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(12);
    fields->setVerticalSpacing(4);
    makeFields(fields);
    column->addLayout(fields);
    without_ = makeLabel({}, "small", this);
    without_->setObjectName(QStringLiteral("guardrails.judge.without"));
    without_->setWordWrap(true);
    column->addWidget(without_);
    categories_ = new QWidget(this);
    auto* grid = new QGridLayout(categories_);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    for (int side = 0; side < kColumns; ++side) {
        const int at = side * kPlaces;
        grid->addWidget(makeLabel(tr("Requests"), "captionStrong", this), 0, at + 1);
        grid->addWidget(makeLabel(tr("Answers"), "captionStrong", this), 0, at + 2);
        grid->setColumnStretch(at, 1);
        if (side > 0) grid->setColumnMinimumWidth(at - 1, Theme::of().scaled(16));
    }
    constexpr std::size_t kRows = (guard::kHazards + kColumns - 1) / kColumns;
    lines_.resize(guard::kHazards);
    // Along each row, as Tab goes.
    for (std::size_t at = 0; at < kRows * kColumns; ++at) {
        const std::size_t row = at / kColumns;
        const std::size_t side = at % kColumns;
        const std::size_t hazard = side * kRows + row;
        if (hazard < guard::kHazards)
            addLine(hazard, grid, static_cast<int>(row) + 1, static_cast<int>(side) * kPlaces);
    }
    column->addWidget(categories_);
}

void JudgeCard::makeFields(QGridLayout* grid)
{
    model_ = makeField(QStringLiteral("guardrails.judge.model"), tr("Model that judges"), {},
                       QStringLiteral("ollama/llama-guard3:8b"));
    kind_ = new QComboBox(this);
    kind_->setObjectName(QStringLiteral("guardrails.judge.kind"));
    kind_->setAccessibleName(tr("How it is asked"));
    kind_->addItem(tr("By its name"), QString());
    kind_->addItem(tr("Llama Guard"), QStringLiteral("llama-guard"));
    kind_->addItem(tr("Any chat model"), QStringLiteral("instruct"));
    kind_->addItem(tr("Moderation endpoint"), QStringLiteral("moderation"));
    timeout_ = new QSpinBox(this);
    timeout_->setObjectName(QStringLiteral("guardrails.judge.timeout"));
    timeout_->setAccessibleName(tr("Longest time for a verdict"));
    timeout_->setRange(kShortest, kLongest);
    timeout_->setSingleStep(kStep);
    timeout_->setSuffix(tr(" ms"));
    timeout_->setKeyboardTracking(false);
    grid->addWidget(makeLabel(tr("Model"), "captionStrong", this), 0, 0);
    grid->addWidget(makeLabel(tr("How it is asked"), "captionStrong", this), 0, 1);
    grid->addWidget(makeLabel(tr("Longest time for a verdict"), "captionStrong", this), 0, 2);
    grid->addWidget(model_, 1, 0);
    grid->addWidget(kind_, 1, 1);
    grid->addWidget(timeout_, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(model_, &QLineEdit::editingFinished, this, [this] {
        change([this](auto& judge) { judge.model = model_->text().trimmed().toStdString(); });
    });
    connect(kind_, &QComboBox::activated, this, [this] {
        change([this](auto& judge) { judge.kind = kind_->currentData().toString().toStdString(); });
    });
    connect(timeout_, &QSpinBox::valueChanged, this,
            [this](int length) { change([length](auto& judge) { judge.timeout = length; }); });
}

QComboBox* JudgeCard::makeAction(std::size_t hazard, bool isPrompt)
{
    auto* box = new QComboBox(this);
    const QString title = app::hazardTitle(hazard);
    box->setObjectName(QStringLiteral("guardrails.judge.") + codeOf(hazard) +
                       (isPrompt ? QStringLiteral(".request") : QStringLiteral(".answer")));
    box->setAccessibleName(isPrompt ? tr("%1 in requests").arg(title)
                                    : tr("%1 in answers").arg(title));
    box->addItem(tr("–"), QString());
    for (const char* action : {"FLAG", "BLOCK"})
        box->addItem(app::actionTitle(action), QLatin1String(action));
    box->setFixedWidth(Theme::of().scaled(kActionWidth));
    connect(box, &QComboBox::activated, this, [this, box, hazard, isPrompt] {
        const auto action = box->currentData().toString().toStdString();
        change([&](auto& judge) { (isPrompt ? judge.prompt : judge.answer)[hazard] = action; });
    });
    return box;
}

void JudgeCard::addLine(std::size_t hazard, QGridLayout* grid, int row, int column)
{
    Line line;
    auto* title = new ElidedLabel(app::hazardTitle(hazard), this);
    title->setToolTip(codeOf(hazard));
    grid->addWidget(title, row, column);
    line.prompt = makeAction(hazard, true);
    line.answer = makeAction(hazard, false);
    grid->addWidget(line.prompt, row, column + 1);
    grid->addWidget(line.answer, row, column + 2);
    line.hits =
        makeButton(QStringLiteral("guardrails.judge.") + codeOf(hazard) + QStringLiteral(".hits"),
                   QStringLiteral("–"), "link", {}, this);
    line.hits->setToolTip(tr("Show the calls in which it was found"));
    line.hits->setEnabled(false);
    grid->addWidget(line.hits, row, column + 3);
    connect(line.hits, &QPushButton::clicked, this,
            [this, hazard] { Q_EMIT callsAsked(codeOf(hazard)); });
    lines_[hazard] = line;
}

void JudgeCard::change(const std::function<void(app::JudgeSettings&)>& change)
{
    auto next = now_;
    change(next.judge);
    if (next != now_) Q_EMIT edited(next);
}

void JudgeCard::show(const app::GuardSettings& settings)
{
    now_ = settings;
    const auto& judge = settings.judge;
    if (!model_->hasFocus()) model_->setText(app::text(judge.model));
    kind_->setCurrentIndex(std::max(0, kind_->findData(app::text(judge.kind))));
    {
        const QSignalBlocker quiet(timeout_);
        timeout_->setValue(judge.timeout);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i].prompt->setCurrentIndex(
            std::max(0, lines_[i].prompt->findData(app::text(judge.prompt[i]))));
        lines_[i].answer->setCurrentIndex(
            std::max(0, lines_[i].answer->findData(app::text(judge.answer[i]))));
    }
    showState();
}

void JudgeCard::showState()
{
    const auto& judge = now_.judge;
    const bool isOn = judge.isOn();
    state_->setText(isOn ? tr("In use") : tr("Off"));
    restyle(state_, "badge", isOn ? QStringLiteral("ok") : QStringLiteral("neutral"));
    const bool ofPrompts = blocks(judge.prompt);
    const bool ofAnswers = blocks(judge.answer);
    QString words = tr("Without a verdict in time, calls pass: no category blocks.");
    if (ofPrompts && ofAnswers)
        words =
            tr("Without a verdict in time, neither request nor answer passes. Answers wait for "
               "their verdict.");
    else if (ofPrompts)
        words = tr("Without a verdict in time, no request passes: a category blocks.");
    else if (ofAnswers)
        words = tr("Without a verdict in time, no answer passes. Answers wait for their verdict.");
    if (judge.model.empty()) words = tr("Nobody judges until a model is named.");
    without_->setText(words);
    // Six and twenty choices that mean nothing yet would hide what stands below.
    const auto isChosen = [](const std::string& action) { return !action.empty(); };
    categories_->setVisible(!judge.model.empty() || std::ranges::any_of(judge.prompt, isChosen) ||
                            std::ranges::any_of(judge.answer, isChosen));
}

void JudgeCard::setHits(const app::GuardHits& hits)
{
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto found = hits.find(guard::hazardCode(i));
        const auto* known = found == hits.end() ? nullptr : &found->second;
        const QString words = app::hitsWords(known);
        lines_[i].hits->setText(words);
        lines_[i].hits->setAccessibleName(app::hazardTitle(i) + QStringLiteral(", ") + words);
        lines_[i].hits->setEnabled(known != nullptr && known->calls > 0);
    }
}

}  // namespace gatehouse::ui
