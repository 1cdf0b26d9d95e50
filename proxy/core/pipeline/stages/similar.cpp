#include "proxy/core/pipeline/stages/similar.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/question.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/cache_key.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/semantic/agreement.h"
#include "proxy/core/semantic/likeness.h"
#include "proxy/core/semantic/places.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

// Longer texts are documents rather than questions: nobody measured how well those are told apart.
constexpr std::size_t kLongestQuestion = 2'000;
// "And then?" says nothing without what went before.
constexpr std::size_t kFewestWords = 2;
// Words are compared one by one only with the nearest. Numbers lie nowhere, so of many questions
// about many numbers those about the same ones go first.
constexpr std::size_t kMostNear = 64;
constexpr std::size_t kMostCompared = 8;
constexpr float kLeastLike = 0.6F;
constexpr float kThousand = 1'000.0F;
constexpr std::size_t kPairDigits = 32;
constexpr std::uint64_t kDraw = 0xA11CE;  // apart from the draws of routes
constexpr std::string_view kWatched = "watched";

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"cache", std::move(line), env.now.sinceStart, 0});
}

/// What names two questions of a scope together, whichever came first.
std::string pairOf(const Digest& scope, std::string_view a, std::string_view b)
{
    auto first = hex(sha256(a));
    auto second = hex(sha256(b));
    if (second < first) std::swap(first, second);
    return hex(sha256(cat(hex(scope), first, second))).substr(0, kPairDigits);
}

std::string wordsOf(const semantic::Likeness& likeness)
{
    std::string words;
    for (const auto& reason : likeness.reasons) {
        const auto word = semantic::name(reason.difference);
        if (words.find(word) != std::string::npos) continue;
        words += cat(words.empty() ? "" : ", ", word);
    }
    return words;
}

/// The digits of a text in their order, "3 12" of "3 of 12".
std::string digitsOf(std::string_view text)
{
    std::string digits;
    bool follows = false;
    for (const char sign : text) {
        const bool isDigit = sign >= '0' && sign <= '9';
        if (isDigit && !follows && !digits.empty()) digits += ' ';
        if (isDigit) digits += sign;
        follows = isDigit;
    }
    return digits;
}

/// A kept answer and how alike its question is.
struct Candidate {
    std::shared_ptr<const cache::Entry> entry;
    record::AlikeFacts facts;
    bool isSame = false;
};

bool goesBefore(const Candidate& a, const Candidate& b) noexcept
{
    if (a.isSame != b.isSame) return a.isSame;
    return a.facts.score > b.facts.score;
}

bool isTooOld(const cache::Entry& entry, WallMicros now, std::int64_t maxAge) noexcept
{
    constexpr WallMicros kSecond = 1'000'000;
    return maxAge >= 0 && now - entry.storedAt > maxAge * kSecond;
}

std::optional<Candidate> bestOf(const cache::Asked& asked, const semantic::Reading& reading,
                                const Env& env, std::int64_t maxAge)
{
    auto near = env.shared->replies.questions().nearest(
        asked.scope, semantic::placeOf(reading.vector), kLeastLike, kMostNear, env.now.wall);
    const auto digits = digitsOf(asked.text);
    std::stable_partition(near.begin(), near.end(), [&](const state::QuestionIndex::Near& each) {
        return digitsOf(each.entry->asked->text) == digits;
    });
    if (near.size() > kMostCompared) near.resize(kMostCompared);
    std::optional<Candidate> best;
    for (const auto& each : near) {
        if (isTooOld(*each.entry, env.now.wall, maxAge)) continue;
        const auto& question = each.entry->asked->text;
        const auto likeness =
            semantic::compare(reading, semantic::read(question, semantic::builtIn()));
        Candidate made;
        made.entry = each.entry;
        made.isSame = likeness.isSame;
        made.facts.call = each.entry->call;
        made.facts.score = static_cast<int>(std::lround(likeness.score * kThousand));
        made.facts.pair = pairOf(asked.scope, asked.text, question);
        made.facts.why = wordsOf(likeness);
        if (made.isSame && env.shared->replies.lessons().isRefused(made.facts.pair)) {
            made.isSame = false;
            made.facts.why = "refused";
        }
        if (!best || goesBefore(made, *best)) best = std::move(made);
    }
    return best;
}

/// The question of a call that can be compared; nullptr: it cannot.
std::shared_ptr<cache::Asked> askedOf(const Exchange& x, const Env& env, policy::Facts& facts,
                                      std::string_view mark)
{
    auto question = dialect::questionOf(x.parse.dialect->id, bodyOf(x));
    if (!question || question->text.size() > kLongestQuestion) return nullptr;
    auto asked = std::make_shared<cache::Asked>();
    asked->scope = scopeOf(x, env, facts, mark, *question);
    asked->text = std::move(question->text);
    asked->lasts = env.snapshot.config.records.bodies && x.options.collectPayload &&
                   !hidesBodies(x, env.snapshot);
    return asked;
}

std::string shown(int score)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", static_cast<double>(score) / 1'000.0);
    return text;
}

/// Why an answer that would do is not given; empty: it is.
std::string_view reasonToAsk(const Exchange& x, const Env& env, const Candidate& best)
{
    using Verdict = semantic::Lessons::Verdict;
    const auto& config = env.snapshot.config.cache.similar;
    if (config.mode == config::kSimilarWatch) return kWatched;
    if (config.mostErrors == 0) return {};
    const double chance = static_cast<double>(policy::spread(x.id, kDraw)) * 0x1.0p-64;
    const std::string key = hex(best.entry->key);
    switch (env.shared->replies.lessons().judge({best.facts.score, key}, chance)) {
        case Verdict::Give:
            return {};
        case Verdict::Learn:
            return "learning";
        case Verdict::Sample:
            return "verified anew";
        case Verdict::Risky:
            return "not sure enough";
    }
    return kWatched;
}

/// What the model said; empty: it cannot be told, or is too long to be compared.
std::string saidIn(const Exchange& x, std::string_view body, bool streamed)
{
    constexpr std::size_t kMostJudged = 256 * 1024;
    if (body.size() > kMostJudged) return {};
    return dialect::wordsOf(x.parse.dialect->id, {}, body, streamed).reply;
}

}  // namespace

std::shared_ptr<const cache::Entry> findAlike(Exchange& x, const Env& env, policy::Facts& facts,
                                              std::string_view mark)
{
    auto& use = *x.cache;
    const auto& config = env.snapshot.config.cache.similar;
    const bool isAsked = std::exchange(use.isCompared, true);
    if (isAsked || config.mode == config::kSimilarOff || !x.options.cacheKey.empty())
        return nullptr;
    auto asked = askedOf(x, env, facts, mark);
    if (!asked) return nullptr;
    const auto reading = semantic::read(asked->text, semantic::builtIn());
    if (reading.telling.size() < kFewestWords) return nullptr;
    use.asked = asked;
    if (config.mode == config::kSimilarServe && config.mostErrors > 0)
        env.shared->replies.lessons().compared(static_cast<double>(config.mostErrors) / kThousand);
    auto best = bestOf(*asked, reading, env, use.maxAge);
    if (!best) return nullptr;
    use.alike = std::move(best->facts);
    const std::string with =
        cat("to the question of ", use.alike.call, ", ", shown(use.alike.score));
    if (!best->isSame) {
        note(x, env, cat("not the same ", with, ": ", use.alike.why));
        return nullptr;
    }
    use.alike.why = reasonToAsk(x, env, *best);
    if (!use.alike.why.empty()) {
        note(x, env, cat("would be the same ", with, ": ", use.alike.why));
        use.candidate = std::move(best->entry);
        return nullptr;
    }
    note(x, env, cat("the same ", with));
    return std::move(best->entry);
}

void learnAlike(Exchange& x, const Env& env, std::string_view body)
{
    const auto& use = *x.cache;
    if (!use.candidate) return;
    const auto& kept = use.candidate;
    const auto before = saidIn(x, kept->body, kept->streamed);
    const auto now = saidIn(x, body, kept->streamed);
    if (before.empty() || now.empty()) return;
    const bool isWrong = !semantic::saySame(before, now);
    env.shared->replies.lessons().learn({use.alike.score, hex(kept->key)}, isWrong);
    note(x, env, isWrong ? "its answer would have been wrong" : "its answer would have been right");
}

void appendAlike(std::string& value, const Exchange& x)
{
    const auto& alike = x.cache->alike;
    if (alike.call.empty()) return;
    if (alike.why.empty() || x.cache->candidate)
        value += cat("; similar=", shown(alike.score), "; pair=", alike.pair);
}

}  // namespace gatehouse::pipeline::stages
