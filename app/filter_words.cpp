#include "app/filter_words.h"

#include "app/filter_keys.h"
#include "app/filter_lexer.h"

namespace gatehouse::app {
namespace {

constexpr qsizetype kMost = 12;

/// A value as it must be typed.
QString typed(const QString& value)
{
    const bool needsQuotes = value.contains(QLatin1Char(' '));
    return needsQuotes ? QLatin1Char('"') + value + QLatin1Char('"') : value;
}

/// What stands in this gateway for a field.
QStringList knownOf(store::Field field, const FilterVocabulary& known)
{
    switch (field) {
        case store::Field::Model:
        case store::Field::Answered:
            return known.models;
        case store::Field::Provider:
            return known.providers;
        case store::Field::Key:
            return known.keys;
        case store::Field::Tag:
            return known.tags;
        case store::Field::Route:
            return known.routes;
        case store::Field::Prompt:
            return known.prompts;
        case store::Field::Rule:
            return known.rules;
        default:
            return {};
    }
}

/// The comparison at the beginning of an offer: ":" of ":yes".
QString opOf(const QString& offer)
{
    qsizetype size = 0;
    while (size < offer.size() && QStringLiteral(":=<>!~").contains(offer[size])) ++size;
    return offer.left(size);
}

QStringList offersOf(const FilterKey& key)
{
    return QString::fromLatin1(key.offers).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList valuesOf(const FilterKey& key, const QString& op, const FilterVocabulary& known)
{
    QStringList values;
    const bool isText = op == QLatin1String(":") || op == QLatin1String("=") ||
                        op == QLatin1String("!=") || op == QLatin1String("~");
    for (const QString& offer : offersOf(key)) {
        const QString own = opOf(offer);
        const bool fits = own == op || (isText && own == QLatin1String(":")) ||
                          (own.left(1) == op.left(1) && !isText);
        if (fits) values += offer.mid(own.size());
    }
    if (isText) values += knownOf(key.field, known);
    return values;
}

/// What a key that goes on with a name may go on with.
QStringList namesOf(const FilterKey& key)
{
    if (key.field != store::Field::Header) return {};
    return {QStringLiteral("user-agent"), QStringLiteral("content-type"),
            QStringLiteral("anthropic-version"), QStringLiteral("openai-organization"),
            QStringLiteral("x-request-id")};
}

void offerKeys(const QString& word, QStringList& offers)
{
    if (word.isEmpty()) return;
    for (const FilterKey& key : filterKeys()) {
        const QString name = QLatin1String(key.name);
        if (key.kind == FilterKind::Label && word.startsWith(name, Qt::CaseInsensitive)) {
            for (const QString& each : namesOf(key)) {
                const QString whole = name + each;
                if (whole.startsWith(word, Qt::CaseInsensitive)) offers += whole + QLatin1Char(':');
            }
        }
        if (!name.startsWith(word, Qt::CaseInsensitive)) continue;
        const QStringList values = offersOf(key);
        if (key.kind == FilterKind::Label) {
            offers += name;  // its name goes on
            continue;
        }
        if (key.kind == FilterKind::Body) {
            offers += name + QLatin1Char('~');  // with ":" it is what free words do
            continue;
        }
        offers += name + (values.isEmpty() ? QStringLiteral(":") : opOf(values.first()));
    }
}

}  // namespace

FilterWord filterWordAt(const QString& text, qsizetype cursor)
{
    // A blank inside quotes belongs to the word.
    bool quoted = false;
    FilterWord word;
    word.length = text.size();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('"')) quoted = !quoted;
        if (quoted || !text[i].isSpace()) continue;
        if (i >= cursor) {
            word.length = i - word.from;
            break;
        }
        word.from = i + 1;
        word.length = text.size() - word.from;
    }
    const auto end = [&word] { return word.from + word.length; };
    while (word.length > 0 &&
           (text[word.from] == QLatin1Char('(') || text[word.from] == QLatin1Char('-'))) {
        ++word.from;
        --word.length;
    }
    while (word.length > 0 && text[end() - 1] == QLatin1Char(')')) --word.length;
    return word;
}

qsizetype filterKeyLength(const QString& word)
{
    const auto tokens = filterTokens(word);
    return tokens.empty() ? 0 : tokens.front().key.size() + tokens.front().op.size();
}

QStringList filterOffers(const QString& text, qsizetype cursor, const FilterVocabulary& known)
{
    const FilterWord place = filterWordAt(text, cursor);
    const QString word = text.mid(place.from, place.length);
    QStringList offers;
    const auto tokens = filterTokens(word);
    if (tokens.empty() || tokens.front().key.isEmpty()) {
        offerKeys(word, offers);
        return offers.mid(0, kMost);
    }
    const FilterToken& token = tokens.front();
    const FilterKey* key = filterKey(token.key);
    if (key == nullptr) return offers;
    for (const QString& value : valuesOf(*key, token.op, known)) {
        const QString whole = token.key + token.op + typed(value);
        const bool fits = value.startsWith(token.value, Qt::CaseInsensitive) && whole != word;
        if (fits && offers.size() < kMost && !offers.contains(whole)) offers += whole;
    }
    return offers;
}

}  // namespace gatehouse::app
