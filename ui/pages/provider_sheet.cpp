#include "ui/pages/provider_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "ui/pages/key_shares.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr auto kOwn = "openai-compatible";

QSpinBox* makeSeconds(const QString& objectName, const QString& name, Millis value, int most)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(1, most);
    box->setSuffix(QStringLiteral(" s"));
    box->setValue(static_cast<int>(value.count() / 1000));
    return box;
}

}  // namespace

ProviderSheet::ProviderSheet(const config::ProviderConfig& provider, bool isNew,
                             const QString& keychainTrouble, QWidget* parent)
    : QDialog(parent),
      before_(provider),
      isNew_(isNew),
      keychainTrouble_(keychainTrouble),
      check_(new app::ProviderCheck(this))
{
    const QString name = app::titleOf(provider);
    auto* column =
        startSheet(this, isNew ? tr("Add %1").arg(name) : tr("Edit %1").arg(name),
                   tr("The key is kept outside the settings, which hold only its name."));
    resize(620, 640);
    banner_ = new Banner(QStringLiteral("provider.banner"), this);
    column->addWidget(banner_);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("provider.scroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(scroll);
    auto* fields = new QVBoxLayout(inner);
    fields->setContentsMargins(0, 0, 10, 0);
    fields->setSpacing(0);
    fields->addWidget(makeBasics());
    fields->addWidget(makeMore());
    fields->addStretch(1);
    scroll->setWidget(inner);
    column->addWidget(scroll, 1);
    column->addSpacing(8);
    result_ = makeLabel({}, "small2", this);
    result_->setObjectName(QStringLiteral("provider.result"));
    result_->setWordWrap(true);
    column->addWidget(result_);
    column->addSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    test_ =
        makeButton(QStringLiteral("provider.test"), tr("Test"), "", QStringLiteral("bolt"), this);
    auto* cancel = makeButton(QStringLiteral("provider.cancel"), tr("Cancel"), "", {}, this);
    auto* save = makeButton(QStringLiteral("provider.save"),
                            isNew ? tr("Add provider") : tr("Save"), "primary", {}, this);
    save->setDefault(true);
    row->addWidget(test_);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    column->addLayout(row);
    connect(test_, &QPushButton::clicked, this, &ProviderSheet::test);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &ProviderSheet::accept);
    connect(check_, &app::ProviderCheck::finished, this, &ProviderSheet::showOutcome);
    showKeyPlace();
}

QWidget* ProviderSheet::makeBasics()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto row = app::resolved(before_);
    title_ = makeField(QStringLiteral("provider.title"), tr("Name"), app::text(before_.title),
                       row ? app::text(row->title) : tr("My provider"));
    addField(column, tr("Name"), title_);
    id_ = makeField(QStringLiteral("provider.id"), tr("Id"), app::text(before_.id),
                    QStringLiteral("my-provider"));
    id_->setProperty("mono", true);
    id_->setReadOnly(!isNew_);
    addField(column, tr("Id"), id_,
             tr("Stands in paths and before model names: %1/gpt-…").arg(app::text(before_.id)));
    url_ = makeField(QStringLiteral("provider.url"), tr("Base URL"), app::text(before_.baseUrl),
                     row && !row->baseUrl.empty() ? app::text(row->baseUrl)
                                                  : QStringLiteral("https://host.example/v1"));
    url_->setProperty("mono", true);
    addField(column, tr("Base URL"), url_,
             row && !row->baseUrl.empty() ? tr("Empty: the service's own address") : QString());

    place_ = new QComboBox;
    place_->setObjectName(QStringLiteral("provider.keyPlace"));
    place_->setAccessibleName(tr("Where the key is"));
    place_->addItem(tr("In the system's keychain"), static_cast<int>(KeyPlace::Keychain));
    place_->addItem(tr("In an encrypted file"), static_cast<int>(KeyPlace::Vault));
    place_->addItem(tr("In an environment variable"), static_cast<int>(KeyPlace::Environment));
    place_->addItem(tr("None: clients send their own"), static_cast<int>(KeyPlace::None));
    const auto source = before_.key.source();
    KeyPlace place = keychainTrouble_.isEmpty() ? KeyPlace::Keychain : KeyPlace::Vault;
    if (source == "keychain") place = KeyPlace::Keychain;
    if (source == "vault") place = KeyPlace::Vault;
    if (source == "env") place = KeyPlace::Environment;
    const bool needsNone =
        row && (row->local || row->sample || row->auth.scheme == provider::AuthScheme::None);
    if (before_.key.empty() && (!isNew_ || needsNone)) place = KeyPlace::None;
    place_->setCurrentIndex(place_->findData(static_cast<int>(place)));
    addField(column, tr("API key"), place_);
    key_ = makeField(QStringLiteral("provider.key"), tr("API key"), {},
                     before_.key.empty() ? tr("Paste the key") : tr("Kept. Type to replace it"));
    key_->setEchoMode(QLineEdit::Password);
    key_->setProperty("mono", true);
    column->addWidget(key_);
    variable_ = makeField(QStringLiteral("provider.variable"), tr("Environment variable"),
                          source == "env"                    ? app::text(before_.key.name())
                          : row && !row->environment.empty() ? app::text(row->environment.front())
                                                             : QString(),
                          QStringLiteral("MY_API_KEY"));
    variable_->setProperty("mono", true);
    column->addWidget(variable_);
    keyHint_ = makeLabel({}, "small");
    keyHint_->setWordWrap(true);
    column->addWidget(keyHint_);
    column->addSpacing(6);
    shares_ = new KeyShares(before_);
    column->addWidget(shares_);
    column->addSpacing(10);
    connect(place_, &QComboBox::currentIndexChanged, this, &ProviderSheet::showKeyPlace);
    enabled_ = new QCheckBox(tr("In use"));
    enabled_->setObjectName(QStringLiteral("provider.enabled"));
    enabled_->setAccessibleName(tr("In use"));
    enabled_->setChecked(before_.enabled);
    column->addWidget(enabled_);
    column->addSpacing(12);
    return box;
}

QWidget* ProviderSheet::makeMore()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine());
    column->addSpacing(10);
    column->addWidget(makeLabel(tr("Connection"), "h3"));
    column->addSpacing(8);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    connect_ =
        makeSeconds(QStringLiteral("provider.connect"), tr("Connect"), before_.connectTimeout, 600);
    first_ = makeSeconds(QStringLiteral("provider.firstByte"), tr("First byte"),
                         before_.firstByteTimeout, 7200);
    idle_ = makeSeconds(QStringLiteral("provider.idle"), tr("Silence in an answer"),
                        before_.idleTimeout, 7200);
    total_ = makeSeconds(QStringLiteral("provider.total"), tr("Whole answer"), before_.totalTimeout,
                         86'400);
    int at = 0;
    for (QSpinBox* each : {connect_, first_, idle_, total_}) {
        grid->addWidget(makeLabel(each->accessibleName(), "captionStrong"), 0, at);
        grid->addWidget(each, 1, at++);
    }
    column->addLayout(grid);
    column->addSpacing(10);
    addProbe(column);
    QString lines;
    for (const config::HeaderConfig& header : before_.headers) {
        lines += app::text(header.name) + QStringLiteral(": ") + app::text(header.value) +
                 QLatin1Char('\n');
    }
    headers_ = new QPlainTextEdit(lines.trimmed());
    headers_->setObjectName(QStringLiteral("provider.headers"));
    headers_->setAccessibleName(tr("Extra headers"));
    headers_->setPlaceholderText(QStringLiteral("X-Team: search"));
    headers_->setProperty("mono", true);
    headers_->setTabChangesFocus(true);
    headers_->setFixedHeight(72);
    addField(column, tr("Extra headers, one a line"), headers_,
             tr("Added to every call. Not for keys: these lines stand in the settings."));
    ca_ = makeField(QStringLiteral("provider.ca"), tr("CA file"), app::text(before_.caFile),
                    QStringLiteral("/etc/ssl/company.pem"));
    addField(column, tr("CA file beside the system's roots"), ca_);
    proxy_ = makeField(QStringLiteral("provider.proxy"), tr("Proxy"), app::text(before_.proxy),
                       tr("from the environment"));
    addField(column, tr("Proxy"), proxy_, tr("http://HOST:PORT, or none"));
    insecure_ =
        new QCheckBox(tr("Do not check certificates (anyone in between can read the traffic)"));
    insecure_->setObjectName(QStringLiteral("provider.insecure"));
    insecure_->setAccessibleName(tr("Do not check certificates"));
    insecure_->setChecked(before_.insecureTls);
    column->addWidget(insecure_);
    return box;
}

void ProviderSheet::addProbe(QVBoxLayout* column)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    probe_ = makeSeconds(QStringLiteral("provider.probe"), tr("Probe every"), before_.probeEvery,
                         86'400);
    probe_->setMinimum(0);
    probe_->setSpecialValueText(tr("never"));
    probe_->setValue(static_cast<int>((before_.probeEvery.count() + 999) / 1000));
    const auto row = app::resolved(before_);
    probePath_ = makeField(QStringLiteral("provider.probePath"), tr("Path of probes"),
                           app::text(before_.probePath),
                           row ? app::text(row->probe) : QStringLiteral("/models"));
    probePath_->setProperty("mono", true);
    grid->addWidget(makeLabel(probe_->accessibleName(), "captionStrong"), 0, 0);
    grid->addWidget(makeLabel(probePath_->accessibleName(), "captionStrong"), 0, 1);
    grid->addWidget(probe_, 1, 0);
    grid->addWidget(probePath_, 1, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    auto* hint = makeLabel(tr("A GET beside the calls. While it fails, routes leave this provider "
                              "alone, and come back by themselves."),
                           "small");
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addSpacing(10);
}

KeyPlace ProviderSheet::place() const
{
    return static_cast<KeyPlace>(place_->currentData().toInt());
}

void ProviderSheet::showKeyPlace()
{
    const KeyPlace now = place();
    shares_->setVisible(now != KeyPlace::None);
    key_->setVisible(now == KeyPlace::Keychain || now == KeyPlace::Vault);
    variable_->setVisible(now == KeyPlace::Environment);
    QString hint;
    if (now == KeyPlace::Keychain && !keychainTrouble_.isEmpty()) {
        hint = tr("The keychain is unavailable: %1 Take the encrypted file or an environment "
                  "variable.")
                   .arg(keychainTrouble_);
    } else if (now == KeyPlace::Vault) {
        hint = tr("Sealed with a pass phrase, which is asked for at every start.");
    } else if (now == KeyPlace::Environment) {
        hint = tr("Read when the gateway starts and at every change.");
    }
    keyHint_->setText(hint);
    keyHint_->setVisible(!hint.isEmpty());
    setRole(keyHint_, now == KeyPlace::Keychain ? "bad" : "small");
}

config::ProviderConfig ProviderSheet::edited() const
{
    config::ProviderConfig next = before_;
    next.title = title_->text().trimmed().toStdString();
    next.id = id_->text().trimmed().toStdString();
    if (isNew_ && next.id != before_.id && next.base.empty() && app::resolved(before_))
        next.base = before_.id;
    next.baseUrl = url_->text().trimmed().toStdString();
    next.enabled = enabled_->isChecked();
    next.caFile = ca_->text().trimmed().toStdString();
    next.proxy = proxy_->text().trimmed().toStdString();
    next.insecureTls = insecure_->isChecked();
    next.connectTimeout = Millis(connect_->value() * 1000LL);
    next.firstByteTimeout = Millis(first_->value() * 1000LL);
    next.idleTimeout = Millis(idle_->value() * 1000LL);
    next.totalTimeout = Millis(total_->value() * 1000LL);
    if (probe_->value() != (before_.probeEvery.count() + 999) / 1000)
        next.probeEvery = Millis(probe_->value() * 1000LL);
    next.probePath = probePath_->text().trimmed().toStdString();
    next.headers.clear();
    const QStringList lines = headers_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        next.headers.push_back({line.section(QLatin1Char(':'), 0, 0).trimmed().toStdString(),
                                line.section(QLatin1Char(':'), 1).trimmed().toStdString()});
    }
    switch (place()) {
        case KeyPlace::Keychain:
        case KeyPlace::Vault: {
            const std::string source = place() == KeyPlace::Vault ? "vault:" : "keychain:";
            if (!key_->text().isEmpty()) next.key.text = source + next.id;
            break;
        }
        case KeyPlace::Environment:
            next.key.text = "env:" + variable_->text().trimmed().toStdString();
            break;
        case KeyPlace::None:
            next.key.text.clear();
            break;
    }
    const bool vault = place() == KeyPlace::Vault || !keychainTrouble_.isEmpty();
    if (place() == KeyPlace::None) {
        next.moreKeys.clear();
        next.keyWeight = config::ProviderConfig().keyWeight;
    } else {
        shares_->apply(next, vault ? "vault:" : "keychain:");
    }
    return next;
}

ProviderSheet::Answer ProviderSheet::answer() const
{
    Answer answer;
    answer.provider = edited();
    const bool kept = place() == KeyPlace::Keychain || place() == KeyPlace::Vault;
    if (kept && !key_->text().isEmpty()) {
        answer.typed.emplace_back(answer.provider.key,
                                  Secret(key_->text().trimmed().toStdString()));
    }
    if (place() != KeyPlace::None) shares_->addTyped(answer.provider, answer.typed);
    return answer;
}

void ProviderSheet::accept()
{
    const config::ProviderConfig next = edited();
    const bool own = next.base == kOwn || (!app::resolved(next));
    const bool noKey = (place() == KeyPlace::Keychain || place() == KeyPlace::Vault) &&
                       key_->text().isEmpty() && next.key.empty();
    if (next.id.empty()) {
        showTrouble(tr("The id is missing."));
    } else if (own && next.baseUrl.empty()) {
        showTrouble(tr("Give the base URL of the service, such as https://host.example/v1."));
    } else if (place() == KeyPlace::Environment && variable_->text().trimmed().isEmpty()) {
        showTrouble(tr("Name the environment variable that holds the key."));
    } else if (noKey) {
        showTrouble(tr("Paste the key, or choose that clients send their own."));
    } else if (place() != KeyPlace::None && !shares_->trouble().isEmpty()) {
        showTrouble(shares_->trouble());
    } else {
        QDialog::accept();
    }
}

void ProviderSheet::showTrouble(const QString& text)
{
    banner_->show("bad", text);
}

void ProviderSheet::setServer(const config::ServerConfig& server)
{
    check_->setServer(server);
}

void ProviderSheet::test()
{
    test_->setEnabled(false);
    setRole(result_, "small2");
    result_->setText(tr("Asking %1…").arg(app::titleOf(edited())));
    Secret key;
    if (!key_->text().isEmpty() && key_->isVisible()) {
        key = Secret(key_->text().trimmed().toStdString());
    } else if (place() == KeyPlace::Environment) {
        key = Secret(qgetenv(variable_->text().trimmed().toLatin1().constData()).toStdString());
    } else if (known_) {
        key = known_();
    }
    check_->start(edited(), key);
}

void ProviderSheet::showOutcome(const app::CheckOutcome& outcome)
{
    test_->setEnabled(true);
    setRole(result_, outcome.ok ? "ok" : "bad");
    result_->setText(outcome.ok ? tr("Works: answered in %1, %n model(s).", nullptr,
                                     static_cast<int>(outcome.models.size()))
                                      .arg(app::millis(static_cast<double>(outcome.millis)))
                                : outcome.words);
}

}  // namespace gatehouse::ui
