#include "app/connect/snippet.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/test_request.h"

namespace gatehouse::app {
namespace {

struct SnippetWords {
    Q_DECLARE_TR_FUNCTIONS(Connect)
};

/// Quotes and escapes would end the string a value stands in; no address, key or model has them.
QString plain(const QString& value)
{
    QString out;
    for (const QChar letter : value) {
        const bool bad = letter < QLatin1Char(' ') || QStringLiteral("\"'`$\\").contains(letter);
        if (!bad) out.append(letter);
    }
    return out;
}

}  // namespace

const Snippet* findSnippet(const QString& id)
{
    for (const Snippet& row : snippets()) {
        if (id == QLatin1String(row.id)) return &row;
    }
    return nullptr;
}

SnippetPlace snippetPlace(const config::Config& config, const QString& baseUrl)
{
    return {baseUrl,
            config.server.openOnLoopback ? QStringLiteral("unused")
                                         : QStringLiteral("YOUR-GATEWAY-KEY"),
            TestRequest::sampleModel()};
}

QString snippetText(const Snippet& snippet, const SnippetPlace& place)
{
    QString text = QString::fromUtf8(snippet.text);
    if (qstrcmp(snippet.language, "go") == 0) {  // indented as its own formatter does it
        static const QRegularExpression kIndent(QStringLiteral("^(?:    )+"),
                                                QRegularExpression::MultilineOption);
        auto each = kIndent.globalMatch(text);
        QString out;
        qsizetype from = 0;
        while (each.hasNext()) {
            const auto match = each.next();
            out += text.mid(from, match.capturedStart() - from);
            out += QString(match.capturedLength() / 4, QLatin1Char('\t'));
            from = match.capturedEnd();
        }
        text = out + text.mid(from);
    }
    text.replace(QLatin1String("{base}"), plain(place.baseUrl) + QLatin1String(snippet.path));
    text.replace(QLatin1String("{key}"), plain(place.key));
    text.replace(QLatin1String("{model}"), plain(place.model));
    return text;
}

QString snippetNote(const Snippet& snippet)
{
    return *snippet.note == '\0' ? QString() : SnippetWords::tr(snippet.note);
}

QString snippetTitle(SnippetGroup group)
{
    switch (group) {
        case SnippetGroup::Program:
            return SnippetWords::tr("Your own program");
        case SnippetGroup::Agent:
            return SnippetWords::tr("Coding agents");
        case SnippetGroup::Editor:
            return SnippetWords::tr("Editors");
    }
    return {};
}

}  // namespace gatehouse::app
