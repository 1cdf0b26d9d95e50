#include "app/playground/play_call.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/body_view.h"
#include "app/formats.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/restate.h"

namespace gatehouse::app {
namespace {

struct PlayCallWords {
    Q_DECLARE_TR_FUNCTIONS(Playground)
};

constexpr auto kChat = "openai_chat";

bool isText(const QJsonValue& part)
{
    return part[QLatin1String("type")].toString() == QLatin1String("text");
}

QString textOf(const QJsonValue& content)
{
    if (content.isString()) return content.toString();
    QStringList texts;
    for (const QJsonValue& part : content.toArray()) {
        if (isText(part)) texts += part[QLatin1String("text")].toString();
    }
    return texts.join(QStringLiteral("\n\n"));
}

/// The turn with its text in its place: one that was not touched goes as it came.
QJsonObject messageOf(const PlayTurn& turn)
{
    QJsonObject message = turn.whole;
    message[QLatin1String("role")] = turn.role;
    const QJsonValue content = turn.whole[QLatin1String("content")];
    if (!turn.whole.isEmpty() && textOf(content) == turn.text) return message;
    QJsonArray parts;
    for (const QJsonValue& part : content.toArray()) {
        if (!isText(part)) parts.append(part);
    }
    if (parts.isEmpty()) {
        message[QLatin1String("content")] = turn.text;
        return message;
    }
    if (!turn.text.isEmpty()) {
        parts.prepend(QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                                  {QStringLiteral("text"), turn.text}});
    }
    message[QLatin1String("content")] = parts;
    return message;
}

bool isSystem(const QString& role)
{
    return role == QLatin1String("system") || role == QLatin1String("developer");
}

std::optional<double> numberOf(QJsonObject& body, const char* name)
{
    const QJsonValue value = body.take(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

void takeMessages(QJsonObject& body, PlayCall& call)
{
    QStringList system;
    for (const QJsonValue& each : body.take(QLatin1String("messages")).toArray()) {
        const QJsonObject message = each.toObject();
        PlayTurn turn;
        turn.role = message[QLatin1String("role")].toString();
        turn.text = textOf(message[QLatin1String("content")]);
        turn.whole = message;
        if (call.turns.empty() && isSystem(turn.role) && besideText(turn).isEmpty()) {
            system += turn.text;
        } else {
            call.turns.push_back(std::move(turn));
        }
    }
    call.system = system.join(QStringLiteral("\n\n"));
}

/// Who gave it and what it is called there: what the gateway understands whatever path it came by.
QString modelOf(const record::Exchange& exchange)
{
    const QString asked = text(exchange.modelAsked);
    const QString provider = text(exchange.provider);
    const bool isNamed = asked.startsWith(provider + QLatin1Char('/'));
    if (isNamed || !exchange.route.id.empty() || provider.isEmpty()) return asked;
    const QString sent =
        text(exchange.modelSent.empty() ? exchange.modelAsked : exchange.modelSent);
    return provider + QLatin1Char('/') + sent;
}

PlayOpened refused(const QString& problem, const QString& hint)
{
    PlayOpened opened;
    opened.problem = problem;
    opened.hint = hint;
    return opened;
}

}  // namespace

QString besideText(const PlayTurn& turn)
{
    int pictures = 0;
    int others = 0;
    for (const QJsonValue& part : turn.whole[QLatin1String("content")].toArray()) {
        if (isText(part)) continue;
        const bool picture = part[QLatin1String("type")].toString() == QLatin1String("image_url");
        ++(picture ? pictures : others);
    }
    const auto calls = static_cast<int>(turn.whole[QLatin1String("tool_calls")].toArray().size());
    QStringList words;
    if (pictures > 0) words += PlayCallWords::tr("%n picture(s)", nullptr, pictures);
    if (others > 0) words += PlayCallWords::tr("%n file(s)", nullptr, others);
    if (calls > 0) words += PlayCallWords::tr("%n tool call(s)", nullptr, calls);
    return words.join(QStringLiteral(", "));
}

bool PlayCall::isEmpty() const
{
    return std::ranges::all_of(turns, [](const PlayTurn& turn) {
        return turn.text.trimmed().isEmpty() && besideText(turn).isEmpty();
    });
}

QByteArray bodyOf(const PlayCall& call, const QString& model, const QString& limit)
{
    QJsonObject body = call.rest;
    QJsonArray messages;
    if (!call.system.trimmed().isEmpty()) {
        messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")},
                                    {QStringLiteral("content"), call.system}});
    }
    for (const PlayTurn& turn : call.turns) {
        // An empty field below the last message is no message.
        if (turn.text.trimmed().isEmpty() && turn.whole.isEmpty()) continue;
        messages.append(messageOf(turn));
    }
    body[QLatin1String("model")] = model;
    body[QLatin1String("messages")] = messages;
    if (call.temperature) body[QLatin1String("temperature")] = *call.temperature;
    if (call.topP) body[QLatin1String("top_p")] = *call.topP;
    if (call.maxTokens) body[limit] = *call.maxTokens;
    body[QLatin1String("stream")] = true;
    body[QLatin1String("stream_options")] = QJsonObject{{QStringLiteral("include_usage"), true}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

PlayOpened playCallOf(const QJsonObject& whole)
{
    PlayOpened opened;
    QJsonObject body = whole;
    PlayCall& call = opened.call;
    opened.model = body.take(QLatin1String("model")).toString();
    takeMessages(body, call);
    call.temperature = numberOf(body, "temperature");
    call.topP = numberOf(body, "top_p");
    auto limit = numberOf(body, "max_tokens");
    const auto newer = numberOf(body, "max_completion_tokens");
    if (newer) limit = newer;
    if (limit) call.maxTokens = static_cast<qint64>(*limit);
    body.remove(QLatin1String("stream"));
    body.remove(QLatin1String("stream_options"));
    call.rest = body;
    return opened;
}

PlayOpened playCallOf(const record::Exchange& exchange)
{
    const record::Body& kept = exchange.requestBody;
    if (kept.truncated || (kept.bytes.empty() && kept.totalSize > 0)) {
        return refused(
            PlayCallWords::tr("Only %1 of the %2 of its body were kept.")
                .arg(bytes(static_cast<ByteCount>(kept.bytes.size())), bytes(kept.totalSize)),
            PlayCallWords::tr("Calls that come after records.bodies or records.maxBody was "
                              "raised can be opened."));
    }
    const auto restated = dialect::restate(decodedBody(kept), exchange.dialect, kChat);
    if (!restated) return refused(text(restated.error().message), text(restated.error().hint));
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(restated->body));
    if (!document.isObject()) {
        return refused(PlayCallWords::tr("Its body is no JSON object."),
                       PlayCallWords::tr("It can be looked at in Traffic."));
    }
    PlayOpened opened = playCallOf(document.object());
    const QString model = modelOf(exchange);
    if (!model.isEmpty()) opened.model = model;
    for (const std::string& name : restated->leftOut) opened.leftOut += text(name);
    return opened;
}

}  // namespace gatehouse::app
