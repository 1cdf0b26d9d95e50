#include "app/connect/test_stream.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

#include "app/provider_check.h"

namespace gatehouse::app {
namespace {

constexpr int kPatience = 30'000;  // ms

qint64 now()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

QString textIn(const std::string& data)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(data))
        .object()[QLatin1String("choices")]
        .toArray()
        .at(0)
        .toObject()[QLatin1String("delta")]
        .toObject()[QLatin1String("content")]
        .toString();
}

}  // namespace

TestStream::TestStream(QObject* parent) : QObject(parent), network_(new QNetworkAccessManager(this))
{
    network_->setProxy(QNetworkProxy::NoProxy);  // the gateway is on this machine
}

void TestStream::send(const QString& baseUrl, const QString& model)
{
    if (isBusy()) return;
    QNetworkRequest request(QUrl(baseUrl + QStringLiteral("/v1/chat/completions")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(kPatience);
    const QJsonObject question{{QStringLiteral("role"), QStringLiteral("user")},
                               {QStringLiteral("content"), QStringLiteral("Say hello")}};
    const QJsonObject body{{QStringLiteral("model"), model},
                           {QStringLiteral("stream"), true},
                           {QStringLiteral("messages"), QJsonArray{question}}};
    events_ = {};
    refusal_.clear();
    first_ = -1;
    startedAt_ = now();
    reply_ = network_->post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply_, &QNetworkReply::readyRead, this, &TestStream::read);
    connect(reply_, &QNetworkReply::finished, this, [this] { end(now() - startedAt_); });
}

void TestStream::read()
{
    const QByteArray bytes = reply_->readAll();
    if (reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
        refusal_ += bytes;
        return;
    }
    events_.push(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    while (const auto event = events_.next()) {
        const QString text = textIn(event->data);
        if (text.isEmpty()) continue;
        if (first_ < 0) first_ = now() - startedAt_;
        Q_EMIT piece(text);
    }
}

void TestStream::end(qint64 whole)
{
    QNetworkReply* reply = reply_;
    read();
    reply_ = nullptr;
    reply->deleteLater();
    const bool ok = reply->error() == QNetworkReply::NoError && first_ >= 0;
    QString words = ok ? QString() : ProviderCheck::wordsIn(refusal_);
    if (!ok && words.isEmpty()) {
        words = reply->error() == QNetworkReply::NoError ? tr("The answer had no text.")
                                                         : reply->errorString();
    }
    Q_EMIT finished(ok, words, first_, whole);
}

}  // namespace gatehouse::app
