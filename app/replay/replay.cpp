#include "app/replay/replay.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

const QByteArray kIdHeader = QByteArrayLiteral("x-gatehouse-request-id");

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

}  // namespace

Replay::Replay(QObject* parent) : QObject(parent), network_(new QNetworkAccessManager(this))
{
    network_->setProxy(QNetworkProxy::NoProxy);  // the gateway is on this machine
    network_->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void Replay::send(const ReplayCall& call, const QString& baseUrl, const Secret& key)
{
    // Strict, so that escapes of the path stay as they are.
    const QByteArray address = baseUrl.toUtf8() + bytesOf(call.path);
    QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!url.isValid()) url = QUrl(baseUrl + text(call.path));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Gatehouse/" GATEHOUSE_VERSION);
    for (const auto& [name, value] : call.headers) {
        const QByteArray field = bytesOf(name);
        const QByteArray before = request.rawHeader(field);
        const bool isTwice = request.hasRawHeader(field) && !before.isEmpty();
        request.setRawHeader(field, isTwice ? before + ", " + bytesOf(value) : bytesOf(value));
    }
    if (!key.empty())
        request.setRawHeader("cf-aig-authorization", "Bearer " + bytesOf(key.reveal()));
    request.setRawHeader(bytesOf(record::kReplayHeader), bytesOf(call.of));
    watch(network_->sendCustomRequest(request, bytesOf(call.method), bytesOf(call.body)));
}

void Replay::watch(QNetworkReply* reply)
{
    const auto tell = [this, reply] {
        const QByteArray id = reply->rawHeader(kIdHeader);
        if (id.isEmpty() || reply->property("told").toBool()) return;
        reply->setProperty("told", true);
        Q_EMIT began(QString::fromLatin1(id));
    };
    connect(reply, &QNetworkReply::metaDataChanged, this, tell);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, tell] {
        tell();
        reply->deleteLater();
        if (!reply->property("told").toBool()) Q_EMIT failed(reply->errorString());
    });
}

}  // namespace gatehouse::app
