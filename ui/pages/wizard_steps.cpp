#include "ui/pages/wizard_steps.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/gateway.h"
#include "app/port_probe.h"
#include "app/secret_store.h"
#include "ui/pages/connect_view.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kLowestPort = 1024;
constexpr int kHighestPort = 65'535;

/// A row of a card: what it is in words, and a control or a state at the right.
void addRow(QVBoxLayout* column, const QString& title, const QString& text, QWidget* control)
{
    if (column->count() > 0) column->addWidget(makeLine());
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 10, 0, 10);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, "strong"));
    auto* what = makeLabel(text, "small2");
    what->setWordWrap(true);
    what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(what);
    row->addLayout(words, 1);
    if (control != nullptr) row->addWidget(control, 0, Qt::AlignVCenter);
    column->addLayout(row);
}

QVBoxLayout* startCard(QFrame* card)
{
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 4, 16, 4);
    column->setSpacing(0);
    return column;
}

/// A coloured dot with words beside it.
QWidget* makeState(Dot** dot, QLabel** words, const QString& objectName)
{
    auto* state = new QWidget;
    auto* row = new QHBoxLayout(state);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    *dot = new Dot(Token::Text3, 8, state);
    *words = makeLabel({}, "body2", state);
    (*words)->setObjectName(objectName);
    row->addWidget(*dot);
    row->addWidget(*words);
    return state;
}

}  // namespace

PlacesStep::PlacesStep(const PageContext& context, QWidget* parent)
    : WizardStep(parent),
      context_(context),
      setup_(new app::Setup(context.gateway, context.secrets, this))
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(12);
    auto* card = makeCard(QStringLiteral("wizard.places"), this);
    auto* column = startCard(card);
    const QString folder = context.gateway->dataFolder();
    auto* places = new QWidget;
    auto* buttons = new QHBoxLayout(places);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    auto* open = makeButton(QStringLiteral("wizard.openFolder"), tr("Open folder"), "",
                            QStringLiteral("export"));
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    buttons->addWidget(open);
    if (context.moveData) {
        auto* move = makeButton(QStringLiteral("wizard.moveFolder"), tr("Choose another…"), "", {});
        buttons->addWidget(move);
        connect(move, &QPushButton::clicked, this, [this, folder] {
            moveTo(QFileDialog::getExistingDirectory(this, tr("Folder for settings and log"),
                                                     QFileInfo(folder).path()));
        });
    }
    addRow(column, tr("Settings and the request log"),
           context.moveData ? folder
                            : folder + QLatin1Char('\n') +
                                  tr("To keep them elsewhere, start Gatehouse with --data FOLDER."),
           places);
    moved_ = makeLabel({}, "bad", card);
    moved_->setObjectName(QStringLiteral("wizard.moved"));
    moved_->setWordWrap(true);
    moved_->hide();
    column->addWidget(moved_);
    addRow(
        column, tr("Provider keys"),
        tr("In your system's keychain, never in a settings file. Without a keychain they go into "
           "an encrypted file, or stay in environment variables."),
        makeState(&dot_, &keychain_, QStringLiteral("wizard.keychain")));
    addRow(column, tr("Nothing leaves this machine except the calls you make"),
           tr("No account, no telemetry. Calls go straight from here to the provider you name."),
           nullptr);
    whole->addWidget(card);
    whole->addWidget(makeVault());
    whole->addStretch(1);
}

/// Shown where there is no keychain.
QWidget* PlacesStep::makeVault()
{
    const bool isNew = context_.secrets == nullptr || !context_.secrets->hasVaultFile();
    auto* card = makeCard(QStringLiteral("wizard.vault"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(makeLabel(
        isNew ? tr("An encrypted file for the keys") : tr("The encrypted file of the keys"), "h3",
        card));
    auto* words = makeLabel(
        isNew ? tr("Choose a pass phrase. It is kept nowhere, and asked for when Gatehouse starts; "
                   "without it the keys are lost. Leave it empty to keep keys in environment "
                   "variables.")
              : tr("Its pass phrase opens it. Leave it empty to do so later."),
        "small", card);
    words->setWordWrap(true);
    column->addWidget(words);
    const auto addPhrase = [&](const char* id, const QString& name) {
        QLineEdit* field = makeField(QLatin1String(id), name, {}, name);
        field->setEchoMode(QLineEdit::Password);
        column->addWidget(field);
        return field;
    };
    phrase_ = addPhrase("wizard.phrase", tr("Pass phrase"));
    if (isNew) again_ = addPhrase("wizard.phraseAgain", tr("The same once more"));
    card->hide();
    vault_ = card;
    return card;
}

void PlacesStep::moveTo(const QString& folder)
{
    if (folder.isEmpty()) return;
    const QString trouble = context_.moveData(folder);
    moved_->setText(trouble);
    moved_->setVisible(!trouble.isEmpty());
}

void PlacesStep::enter()
{
    if (std::exchange(asked_, true)) return;
    keychain_->setText(tr("Asking the keychain…"));
    setup_->askKeychain([this](const QString& trouble) { showKeychain(trouble); });
}

void PlacesStep::showKeychain(const QString& trouble)
{
    const bool well = trouble.isEmpty();
    const bool open = context_.secrets != nullptr && context_.secrets->hasPassPhrase();
    dot_->setToken(well || open ? Token::Ok : Token::Warn);
    keychain_->setText(well   ? tr("Keychain works")
                       : open ? tr("Encrypted file is open")
                              : tr("No keychain"));
    keychain_->setToolTip(trouble);
    vault_->setVisible(!well && !open && context_.secrets != nullptr);
}

void PlacesStep::apply(const Left& done)
{
    const QString phrase = phrase_->text();
    if (vault_->isHidden() || phrase.isEmpty()) return done(true, {});
    if (again_ != nullptr && again_->text() != phrase)
        return done(false, tr("The two pass phrases differ. Type the same one twice."));
    QString trouble;
    if (!context_.secrets->unlockVault(Secret(phrase.toStdString()), trouble))
        return done(false, tr("The encrypted file did not open: %1").arg(trouble));
    for (QLineEdit* field : {phrase_, again_}) {
        if (field != nullptr) field->clear();
    }
    showKeychain(context_.secrets->keychainTrouble());
    done(true, {});
}

AddressStep::AddressStep(const PageContext& context, QWidget* parent)
    : WizardStep(parent), context_(context)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(12);
    auto* card = makeCard(QStringLiteral("wizard.address"), this);
    auto* column = startCard(card);
    port_ = new QSpinBox;
    port_->setObjectName(QStringLiteral("wizard.port"));
    port_->setAccessibleName(tr("Port"));
    port_->setRange(kLowestPort, kHighestPort);
    port_->setFixedWidth(120);
    port_->setAlignment(Qt::AlignRight);
    addRow(column, tr("Port"), tr("Clients reach the gateway at http://127.0.0.1 and this port."),
           port_);
    auto* state = new QWidget;
    auto* row = new QHBoxLayout(state);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(makeState(&dot_, &state_, QStringLiteral("wizard.listening")));
    other_ = makeButton(QStringLiteral("wizard.otherPort"), {}, "", {});
    other_->setAccessibleName(tr("Use the next free port"));
    other_->hide();
    row->addWidget(other_);
    connect(other_, &QPushButton::clicked, this, [this] {
        port_->setValue(offered_);
        apply([](bool, const QString&) {});
    });
    addRow(
        column, tr("This machine only"),
        tr("Other computers cannot reach the gateway. A server for others needs TLS and keys; see "
           "the guide."),
        state);
    open_ = new QCheckBox;
    open_->setObjectName(QStringLiteral("wizard.open"));
    open_->setAccessibleName(tr("Calls from this machine need no gateway key"));
    addRow(column, tr("Calls from this machine need no gateway key"),
           tr("Off: every program needs a key of its own. Keys are made under Providers & Keys."),
           open_);
    whole->addWidget(card);
    whole->addStretch(1);
}

void AddressStep::enter()
{
    connect(context_.gateway, &app::Gateway::stateChanged, this, &AddressStep::showState,
            Qt::UniqueConnection);
    connect(context_.gateway, &app::Gateway::configChanged, this, &AddressStep::showConfig,
            Qt::UniqueConnection);
    showConfig();
    showState();
}

int AddressStep::livePort() const
{
    const int port = app::portOf(context_.gateway->config().server.listen);
    // 0 is "any free one": the one that was taken counts.
    return port > 0 ? port : context_.gateway->address().section(QLatin1Char(':'), -1).toInt();
}

void AddressStep::showConfig()
{
    shown_ = livePort();
    port_->setValue(shown_);
    open_->setChecked(context_.gateway->config().server.openOnLoopback);
}

void AddressStep::leave()
{
    disconnect(context_.gateway, nullptr, this, nullptr);
}

void AddressStep::showState()
{
    const app::Gateway& gateway = *context_.gateway;
    if (port_->value() == shown_ && livePort() != shown_) showConfig();
    const bool listens = !gateway.address().isEmpty();
    const bool starting = gateway.phase() == app::Phase::Starting;
    dot_->setToken(listens ? Token::Ok : starting ? Token::Text3 : Token::Bad);
    const int port = app::portOf(gateway.config().server.listen);
    state_->setText(listens    ? tr("Listening on %1").arg(gateway.address())
                    : starting ? tr("Starting…")
                               : tr("Port %1 is taken by another program").arg(port));
    state_->setToolTip(gateway.trouble());
    if (listens || starting) offered_ = 0;
    if (!listens && !starting && offered_ == 0)  // looked for once, not every second
        offered_ = app::nextFreePort(gateway.config().server.listen, port);
    other_->setText(tr("Use port %1").arg(offered_));
    other_->setVisible(offered_ > 0);
}

void AddressStep::apply(const Left& done)
{
    config::Config next = context_.gateway->config();
    if (port_->value() != shown_) next = app::withPort(std::move(next), port_->value());
    next = app::withOpenLoopback(std::move(next), open_->isChecked());
    if (next == context_.gateway->config()) return done(true, {});
    context_.gateway->publish(std::move(next), tr("First-run address"), this,
                              [this, done](const app::PublishOutcome& outcome) {
                                  showState();
                                  done(outcome.ok, outcome.error);
                              });
}

ConnectStep::ConnectStep(const PageContext& context, QWidget* parent)
    : WizardStep(parent), view_(new ConnectView(context, this))
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(view_);
}

void ConnectStep::enter()
{
    view_->start();
}

void ConnectStep::leave()
{
    view_->stop();
}

}  // namespace gatehouse::ui
