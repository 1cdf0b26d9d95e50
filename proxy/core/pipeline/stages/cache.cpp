#include "proxy/core/pipeline/stages/cache.h"

#include <algorithm>
#include <array>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/cache/book.h"
#include "proxy/core/http/coding.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/stages/cache_key.h"
#include "proxy/core/pipeline/stages/guard_answer.h"
#include "proxy/core/pipeline/stages/similar.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

using record::CacheState;

constexpr WallMicros kSecond = 1'000'000;
constexpr WallMicros kMilli = 1'000;
constexpr Millis kLook{5};  // how often a call that waits for another looks up
// Its client may be slow to take the answer; that is not the others' affair.
constexpr std::int64_t kLongestWait = 30 * kSecond;
constexpr std::size_t kLongestRequest = 25'000'000;
constexpr std::size_t kShownKey = 16;
constexpr Seconds kOfOwnKey{300};  // of calls that name their key while no cache is on
constexpr http::FieldName kControlField("cache-control");
constexpr http::FieldName kTagsField("x-gatehouse-cache-tags");

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"cache", std::move(line), env.now.sinceStart, 0});
}

/// What a request's Cache-Control says (RFC 9111, section 5.2.1).
struct Control {
    bool noStore = false;
    bool noCache = false;
    std::int64_t maxAge = -1;  ///< s
};

Control controlOf(const Exchange& x)
{
    Control control;
    std::string_view text = x.arrival.head.headers.get(kControlField);
    while (!text.empty()) {
        const std::string_view word = trim(takeUntil(text, ','));
        if (equalsNoCase(word, "no-store")) control.noStore = true;
        if (equalsNoCase(word, "no-cache")) control.noCache = true;
        if (startsWithNoCase(word, "max-age="))
            parseInt(word.substr(std::string_view("max-age=").size()), control.maxAge);
    }
    return control;
}

/// Whether the request says whom it is for: what is answered then may be of no use to others, and
/// none of their business.
bool isPersonal(policy::Facts& facts)
{
    static const std::array kFields{policy::readField("body.user"),
                                    policy::readField("body.safety_identifier"),
                                    policy::readField("body.metadata.user_id")};
    return std::ranges::any_of(kFields, [&](const Result<policy::Field>& field) {
        return field.ok() && !facts.text(*field).empty();
    });
}

/// Whether anything at all asks for a cache: most calls end here.
bool isOn(const Exchange& x, const Snapshot& snapshot)
{
    if (snapshot.config.cache.enabled || snapshot.cache->hasRules() || x.options.cacheTtl ||
        !x.options.cacheKey.empty())
        return true;
    const auto* rules = snapshot.gateway(x.parse.gateway);
    return rules != nullptr && rules->cacheTtl.has_value();
}

/// How long this call's answer may be used again; 0: it is not kept. Nothing: no cache is on.
std::optional<Millis> lifetimeOf(const Exchange& x, const Snapshot& snapshot, policy::Facts& facts)
{
    const auto& config = snapshot.config.cache;
    const auto* rules = snapshot.gateway(x.parse.gateway);
    std::optional<Millis> found;
    if (config.enabled) found = config.ttl;
    if (rules != nullptr && rules->cacheTtl) found = *rules->cacheTtl;
    if (snapshot.cache->hasRules()) {
        if (const auto* rule = snapshot.cache->ruleFor(facts)) found = rule->ttl;
    }
    if (x.options.cacheTtl) {
        found = *x.options.cacheTtl;
    } else if (!x.options.cacheKey.empty() && found.value_or(Millis(0)).count() == 0) {
        found = kOfOwnKey;
    }
    return found;
}

/// Why a call neither gets a kept answer nor leaves one; empty: it may.
std::string_view reasonAgainst(const Exchange& x, const Env& env, policy::Facts& facts, Millis ttl,
                               const Control& control)
{
    if (x.options.skipCache) return "the caller skips it";
    if (ttl.count() == 0) return "answers to such calls are not kept";
    if (control.noStore) return "the caller forbids it: no-store";
    if (bodyOf(x).size() + x.arrival.rest.size() > kLongestRequest)
        return "the request is too long";
    if (!env.snapshot.config.cache.personal && isPersonal(facts))
        return "the request names its user";
    return {};
}

bool isFresh(const cache::Entry& entry, WallMicros now, std::int64_t maxAge) noexcept
{
    return entry.freshUntil > now && (maxAge < 0 || now - entry.storedAt <= maxAge * kSecond);
}

/// The kept answer as this call's.
void serve(Exchange& x, const Env& env, CacheState state)
{
    auto& use = *x.cache;
    const auto& entry = *use.entry;
    use.state = state;
    auto& reply = x.reply;
    reply = Reply();
    reply.set = reply.local = true;
    reply.status = 200;
    reply.contentType = entry.contentType;
    reply.body = entry.body;
    x.collect = Collected();
    x.collect.facts.model = entry.answered;
    x.collect.facts.finishReason = entry.finishReason;
    x.collect.streamed = entry.streamed;
    x.collect.eventCount = entry.eventCount;
    const bool isAlike = !use.alike.call.empty() && use.alike.why.empty();
    env.shared->replies.used(entry.key, env.now.wall, entry, isAlike);
    note(x, env,
         cat(record::name(state), ": the answer of ", entry.call, ", ",
             number((env.now.wall - entry.storedAt) / kSecond), " s old"));
    guardKept(x, env);
}

/// Whether calls of this kind have answers that may be kept.
bool isKind(const Exchange& x, const Env& env) noexcept
{
    const bool isAsked = x.parse.operation == dialect::Operation::Chat ||
                         x.parse.operation == dialect::Operation::Embed;
    return isAsked && !x.parse.isSocket && !x.parse.isRun && x.arrival.head.method == "POST" &&
           env.shared != nullptr;
}

/// Finds out whether this call may use kept answers, and which would be its own.
bool use(Exchange& x, const Env& env, policy::Facts& facts, Millis ttl, std::string_view mark)
{
    x.cache = std::make_shared<CacheUse>();
    auto& use = *x.cache;
    const Control control = env.snapshot.config.cache.clientControl ? controlOf(x) : Control();
    use.reason = reasonAgainst(x, env, facts, ttl, control);
    if (!use.reason.empty()) {
        use.state = CacheState::Bypass;
        note(x, env, cat("not used: ", use.reason));
        return false;
    }
    use.stores = true;
    use.ttl = ttl.count() * kMilli;
    use.target = x.route.asked;
    use.isOfNode = !mark.empty();
    use.key = keyOf(x, env, facts, mark);
    use.maxAge = control.noCache ? 0 : control.maxAge;
    return true;
}

/// Finds out whether this call has to do with kept answers at all.
bool begin(Exchange& x, const Env& env)
{
    if (!isKind(x, env) || x.route.targets.empty() || !isOn(x, env.snapshot)) return false;
    auto facts = factsOf(x);
    const auto ttl = lifetimeOf(x, env.snapshot, facts);
    return ttl && use(x, env, facts, *ttl, {});
}

/// Serves the kept answer of this call's key, if there is one that is fresh.
bool answer(Exchange& x, const Env& env)
{
    auto& use = *x.cache;
    if (use.maxAge == 0) return false;
    use.entry = env.shared->replies.find(use.key, env.now.wall);
    if (!use.entry || !isFresh(*use.entry, env.now.wall, use.maxAge)) return false;
    serve(x, env, CacheState::Hit);
    return true;
}

/// Serves the answer to a question in other words.
bool answerAlike(Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark)
{
    if (x.cache->maxAge == 0) return false;
    auto entry = findAlike(x, env, facts, mark);
    if (!entry) return false;
    x.cache->entry = std::move(entry);
    serve(x, env, CacheState::Hit);
    return true;
}

bool endsIn(std::string_view reason, std::span<const std::string_view> words)
{
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return equalsNoCase(reason, word); });
}

/// A JSON member or text of exactly this shape: inside a text its quotes would be escaped.
bool has(std::string_view body, std::string_view token)
{
    return body.find(token) != std::string_view::npos;
}

bool callsTools(std::string_view reason, std::string_view body)
{
    constexpr std::array<std::string_view, 3> kReasons{"tool_calls", "tool_use", "function_call"};
    return endsIn(reason, kReasons) || has(body, R"("tool_use")") || has(body, R"("toolUse")") ||
           has(body, R"("function_call")") || has(body, R"("functionCall")");
}

/// Why an answer is not kept; empty: it is.
std::string_view reasonNotToKeep(const Exchange& x, const Env& env, std::string_view body)
{
    constexpr std::array<std::string_view, 14> kUnfinished{
        "content_filter", "content_filtered",
        "refusal",        "safety",
        "recitation",     "blocklist",
        "spii",           "failed",
        "cancelled",      "queued",
        "in_progress",    "incomplete",
        "error",          "guardrail_intervened"};
    const auto& config = env.snapshot.config.cache;
    const auto& collected = x.collect;
    const bool isWhole = collected.whole && !x.course.clientGone && !x.reply.set &&
                         x.course.outcome == record::Outcome::Running;
    if (!isWhole || collected.head.status != 200 || collected.facts.failed)
        return "it is an error, or not whole";
    if (!x.cache->isOfNode && x.cache->target != x.route.asked) return "another model answered";
    if (collected.frames) return "it came in frames";
    // Where values were put back, the client had other bytes than those that are kept.
    const auto size = static_cast<ByteCount>(body.size());
    const bool isCut = collected.restored ? size >= static_cast<ByteCount>(collected.limit) ||
                                                (!collected.differs && size != collected.total)
                                          : size != x.course.delivered;
    if (isCut || body.empty()) return "it is too long";
    if (x.parse.operation == dialect::Operation::Embed) return {};
    const auto& reason = collected.facts.finishReason;
    if (reason.empty() || endsIn(reason, kUnfinished) || has(body, R"("refusal":")"))
        return "it was refused or cut off";
    if (!config.toolCalls && callsTools(reason, body)) return "it calls a tool";
    return {};
}

std::vector<std::string> tagsOf(const Exchange& x)
{
    std::vector<std::string> tags;
    std::string_view text = x.arrival.head.headers.get(kTagsField);
    while (!text.empty()) {
        if (const auto tag = trim(takeUntil(text, ',')); !tag.empty()) tags.emplace_back(tag);
    }
    return tags;
}

/// The answer as it was delivered, without a coding; empty: it cannot be told.
std::string deliveredBody(const Exchange& x)
{
    constexpr std::size_t kInflateLimit = 64 * 1024 * 1024;
    const auto& collected = x.collect;
    if (collected.differs) return collected.delivered;
    const auto coding = collected.head.headers.get("content-encoding");
    if (collected.decoded || coding.empty() || equalsNoCase(coding, "identity"))
        return collected.body;
    auto plain = http::decoded(collected.body, coding, kInflateLimit);
    return plain ? std::move(*plain) : std::string();
}

/// `isPlain`: the answer calls no tool, which is done for its own call only.
void keep(Exchange& x, const Env& env, std::string body, bool isPlain)
{
    const auto& config = env.snapshot.config.cache;
    auto entry = std::make_shared<cache::Entry>();
    const auto& target = *x.route.target();
    entry->key = x.cache->key;
    entry->body = std::move(body);
    entry->contentType =
        x.bridge ? x.bridge->contentType : std::string(x.collect.head.headers.get("content-type"));
    entry->streamed = x.bridge ? x.bridge->isLive : x.collect.streamed || x.collect.lines;
    entry->eventCount = x.collect.eventCount;
    entry->call = x.id;
    entry->gateway = x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    entry->provider = target.upstream->chosen.id;
    entry->model = target.model;
    entry->answered = x.collect.facts.model;
    if (x.route.trip) entry->route = x.route.trip->entry.id;
    entry->tags = tagsOf(x);
    entry->finishReason = x.collect.facts.finishReason;
    entry->usage = x.meter.usage;
    entry->cost = x.meter.cost;
    entry->took = x.course.endedAt;
    if (isPlain) entry->asked = x.cache->asked;
    entry->storedAt = env.now.wall;
    entry->freshUntil = env.now.wall + x.cache->ttl;
    entry->staleUntil = entry->freshUntil + config.staleFor.count() * kMilli;
    env.shared->replies.put(std::move(entry), static_cast<std::size_t>(config.maxBytes));
}

bool tryToKeep(Exchange& x, const Env& env)
{
    std::string body = deliveredBody(x);
    // What is coded was counted coded.
    const bool isCoded = !x.collect.differs && body.size() != x.collect.body.size();
    const auto sent = isCoded ? std::string_view(x.collect.body) : std::string_view(body);
    std::string_view reason = reasonNotToKeep(x, env, sent);
    if (reason.empty() && isCoded && body.empty()) reason = "its coding cannot be undone";
    if (reason.empty() && static_cast<ByteCount>(body.size()) > env.snapshot.config.cache.maxEntry)
        reason = "it is too long";
    if (!reason.empty()) {
        note(x, env, cat("not kept: ", reason));
        return false;
    }
    const bool isPlain = !callsTools(x.collect.facts.finishReason, sent);
    if (isPlain) learnAlike(x, env, body);
    keep(x, env, std::move(body), isPlain);
    return true;
}

}  // namespace

Step lookUp(Exchange& x, const Env& env)
{
    if (x.arrival.isOwn || (!x.cache && !begin(x, env))) return Pass{};
    auto& use = *x.cache;
    if (!use.stores) return Pass{};
    auto& replies = env.shared->replies;
    using State = state::ReplyCache::Flight::State;
    const bool isOpen = use.flight && !use.leads && use.flight->state == State::Open;
    if (isOpen && env.now.sinceStart - use.since < kLongestWait) return Wait{kLook};
    if (answer(x, env)) return Answer{};
    const bool asksAlike = env.snapshot.config.cache.similar.mode != config::kSimilarOff;
    if (asksAlike && !use.isCompared) {
        auto facts = factsOf(x);
        if (answerAlike(x, env, facts, {})) return Answer{};
    }
    // Whoever waited for an answer that could not be kept asks for one of its own.
    const bool hasWaited = use.flight != nullptr;
    if (!hasWaited && env.snapshot.config.cache.share && use.maxAge != 0) {
        use.flight = replies.join(use.key, use.leads);
        if (!use.leads) {
            note(x, env, "waits for the same call");
            use.since = env.now.sinceStart;
            return Wait{kLook};
        }
    }
    replies.missed();
    return Pass{};
}

bool recall(Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark, Seconds ttl)
{
    // Others may wait for the answer under the key that the call has.
    if (!isKind(x, env) || (x.cache && x.cache->flight)) return false;
    const Millis asked = x.options.cacheTtl.value_or(ttl);
    return use(x, env, facts, asked, mark) && (answer(x, env) || answerAlike(x, env, facts, mark));
}

void commit(Exchange& x, const Env& env) noexcept
{
    if (!x.cache || env.shared == nullptr) return;
    auto& use = *x.cache;
    bool isKept = false;
    if (use.stores && use.state == CacheState::Miss) isKept = tryToKeep(x, env);
    if (use.leads) env.shared->replies.land(use.key, isKept);
    use.leads = false;
}

bool hasStale(const Exchange& x) noexcept
{
    return x.cache && x.cache->state == CacheState::Miss && x.cache->entry != nullptr;
}

bool serveStale(Exchange& x, const Env& env)
{
    if (!hasStale(x)) return false;
    serve(x, env, CacheState::Stale);
    x.course.error = Error();
    x.course.outcome = record::Outcome::Running;
    return true;
}

std::size_t keptSize(const Exchange& x, const Env& env) noexcept
{
    if (!x.cache || !x.cache->stores) return 0;
    return static_cast<std::size_t>(env.snapshot.config.cache.maxEntry);
}

void appendCacheFields(std::string& head, const Exchange& x, WallMicros now)
{
    if (!x.cache) return;
    const auto& use = *x.cache;
    const std::string shown = hex(use.key).substr(0, kShownKey);
    if (use.state == CacheState::Bypass) {
        http::appendField(head, "cf-aig-cache-status", "MISS");
        http::appendField(head, "x-gatehouse-cache", cat("bypass; ", use.reason));
        return;
    }
    if (use.state == CacheState::Miss) {
        http::appendField(head, "cf-aig-cache-status", "MISS");
        std::string value = cat("miss; key=", shown);
        appendAlike(value, x);
        http::appendField(head, "x-gatehouse-cache", value);
        return;
    }
    const auto& entry = *use.entry;
    const bool isStale = use.state == CacheState::Stale;
    http::appendField(head, "cf-aig-cache-status", isStale ? "STALE" : "HIT");
    http::appendField(head, "age", number((now - entry.storedAt) / kSecond));
    std::string value =
        cat(isStale ? "stale" : "hit", "; key=", shown,
            "; ttl=", number(std::max<WallMicros>(0, entry.freshUntil - now) / kSecond));
    appendAlike(value, x);
    http::appendField(head, "x-gatehouse-cache", value);
}

}  // namespace gatehouse::pipeline::stages
