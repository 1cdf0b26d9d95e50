#include "app/filter_words.h"

namespace gatehouse::app {
namespace {

constexpr qsizetype kMost = 12;

struct Key {
    const char* name;
    const char* values;                    ///< fixed ones, parted by blanks
    QStringList FilterVocabulary::*known;  ///< and those of this gateway
};

constexpr Key kKeys[] = {
    {"status", "error 4xx 5xx 429 200 400-499", nullptr},
    {"model", "", &FilterVocabulary::models},
    {"provider", "", &FilterVocabulary::providers},
    {"key", "", &FilterVocabulary::keys},
    {"last", "15m 1h 24h 7d", nullptr},
    {"pin", "yes no", nullptr},
    {"tag", "", &FilterVocabulary::tags},
    {"note", "yes no", nullptr},
    {"source", "replay import", nullptr},
};

/// A value as it must be typed.
QString typed(const QString& value)
{
    const bool needsQuotes = value.contains(QLatin1Char(' '));
    return needsQuotes ? QLatin1Char('"') + value + QLatin1Char('"') : value;
}

QStringList valuesOf(const Key& key, const FilterVocabulary& known)
{
    QStringList values =
        QString::fromLatin1(key.values).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (key.known != nullptr) values += known.*key.known;
    return values;
}

}  // namespace

FilterWord filterWordAt(const QString& text, qsizetype cursor)
{
    // A blank inside quotes belongs to the word.
    bool quoted = false;
    FilterWord word;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('"')) quoted = !quoted;
        if (quoted || !text[i].isSpace()) continue;
        if (i >= cursor) {
            word.length = i - word.from;
            return word;
        }
        word.from = i + 1;
    }
    word.length = text.size() - word.from;
    return word;
}

QStringList filterOffers(const QString& text, qsizetype cursor, const FilterVocabulary& known)
{
    const FilterWord place = filterWordAt(text, cursor);
    const QString word = text.mid(place.from, place.length);
    const auto colon = word.indexOf(QLatin1Char(':'));
    QStringList offers;
    for (const Key& key : kKeys) {
        const QString name = QLatin1String(key.name);
        if (colon < 0) {
            const bool fits = !word.isEmpty() && name.startsWith(word, Qt::CaseInsensitive);
            if (fits) offers += name + QLatin1Char(':');
            continue;
        }
        if (name.compare(word.left(colon), Qt::CaseInsensitive) != 0) continue;
        QString begun = word.mid(colon + 1);
        begun.remove(QLatin1Char('"'));
        for (const QString& value : valuesOf(key, known)) {
            const QString whole = name + QLatin1Char(':') + typed(value);
            const bool fits = value.startsWith(begun, Qt::CaseInsensitive) && whole != word;
            if (fits && offers.size() < kMost) offers += whole;
        }
    }
    return offers;
}

}  // namespace gatehouse::app
