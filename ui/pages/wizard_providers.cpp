#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/provider_check.h"
#include "proxy/core/provider/catalogue.h"
#include "ui/pages/wizard_steps.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

ProvidersStep::ProvidersStep(const PageContext& context, QWidget* parent)
    : WizardStep(parent),
      context_(context),
      setup_(new app::Setup(context.gateway, context.secrets, this)),
      check_(new app::ProviderCheck(this))
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(12);
    whole->addWidget(makeFound());
    whole->addWidget(makeByHand());
    whole->addWidget(makeImport());
    auto* later = makeLabel(tr("More providers and keys can be added at any time. Until then the "
                               "sample model answers, without a key and without a network."),
                            "small", this);
    later->setWordWrap(true);
    whole->addWidget(later);
    whole->addStretch(1);
    connect(check_, &app::ProviderCheck::finished, this, &ProvidersStep::showOutcome);
}

QWidget* ProvidersStep::makeFound()
{
    auto* card = makeCard(QStringLiteral("wizard.found"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(6);
    column->addWidget(makeLabel(tr("Found on this computer"), "h3", card));
    auto* words = makeLabel(tr("Tick what Gatehouse may use. A key from the environment is copied "
                               "into the keychain, so that it is there next time."),
                            "small", card);
    words->setWordWrap(true);
    column->addWidget(words);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(2);
    column->addLayout(rows_);
    state_ = makeLabel({}, "small2", card);
    state_->setObjectName(QStringLiteral("wizard.foundState"));
    state_->setWordWrap(true);
    column->addWidget(state_);
    return card;
}

QWidget* ProvidersStep::makeByHand()
{
    auto* card = makeCard(QStringLiteral("wizard.byHand"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(makeLabel(tr("Or paste a key"), "h3", card));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    kind_ = new QComboBox(card);
    kind_->setObjectName(QStringLiteral("wizard.kind"));
    kind_->setAccessibleName(tr("Provider"));
    const auto add = [this](const provider::Provider& each) {
        kind_->addItem(app::text(each.title), app::text(each.id));
    };
    const auto& rows = provider::Catalogue::builtIn();
    for (const char* first : {"openai", "anthropic", "google-ai-studio"}) {
        if (const auto* each = rows.find(first); each != nullptr) add(*each);
    }
    for (const provider::Provider& each : rows.all()) {
        const bool known = kind_->findData(app::text(each.id)) >= 0;
        if (!known && !each.local && !each.baseUrl.empty()) add(each);
    }
    key_ = new QLineEdit(card);
    key_->setObjectName(QStringLiteral("wizard.key"));
    key_->setAccessibleName(tr("API key"));
    key_->setPlaceholderText(tr("API key"));
    key_->setEchoMode(QLineEdit::Password);
    test_ = makeButton(QStringLiteral("wizard.check"), tr("Check"), "", {}, card);
    test_->setEnabled(false);
    row->addWidget(kind_);
    row->addWidget(key_, 1);
    row->addWidget(test_);
    column->addLayout(row);
    result_ = makeLabel(tr("It is used when you go on, and kept in the keychain."), "small", card);
    result_->setObjectName(QStringLiteral("wizard.checkResult"));
    result_->setWordWrap(true);
    column->addWidget(result_);
    connect(key_, &QLineEdit::textChanged, this, [this](const QString& text) {
        test_->setEnabled(!text.trimmed().isEmpty());
        setRole(result_, "small");
        result_->setText(tr("It is used when you go on, and kept in the keychain."));
    });
    connect(key_, &QLineEdit::returnPressed, this, &ProvidersStep::check);
    connect(test_, &QPushButton::clicked, this, &ProvidersStep::check);
    return card;
}

void ProvidersStep::enter()
{
    if (std::exchange(looked_, true)) return;
    for (const app::FoundProvider& each : app::Discovery::keysIn(environment_)) offer(each);
    auto* discovery = new app::Discovery(this);
    connect(discovery, &app::Discovery::found, this, &ProvidersStep::offer);
    connect(discovery, &app::Discovery::finished, this, [this, discovery] {
        discovery->deleteLater();
        looking_ = false;
        showFound();
    });
    looking_ = true;
    servers_ ? discovery->ask(*servers_) : discovery->askLocalServers();
    showFound();
}

void ProvidersStep::showFound()
{
    state_->setVisible(looking_ || offers_.empty());
    state_->setText(looking_ ? tr("Looking for local servers…")
                             : tr("No key in the usual environment variables, and no local server "
                                  "such as Ollama or LM Studio on its usual port."));
}

void ProvidersStep::offer(const app::FoundProvider& found)
{
    const bool already =
        app::findProvider(context_.gateway->config(), found.provider.id) != nullptr;
    const QString where =
        found.variable.isEmpty()
            ? tr("at %1, %n model(s)", nullptr, static_cast<int>(found.models)).arg(found.address)
            : tr("key in %1").arg(found.variable);
    QString words = found.title + QStringLiteral("  ·  ") + where;
    if (already) words += QStringLiteral("  ·  ") + tr("set up already");
    auto* box = new QCheckBox(words, this);
    box->setObjectName(QStringLiteral("wizard.use.") + app::text(found.provider.id));
    box->setAccessibleName(tr("Use %1").arg(found.title));
    box->setEnabled(!already);
    rows_->addWidget(box);
    offers_.push_back({found, box});
    showFound();
}

config::ProviderConfig ProvidersStep::typed() const
{
    config::ProviderConfig provider;
    provider.id = kind_->currentData().toString().toStdString();
    return provider;
}

void ProvidersStep::check()
{
    const std::string key = key_->text().trimmed().toStdString();
    if (key.empty()) return;
    setRole(result_, "small2");
    result_->setText(tr("Asking %1…").arg(kind_->currentText()));
    check_->setServer(context_.gateway->config().server);
    check_->start(typed(), Secret(key));
}

void ProvidersStep::showOutcome(const app::CheckOutcome& outcome)
{
    setRole(result_, outcome.ok ? "ok" : "bad");
    result_->setText(outcome.ok ? tr("The key works: %n model(s)", nullptr,
                                     static_cast<int>(outcome.models.size()))
                                : outcome.words);
}

QWidget* ProvidersStep::makeImport()
{
    auto* card = makeCard(QStringLiteral("wizard.importCard"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Or take over settings"), "h3", card));
    auto* what = makeLabel(tr("A Gatehouse file or bundle, LiteLLM's config.yaml, Bifrost's "
                              "config.json, a Portkey config, or a .env file."),
                           "small", card);
    what->setWordWrap(true);
    words->addWidget(what);
    row->addLayout(words, 1);
    auto* choose = makeButton(QStringLiteral("wizard.import"), tr("Import…"), "",
                              QStringLiteral("import"), card);
    row->addWidget(choose, 0, Qt::AlignTop);
    column->addLayout(row);
    importResult_ = makeLabel({}, "small2", card);
    importResult_->setObjectName(QStringLiteral("wizard.imported"));
    importResult_->setWordWrap(true);
    importResult_->hide();
    column->addWidget(importResult_);
    connect(choose, &QPushButton::clicked, this, [this] {
        importFile(
            QFileDialog::getOpenFileName(this, tr("Settings to take over"), QDir::homePath()));
    });
    return card;
}

void ProvidersStep::importFile(const QString& path)
{
    if (path.isEmpty()) return;
    auto read = app::readSettingsFile(path);
    imported_ = {};
    importResult_->show();
    if (!read) {
        setRole(importResult_, "bad");
        importResult_->setText(app::text(read.error().message) + QStringLiteral(" – ") +
                               app::text(read.error().hint));
        return;
    }
    imported_ = std::move(*read);
    showImported();
}

void ProvidersStep::showImported()
{
    QStringList names;
    for (const app::SetupChoice& choice : imported_.choices)
        names.append(app::titleOf(choice.provider));
    QStringList lines;
    if (imported_.whole) {
        lines.append(
            tr("Settings of Gatehouse: they take the place of all settings here when you "
               "go on."));
    } else if (names.isEmpty()) {
        lines.append(tr("%1: nothing in it can be used here.").arg(imported_.kind));
    } else {
        lines.append(tr("%1: %2. Used when you go on.")
                         .arg(imported_.kind, names.join(QStringLiteral(", "))));
    }
    if (!imported_.aliases.empty()) {
        lines.append(tr("%n model name(s) of your own come along.", nullptr,
                        static_cast<int>(imported_.aliases.size())));
    }
    if (!imported_.left.isEmpty())
        lines.append(tr("Not carried: %1.").arg(imported_.left.join(QStringLiteral("; "))));
    setRole(importResult_, "small2");
    importResult_->setText(lines.join(QLatin1Char('\n')));
}

void ProvidersStep::apply(const Left& done)
{
    if (!imported_.whole) return applyChoices(done);
    config::Config whole = std::move(*imported_.whole);
    imported_ = {};
    importResult_->hide();
    context_.gateway->publish(std::move(whole), tr("Imported settings"), this,
                              [this, done](const app::PublishOutcome& outcome) {
                                  if (!outcome.ok) return done(false, outcome.error);
                                  applyChoices(done);
                              });
}

void ProvidersStep::applyChoices(const Left& done)
{
    std::vector<app::SetupChoice> choices = imported_.choices;
    for (const Offer& each : offers_) {
        const bool known = std::ranges::any_of(choices, [&each](const app::SetupChoice& choice) {
            return choice.provider.id == each.found.provider.id;
        });
        if (each.box->isChecked() && each.box->isEnabled() && !known)
            choices.push_back({each.found.provider, {}});
    }
    const std::string key = key_->text().trimmed().toStdString();
    if (!key.empty()) {
        config::ProviderConfig provider = typed();
        std::erase_if(choices, [&provider](const app::SetupChoice& each) {
            return each.provider.id == provider.id;
        });
        choices.push_back({std::move(provider), Secret(key)});
    }
    setup_->apply(
        std::move(choices), tr("First-run providers"),
        [this, done](bool ok, const QString& trouble) {
            if (ok) {
                key_->clear();
                imported_ = {};
                importResult_->hide();
                for (Offer& each : offers_) {
                    if (each.box->isChecked()) each.box->setEnabled(false);
                }
            }
            done(ok, trouble);
        },
        imported_.aliases);
}

}  // namespace gatehouse::ui
