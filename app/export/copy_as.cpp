#include "app/export/copy_as.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "app/curl.h"
#include "app/export/call.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

/// A JSON text is a literal of Python and of TypeScript alike.
QString literal(const QString& words)
{
    const QByteArray list = QJsonDocument(QJsonArray{words}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

QString warning(const Call& call, const QString& comment)
{
    if (call.binary) return comment + QStringLiteral(" The body is binary: save it as body.bin.\n");
    if (call.truncated) {
        return comment +
               QStringLiteral(" The stored body is only the beginning of what was sent.\n");
    }
    return {};
}

/// `"name": "value",` lines; `key` is how the language reads the variable.
QString headerLines(const Call& call, const QString& indent, const QString& key)
{
    QString lines;
    for (const CallHeader& each : call.headers) {
        QString value = literal(each.before);
        if (each.secret)
            value = each.before.isEmpty() ? key : QString(value + QStringLiteral(" + ") + key);
        lines += indent + literal(each.name) + QStringLiteral(": ") + value + QStringLiteral(",\n");
    }
    return lines;
}

QString python(const record::Exchange& exchange, const QString& baseUrl)
{
    const Call call = callOf(exchange, baseUrl);
    QString out = warning(call, QStringLiteral("#"));
    out += QStringLiteral("import os\nimport urllib.request\n\n");
    out += QStringLiteral("request = urllib.request.Request(\n    ") + literal(call.url) +
           QStringLiteral(",\n    method=") + literal(call.method) +
           QStringLiteral(",\n    headers={\n") +
           headerLines(call, QStringLiteral("        "),
                       QStringLiteral("os.environ[\"GATEHOUSE_KEY\"]")) +
           QStringLiteral("    },\n");
    if (call.binary) out += QStringLiteral("    data=open(\"body.bin\", \"rb\").read(),\n");
    if (call.hasBody && !call.binary)
        out += QStringLiteral("    data=") + literal(call.body) + QStringLiteral(".encode(),\n");
    out += QStringLiteral(
        ")\nwith urllib.request.urlopen(request) as answer:\n"
        "    for line in answer:\n        print(line.decode(), end=\"\")\n");
    return out;
}

QString typescript(const record::Exchange& exchange, const QString& baseUrl)
{
    const Call call = callOf(exchange, baseUrl);
    QString out = warning(call, QStringLiteral("//"));
    if (call.binary) out += QStringLiteral("import { readFileSync } from \"node:fs\";\n\n");
    out += QStringLiteral("const answer = await fetch(") + literal(call.url) +
           QStringLiteral(", {\n  method: ") + literal(call.method) +
           QStringLiteral(",\n  headers: {\n") +
           headerLines(call, QStringLiteral("    "), QStringLiteral("process.env.GATEHOUSE_KEY")) +
           QStringLiteral("  },\n");
    if (call.binary) out += QStringLiteral("  body: readFileSync(\"body.bin\"),\n");
    if (call.hasBody && !call.binary)
        out += QStringLiteral("  body: ") + literal(call.body) + QStringLiteral(",\n");
    out += QStringLiteral("});\nconsole.log(await answer.text());\n");
    return out;
}

/// The body as JSON where it is that, else as text.
QJsonValue valueOf(const record::Body& body)
{
    const QByteArray bytes = QByteArray::fromStdString(body.bytes);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isObject()) return document.object();
    if (document.isArray()) return document.array();
    return QString::fromUtf8(bytes);
}

QString json(const record::Exchange& exchange, const QString& baseUrl)
{
    const Call call = callOf(exchange, baseUrl);
    QJsonObject headers;
    for (const CallHeader& each : call.headers) {
        headers[each.name] =
            each.secret ? QString(each.before + QStringLiteral("$GATEHOUSE_KEY")) : each.before;
    }
    const QJsonObject request{{QStringLiteral("method"), call.method},
                              {QStringLiteral("url"), call.url},
                              {QStringLiteral("headers"), headers},
                              {QStringLiteral("body"), valueOf(exchange.requestBody)}};
    const record::Body& answer =
        exchange.deliveredBody.bytes.empty() ? exchange.responseBody : exchange.deliveredBody;
    const QJsonObject response{{QStringLiteral("status"), exchange.status},
                               {QStringLiteral("body"), valueOf(answer)}};
    const QJsonObject whole{{QStringLiteral("id"), text(exchange.id)},
                            {QStringLiteral("provider"), text(exchange.provider)},
                            {QStringLiteral("model"), text(exchange.modelAsked)},
                            {QStringLiteral("request"), request},
                            {QStringLiteral("response"), response}};
    return QString::fromUtf8(QJsonDocument(whole).toJson());
}

/// A fence longer than any in the text.
QString fenced(const QString& words, const QString& language)
{
    QString fence = QStringLiteral("```");
    while (words.contains(fence)) fence += QLatin1Char('`');
    return fence + language + QLatin1Char('\n') + words +
           (words.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n")) + fence +
           QLatin1Char('\n');
}

QString section(const QString& title, const record::Body& body)
{
    if (body.bytes.empty()) return {};
    const QByteArray bytes = QByteArray::fromStdString(body.bytes);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const bool isJson = !document.isNull();
    return QStringLiteral("\n## ") + title + QStringLiteral("\n\n") +
           fenced(QString::fromUtf8(isJson ? document.toJson() : bytes),
                  isJson ? QStringLiteral("json") : QString()) +
           (body.truncated ? QStringLiteral("\nOnly the beginning was stored.\n") : QString());
}

QString markdown(const record::Exchange& exchange, const QString& baseUrl)
{
    const Call call = callOf(exchange, baseUrl);
    QString out = QStringLiteral("# ") + call.method + QLatin1Char(' ') + call.url +
                  QStringLiteral("\n\n| | |\n|---|---|\n");
    const auto row = [&out](const char* name, const QString& value) {
        if (!value.isEmpty())
            out += QStringLiteral("| %1 | %2 |\n").arg(QLatin1String(name), value);
    };
    row("id", text(exchange.id));
    row("time", dayTime(exchange.startedAt));
    row("status", exchange.status == 0 ? QString() : QString::number(exchange.status));
    row("provider", text(exchange.provider));
    row("model", text(exchange.modelAsked));
    row("latency", duration(exchange.endedAt));
    row("cost", money(exchange.cost));
    row("error", text(exchange.errorText));
    out += section(QStringLiteral("Request"), exchange.requestBody);
    out += section(QStringLiteral("Answer"), exchange.deliveredBody.bytes.empty()
                                                 ? exchange.responseBody
                                                 : exchange.deliveredBody);
    return out;
}

constexpr CopyFormat kFormats[] = {
    {"curl", "cURL", curlCommand},
    {"python", "Python", python},
    {"typescript", "TypeScript", typescript},
    {"json", "JSON", json},
    {"markdown", "Markdown", markdown},
};

}  // namespace

std::span<const CopyFormat> copyFormats()
{
    return kFormats;
}

}  // namespace gatehouse::app
