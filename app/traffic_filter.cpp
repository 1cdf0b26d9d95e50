#include "app/traffic_filter.h"

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

namespace gatehouse::app {
namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

struct Word {
    QString key;  ///< empty: free text
    QString value;
    bool quoted = false;
    qsizetype from = 0, length = 0;  ///< of the whole word
    qsizetype valueFrom = 0;
};

/// A value in quotes, or up to the next space. False: the quote is not closed.
bool readValue(const QString& text, qsizetype& at, Word& word)
{
    word.valueFrom = at;
    if (at < text.size() && text[at] == QLatin1Char('"')) {
        const auto end = text.indexOf(QLatin1Char('"'), at + 1);
        word.quoted = true;
        if (end < 0) {
            at = text.size();
            return false;
        }
        word.value = text.mid(at + 1, end - at - 1);
        at = end + 1;
        return true;
    }
    const auto begin = at;
    while (at < text.size() && !text[at].isSpace()) ++at;
    word.value = text.mid(begin, at - begin);
    return true;
}

bool isKey(const QString& word)
{
    for (const QChar c : word) {
        if (!c.isLetter() && c != QLatin1Char('.') && c != QLatin1Char('_')) return false;
    }
    return !word.isEmpty();
}

bool nextWord(const QString& text, qsizetype& at, Word& word, QString& problem)
{
    while (at < text.size() && text[at].isSpace()) ++at;
    if (at >= text.size()) return false;
    word = {};
    word.from = at;
    auto end = at;
    while (end < text.size() && !text[end].isSpace() && text[end] != QLatin1Char(':') &&
           text[end] != QLatin1Char('"')) {
        ++end;
    }
    const QString head = text.mid(at, end - at);
    const bool web = text.mid(end, 3) == QLatin1String("://");  // a pasted address is text
    if (end < text.size() && text[end] == QLatin1Char(':') && isKey(head) && !web) {
        word.key = head.toLower();
        at = end + 1;
    }
    if (!readValue(text, at, word)) problem = tr("The quote is not closed");
    word.length = at - word.from;
    return true;
}

/// FTS5 words: each in quotes, so that no sign of the query language works; the last may be a
/// beginning.
QString searchWords(const Word& word)
{
    if (word.quoted) return QStringLiteral("\"") + word.value + QStringLiteral("\"");
    QString value = word.value;
    const bool prefix = value.endsWith(QLatin1Char('*'));
    if (prefix) value.chop(1);
    value.replace(QLatin1Char('"'), QLatin1Char(' '));
    if (value.trimmed().isEmpty()) return {};
    return QStringLiteral("\"") + value + QStringLiteral("\"") +
           (prefix ? QStringLiteral("*") : QString());
}

bool takeStatus(const QString& value, store::Filter& filter)
{
    const QString word = value.toLower();
    if (word == QLatin1String("error") || word == QLatin1String("errors")) {
        filter.onlyErrors = true;
        return true;
    }
    if (word.size() == 3 && word.endsWith(QLatin1String("xx")) && word[0] >= QLatin1Char('1') &&
        word[0] <= QLatin1Char('5')) {
        filter.statusFrom = word[0].digitValue() * 100;
        filter.statusTo = *filter.statusFrom + 99;
        return true;
    }
    const auto parts = word.split(QLatin1Char('-'));
    if (parts.size() > 2) return false;
    bool first = false, last = false;
    const int from = parts.first().toInt(&first);
    const int to = parts.last().toInt(&last);
    if (!first || !last || from < 100 || to > 599 || from > to) return false;
    filter.statusFrom = from;
    filter.statusTo = to;
    return true;
}

bool takeLast(const QString& value, WallMicros now, store::Filter& filter)
{
    if (value.size() < 2) return false;
    bool number = false;
    const auto amount = value.left(value.size() - 1).toLongLong(&number);
    if (!number || amount <= 0 || amount > 100'000) return false;
    static const std::vector<std::pair<QChar, std::int64_t>> kUnits{{QLatin1Char('s'), 1},
                                                                    {QLatin1Char('m'), 60},
                                                                    {QLatin1Char('h'), 3600},
                                                                    {QLatin1Char('d'), 86'400}};
    for (const auto& [sign, seconds] : kUnits) {
        if (value.back().toLower() != sign) continue;
        filter.from = now - amount * seconds * 1'000'000;
        return true;
    }
    return false;
}

bool takeYes(const QString& value, std::optional<bool>& fact)
{
    const QString word = value.toLower();
    const bool yes = word == QLatin1String("yes");
    if (yes || word == QLatin1String("no")) fact = yes;
    return fact.has_value();
}

bool takeSource(const QString& value, store::Filter& filter)
{
    const QString word = value.toLower();
    if (word == QLatin1String("replay")) filter.origin = record::Origin::Replay;
    if (word == QLatin1String("import")) filter.origin = record::Origin::Import;
    return filter.origin.has_value();
}

/// One `key:value`; returns what was expected where it does not fit.
QString take(const Word& word, WallMicros now, store::Filter& filter)
{
    if (word.value.isEmpty()) return tr("A value is expected after %1:").arg(word.key);
    if (word.key == QLatin1String("status")) {
        return takeStatus(word.value, filter)
                   ? QString()
                   : tr("Expected a status: 404, 4xx, 5xx, 400-499 or error");
    }
    if (word.key == QLatin1String("last")) {
        return takeLast(word.value, now, filter) ? QString()
                                                 : tr("Expected a time: 30s, 15m, 24h or 7d");
    }
    if (word.key == QLatin1String("pin")) {
        return takeYes(word.value, filter.pinned) ? QString() : tr("Expected yes or no");
    }
    if (word.key == QLatin1String("source")) {
        return takeSource(word.value, filter) ? QString() : tr("Expected replay or import");
    }
    if (word.key == QLatin1String("note")) {
        if (!takeYes(word.value, filter.noted)) filter.note = word.value.toStdString();
        return {};
    }
    if (word.key == QLatin1String("tag")) {
        filter.tag = word.value.toStdString();
    } else if (word.key == QLatin1String("model")) {
        filter.model = word.value.toStdString();
    } else if (word.key == QLatin1String("provider")) {
        filter.provider = word.value.toStdString();
    } else if (word.key == QLatin1String("key")) {
        filter.keyLabel = word.value.toStdString();
    } else {
        return tr("“%1:” is not known; use status, model, provider, key, last, pin, tag, note or "
                  "source")
            .arg(word.key);
    }
    return {};
}

QString yesNo(bool yes)
{
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

QString quoted(const std::string& value)
{
    const QString text = QString::fromStdString(value);
    return text.contains(QLatin1Char(' ')) ? QStringLiteral("\"") + text + QStringLiteral("\"")
                                           : text;
}

}  // namespace

TrafficFilter parseTrafficFilter(const QString& text, WallMicros now)
{
    TrafficFilter result;
    QStringList words;
    Word word;
    qsizetype at = 0;
    while (nextWord(text, at, word, result.problem)) {
        if (result.problem.isEmpty()) {
            if (word.key.isEmpty()) {
                if (const QString search = searchWords(word); !search.isEmpty()) words += search;
                continue;
            }
            result.problem = take(word, now, result.filter);
        }
        if (result.problem.isEmpty()) continue;
        result.from = word.from;
        result.length = word.length;
        return result;
    }
    result.filter.text = words.join(QLatin1Char(' ')).toStdString();
    return result;
}

QString trafficFilterText(const store::Filter& filter)
{
    QStringList parts;
    if (filter.onlyErrors) parts += QStringLiteral("status:error");
    if (filter.statusFrom || filter.statusTo) {
        const int from = filter.statusFrom.value_or(100);
        const int to = filter.statusTo.value_or(599);
        if (from == to)
            parts += QStringLiteral("status:%1").arg(from);
        else if (from % 100 == 0 && to == from + 99)
            parts += QStringLiteral("status:%1xx").arg(from / 100);
        else
            parts += QStringLiteral("status:%1-%2").arg(from).arg(to);
    }
    if (!filter.model.empty()) parts += QStringLiteral("model:") + quoted(filter.model);
    if (!filter.provider.empty()) parts += QStringLiteral("provider:") + quoted(filter.provider);
    if (!filter.keyLabel.empty()) parts += QStringLiteral("key:") + quoted(filter.keyLabel);
    if (filter.pinned) parts += QStringLiteral("pin:") + yesNo(*filter.pinned);
    if (filter.noted) parts += QStringLiteral("note:") + yesNo(*filter.noted);
    if (!filter.note.empty()) parts += QStringLiteral("note:") + quoted(filter.note);
    if (!filter.tag.empty()) parts += QStringLiteral("tag:") + quoted(filter.tag);
    if (filter.origin) {
        parts += *filter.origin == record::Origin::Import ? QStringLiteral("source:import")
                                                          : QStringLiteral("source:replay");
    }
    if (!filter.text.empty()) parts += QString::fromStdString(filter.text);
    return parts.join(QLatin1Char(' '));
}

}  // namespace gatehouse::app
