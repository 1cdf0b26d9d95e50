#include "ui/pages/provider_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
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

void ProviderList::show(const config::Config& config, const config::Config& live,
                        const QHash<QString, app::CheckOutcome>& outcomes,
                        const std::string& checking)
{
    clearLayout(rows_);
    for (const config::ProviderConfig& provider : config.providers) {
        if (rows_->count() > 0) rows_->addWidget(makeLine());
        const auto found = outcomes.constFind(app::text(provider.id));
        const config::ProviderConfig* same = app::findProvider(live, provider.id);
        rows_->addWidget(makeRow(provider, same != nullptr && *same == provider,
                                 found == outcomes.cend() ? nullptr : &*found, checking));
    }
    if (!config.providers.empty()) return;
    auto* empty = new EmptyState(QStringLiteral("providers.empty"), QStringLiteral("plug"),
                                 tr("No provider yet"),
                                 tr("Add one, and its models can be called through this gateway."));
    connect(empty->addAction(tr("Add provider"), QStringLiteral("plus")), &QPushButton::clicked,
            this, &ProviderList::addAsked);
    rows_->addWidget(empty);
}

QWidget* ProviderList::makeRow(const config::ProviderConfig& provider, bool published,
                               const app::CheckOutcome* outcome, const std::string& checking)
{
    const QString id = app::text(provider.id);
    const QString name = QStringLiteral("providers.") + id;
    const auto row = app::resolved(provider);
    auto* box = new QWidget;
    box->setObjectName(name);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 9, 0, 9);
    line->setSpacing(10);

    Token token = Token::Text3;
    QString state = provider.enabled ? tr("not tested") : tr("off");
    const char* role = "small";
    if (outcome != nullptr && provider.enabled) {
        token = outcome->ok ? Token::Ok : Token::Bad;
        role = outcome->ok ? "ok" : "bad";
        state =
            !outcome->ok ? outcome->words
            : outcome->models.isEmpty()
                ? tr("works")
                : tr("works, %1, %n model(s)", nullptr, static_cast<int>(outcome->models.size()))
                      .arg(app::millis(static_cast<double>(outcome->millis)));
    } else if (row && row->sample && provider.enabled) {
        token = Token::Ok;
        state = tr("built in");
    }
    if (checking == provider.id) state = tr("asking…");
    line->addWidget(new Dot(token, 8));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(makeLabel(app::titleOf(provider), "strong"));
    first->addWidget(makeBadge(id, "neutral"));
    if (!provider.enabled) first->addWidget(makeBadge(tr("off"), "warn"));
    if (!published) first->addWidget(makeBadge(tr("not published"), "warn"));
    if (provider.insecureTls) first->addWidget(makeBadge(tr("certificate not checked"), "bad"));
    auto* stateLabel = new ElidedLabel(state);
    setRole(stateLabel, role);
    stateLabel->setObjectName(name + QStringLiteral(".state"));
    first->addWidget(stateLabel, 1);
    words->addLayout(first);
    QString address = row ? app::text(row->baseUrl) : app::text(provider.baseUrl);
    if (row && row->sample) address = tr("answers from memory");
    auto* second = new ElidedLabel(address + QStringLiteral("   ·   ") + app::keyPlace(provider));
    setRole(second, "small");
    words->addWidget(second);
    line->addLayout(words, 1);

    const std::string key = provider.id;
    auto* testButton = makeButton(name + QStringLiteral(".test"), tr("Test"), "", {});
    testButton->setProperty("small", true);
    testButton->setAccessibleName(tr("Test %1").arg(app::titleOf(provider)));
    testButton->setEnabled(checking.empty());
    connect(testButton, &QPushButton::clicked, this, [this, key] { Q_EMIT testAsked(key); });
    auto* editButton =
        makeIconButton(name + QStringLiteral(".edit"), tr("Edit %1").arg(app::titleOf(provider)),
                       QStringLiteral("edit"));
    connect(editButton, &QToolButton::clicked, this,
            [this, provider] { Q_EMIT editAsked(provider); });
    auto* removeButton =
        makeIconButton(name + QStringLiteral(".remove"),
                       tr("Remove %1").arg(app::titleOf(provider)), QStringLiteral("trash"));
    connect(removeButton, &QToolButton::clicked, this, [this, key] { Q_EMIT removeAsked(key); });
    line->addWidget(testButton);
    line->addWidget(editButton);
    line->addWidget(removeButton);
    return box;
}

}  // namespace gatehouse::ui
