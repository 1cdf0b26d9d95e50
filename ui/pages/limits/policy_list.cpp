#include "ui/pages/limits/policy_list.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/cache/cache_edit.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/playground/play_models.h"
#include "ui/pages/limits/use_bar.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/setting_card.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

using Effect = app::PolicyForm::Effect;
using State = app::PolicyRow::State;

constexpr std::size_t kShownBuckets = 4;
constexpr double kNear = 0.8;
constexpr int kBucketBar = 150;
constexpr int kBucketWords = 140;
constexpr int kBucketLeft = 190;

const char* badgeOf(Effect effect)
{
    switch (effect) {
        case Effect::Free:
            return "ok";
        case Effect::Block:
        case Effect::BlockRest:
            return "bad";
        case Effect::Cap:
            break;
    }
    return "info";
}

Token tokenFor(State state)
{
    switch (state) {
        case State::Live:
            return Token::Ok;
        case State::Draft:
        case State::Staged:
            return Token::Info;
        case State::Broken:
            return Token::Bad;
        case State::Off:
            break;
    }
    return Token::Text3;
}

bool saysTheSame(const app::PolicyRow& a, const app::PolicyRow& b)
{
    return a.gateway == b.gateway && a.at == b.at && a.json == b.json && a.state == b.state;
}

}  // namespace

PolicyList::PolicyList(const PageContext& context, QWidget* parent)
    : QFrame(parent), context_(context), rows_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("limits.policies"));
    setProperty("card", true);
    auto* column =
        startCard(this, tr("Policies"),
                  tr("Who may ask which models, and for how much. The first one refuses what no "
                     "policy means."));
    rows_->setSpacing(0);
    column->addLayout(rows_);
    column->addSpacing(10);
    column->addWidget(makeTrial());
}

bool PolicyList::isSame(const std::vector<app::PolicyRow>& rows) const
{
    if (rows.size() != lines_.size()) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!saysTheSame(rows[i], lines_[i].row)) return false;
    }
    return true;
}

void PolicyList::show(const std::vector<app::PolicyRow>& rows)
{
    setVisible(!rows.empty());
    if (!isSame(rows)) {
        clearLayout(rows_);
        lines_.clear();
        for (const auto& row : rows) addLine(row, static_cast<int>(lines_.size()));
        showGateways();
        ask();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) fillBuckets(lines_[i], rows[i]);
}

void PolicyList::addLine(const app::PolicyRow& row, int number)
{
    const QString base = QStringLiteral("limits.policy.%1").arg(number);
    auto* whole = new QWidget(this);
    whole->setObjectName(base);
    auto* outer = new QVBoxLayout(whole);
    outer->setContentsMargins(0, 10, 0, 10);
    outer->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* title = new ElidedLabel(row.title, whole);
    setRole(title, "strong");
    words->addWidget(title);
    auto* whom = new ElidedLabel(row.whom, whole);
    setRole(whom, "small");
    words->addWidget(whom);
    head->addLayout(words, 1);
    const QString gateway = app::text(row.gateway);
    if (row.gateway != config::kDefaultGateway)
        head->addWidget(makeBadge(tr("gateway %1").arg(gateway), "neutral", whole));
    head->addWidget(makeBadge(row.effect, badgeOf(row.kind), whole));
    head->addWidget(new Dot(tokenFor(row.state), 6, whole));
    auto* state = makeLabel(app::stateWords(row.state), "small", whole);
    state->setObjectName(base + QStringLiteral(".state"));
    head->addWidget(state);
    const bool isStaged = row.state == State::Staged;
    auto* on = makeSwitchBox();
    on->setObjectName(base + QStringLiteral(".on"));
    on->setAccessibleName(tr("%1 is in use").arg(row.title));
    on->setToolTip(tr("In use"));
    on->setChecked(row.state != State::Off);
    auto* edit = makeIconButton(base + QStringLiteral(".edit"), tr("Edit %1").arg(row.title),
                                QStringLiteral("edit"), whole);
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(row.title),
                                  QStringLiteral("trash"), whole);
    for (QWidget* each :
         {static_cast<QWidget*>(on), static_cast<QWidget*>(edit), static_cast<QWidget*>(remove)}) {
        each->setEnabled(!isStaged);
        if (isStaged)
            each->setToolTip(tr("It waits for POST …/policies/commit, and is changed by the API"));
        head->addWidget(each);
    }
    outer->addLayout(head);
    if (!row.condition.isEmpty()) {
        auto* condition = new ElidedLabel(tr("if %1").arg(row.condition), whole);
        setRole(condition, "monoSmall");
        outer->addWidget(condition);
    }
    if (!row.trouble.isEmpty()) {
        auto* trouble = makeLabel(row.trouble, "bad", whole);
        trouble->setWordWrap(true);
        outer->addWidget(trouble);
    }
    Line line;
    line.row = row;
    line.buckets = new QVBoxLayout;
    line.buckets->setSpacing(4);
    outer->addLayout(line.buckets);
    if (number > 0) rows_->addWidget(makeLine(this));
    rows_->addWidget(whole);
    // What is shown may be newer than what was then: its place is the same.
    connect(on, &QCheckBox::clicked, this,
            [this, row](bool isOn) { Q_EMIT switchAsked(row, isOn); });
    connect(edit, &QToolButton::clicked, this, [this, row] { Q_EMIT editAsked(row); });
    connect(remove, &QToolButton::clicked, this, [this, row] { Q_EMIT removeAsked(row); });
    lines_.push_back(std::move(line));
}

void PolicyList::fillBuckets(Line& line, const app::PolicyRow& row)
{
    const auto isEqual = [](const auto& a, const auto& b) {
        return a.who == b.who && a.used == b.used && a.resets == b.resets;
    };
    const bool isFirst = line.buckets->count() == 0;
    if (!isFirst && std::ranges::equal(line.row.buckets, row.buckets, isEqual)) return;
    line.row.buckets = row.buckets;
    clearLayout(line.buckets);
    for (std::size_t i = 0; i < std::min(kShownBuckets, row.buckets.size()); ++i) {
        const auto& bucket = row.buckets[i];
        auto* use = new QHBoxLayout;
        use->setSpacing(10);
        use->addWidget(new ElidedLabel(bucket.who, this), 1);
        auto* bar = new UseBar(this);
        bar->setFixedWidth(Theme::of().scaled(kBucketBar));
        bar->set(std::min(1.0, bucket.share), kNear,
                 bucket.share >= 1       ? Token::Bad
                 : bucket.share >= kNear ? Token::Warn
                                         : Token::Ok);
        use->addWidget(bar);
        auto* figures = makeLabel(bucket.used, "monoSmall", this);
        figures->setObjectName(QStringLiteral("limits.policy.used"));
        figures->setFixedWidth(Theme::of().scaled(kBucketWords));
        use->addWidget(figures);
        auto* left = new ElidedLabel(tr("%1, free again %2").arg(bucket.left, bucket.resets), this);
        setRole(left, "small");
        left->setFixedWidth(Theme::of().scaled(kBucketLeft));
        left->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        use->addWidget(left);
        line.buckets->addLayout(use);
    }
    if (row.buckets.size() > kShownBuckets)
        line.buckets->addWidget(makeLabel(
            tr("and %n more", nullptr, static_cast<int>(row.buckets.size() - kShownBuckets)),
            "small", this));
    const bool counts = row.kind == Effect::Cap && row.state == State::Live;
    if (counts && row.buckets.empty())
        line.buckets->addWidget(makeLabel(tr("Nothing is used of it now."), "small", this));
}

QWidget* PolicyList::makeTrial()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeLine(box));
    column->addSpacing(4);
    column->addWidget(makeLabel(tr("Would the policies let this pass?"), "captionStrong", box));
    gateway_ = new QComboBox(box);
    gateway_->setObjectName(QStringLiteral("limits.policy.try.gateway"));
    gateway_->setAccessibleName(tr("Gateway of the call"));
    model_ =
        makeEditableList(QStringLiteral("limits.policy.try.model"), tr("Model that is asked"), {});
    user_ =
        makeField(QStringLiteral("limits.policy.try.user"), tr("User"), {}, tr("ada@example.org"));
    groups_ = makeField(QStringLiteral("limits.policy.try.groups"), tr("Groups"), {},
                        tr("research, staff"));
    metadata_ =
        makeField(QStringLiteral("limits.policy.try.metadata"), tr("Metadata"), {}, tr("team=red"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    int at = 0;
    const auto add = [&](const QString& title, QWidget* field, int stretch) {
        auto* part = new QVBoxLayout;
        part->setSpacing(0);
        addField(part, title, field);
        grid->addLayout(part, 0, at);
        grid->setColumnStretch(at++, stretch);
    };
    add(tr("Gateway"), gateway_, 2);
    add(tr("Model"), model_, 4);
    add(tr("User"), user_, 3);
    add(tr("Groups"), groups_, 3);
    add(tr("Metadata"), metadata_, 3);
    column->addLayout(grid);
    verdict_ = makeLabel({}, "strong", box);
    verdict_->setObjectName(QStringLiteral("limits.policy.try.verdict"));
    verdict_->setWordWrap(true);
    column->addWidget(verdict_);
    connect(gateway_, &QComboBox::activated, this, &PolicyList::ask);
    connect(model_, &QComboBox::currentTextChanged, this, &PolicyList::ask);
    for (QLineEdit* each : {user_, groups_, metadata_})
        connect(each, &QLineEdit::textChanged, this, &PolicyList::ask);
    return box;
}

void PolicyList::showGateways()
{
    const auto& config = context_.draft->config();
    const QSignalBlocker quiet(model_);
    const QString gateway = gateway_->currentText();
    gateway_->clear();
    gateway_->addItems(app::gatewayNames(config));
    gateway_->setCurrentIndex(std::max(0, gateway_->findText(gateway)));
    const QString model = model_->currentText();
    model_->clear();
    for (const auto& each : app::playModels(config)) model_->addItem(each.name);
    model_->setCurrentText(model.isEmpty() ? model_->itemText(0) : model);
}

void PolicyList::ask()
{
    const auto says = app::tryPolicies(
        context_.draft->config(), gateway_->currentText().toStdString(),
        {model_->currentText(), user_->text(), groups_->text(), metadata_->text()});
    verdict_->setText(says.words);
    setRole(verdict_, says.passes ? "strong" : "bad");
}

}  // namespace gatehouse::ui
