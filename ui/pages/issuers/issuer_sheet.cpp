#include "ui/pages/issuers/issuer_sheet.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

using app::IssuerWay;

constexpr int kKeysHeight = 96;

std::vector<std::string> listIn(const QLineEdit* field)
{
    std::vector<std::string> items;
    for (const QString& each : field->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const QString item = each.trimmed(); !item.isEmpty())
            items.push_back(item.toStdString());
    }
    return items;
}

QString listed(const std::vector<std::string>& items)
{
    QStringList words;
    for (const auto& each : items) words.append(app::text(each));
    return words.join(QStringLiteral(", "));
}

std::string textIn(const QLineEdit* field)
{
    return field->text().trimmed().toStdString();
}

bool isReference(const QString& typed)
{
    return std::ranges::any_of(
        std::initializer_list<const char*>{"env:", "file:", "vault:", "keychain:"},
        [&typed](const char* each) { return typed.startsWith(QLatin1String(each)); });
}

}  // namespace

IssuerSheet::IssuerSheet(const config::TokenIssuerConfig& issuer, const config::Config& draft,
                         bool isNew, app::TokenTrial::Secrets secrets, QString source,
                         QWidget* parent)
    : QDialog(parent),
      before_(issuer),
      draft_(draft),
      isNew_(isNew),
      secrets_(std::move(secrets)),
      source_(std::move(source))
{
    auto* column =
        startSheet(this, isNew ? tr("Add issuer") : tr("Issuer %1").arg(app::text(issuer.id)),
                   tr("Tokens that it signs are taken in the place of gateway keys. They are never "
                      "passed on to a provider."));
    resize(680, 780);
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("issuer.pane"), tr("The issuer"));
    auto* inner = new QWidget(area);
    auto* fields = new QVBoxLayout(inner);
    fields->setContentsMargins(0, 0, 8, 0);
    fields->setSpacing(0);
    makeWho(fields);
    makeWay(fields);
    makeClaims(fields);
    makeTrial(fields);
    fields->addStretch(1);
    area->setWidget(inner);
    column->addWidget(area, 1);
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setObjectName(QStringLiteral("issuer.trouble"));
    trouble_->setWordWrap(true);
    column->addWidget(trouble_);
    column->addSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("issuer.cancel"), tr("Cancel"), "", {}, this);
    take_ = makeButton(QStringLiteral("issuer.go"), isNew ? tr("Add") : tr("Apply"), "primary",
                       QStringLiteral("check"), this);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(take_);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take_, &QPushButton::clicked, this, &QDialog::accept);
    connect(&trial_, &app::TokenTrial::finished, this, &IssuerSheet::showVerdict);
    for (QLineEdit* each : findChildren<QLineEdit*>()) {
        if (each != token_) connect(each, &QLineEdit::textChanged, this, &IssuerSheet::check);
    }
    connect(keys_, &QPlainTextEdit::textChanged, this, &IssuerSheet::check);
    connect(way_, &QComboBox::currentIndexChanged, this, &IssuerSheet::check);
    connect(skew_, &QSpinBox::valueChanged, this, &IssuerSheet::check);
    check();
}

QVBoxLayout* IssuerSheet::addPair(QVBoxLayout* column, QVBoxLayout*& right)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    auto* left = new QVBoxLayout;
    right = new QVBoxLayout;
    left->setSpacing(0);
    right->setSpacing(0);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    column->addLayout(row);
    return left;
}

QWidget* IssuerSheet::makePart(QVBoxLayout* column, const QString& title, QWidget* field,
                               const QString& hint)
{
    auto* box = new QWidget(this);
    auto* inner = new QVBoxLayout(box);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    addField(inner, title, field, hint);
    column->addWidget(box);
    return box;
}

void IssuerSheet::makeWho(QVBoxLayout* column)
{
    QVBoxLayout* right = nullptr;
    auto* left = addPair(column, right);
    id_ = makeField(QStringLiteral("issuer.id"), tr("Name"), app::text(before_.id), {});
    id_->setReadOnly(!isNew_);
    addField(left, tr("Name"), id_,
             tr("Its callers are called %1/USER in rows and limits.").arg(app::text(before_.id)));
    audience_ = makeField(QStringLiteral("issuer.audience"), tr("Audience"),
                          listed(before_.audience), QStringLiteral("gatehouse"));
    audience_->setProperty("mono", true);
    addField(right, tr("Audience"), audience_,
             tr("One of these must stand in aud; tokens for other services are refused."));
    left->addStretch(1);
    right->addStretch(1);
    issuer_ = makeField(QStringLiteral("issuer.issuer"), tr("Issuer"), app::text(before_.issuer),
                        QStringLiteral("https://login.example.com/"));
    issuer_->setProperty("mono", true);
    addField(column, tr("Issuer"), issuer_, tr("The claim iss, letter by letter."));
}

QLineEdit* IssuerSheet::makeSecret(const char* name, const QString& title,
                                   const SecretRef& reference)
{
    const QString kept = app::text(reference.text);
    auto* field =
        makeField(QLatin1String(name), title, {},
                  kept.isEmpty() ? tr("Paste it, or env:NAME") : tr("kept as %1").arg(kept));
    field->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    return field;
}

void IssuerSheet::makeWay(QVBoxLayout* column)
{
    using Way = IssuerWay;
    way_ = new QComboBox(this);
    way_->setObjectName(QStringLiteral("issuer.way"));
    way_->setAccessibleName(tr("How its tokens are checked"));
    for (const auto way :
         {Way::Discovery, Way::KeysUrl, Way::Keys, Way::Secret, Way::Introspection})
        way_->addItem(app::wayTitle(way), static_cast<int>(way));
    way_->setCurrentIndex(way_->findData(static_cast<int>(app::wayOf(before_))));
    addField(column, tr("How its tokens are checked"), way_);
    keysUrl_ = makeField(QStringLiteral("issuer.keysUrl"), tr("Address of its keys"),
                         app::text(before_.keysUrl),
                         QStringLiteral("https://login.example.com/jwks.json"));
    keys_ = new QPlainTextEdit(app::text(before_.keys), this);
    keys_->setObjectName(QStringLiteral("issuer.keys"));
    keys_->setAccessibleName(tr("Its keys"));
    keys_->setProperty("mono", true);
    keys_->setTabChangesFocus(true);
    keys_->setFixedHeight(Theme::of().scaled(kKeysHeight));
    secret_ = makeSecret("issuer.secret", tr("Shared secret"), before_.secret);
    introspection_ = makeField(QStringLiteral("issuer.introspection"), tr("Introspection address"),
                               app::text(before_.introspectionUrl),
                               QStringLiteral("https://login.example.com/introspect"));
    clientId_ = makeField(QStringLiteral("issuer.clientId"), tr("Name of this gateway there"),
                          app::text(before_.clientId), {});
    clientSecret_ = makeSecret("issuer.clientSecret", tr("Its secret there"), before_.clientSecret);
    prefix_ = makeField(QStringLiteral("issuer.prefix"), tr("Beginning of its tokens"),
                        app::text(before_.prefix), {});
    algorithms_ = makeField(QStringLiteral("issuer.algorithms"), tr("Algorithms"),
                            listed(before_.algorithms), tr("all that fit: RS256, ES256, EdDSA"));
    for (QLineEdit* each : {keysUrl_, introspection_, prefix_, algorithms_})
        each->setProperty("mono", true);
    parts_.push_back({makePart(column, tr("Address of its keys"), keysUrl_), {Way::KeysUrl}});
    parts_.push_back({makePart(column, tr("Its keys, a JWK set"), keys_), {Way::Keys}});
    parts_.push_back({makePart(column, tr("Shared secret"), secret_,
                               tr("32 bytes or more. Pasted ones go to the keychain when the draft "
                                  "is published.")),
                      {Way::Secret}});
    parts_.push_back(
        {makePart(column, tr("Introspection address"), introspection_), {Way::Introspection}});
    auto* client = new QWidget(this);
    auto* inner = new QVBoxLayout(client);
    inner->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* right = nullptr;
    auto* left = addPair(inner, right);
    addField(left, tr("Name of this gateway there"), clientId_);
    addField(right, tr("Its secret there"), clientSecret_);
    addField(inner, tr("Beginning of its tokens"), prefix_,
             tr("Only tokens that begin so, and what stands in cf-aig-authorization, are shown to "
                "the issuer: others could be somebody's provider key."));
    column->addWidget(client);
    parts_.push_back({client, {Way::Introspection}});
    skew_ = new QSpinBox(this);
    skew_->setObjectName(QStringLiteral("issuer.skew"));
    skew_->setAccessibleName(tr("Clocks may differ by"));
    skew_->setRange(0, 600);
    skew_->setSuffix(tr(" s"));
    skew_->setValue(static_cast<int>(before_.skew));
    left = addPair(column, right);
    parts_.push_back(
        {makePart(left, tr("Algorithms"), algorithms_), {Way::Discovery, Way::KeysUrl, Way::Keys}});
    left->addStretch(1);
    addField(right, tr("Clocks may differ by"), skew_);
    right->addStretch(1);
}

void IssuerSheet::makeClaims(QVBoxLayout* column)
{
    column->addWidget(makeLine(this));
    column->addSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    const auto add = [&](QLineEdit*& field, const char* name, const QString& title,
                         const QString& value, const QString& hint) {
        field = makeField(QLatin1String(name), title, value, hint);
        field->setProperty("mono", true);
        auto* part = new QVBoxLayout;
        part->setSpacing(0);
        addField(part, title, field);
        row->addLayout(part, 1);
    };
    add(userClaim_, "issuer.userClaim", tr("Claim with the user"), app::text(before_.userClaim),
        QStringLiteral("sub"));
    add(tenantClaim_, "issuer.tenantClaim", tr("Claim with the tenant"),
        app::text(before_.tenantClaim), QStringLiteral("org.id"));
    add(roleClaim_, "issuer.roleClaim", tr("Claim with the role"), app::text(before_.roleClaim),
        QStringLiteral("roles"));
    column->addLayout(row);
    row = new QHBoxLayout;
    row->setSpacing(10);
    add(models_, "issuer.models", tr("Models they may call"), listed(before_.models), tr("all"));
    add(tenant_, "issuer.tenant", tr("Tenant, where none is told"), app::text(before_.tenant), {});
    add(role_, "issuer.role", tr("Role, where none is told"), app::text(before_.role), {});
    column->addLayout(row);
}

void IssuerSheet::makeTrial(QVBoxLayout* column)
{
    column->addWidget(makeLine(this));
    column->addSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    token_ = makeField(QStringLiteral("issuer.token"), tr("Token to try"), {},
                       tr("Paste a token; it is kept nowhere"));
    token_->setEchoMode(QLineEdit::Password);
    try_ = makeButton(QStringLiteral("issuer.try"), tr("Try"), "", QStringLiteral("play"), this);
    try_->setAutoDefault(false);
    row->addWidget(token_, 1);
    row->addWidget(try_);
    auto* field = new QWidget(this);
    row->setContentsMargins(0, 0, 0, 0);
    field->setLayout(row);
    addField(column, tr("Try a token"), field);
    verdict_ = makeLabel({}, "strong", this);
    verdict_->setObjectName(QStringLiteral("issuer.verdict"));
    verdict_->setWordWrap(true);
    verdict_->hide();
    facts_ = makeLabel({}, "small", this);
    facts_->setObjectName(QStringLiteral("issuer.facts"));
    facts_->setWordWrap(true);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->hide();
    column->addWidget(verdict_);
    column->addSpacing(2);
    column->addWidget(facts_);
    column->addSpacing(8);
    connect(try_, &QPushButton::clicked, this, &IssuerSheet::tryToken);
    connect(token_, &QLineEdit::returnPressed, this, &IssuerSheet::tryToken);
}

SecretRef IssuerSheet::referenceOf(const QLineEdit* field, const SecretRef& before,
                                   const char* what) const
{
    const QString typed = field->text().trimmed();
    if (typed.isEmpty()) return before;
    if (isReference(typed)) return {typed.toStdString()};
    return {source_.toStdString() + "issuer-" + textIn(id_) + what};
}

IssuerSheet::Answer IssuerSheet::answer() const
{
    Answer answer{.issuer = before_, .typed = {}};
    auto& issuer = answer.issuer;
    issuer.id = textIn(id_);
    issuer.issuer = textIn(issuer_);
    issuer.audience = listIn(audience_);
    issuer.keysUrl = textIn(keysUrl_);
    issuer.keys = keys_->toPlainText().trimmed().toStdString();
    issuer.secret = referenceOf(secret_, before_.secret, "");
    issuer.introspectionUrl = textIn(introspection_);
    issuer.clientId = textIn(clientId_);
    issuer.clientSecret = referenceOf(clientSecret_, before_.clientSecret, "-client");
    issuer.prefix = textIn(prefix_);
    issuer.algorithms = listIn(algorithms_);
    issuer.skew = skew_->value();
    issuer.userClaim = textIn(userClaim_);
    issuer.tenantClaim = textIn(tenantClaim_);
    issuer.roleClaim = textIn(roleClaim_);
    issuer.tenant = textIn(tenant_);
    issuer.role = textIn(role_);
    issuer.models = listIn(models_);
    const auto way = static_cast<IssuerWay>(way_->currentData().toInt());
    app::chooseWay(issuer, way);
    if (way == IssuerWay::Secret) issuer.algorithms.clear();
    const auto keep = [&answer](const QLineEdit* field, const SecretRef& reference) {
        const QString typed = field->text().trimmed();
        if (!reference.empty() && !typed.isEmpty() && !isReference(typed))
            answer.typed.emplace_back(reference, Secret(typed.toStdString()));
    };
    keep(secret_, issuer.secret);
    keep(clientSecret_, issuer.clientSecret);
    return answer;
}

void IssuerSheet::check()
{
    const auto way = static_cast<IssuerWay>(way_->currentData().toInt());
    for (const auto& part : parts_) part.box->setVisible(std::ranges::count(part.ways, way) > 0);
    const auto troubles =
        app::issuerTroubles(draft_, isNew_ ? std::string() : before_.id, answer().issuer);
    trouble_->setText(troubles.isEmpty() ? QString() : troubles.front());
    trouble_->setVisible(!troubles.isEmpty());
    take_->setEnabled(troubles.isEmpty());
    try_->setEnabled(troubles.isEmpty());
    try_->setToolTip(troubles.isEmpty() ? QString() : tr("Mend the settings first"));
}

void IssuerSheet::tryToken()
{
    const QString token = token_->text().trimmed();
    if (token.isEmpty() || !try_->isEnabled()) return;
    facts_->hide();
    setRole(verdict_, "body2");
    verdict_->setText(tr("Looking…"));
    verdict_->show();
    const Answer now = answer();
    const auto secrets = [this, typed = now.typed](const SecretRef& reference) {
        for (const auto& [place, secret] : typed)
            if (place == reference) return secret;
        return secrets_ ? secrets_(reference) : Secret();
    };
    trial_.start(now.issuer, draft_.server, secrets, Secret(token.toStdString()));
}

void IssuerSheet::showVerdict(const app::TokenVerdict& verdict)
{
    setRole(verdict_, verdict.isGood ? "strong" : "bad");
    verdict_->setText(verdict.words);
    QStringList lines;
    if (!verdict.hint.isEmpty()) lines.append(verdict.hint);
    for (const auto& [title, value] : verdict.facts) lines.append(tr("%1: %2").arg(title, value));
    facts_->setText(lines.join(QLatin1Char('\n')));
    facts_->setVisible(!lines.isEmpty());
    // It stands below all settings: what was asked for comes to sight once it has its size.
    QTimer::singleShot(0, this, [this] {
        if (auto* pane = findChild<QScrollArea*>(QStringLiteral("issuer.pane")))
            pane->ensureWidgetVisible(facts_->isHidden() ? verdict_ : facts_);
    });
}

}  // namespace gatehouse::ui
