#include "ui/pages/providers.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/pages/provider_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

QVBoxLayout* startCard(QFrame* card, const QString& title, const QString& text, QWidget* action)
{
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(makeLabel(title, "h3", card));
    words->addWidget(makeLabel(text, "small", card));
    head->addLayout(words, 1);
    if (action != nullptr) head->addWidget(action, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addSpacing(8);
    return column;
}

QString contextWords(std::int64_t tokens)
{
    return tokens <= 0 ? QStringLiteral("–") : app::shortCount(tokens);
}

}  // namespace

ProvidersPage::ProvidersPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("providers"), context, parent), check_(new app::ProviderCheck(this))
{
    frame_ =
        new PageFrame(tr("Providers & Keys"), tr("Where requests go, and who may send them"), this);
    auto* addButton = makeButton(QStringLiteral("providers.add"), tr("Add provider"), "primary",
                                 QStringLiteral("plus"), this);
    frame_->actions()->addWidget(addButton);
    connect(addButton, &QPushButton::clicked, this, &ProvidersPage::add);
    banner_ = new Banner(QStringLiteral("providers.banner"), this);
    frame_->body()->addWidget(banner_);
    frame_->body()->addWidget(makeProviders());
    frame_->body()->addWidget(makeKeys());
    frame_->body()->addWidget(makeModels(), 1);
    connect(check_, &app::ProviderCheck::finished, this, [this](const app::CheckOutcome& outcome) {
        outcomes_.insert(app::text(checking_), outcome);
        checking_.clear();
        showProviders();
        showModels();
    });
}

QWidget* ProvidersPage::makeProviders()
{
    auto* card = makeCard(QStringLiteral("providers.card"));
    auto* column =
        startCard(card, tr("Providers"),
                  tr("The first one that speaks an API answers calls that name none"), nullptr);
    providerRows_ = new QVBoxLayout;
    providerRows_->setSpacing(0);
    column->addLayout(providerRows_);
    return card;
}

QWidget* ProvidersPage::makeKeys()
{
    auto* card = makeCard(QStringLiteral("providers.keys"));
    auto* make = makeButton(QStringLiteral("providers.newKey"), tr("New key"), "",
                            QStringLiteral("key"), card);
    auto* column = startCard(card, tr("Gateway keys"),
                             tr("What clients show to this gateway; only a hash is kept"), make);
    connect(make, &QPushButton::clicked, this, &ProvidersPage::newKey);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    open_ = new QCheckBox(tr("Open to this machine"), card);
    open_->setObjectName(QStringLiteral("providers.open"));
    open_->setAccessibleName(tr("Open to this machine"));
    openWords_ = makeLabel({}, "small", card);
    row->addWidget(open_);
    row->addWidget(openWords_, 1);
    column->addLayout(row);
    keyRows_ = new QVBoxLayout;
    keyRows_->setSpacing(0);
    column->addLayout(keyRows_);
    connect(open_, &QCheckBox::clicked, this, [this](bool on) {
        const config::Config& now = context().gateway->config();
        if (!on && now.access.keys.empty()) {
            banner_->show("info",
                          tr("Make a gateway key first: without one, nobody could call any more."));
            open_->setChecked(true);
            return;
        }
        publish(app::withOpenLoopback(now, on), tr("open to this machine"),
                on ? tr("Programs on this machine need no key")
                   : tr("Every call needs a gateway key now"),
                true);
    });
    return card;
}

QWidget* ProvidersPage::makeModels()
{
    auto* card = makeCard(QStringLiteral("providers.models"));
    search_ = new QLineEdit(card);
    search_->setObjectName(QStringLiteral("providers.search"));
    search_->setAccessibleName(tr("Search models"));
    search_->setPlaceholderText(tr("Search models"));
    search_->setClearButtonEnabled(true);
    search_->addAction(Theme::icon(QStringLiteral("search"), Token::Text3),
                       QLineEdit::LeadingPosition);
    search_->setFixedWidth(280);
    auto* column =
        startCard(card, tr("Models"), tr("Prices in US dollars for a million tokens"), search_);
    models_ = new QTableWidget(0, 7, card);
    models_->setObjectName(QStringLiteral("providers.modelTable"));
    models_->setAccessibleName(tr("Models"));
    models_->setHorizontalHeaderLabels({tr("Model"), tr("Provider"), tr("Context"), tr("Input"),
                                        tr("Cached"), tr("Output"), tr("Price as of")});
    models_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    models_->setSelectionBehavior(QAbstractItemView::SelectRows);
    models_->setShowGrid(false);
    models_->setTabKeyNavigation(false);
    models_->verticalHeader()->hide();
    models_->verticalHeader()->setDefaultSectionSize(30);
    models_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    models_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    models_->horizontalHeader()->setHighlightSections(false);
    for (int i = 1; i < 7; ++i) models_->setColumnWidth(i, i == 1 ? 150 : 104);
    for (int i = 0; i < 7; ++i) {
        const bool figures = i >= 2 && i <= 5;
        models_->horizontalHeaderItem(i)->setTextAlignment(
            (figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    models_->setMinimumHeight(260);
    column->addWidget(models_, 1);
    modelCount_ = makeLabel({}, "small", card);
    column->addWidget(modelCount_);
    connect(search_, &QLineEdit::textChanged, this, &ProvidersPage::showModels);
    return card;
}

void ProvidersPage::open(const QVariantMap& params)
{
    if (params.value(QStringLiteral("add")).toBool())
        QTimer::singleShot(0, this, &ProvidersPage::add);
}

void ProvidersPage::activated()
{
    connect(context().gateway, &app::Gateway::configChanged, this, &ProvidersPage::showConfig);
    showConfig();
}

void ProvidersPage::deactivated()
{
    disconnect(context().gateway, nullptr, this, nullptr);
}

void ProvidersPage::showConfig()
{
    showProviders();
    showKeys();
    showModels();
    app::SecretStore* secrets = context().secrets;
    if (secrets != nullptr && secrets->isVaultLocked(context().gateway->config())) {
        banner_->show("warn", tr("The encrypted file with provider keys is locked."));
        banner_->setAction(tr("Unlock"), [this] {
            if (!unlockVault()) return;
            banner_->hide();
            publish(context().gateway->config(), tr("keys unlocked"),
                    tr("Keys are available again"), false);
        });
    }
}

void ProvidersPage::showProviders()
{
    clearLayout(providerRows_);
    const config::Config& now = context().gateway->config();
    for (const config::ProviderConfig& provider : now.providers) {
        if (providerRows_->count() > 0) providerRows_->addWidget(makeLine());
        providerRows_->addWidget(makeProviderRow(provider));
    }
    if (now.providers.empty()) {
        auto* empty = new EmptyState(
            QStringLiteral("providers.empty"), QStringLiteral("plug"), tr("No provider yet"),
            tr("Add one, and its models can be called through this gateway."));
        connect(empty->addAction(tr("Add provider"), QStringLiteral("plus")), &QPushButton::clicked,
                this, &ProvidersPage::add);
        providerRows_->addWidget(empty);
    }
}

QWidget* ProvidersPage::makeProviderRow(const config::ProviderConfig& provider)
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
    if (const auto found = outcomes_.constFind(id); found != outcomes_.cend() && provider.enabled) {
        token = found->ok ? Token::Ok : Token::Bad;
        role = found->ok ? "ok" : "bad";
        state = !found->ok ? found->words
                : found->models.isEmpty()
                    ? tr("works")
                    : tr("works, %1, %n model(s)", nullptr, static_cast<int>(found->models.size()))
                          .arg(app::millis(static_cast<double>(found->millis)));
    } else if (row && row->sample && provider.enabled) {
        token = Token::Ok;
        state = tr("built in");
    }
    if (checking_ == provider.id) state = tr("asking…");
    line->addWidget(new Dot(token, 8));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(makeLabel(app::titleOf(provider), "strong"));
    first->addWidget(makeBadge(id, "neutral"));
    if (!provider.enabled) first->addWidget(makeBadge(tr("off"), "warn"));
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
    testButton->setEnabled(checking_.empty());
    connect(testButton, &QPushButton::clicked, this, [this, key] { test(key); });
    auto* editButton =
        makeIconButton(name + QStringLiteral(".edit"), tr("Edit %1").arg(app::titleOf(provider)),
                       QStringLiteral("edit"));
    connect(editButton, &QToolButton::clicked, this, [this, provider] { edit(provider, false); });
    auto* removeButton =
        makeIconButton(name + QStringLiteral(".remove"),
                       tr("Remove %1").arg(app::titleOf(provider)), QStringLiteral("trash"));
    connect(removeButton, &QToolButton::clicked, this, [this, key] { removeProvider(key); });
    line->addWidget(testButton);
    line->addWidget(editButton);
    line->addWidget(removeButton);
    return box;
}

void ProvidersPage::showKeys()
{
    const config::Config& now = context().gateway->config();
    open_->setChecked(now.server.openOnLoopback);
    openWords_->setText(now.server.openOnLoopback
                            ? tr("Programs on this machine call without a key")
                            : tr("Every call needs a key"));
    clearLayout(keyRows_);
    for (const config::KeyConfig& key : now.access.keys) {
        if (keyRows_->count() == 0) keyRows_->addSpacing(8);
        keyRows_->addWidget(makeLine());
        keyRows_->addWidget(makeKeyRow(key));
    }
}

QWidget* ProvidersPage::makeKeyRow(const config::KeyConfig& key)
{
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 7, 0, 7);
    line->setSpacing(12);
    const QString label = key.label.empty() ? app::text(key.id) : app::text(key.label);
    line->addWidget(makeLabel(label, "strong"));
    line->addWidget(makeLabel(
        key.hint.empty() ? app::text(key.value.text) : QStringLiteral("gh_…") + app::text(key.hint),
        "monoSmall"));
    if (!key.enabled) line->addWidget(makeBadge(tr("off"), "warn"));
    line->addStretch(1);
    if (key.createdAt > 0) {
        line->addWidget(makeLabel(
            tr("made %1").arg(app::ago(key.createdAt, QDateTime::currentMSecsSinceEpoch() * 1000)),
            "small"));
    }
    auto* button = makeButton(QStringLiteral("providers.revoke.") + app::text(key.id), tr("Revoke"),
                              "danger", {});
    button->setProperty("small", true);
    button->setAccessibleName(tr("Revoke %1").arg(label));
    connect(button, &QPushButton::clicked, this, [this, id = key.id] { revoke(id); });
    line->addWidget(button);
    return box;
}

void ProvidersPage::showModels()
{
    const QString words = search_->text().trimmed().toLower();
    const QFont digits = Theme::of().font(Type::Mono);
    models_->setUpdatesEnabled(false);
    models_->setRowCount(0);
    int all = 0;
    const auto addRow = [&](const provider::ModelCard& model, const QString& owner) {
        ++all;
        const QString id = app::text(model.id);
        if (!words.isEmpty() && !id.toLower().contains(words) && !owner.toLower().contains(words))
            return;
        const int at = models_->rowCount();
        models_->insertRow(at);
        const provider::Rates rates = model.price ? model.price->rates : provider::Rates();
        const bool priced = model.price.has_value();
        const QStringList cells{id,
                                owner,
                                contextWords(model.context),
                                app::ratePerMillion(rates.input),
                                app::ratePerMillion(rates.cachedInput),
                                app::ratePerMillion(rates.output),
                                priced ? app::text(model.price->date) : tr("no price")};
        for (int i = 0; i < cells.size(); ++i) {
            auto* item = new QTableWidgetItem(cells[i]);
            const bool figures = i >= 2 && i <= 5;
            if (figures) item->setFont(digits);
            item->setTextAlignment((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            if (i > 0) item->setForeground(Theme::of().colour(Token::Text2));
            models_->setItem(at, i, item);
        }
        if (priced)
            models_->item(at, 6)->setToolTip(tr("Source: %1").arg(app::text(model.price->source)));
    };
    for (const config::ProviderConfig& provider : context().gateway->config().providers) {
        const auto row = app::resolved(provider);
        if (!row) continue;
        const QString owner = app::titleOf(provider);
        for (const provider::ModelCard& model : row->models) addRow(model, owner);
        // Found by the test, unknown to the catalogue: shown as what they are, without a price.
        for (const QString& found : outcomes_.value(app::text(provider.id)).models) {
            if (row->find(found.toStdString()) != nullptr) continue;
            provider::ModelCard model;
            model.id = found.toStdString();
            addRow(model, owner);
        }
    }
    models_->setUpdatesEnabled(true);
    modelCount_->setText(
        all == 0 ? tr("Add a provider to see its models and prices. A model that is not listed can "
                      "be called all the same.")
                 : tr("%1 of %2 models. Others can be called too; their cost is shown as unknown.")
                       .arg(app::count(models_->rowCount()), app::count(all)));
}

void ProvidersPage::add()
{
    ProviderPicker picker(this);
    if (picker.exec() != QDialog::Accepted) return;
    const config::Config& now = context().gateway->config();
    config::ProviderConfig provider;
    const std::string wanted = picker.chosen().toStdString();
    const bool own = wanted == "openai-compatible";
    provider.id = app::freeId(now, own ? tr("my-provider") : picker.chosen());
    if (own || provider.id != wanted) provider.base = wanted;
    edit(provider, true);
}

void ProvidersPage::edit(config::ProviderConfig provider, bool isNew)
{
    app::SecretStore* secrets = context().secrets;
    ProviderSheet sheet(provider, isNew,
                        secrets == nullptr ? QString() : secrets->keychainTrouble(), this);
    sheet.setKnownKey([secrets, provider] {
        return secrets == nullptr ? Secret() : secrets->valueOf(provider.key);
    });
    if (sheet.exec() != QDialog::Accepted) return;
    const ProviderSheet::Answer answer = sheet.answer();
    keep(answer.provider, answer.key, answer.keyTyped, isNew);
}

void ProvidersPage::keep(config::ProviderConfig provider, const Secret& key, bool keyTyped,
                         bool isNew)
{
    const QString name = app::titleOf(provider);
    const auto go = [this, provider, name, isNew] {
        publish(app::withProvider(context().gateway->config(), provider),
                isNew ? tr("added %1").arg(name) : tr("changed %1").arg(name),
                isNew ? tr("%1 added").arg(name) : tr("%1 saved").arg(name), true);
    };
    app::SecretStore* secrets = context().secrets;
    if (!keyTyped || secrets == nullptr) {
        go();
        return;
    }
    const bool vault = provider.key.source() == "vault";
    if (vault && !unlockVault()) return;
    secrets->put(vault ? app::SecretStore::Place::Vault : app::SecretStore::Place::Keychain,
                 app::text(provider.key.name()), key,
                 [this, go, provider, isNew](bool ok, const QString& trouble) {
                     if (ok) {
                         go();
                         return;
                     }
                     banner_->show("bad", tr("The key could not be kept: %1").arg(trouble));
                     banner_->setAction(tr("Choose another place"), [this, provider, isNew] {
                         banner_->hide();
                         config::ProviderConfig again = provider;
                         again.key.text.clear();
                         edit(again, isNew);
                     });
                 });
}

bool ProvidersPage::unlockVault()
{
    app::SecretStore* secrets = context().secrets;
    if (secrets->hasPassPhrase()) return true;
    bool ok = false;
    const QString phrase =
        QInputDialog::getText(this, tr("Encrypted file"), tr("Pass phrase of the encrypted file:"),
                              QLineEdit::Password, {}, &ok);
    if (!ok || phrase.isEmpty()) return false;
    QString trouble;
    if (secrets->unlockVault(Secret(phrase.toStdString()), trouble)) return true;
    banner_->show("bad", tr("The encrypted file did not open: %1").arg(trouble));
    return false;
}

void ProvidersPage::removeProvider(const std::string& id)
{
    const config::Config& now = context().gateway->config();
    const config::ProviderConfig* found = app::findProvider(now, id);
    if (found == nullptr) return;
    // The key stays where it is until the undo has gone by: an undone removal must work again at
    // once.
    const QString name = app::titleOf(*found);
    publish(app::withoutProvider(now, id), tr("removed %1").arg(name), tr("%1 removed").arg(name),
            true);
}

void ProvidersPage::test(const std::string& id)
{
    const config::ProviderConfig* found = app::findProvider(context().gateway->config(), id);
    if (found == nullptr || !checking_.empty()) return;
    checking_ = id;
    showProviders();
    check_->start(*found,
                  context().secrets == nullptr ? Secret() : context().secrets->valueOf(found->key));
}

void ProvidersPage::newKey()
{
    bool ok = false;
    const QString label =
        QInputDialog::getText(this, tr("New gateway key"), tr("Name of the program or person:"),
                              QLineEdit::Normal, tr("my app"), &ok)
            .trimmed();
    if (!ok || label.isEmpty()) return;
    const app::NewKey made = app::withNewKey(context().gateway->config(), label,
                                             QDateTime::currentMSecsSinceEpoch() * 1000);
    const Secret text = made.text;
    context().gateway->publish(
        made.config, tr("new key %1").arg(label), this,
        [this, label, text](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("The key was not made. %1").arg(outcome.error));
                return;
            }
            NewKeySheet(label, text, context().gateway->baseUrl(), this).exec();
        });
}

void ProvidersPage::revoke(const std::string& id)
{
    publish(app::withoutKey(context().gateway->config(), id), tr("key revoked"),
            tr("Key revoked: it is refused from now on"), true);
}

void ProvidersPage::publish(config::Config next, const QString& note, const QString& toast,
                            bool undo)
{
    const config::Config before = context().gateway->config();
    context().gateway->publish(
        std::move(next), note, this,
        [this, before, toast, undo, note](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("Nothing was changed. %1").arg(outcome.error));
                showConfig();
                return;
            }
            banner_->hide();
            if (!undo) {
                context().toasts->show(toast);
                return;
            }
            context().toasts->show(toast, tr("Undo"), [this, before, note] {
                publish(before, tr("undone: %1").arg(note), tr("Undone"), false);
            });
        });
}

}  // namespace gatehouse::ui
