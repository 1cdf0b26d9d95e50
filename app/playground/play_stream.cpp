#include "app/playground/play_stream.h"

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

constexpr auto kIdHeader = "x-gatehouse-request-id";

qint64 now()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

std::optional<qint64> countOf(const QJsonObject& usage, const char* name)
{
    const QJsonValue value = usage[QLatin1String(name)];
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QString thoughtIn(const QJsonObject& message)
{
    const QString text = message[QLatin1String("reasoning_content")].toString();
    return text.isEmpty() ? message[QLatin1String("reasoning")].toString() : text;
}

/// Calls of tools as a person reads them: the name, then its arguments as they come.
QString callsIn(const QJsonObject& message)
{
    QString text;
    for (const QJsonValue& call : message[QLatin1String("tool_calls")].toArray()) {
        const QJsonObject function = call[QLatin1String("function")].toObject();
        const QString name = function[QLatin1String("name")].toString();
        if (!name.isEmpty()) text += QStringLiteral("\n→ ") + name + QLatin1Char(' ');
        text += function[QLatin1String("arguments")].toString();
    }
    return text;
}

}  // namespace

PlayStream::PlayStream(QObject* parent) : QObject(parent), network_(new QNetworkAccessManager(this))
{
    network_->setProxy(QNetworkProxy::NoProxy);  // the gateway is on this machine
}

PlayStream::~PlayStream()
{
    drop();
}

void PlayStream::drop()
{
    if (reply_ == nullptr) return;
    QNetworkReply* reply = reply_;
    reply_ = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void PlayStream::send(const QString& baseUrl, const Secret& key, const QByteArray& body)
{
    drop();
    QNetworkRequest request(QUrl(baseUrl + QStringLiteral("/v1/chat/completions")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("User-Agent", "Gatehouse/" GATEHOUSE_VERSION);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!key.empty()) {
        const std::string_view text = key.reveal();
        request.setRawHeader(
            "cf-aig-authorization",
            "Bearer " + QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    }
    events_ = {};
    whole_.clear();
    outcome_ = {};
    toldId_ = false;
    startedAt_ = now();
    reply_ = network_->post(request, body);
    connect(reply_, &QNetworkReply::metaDataChanged, this, &PlayStream::tellId);
    connect(reply_, &QNetworkReply::readyRead, this, &PlayStream::read);
    connect(reply_, &QNetworkReply::finished, this, &PlayStream::end);
}

void PlayStream::stop()
{
    if (reply_ == nullptr) return;
    drop();
    outcome_.end = PlayOutcome::End::Stopped;
    outcome_.whole = now() - startedAt_;
    Q_EMIT finished(outcome_);
}

void PlayStream::tellId()
{
    const QByteArray id = reply_->rawHeader(kIdHeader);
    if (toldId_ || id.isEmpty()) return;
    toldId_ = true;
    Q_EMIT began(QString::fromLatin1(id));
}

void PlayStream::read()
{
    const QByteArray bytes = reply_->readAll();
    outcome_.status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = reply_->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.startsWith(QLatin1String("text/event-stream"))) {
        whole_ += bytes;
        return;
    }
    events_.push(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    // Whoever hears a piece may stop the call.
    while (reply_ != nullptr) {
        const auto event = events_.next();
        if (!event) return;
        readChunk(QByteArray::fromStdString(event->data));
    }
}

void PlayStream::say(const QString& text, bool isThought)
{
    if (text.isEmpty()) return;
    if (outcome_.first < 0) outcome_.first = now() - startedAt_;
    if (isThought) {
        Q_EMIT thought(text);
    } else {
        Q_EMIT piece(text);
    }
}

void PlayStream::readChunk(const QByteArray& json)
{
    const QJsonObject chunk = QJsonDocument::fromJson(json).object();
    if (chunk.contains(QLatin1String("error"))) {
        outcome_.end = PlayOutcome::End::Failed;
        outcome_.words = ProviderCheck::wordsIn(json);
        return;
    }
    if (const QJsonObject usage = chunk[QLatin1String("usage")].toObject(); !usage.isEmpty()) {
        outcome_.input = countOf(usage, "prompt_tokens");
        outcome_.output = countOf(usage, "completion_tokens");
    }
    const QJsonValue choice = chunk[QLatin1String("choices")].toArray().at(0);
    const QString finish = choice[QLatin1String("finish_reason")].toString();
    if (!finish.isEmpty()) outcome_.finish = finish;
    QJsonObject said = choice[QLatin1String("delta")].toObject();
    if (said.isEmpty()) said = choice[QLatin1String("message")].toObject();
    say(thoughtIn(said), true);
    QString text = said[QLatin1String("content")].toString();
    if (text.isEmpty()) text = said[QLatin1String("refusal")].toString();
    say(text + callsIn(said), false);
}

/// An answer of one piece: of a route's own message, or an error.
void PlayStream::readWhole()
{
    if (whole_.isEmpty()) return;
    if (outcome_.status < 400) return readChunk(whole_);
    outcome_.end = PlayOutcome::End::Failed;
    outcome_.words = ProviderCheck::wordsIn(whole_);
}

void PlayStream::end()
{
    read();
    if (reply_ == nullptr) return;
    tellId();
    readWhole();
    QNetworkReply* reply = reply_;
    reply_ = nullptr;
    reply->deleteLater();
    outcome_.whole = now() - startedAt_;
    if (reply->error() != QNetworkReply::NoError) {
        outcome_.end = PlayOutcome::End::Failed;
        if (outcome_.words.isEmpty()) outcome_.words = reply->errorString();
    }
    if (outcome_.end == PlayOutcome::End::Failed) {
        if (outcome_.status == 0) {
            outcome_.hint = tr("Check that the gateway runs.");
        } else if (outcome_.status == 401 || outcome_.status == 403) {
            outcome_.hint = tr("Check the provider's key on Providers & Keys.");
        } else if (outcome_.status == 404) {
            outcome_.hint = tr("Choose a model of the list.");
        } else if (outcome_.status == 429) {
            outcome_.hint = tr("Wait a moment, then try again.");
        } else {
            outcome_.hint = tr("The whole answer stands in Traffic.");
        }
    }
    Q_EMIT finished(outcome_);
}

}  // namespace gatehouse::app
