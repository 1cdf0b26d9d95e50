#include "app/curl.h"

#include <string>

#include <QStringList>

#include "app/export/call.h"
#include "app/formats.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

/// 'text' for a shell; a single quote inside becomes '\''.
QString quoted(QString words)
{
    words.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QStringLiteral("'") + words + QStringLiteral("'");
}

/// The header as an argument; empty: leave it out. The key is an expansion, so it stands in double
/// quotes.
QString headerArgument(std::string_view name, std::string_view value)
{
    const HeaderUse use = useOf(name);
    if (use == HeaderUse::LeftOut) return {};
    if (use == HeaderUse::Secret) {
        const bool bearer = startsWithNoCase(value, "bearer");
        return QStringLiteral("-H \"") + text(name) + QStringLiteral(": ") +
               (bearer ? QStringLiteral("Bearer ") : QString()) +
               QStringLiteral("$GATEHOUSE_KEY\"");
    }
    return QStringLiteral("-H ") + quoted(text(name) + QStringLiteral(": ") + text(value));
}

/// A key in the query (`?key=…`) is a secret as well.
QString urlArgument(const QString& url)
{
    for (const auto* name : {"?key=", "&key="}) {
        const auto at = url.indexOf(QLatin1String(name));
        if (at < 0) continue;
        const auto value = at + 5;
        auto end = url.indexOf(QLatin1Char('&'), value);
        if (end < 0) end = url.size();
        return quoted(url.left(value)) + QStringLiteral("\"$GATEHOUSE_KEY\"") +
               (end < url.size() ? quoted(url.mid(end)) : QString());
    }
    return quoted(url);
}

}  // namespace

QString curlCommand(const record::Exchange& exchange, const QString& baseUrl)
{
    QStringList parts;
    const QString method = text(exchange.method);
    const auto& body = exchange.requestBody;
    QString first = QStringLiteral("curl");
    if (!(method == QLatin1String("GET") && body.bytes.empty()) &&
        !(method == QLatin1String("POST") && !body.bytes.empty())) {
        first += QStringLiteral(" -X ") + quoted(method);
    }
    if (exchange.streamed) first += QStringLiteral(" -N");
    parts += first + QLatin1Char(' ') + urlArgument(baseUrl + text(exchange.path));

    std::string_view headers = exchange.clientHeaders;
    while (!headers.empty()) {
        std::string_view line = takeUntil(headers, '\n');
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const QString argument =
            headerArgument(line.substr(0, colon), trim(line.substr(colon + 1)));
        if (!argument.isEmpty()) parts += argument;
    }
    QString note;
    if (body.truncated) {
        note = QStringLiteral("# The stored body is only the beginning of what was sent.\n");
    }
    if (!body.bytes.empty()) {
        if (body.bytes.find('\0') != std::string::npos || !isUtf8(body.bytes)) {
            note =
                QStringLiteral("# The body is binary: save it from the Request tab as body.bin.\n");
            parts += QStringLiteral("--data-binary @body.bin");
        } else {
            parts += QStringLiteral("--data-raw ") + quoted(text(body.bytes));
        }
    }
    return note + parts.join(QStringLiteral(" \\\n  "));
}

}  // namespace gatehouse::app
