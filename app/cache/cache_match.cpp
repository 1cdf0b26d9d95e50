#include "app/cache/cache_match.h"

#include <array>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "app/formats.h"
#include "proxy/core/cache/difference.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/semantic/likeness.h"

namespace gatehouse::app {
namespace {

struct CacheMatchWords {
    Q_DECLARE_TR_FUNCTIONS(Cache)
};

constexpr std::size_t kMostDifferences = 8;
constexpr std::size_t kLongestQuestion = 4'096;

bool isRequest(const QString& text)
{
    return text.startsWith(QLatin1Char('{'));
}

QString reasonWords(const semantic::Reason& reason)
{
    const QString word = text(reason.detail);
    const auto with = [&](const QString& alone, const QString& detailed) {
        return word.isEmpty() ? alone : detailed.arg(word);
    };
    switch (reason.difference) {
        case semantic::Difference::Number:
            return with(CacheMatchWords::tr("another number"),
                        CacheMatchWords::tr("another number: %1"));
        case semantic::Difference::Order:
            return CacheMatchWords::tr("the same names the other way round");
        case semantic::Difference::Negation:
            return CacheMatchWords::tr("one of them says not");
        case semantic::Difference::Kind:
            return CacheMatchWords::tr("one asks for something else: why, where, when, who");
        case semantic::Difference::Opposite:
            return with(CacheMatchWords::tr("opposites"), CacheMatchWords::tr("opposites: %1"));
        case semantic::Difference::Name:
            return with(CacheMatchWords::tr("another name"),
                        CacheMatchWords::tr("another name: %1"));
        case semantic::Difference::Word:
            return with(CacheMatchWords::tr("a word that the other has nothing like"),
                        CacheMatchWords::tr("a word that the other has nothing like: %1"));
        case semantic::Difference::Language:
            return with(CacheMatchWords::tr("words that are not understood"),
                        CacheMatchWords::tr("words that are not understood: %1"));
        case semantic::Difference::Distance:
            return CacheMatchWords::tr("they are not close enough");
    }
    return {};
}

void compareKeys(MatchWords& words, const std::string& first, const std::string& second,
                 const config::CacheConfig& cache)
{
    std::vector<cache::Path> ignored;
    for (const auto& each : cache.ignore) ignored.push_back(cache::readPath(each));
    const auto found = cache::differencesOf(first, second, ignored, kMostDifferences);
    if (!found) {
        words.verdict =
            CacheMatchWords::tr("One of them is no JSON: only their words are compared.");
        return;
    }
    words.isSame = found->empty();
    for (const auto& each : *found) {
        words.lines.push_back({text(each.path), text(each.first), text(each.second)});
    }
    if (words.isSame) {
        words.verdict =
            cache.scope == "all"
                ? CacheMatchWords::tr("Yes: they have the same key.")
                : CacheMatchWords::tr("Yes, from the same caller: they have the same key.");
    } else if (words.lines.front().where.isEmpty()) {
        words.verdict = CacheMatchWords::tr("No: the same values are written differently.");
        words.lines.clear();
    } else {
        words.verdict = CacheMatchWords::tr("No: their keys differ.");
    }
}

void compareQuestions(MatchWords& words, const QString& first, const QString& second)
{
    const auto likeness = semantic::compare(first.toStdString(), second.toStdString());
    words.score = static_cast<double>(likeness.score);
    words.needed = static_cast<double>(semantic::kSameScore);
    words.isAlike = likeness.isSame;
    QStringList reasons;
    for (const auto& each : likeness.reasons) {
        const QString reason = reasonWords(each);
        if (!reasons.contains(reason)) reasons.append(reason);
    }
    words.likeness = words.isAlike ? CacheMatchWords::tr("They want the same answer.")
                                   : CacheMatchWords::tr("They may want different answers: %1.")
                                         .arg(reasons.join(QStringLiteral("; ")));
}

}  // namespace

QString questionOf(const QString& request)
{
    constexpr std::array<std::string_view, 4> kDialects{"openai_chat", "anthropic_messages",
                                                        "gemini_generate", "openai_responses"};
    const QString trimmed = request.trimmed();
    if (!isRequest(trimmed)) return trimmed.left(static_cast<qsizetype>(kLongestQuestion));
    const std::string body = trimmed.toStdString();
    for (const auto dialect : kDialects) {
        const auto words = dialect::lastWordsOf(dialect, body, {}, false, kLongestQuestion);
        if (!words.empty()) return text(words);
    }
    return {};
}

MatchWords matchOf(const QString& first, const QString& second, const config::CacheConfig& cache)
{
    MatchWords words;
    const QString a = first.trimmed();
    const QString b = second.trimmed();
    if (a.isEmpty() || b.isEmpty()) {
        words.verdict = CacheMatchWords::tr("Put in two requests, or two questions.");
        return words;
    }
    if (std::max(a.size(), b.size()) > kLongestMatch) {
        words.verdict = CacheMatchWords::tr("They are too long to compare here: 64 KB at most.");
        return words;
    }
    words.isWhole = true;
    const bool areRequests = isRequest(a) && isRequest(b);
    if (areRequests) {
        compareKeys(words, a.toStdString(), b.toStdString(), cache);
    } else {
        words.verdict =
            CacheMatchWords::tr("These are no whole requests: only their words are compared.");
    }
    const QString asked = questionOf(a);
    const QString other = questionOf(b);
    if (!asked.isEmpty() && !other.isEmpty()) compareQuestions(words, asked, other);
    return words;
}

}  // namespace gatehouse::app
