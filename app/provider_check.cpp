#include "app/provider_check.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/outgoing.h"
#include "proxy/core/config/address.h"

namespace gatehouse::app {
namespace {

constexpr int kPatience = 15'000;  // ms
constexpr qint64 kMostBytes = 8'000'000;

QByteArray bytesOf(std::string_view value)
{
    return {value.data(), static_cast<qsizetype>(value.size())};
}

}  // namespace

ProviderCheck::ProviderCheck(QObject* parent) : QObject(parent) {}

QStringList ProviderCheck::modelsIn(const QByteArray& answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer);
    QJsonArray list = document.array();
    for (const char* field : {"data", "models"}) {
        const QJsonValue inner = document.object().value(QLatin1String(field));
        if (inner.isArray()) list = inner.toArray();
    }
    QStringList models;
    for (const QJsonValue& each : std::as_const(list)) {
        const QJsonObject model = each.toObject();
        QString id = model.value(QLatin1String("id")).toString();
        if (id.isEmpty()) id = model.value(QLatin1String("name")).toString();
        if (id.startsWith(QLatin1String("models/"))) id = id.mid(7);
        if (!id.isEmpty()) models.append(id);
    }
    models.sort();
    return models;
}

QString ProviderCheck::wordsIn(const QByteArray& answer)
{
    QJsonDocument document = QJsonDocument::fromJson(answer);
    const QJsonObject root =
        document.isArray() ? document.array().at(0).toObject() : document.object();
    const QJsonValue error = root.value(QLatin1String("error"));
    for (const QJsonValue& place :
         {error.toObject().value(QLatin1String("message")), error,
          root.value(QLatin1String("message")), root.value(QLatin1String("detail"))}) {
        if (place.isString() && !place.toString().isEmpty()) return place.toString().left(400);
    }
    return QString::fromUtf8(answer.left(200)).simplified();
}

void ProviderCheck::start(const config::ProviderConfig& provider, const Secret& key)
{
    const quint64 mine = ++number_;
    const auto row = resolved(provider);
    const auto fail = [this, mine](const QString& words) {
        QTimer::singleShot(0, this, [this, mine, words] {
            CheckOutcome outcome;
            outcome.words = words;
            if (mine == number_) Q_EMIT finished(outcome);
        });
    };
    if (!row) return fail(tr("No provider of the catalogue fits. Give a base URL."));
    if (row->sample) {
        QTimer::singleShot(0, this, [this, mine] {
            CheckOutcome outcome;
            outcome.ok = true;
            if (mine == number_) Q_EMIT finished(outcome);
        });
        return;
    }
    if (row->baseUrl.empty()) return fail(tr("The base URL is missing."));
    if (row->baseUrl.find('{') != std::string::npos) {
        return fail(
            tr("Its address depends on the region, and its calls are signed: send one through the "
               "gateway to try it."));
    }
    QUrl url(text(row->baseUrl) +
             (row->version.empty() ? QString() : QLatin1Char('/') + text(row->version)) +
             text(row->probe));
    if (!url.isValid() || url.host().isEmpty())
        return fail(tr("This is no web address: %1").arg(text(row->baseUrl)));

    // A manager of its own: proxy and connections of the last check must not leak into this one.
    if (network_ != nullptr) network_->deleteLater();
    network_ = new QNetworkAccessManager(this);
    const std::string proxy = provider.proxy.empty()
                                  ? config::proxyFor(server_, url.host().toStdString())
                                  : provider.proxy;
    if (!proxy.empty()) {
        network_->setProxy(proxyOf(proxy));
    } else if (row->local) {
        network_->setProxy(QNetworkProxy::NoProxy);
    }
    if (row->auth.scheme == provider::AuthScheme::Query && !key.empty()) {
        QUrlQuery query(url);
        query.addQueryItem(text(row->auth.name),
                           QString::fromLatin1(QUrl::toPercentEncoding(text(key.reveal()))));
        url.setQuery(query);
    }
    QNetworkRequest request(url);
    request.setTransferTimeout(kPatience);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::SameOriginRedirectPolicy);
    for (const auto& [name, value] : row->headers)
        request.setRawHeader(bytesOf(name), bytesOf(value));
    if (row->auth.scheme == provider::AuthScheme::Bearer && !key.empty()) {
        request.setRawHeader("Authorization", "Bearer " + bytesOf(key.reveal()));
    } else if (row->auth.scheme == provider::AuthScheme::Header && !key.empty()) {
        request.setRawHeader(bytesOf(row->auth.name),
                             bytesOf(row->auth.prefix) + bytesOf(key.reveal()));
    }
    if (!provider.caFile.empty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(text(provider.caFile));
        request.setSslConfiguration(tls);
    }
    QElapsedTimer watch;
    watch.start();
    QNetworkReply* reply = network_->get(request);
    if (provider.insecureTls) reply->ignoreSslErrors();
    connect(reply, &QNetworkReply::finished, this, [this, reply, watch, mine] {
        reply->deleteLater();
        if (mine != number_) return;
        CheckOutcome outcome;
        outcome.millis = watch.elapsed();
        outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray answer = reply->read(kMostBytes);
        outcome.ok = outcome.status >= 200 && outcome.status < 300;
        if (outcome.ok) {
            outcome.models = modelsIn(answer);
        } else if (outcome.status > 0) {
            outcome.words = tr("Answered %1: %2").arg(outcome.status).arg(wordsIn(answer));
        } else {
            // The library's words may hold the whole address, and with it a key in the query.
            outcome.words =
                tr("No answer from %1: %2")
                    .arg(reply->url().host(), reply->errorString().section(QLatin1Char('?'), 0, 0));
        }
        Q_EMIT finished(outcome);
    });
}

}  // namespace gatehouse::app
