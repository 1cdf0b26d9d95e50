#include "app/run/admin_client.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

#include "app/provider_check.h"
#include "proxy/core/config/codec.h"

namespace gatehouse::app {
namespace {

constexpr int kPatience = 10'000;  // ms

struct AdminClientWords {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

/// What the gateway says about a config it does not take.
QString problemIn(const QByteArray& answer)
{
    const QJsonObject first = QJsonDocument::fromJson(answer)
                                  .object()[QLatin1String("problems")]
                                  .toArray()
                                  .at(0)
                                  .toObject();
    return first.isEmpty() ? ProviderCheck::wordsIn(answer)
                           : first[QLatin1String("path")].toString() + QStringLiteral(": ") +
                                 first[QLatin1String("message")].toString();
}

}  // namespace

AdminClient::AdminClient(QString baseUrl, Secret token)
    : baseUrl_(std::move(baseUrl)), token_(std::move(token))
{
}

Result<QByteArray> AdminClient::call(const QByteArray& method, const QString& path,
                                     const QByteArray& body, const QString& note) const
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request(QUrl(baseUrl_ + path));
    request.setTransferTimeout(kPatience);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);  // the token goes nowhere else
    request.setRawHeader("Authorization",
                         "Bearer " + QByteArray(token_.reveal().data(),
                                                static_cast<qsizetype>(token_.reveal().size())));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!note.isEmpty()) request.setRawHeader("X-Note", note.toUtf8());
    QNetworkReply* reply = network.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray answer = reply->readAll();
    if (status == 200) return answer;
    if (status == 0) {
        return fail(ErrorKind::Unavailable, AdminClientWords::tr("%1 does not answer: %2")
                                                .arg(baseUrl_, reply->errorString())
                                                .toStdString());
    }
    if (status == 401) {
        return fail(ErrorKind::Unauthorized,
                    AdminClientWords::tr("The gateway at %1 does not take this admin token.")
                        .arg(baseUrl_)
                        .toStdString());
    }
    return fail(ErrorKind::Invalid, problemIn(answer).toStdString());
}

Result<void> AdminClient::ping() const
{
    auto answer = call("GET", QStringLiteral("/admin/api/state"), {}, {});
    if (!answer) return std::move(answer).error();
    return {};
}

Result<config::Config> AdminClient::config() const
{
    auto answer = call("GET", QStringLiteral("/admin/api/config"), {}, {});
    if (!answer) return std::move(answer).error();
    std::vector<config::Problem> problems;
    return config::parse(answer->toStdString(), problems);
}

Result<void> AdminClient::publish(const config::Config& config, const QString& note) const
{
    auto answer = call("PUT", QStringLiteral("/admin/api/config"),
                       QByteArray::fromStdString(config::print(config)), note);
    if (!answer) return std::move(answer).error();
    return {};
}

Result<AdminClient::MadeKey> AdminClient::addRunKey(const QString& label, const QString& host,
                                                    qint64 process) const
{
    const QJsonObject wish{{QStringLiteral("label"), label},
                           {QStringLiteral("host"), host},
                           {QStringLiteral("process"), process}};
    auto answer = call("POST", QStringLiteral("/admin/api/run-keys"),
                       QJsonDocument(wish).toJson(QJsonDocument::Compact), {});
    if (!answer) return std::move(answer).error();
    const QJsonObject made = QJsonDocument::fromJson(*answer).object();
    return MadeKey{made[QLatin1String("id")].toString(),
                   Secret(made[QLatin1String("key")].toString().toStdString())};
}

Result<void> AdminClient::removeRunKey(const QString& id) const
{
    auto answer = call("DELETE", QStringLiteral("/admin/api/run-keys/") + id, {}, {});
    if (!answer) return std::move(answer).error();
    return {};
}

}  // namespace gatehouse::app
