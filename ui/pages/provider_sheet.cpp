#include "ui/pages/provider_sheet.h"

#include <QCheckBox>
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
#include "ui/widgets/secret_field.h"
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

    const bool needsNone =
        row && (row->local || row->sample || row->auth.scheme == provider::AuthScheme::None);
    KeyPlace place = keychainTrouble_.isEmpty() ? KeyPlace::Keychain : KeyPlace::Vault;
    if (!isNew_ || needsNone) place = KeyPlace::None;
    const QString variable =
        row && !row->environment.empty() ? app::text(row->environment.front()) : QString();
    key_ = new SecretField(
        QStringLiteral("provider"),
        {tr("API key"), tr("None: clients send their own"), tr("Paste the key"), variable},
        before_.key, place, keychainTrouble_);
    column->addWidget(key_);
    column->addSpacing(6);
    shares_ = new KeyShares(before_);
    column->addWidget(shares_);
    column->addSpacing(10);
    const auto showShares = [this] { shares_->setVisible(hasKey()); };
    connect(key_, &SecretField::placeChanged, shares_, showShares);
    showShares();
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

bool ProviderSheet::hasKey() const
{
    return key_->place() != KeyPlace::None;
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
    next.key = key_->reference(next.id);
    const bool vault = key_->place() == KeyPlace::Vault || !keychainTrouble_.isEmpty();
    if (!hasKey()) {
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
    if (Secret typed = key_->typed(); !typed.empty())
        answer.typed.emplace_back(answer.provider.key, std::move(typed));
    if (hasKey()) shares_->addTyped(answer.provider, answer.typed);
    return answer;
}

void ProviderSheet::accept()
{
    const config::ProviderConfig next = edited();
    const bool own = next.base == kOwn || (!app::resolved(next));
    if (next.id.empty()) {
        showTrouble(tr("The id is missing."));
    } else if (own && next.baseUrl.empty()) {
        showTrouble(tr("Give the base URL of the service, such as https://host.example/v1."));
    } else if (!key_->trouble().isEmpty()) {
        showTrouble(key_->trouble());
    } else if (hasKey() && !shares_->trouble().isEmpty()) {
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
    check_->start(edited(), key_->value(known_));
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
