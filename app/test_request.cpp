#include "app/test_request.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

namespace gatehouse::app {
namespace {

constexpr int kPatience = 15'000;  // ms

QString textIn(const QJsonObject& answer)
{
    const QJsonObject message = answer.value(QLatin1String("choices"))
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value(QLatin1String("message"))
                                    .toObject();
    return message.value(QLatin1String("content")).toString();
}

QString troubleIn(const QJsonObject& answer)
{
    return answer.value(QLatin1String("error"))
        .toObject()
        .value(QLatin1String("message"))
        .toString();
}

}  // namespace

TestRequest::TestRequest(QObject* parent)
    : QObject(parent), network_(new QNetworkAccessManager(this))
{
    network_->setProxy(QNetworkProxy::NoProxy);  // the gateway is on this machine
}

QString TestRequest::sampleModel()
{
    return QStringLiteral("sample/hello");
}

void TestRequest::send(const QString& baseUrl)
{
    if (busy_) return;
    QNetworkRequest request(QUrl(baseUrl + QStringLiteral("/v1/chat/completions")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(kPatience);
    const QJsonObject body{
        {QStringLiteral("model"), sampleModel()},
        {QStringLiteral("messages"),
         QJsonArray{QJsonObject{
             {QStringLiteral("role"), QStringLiteral("user")},
             {QStringLiteral("content"), QStringLiteral("Say hello in one sentence.")}}}}};
    busy_ = true;
    QElapsedTimer watch;
    watch.start();
    QNetworkReply* reply =
        network_->post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply, watch] {
        reply->deleteLater();
        busy_ = false;
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const bool ok = reply->error() == QNetworkReply::NoError;
        QString words = ok ? textIn(answer) : troubleIn(answer);
        if (words.isEmpty()) words = ok ? tr("The answer had no text.") : reply->errorString();
        Q_EMIT finished(ok, words, watch.elapsed());
    });
}

QString TestRequest::curl(const QString& baseUrl)
{
    return QStringLiteral(
               "curl %1/v1/chat/completions \\\n"
               "  -H 'Content-Type: application/json' \\\n"
               "  -d '{\"model\": \"%2\", \"messages\": [{\"role\": \"user\", \"content\": \"Say "
               "hello\"}]}'")
        .arg(baseUrl, sampleModel());
}

QString TestRequest::python(const QString& baseUrl)
{
    return QStringLiteral(
               "from openai import OpenAI\n\n"
               "client = OpenAI(base_url=\"%1/v1\", api_key=\"unused\")\n"
               "answer = client.chat.completions.create(\n"
               "    model=\"%2\",\n"
               "    messages=[{\"role\": \"user\", \"content\": \"Say hello\"}])\n"
               "print(answer.choices[0].message.content)")
        .arg(baseUrl, sampleModel());
}

QString TestRequest::typescript(const QString& baseUrl)
{
    return QStringLiteral(
               "import OpenAI from \"openai\";\n\n"
               "const client = new OpenAI({ baseURL: \"%1/v1\", apiKey: \"unused\" });\n"
               "const answer = await client.chat.completions.create({\n"
               "  model: \"%2\",\n"
               "  messages: [{ role: \"user\", content: \"Say hello\" }],\n"
               "});\n"
               "console.log(answer.choices[0].message.content);")
        .arg(baseUrl, sampleModel());
}

}  // namespace gatehouse::app
