#include "ui/pages/provider_list.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/config_session.h"
#include "app/formats.h"
#include "app/provider_health.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {

ProviderList::ProviderList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("providers.card"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Providers"),
                             tr("The first one that speaks an API answers calls that name none"));
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    column->addLayout(rows_);
}

void ProviderList::show(const Facts& facts)
{
    clearLayout(rows_);
    shown_.clear();
    for (const config::ProviderConfig& provider : facts.edited.providers) {
        if (rows_->count() > 0) rows_->addWidget(makeLine());
        rows_->addWidget(makeRow(facts, provider));
    }
    if (!facts.edited.providers.empty()) return;
    auto* empty = new EmptyState(QStringLiteral("providers.empty"), QStringLiteral("plug"),
                                 tr("No provider yet"),
                                 tr("Add one, and its models can be called through this gateway."));
    connect(empty->addAction(tr("Add provider"), QStringLiteral("plus")), &QPushButton::clicked,
            this, &ProviderList::addAsked);
    rows_->addWidget(empty);
}

void ProviderList::showHealth(const std::vector<engine::ProviderHealth>& health)
{
    for (const Row& row : shown_) showState(row, health);
}

namespace {

using Words = app::HealthWords;
using Kind = Words::Kind;

struct Look {
    Kind kind;
    const char* badge;
    const char* role;
    Token token;
};

constexpr Look kLooks[] = {
    {Kind::Quiet, "neutral", "small", Token::Text3},
    {Kind::Good, "ok", "small", Token::Ok},
    {Kind::Warn, "warn", "small", Token::Warn},
    {Kind::Bad, "bad", "bad", Token::Bad},
};

Words testWords(const app::CheckOutcome& outcome)
{
    if (!outcome.ok) return {Kind::Bad, ProviderList::tr("test failed"), outcome.words, QString()};
    const QString time = app::millis(static_cast<double>(outcome.millis));
    const QString words =
        outcome.models.isEmpty()
            ? time
            : ProviderList::tr("%1, %n model(s)", nullptr, static_cast<int>(outcome.models.size()))
                  .arg(time);
    return {Kind::Good, ProviderList::tr("works"), words, QString()};
}

}  // namespace

/// A test says more than the calls before it, and less than those after.
void ProviderList::showState(const Row& row, const std::vector<engine::ProviderHealth>& health)
{
    const auto found = std::ranges::find(health, row.provider.id, &engine::ProviderHealth::id);
    const engine::ProviderHealth* known = found == health.end() ? nullptr : &*found;
    Words words = app::healthWords(row.provider, known, app::now());
    const bool tested = row.outcome && (known == nullptr || known->lastAt <= row.outcome->at) &&
                        row.provider.enabled;
    if (tested) words = testWords(*row.outcome);
    if (row.checking) words = {Kind::Quiet, tr("asking…"), {}, {}};
    const Look& look = kLooks[static_cast<std::size_t>(words.kind)];
    row.dot->setToken(look.token);
    row.chip->setVisible(!words.chip.isEmpty());
    row.chip->setText(words.chip);
    row.chip->setToolTip(words.advice);
    restyle(row.chip, "badge", QString::fromLatin1(look.badge));
    setRole(row.state, look.role);
    row.state->setWhole(words.text);
    const bool inNeed = words.kind == Kind::Bad || words.kind == Kind::Warn;
    row.advice->setVisible(inNeed && !words.advice.isEmpty());
    row.advice->setWhole(words.advice);
}

QWidget* ProviderList::makeRow(const Facts& facts, const config::ProviderConfig& provider)
{
    const QString id = app::text(provider.id);
    const QString name = QStringLiteral("providers.") + id;
    const auto row = app::resolved(provider);
    auto* box = new QWidget;
    box->setObjectName(name);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 9, 0, 9);
    line->setSpacing(10);
    Row made{.provider = provider,
             .outcome = std::nullopt,
             .checking = facts.checking == provider.id,
             .dot = new Dot(Token::Text3, 8),
             .chip = makeBadge({}, "neutral"),
             .state = new ElidedLabel,
             .advice = new ElidedLabel};
    const auto tested = facts.outcomes.constFind(id);
    if (tested != facts.outcomes.cend()) made.outcome = *tested;
    line->addWidget(made.dot);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(makeLabel(app::titleOf(provider), "strong"));
    first->addWidget(makeBadge(id, "neutral"));
    const config::ProviderConfig* same = app::findProvider(facts.live, provider.id);
    if (!provider.enabled) first->addWidget(makeBadge(tr("off"), "warn"));
    if (same == nullptr || *same != provider)
        first->addWidget(makeBadge(tr("not published"), "warn"));
    if (provider.insecureTls) first->addWidget(makeBadge(tr("certificate not checked"), "bad"));
    made.chip->setObjectName(name + QStringLiteral(".health"));
    first->addWidget(made.chip);
    made.state->setObjectName(name + QStringLiteral(".state"));
    first->addWidget(made.state, 1);
    words->addLayout(first);
    QString address = row ? app::text(row->baseUrl) : app::text(provider.baseUrl);
    if (row && row->sample) address = tr("answers from memory");
    QString place = app::keyPlace(provider);
    if (!provider.moreKeys.empty())
        place = tr("%n keys", nullptr, static_cast<int>(provider.moreKeys.size()) + 1);
    auto* second = new ElidedLabel(address + QStringLiteral("   ·   ") + place);
    setRole(second, "small");
    words->addWidget(second);
    made.advice->setObjectName(name + QStringLiteral(".advice"));
    setRole(made.advice, "small");
    words->addWidget(made.advice);
    line->addLayout(words, 1);
    line->addWidget(makeButtons(provider, facts.checking.empty()));
    showState(made, facts.health);
    shown_.push_back(std::move(made));
    return box;
}

QWidget* ProviderList::makeButtons(const config::ProviderConfig& provider, bool canTest)
{
    const std::string key = provider.id;
    const QString name = QStringLiteral("providers.") + app::text(key);
    const QString title = app::titleOf(provider);
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* testButton = makeButton(name + QStringLiteral(".test"), tr("Test"), "", {});
    testButton->setProperty("small", true);
    testButton->setAccessibleName(tr("Test %1").arg(title));
    testButton->setEnabled(canTest);
    connect(testButton, &QPushButton::clicked, this, [this, key] { Q_EMIT testAsked(key); });
    auto* editButton = makeIconButton(name + QStringLiteral(".edit"), tr("Edit %1").arg(title),
                                      QStringLiteral("edit"));
    connect(editButton, &QToolButton::clicked, this,
            [this, provider] { Q_EMIT editAsked(provider); });
    auto* removeButton = makeIconButton(name + QStringLiteral(".remove"),
                                        tr("Remove %1").arg(title), QStringLiteral("trash"));
    connect(removeButton, &QToolButton::clicked, this, [this, key] { Q_EMIT removeAsked(key); });
    row->addWidget(testButton);
    row->addWidget(editButton);
    row->addWidget(removeButton);
    return box;
}

}  // namespace gatehouse::ui
