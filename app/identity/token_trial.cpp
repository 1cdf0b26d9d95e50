#include "app/identity/token_trial.h"

#include <utility>

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include "app/clock.h"
#include "app/formats.h"
#include "proxy/core/config/address.h"
#include "proxy/core/identity/issuer.h"
#include "proxy/core/identity/token.h"

namespace gatehouse::app {
namespace {

constexpr int kTokenPatience = 10'000;         // ms
constexpr qint64 kMostDocument = 256 * 1024;   // bytes
constexpr qint64 kMostSecretFile = 64 * 1024;  // bytes

QString listOf(const std::vector<std::string>& items)
{
    QStringList words;
    for (const auto& each : items) words.append(text(each));
    return words.join(QStringLiteral(", "));
}

QNetworkRequest requestTo(const QString& address, const identity::Issuer& issuer)
{
    QNetworkRequest request{QUrl(address)};
    request.setTransferTimeout(kTokenPatience);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("accept", "application/json");
    if (!issuer.config.caFile.empty()) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(text(issuer.config.caFile)));
        request.setSslConfiguration(tls);
    }
    return request;
}

}  // namespace

Secret secretOf(const SecretRef& reference, const TokenTrial::Secrets& kept)
{
    const QString name = text(reference.name());
    if (reference.source() == "env")
        return Secret(qEnvironmentVariable(name.toLocal8Bit().constData()).toStdString());
    if (reference.source() != "file") return kept ? kept(reference) : Secret();
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Secret(file.read(kMostSecretFile).trimmed().toStdString());
}

TokenTrial::TokenTrial(QObject* parent) : QObject(parent) {}

TokenTrial::~TokenTrial() = default;

void TokenTrial::stop()
{
    ++number_;
    if (network_ != nullptr) network_->deleteLater();
    network_ = nullptr;
    issuer_.reset();
    token_ = {};
}

void TokenTrial::start(const config::TokenIssuerConfig& issuer, const config::ServerConfig& server,
                       const Secrets& secrets, Secret token)
{
    stop();
    auto tried = issuer;
    tried.enabled = true;
    const auto built =
        identity::Issuers::build({tried}, [&secrets](const SecretRef& reference) -> Result<Secret> {
            return secretOf(reference, secrets);
        });
    server_ = server;
    token_ = std::move(token);
    if (!built) {
        // "/access/issuers/0/secret: …"
        const QString message = text(built.error().message).section(QStringLiteral(": "), 1);
        QTimer::singleShot(0, this,
                           [this, mine = number_, message, hint = text(built.error().hint)] {
                               if (mine == number_) refuse(message, hint);
                           });
        return;
    }
    issuer_ = std::make_unique<identity::Issuer>(built->all().front());
    QTimer::singleShot(0, this, [this, mine = number_] {
        if (mine != number_) return;
        if (issuer_->isAsked()) return ask();
        if (!identity::readJwt(token_.reveal()))
            return refuse(tr("This is no JWT."),
                          tr("Paste the token as the issuer made it: three parts with dots."));
        if (issuer_->keys) return judgeWith({});
        if (issuer_->config.keysUrl.empty()) return discover();
        fetch(text(issuer_->config.keysUrl), [this](const QByteArray& set) { judgeWith(set); });
    });
}

QNetworkReply* TokenTrial::send(QNetworkRequest& request, const QByteArray* form)
{
    if (network_ == nullptr) network_ = new QNetworkAccessManager(this);
    const std::string proxy = config::proxyFor(server_, request.url().host().toStdString());
    if (proxy == "none") network_->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    if (!proxy.empty() && proxy != "none") {
        const QUrl way(text(proxy));
        network_->setProxy({QNetworkProxy::HttpProxy, way.host(),
                            static_cast<quint16>(way.port(8080)), way.userName(), way.password()});
    }
    QNetworkReply* reply =
        form == nullptr ? network_->get(request) : network_->post(request, *form);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 got, qint64) {
        if (got > kMostDocument) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

void TokenTrial::fetch(const QString& address, std::function<void(const QByteArray&)> next)
{
    QNetworkRequest request = requestTo(address, *issuer_);
    QNetworkReply* reply = send(request, nullptr);
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, address, next = std::move(next), mine = number_] {
                if (mine != number_) return;
                const int status =
                    reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
                if (status == 200 && reply->error() == QNetworkReply::NoError)
                    return next(reply->readAll());
                refuse(status == 0 ? tr("%1 did not answer: %2.").arg(address, reply->errorString())
                                   : tr("%1 answered %2.").arg(address).arg(status),
                       tr("Check the addresses of the issuer."));
            });
}

void TokenTrial::discover()
{
    QString address = text(issuer_->config.issuer);
    while (address.endsWith(QLatin1Char('/'))) address.chop(1);
    fetch(address + QStringLiteral("/.well-known/openid-configuration"),
          [this](const QByteArray& document) {
              const auto named = identity::keysUrlIn(document.toStdString(), *issuer_);
              if (!named) return refuse(text(named.error().message), text(named.error().hint));
              fetch(text(*named), [this](const QByteArray& set) { judgeWith(set); });
          });
}

void TokenTrial::judgeWith(const QByteArray& keySet)
{
    const auto jwt = identity::readJwt(token_.reveal());
    if (issuer_->keys) return tell(identity::judge(*jwt, *issuer_, *issuer_->keys, now()));
    const auto keys = identity::KeySet::read(keySet.toStdString());
    if (!keys) return refuse(text(keys.error().message), text(keys.error().hint));
    tell(identity::judge(*jwt, *issuer_, *keys, now()));
}

/// RFC 7662; the gateway's name and secret as RFC 6749, 2.3.1 has them.
void TokenTrial::ask()
{
    QNetworkRequest request = requestTo(text(issuer_->config.introspectionUrl), *issuer_);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QStringLiteral("application/x-www-form-urlencoded"));
    const QByteArray pair = QUrl::toPercentEncoding(text(issuer_->config.clientId)) + ':' +
                            QUrl::toPercentEncoding(text(issuer_->clientSecret.reveal()));
    request.setRawHeader("authorization", "Basic " + pair.toBase64());
    const QByteArray form =
        "token=" + QUrl::toPercentEncoding(text(token_.reveal())) + "&token_type_hint=access_token";
    QNetworkReply* reply = send(request, &form);
    connect(reply, &QNetworkReply::finished, this, [this, reply, mine = number_] {
        if (mine != number_) return;
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return refuse(tr("%1 did not answer: %2.")
                              .arg(text(issuer_->config.introspectionUrl), reply->errorString()),
                          tr("Check the addresses of the issuer."));
        tell(identity::introspected(status, reply->readAll().toStdString(), *issuer_, now()));
    });
}

void TokenTrial::tell(const identity::Judged& judged)
{
    if (!judged.caller) return refuse(text(judged.error.message), text(judged.error.hint));
    const auto& entry = judged.caller->entry;
    TokenVerdict verdict;
    verdict.isGood = true;
    verdict.words = tr("Good: this caller is %1.").arg(text(entry.id));
    const auto add = [&verdict](const QString& title, const QString& value) {
        if (!value.isEmpty()) verdict.facts.append({title, value});
    };
    add(tr("User"), text(entry.user));
    add(tr("Tenant"), text(entry.tenant));
    add(tr("Role"), text(entry.role));
    add(tr("May call"), entry.models.empty() ? tr("all models") : listOf(entry.models));
    add(tr("Routes"), listOf(entry.routes));
    add(tr("Prompts"), listOf(entry.prompts));
    if (entry.expiresAt != 0) add(tr("Works until"), dayTime(entry.expiresAt));
    add(tr("Claims"), text(judged.caller->claims));
    stop();
    Q_EMIT finished(verdict);
}

void TokenTrial::refuse(const QString& words, const QString& hint)
{
    stop();
    Q_EMIT finished({.isGood = false, .words = words, .hint = hint, .facts = {}});
}

}  // namespace gatehouse::app
