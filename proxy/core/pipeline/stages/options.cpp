#include "proxy/core/pipeline/stages/options.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::pipeline::stages {
namespace {

using dialect::JsonCursor;

constexpr std::string_view kPrefix = "cf-aig-";
constexpr std::size_t kMostEntries = 5;
constexpr std::size_t kLongestId = 256;
constexpr std::int64_t kShortestTtl = 60;
constexpr std::int64_t kLongestTtl = 31LL * 24 * 3600;
constexpr std::int64_t kLongestTimeout = 24LL * 3600 * 1000;

/// What was wrong with a value; empty: nothing.
using Wrong = std::string;

Wrong readBool(std::string_view value, bool& out)
{
    if (!equalsNoCase(value, "true") && !equalsNoCase(value, "false")) return "is true or false";
    out = equalsNoCase(value, "true");
    return {};
}

Wrong readWhole(std::string_view value, std::int64_t least, std::int64_t most, std::int64_t& out)
{
    if (parseInt(value, out) && out >= least && out <= most) return {};
    return cat("is a whole number from ", number(least), " to ", number(most));
}

Wrong readMillis(std::string_view value, std::int64_t most, Millis& out)
{
    std::int64_t millis = 0;
    Wrong wrong = readWhole(value, 0, most, millis);
    if (!wrong.empty()) return cat(wrong, " milliseconds");
    out = Millis(millis);
    return {};
}

Wrong readText(std::string_view value, std::string_view& out)
{
    if (value.size() > kLongestId) return cat("has at most ", number(kLongestId), " characters");
    out = value;
    return {};
}

Wrong readHex(std::string_view value, std::size_t digits, std::string_view& out)
{
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (value.size() != digits || !std::ranges::all_of(value, isHex))
        return cat("has ", number(static_cast<std::int64_t>(digits)), " hexadecimal digits");
    out = value;
    return {};
}

Wrong readTtl(std::string_view value, Options& options)
{
    std::int64_t seconds = 0;
    if (value != "0") {  // "do not cache"
        Wrong wrong = readWhole(value, kShortestTtl, kLongestTtl, seconds);
        if (!wrong.empty()) return cat(wrong, " seconds, or 0");
    }
    options.cacheTtl = Seconds(seconds);
    return {};
}

Wrong readBackoff(std::string_view value, Options& options)
{
    const auto backoff = policy::backoffNamed(value);
    if (!backoff) return "is constant, linear or exponential";
    options.retry.backoff = *backoff;
    return {};
}

/// A string, a number or a boolean; numbers stay as they were written.
bool readEntry(JsonCursor& json, std::string_view text, record::Metadatum& entry)
{
    using Kind = record::Metadatum::Kind;
    const char first = json.peek();
    if (first == '"') return json.take(entry.value);
    if (first == '{' || first == '[' || first == 'n') return false;
    const auto from = json.at();
    if (!json.skip()) return false;
    entry.value = text.substr(from, json.at() - from);
    entry.kind = first == 't' || first == 'f' ? Kind::Bool : Kind::Number;
    return true;
}

Wrong readMetadata(std::string_view text, Options& options)
{
    constexpr auto kShape = "is a flat JSON object of strings, numbers and booleans";
    options.metadata.clear();
    JsonCursor json(text);
    if (!json.enterObject()) return kShape;
    for (std::string_view key; json.nextKey(key);) {
        record::Metadatum entry{dialect::unescapeJson(key), {}, record::Metadatum::Kind::Text};
        if (entry.name.starts_with("cf."))
            return "has no keys that begin with cf.: they are reserved";
        if (!readEntry(json, text, entry)) return kShape;
        const auto before =
            std::ranges::find(options.metadata, entry.name, &record::Metadatum::name);
        if (before != options.metadata.end()) {
            *before = std::move(entry);
        } else if (options.metadata.size() < kMostEntries) {
            options.metadata.push_back(std::move(entry));
        }
    }
    return json.failed() || !json.atEnd() ? kShape : Wrong();
}

Wrong readCost(std::string_view text, Options& options)
{
    constexpr auto kShape =
        "is a JSON object with per_token_in and per_token_out, or total_cost: dollars, not below 0";
    JsonCursor json(text);
    if (!json.enterObject()) return kShape;
    CustomCost cost;
    bool isSet = false;
    for (std::string_view key; json.nextKey(key);) {
        json.peek();
        const auto from = json.at();
        if (!json.skip()) return kShape;
        const bool isTotal = dialect::isKey(key, "total_cost");
        const bool isInput = dialect::isKey(key, "per_token_in");
        if (!isTotal && !isInput && !dialect::isKey(key, "per_token_out")) continue;
        const auto pico = provider::parseDollars(text.substr(from, json.at() - from));
        if (!pico) return kShape;
        isSet = true;
        if (isTotal) {
            cost.total = PicoUsd{*pico};
        } else {
            (isInput ? cost.input : cost.output) = *pico;
        }
    }
    if (json.failed() || !json.atEnd() || !isSet) return kShape;
    options.cost = cost;
    return {};
}

struct Row {
    std::string_view name;  ///< without the prefix
    Wrong (*read)(std::string_view value, Options& options);
};

// clang-format off
constexpr Row kRows[] = {
    {"max-attempts", [](std::string_view value, Options& options) {
        std::int64_t attempts = 0;
        Wrong wrong = readWhole(value, 1, policy::RetryRule::kMostAttempts, attempts);
        if (wrong.empty()) options.retry.attempts = static_cast<int>(attempts);
        return wrong;
    }},
    {"retry-delay", [](std::string_view value, Options& options) {
        return readMillis(value, policy::RetryRule::kLongestDelay.count(), options.retry.delay);
    }},
    {"backoff", readBackoff},
    {"request-timeout", [](std::string_view value, Options& options) {
        return readMillis(value, kLongestTimeout, options.retry.timeout);
    }},
    {"metadata", readMetadata},
    {"custom-cost", readCost},
    {"collect-log", [](std::string_view value, Options& options) {
        return readBool(value, options.collectLog.emplace());
    }},
    {"collect-log-payload", [](std::string_view value, Options& options) {
        return readBool(value, options.collectPayload);
    }},
    {"event-id", [](std::string_view value, Options& options) {
        return readText(value, options.eventId);
    }},
    {"byok-alias", [](std::string_view value, Options& options) {
        return readText(value, options.keyAlias);
    }},
    {"no-wholesale", [](std::string_view value, Options& options) {
        return readBool(value, options.noWholesale);
    }},
    {"otel-trace-id", [](std::string_view value, Options& options) {
        return readHex(value, 32, options.traceId);
    }},
    {"otel-parent-span-id", [](std::string_view value, Options& options) {
        return readHex(value, 16, options.spanId);
    }},
    {"skip-cache", [](std::string_view value, Options& options) {
        return readBool(value, options.skipCache);
    }},
    {"cache-ttl", readTtl},
    {"cache-key", [](std::string_view value, Options& options) {
        return readText(value, options.cacheKey);
    }},
    {"zdr", [](std::string_view value, Options&) {
        bool wanted = false;
        return readBool(value, wanted);
    }},
    {"session-id", [](std::string_view value, Options&) {
        std::string_view id;
        return readText(value, id);
    }},
    {"turn-id", [](std::string_view value, Options&) {
        std::string_view id;
        return readText(value, id);
    }},
    {"no-session-affinity", [](std::string_view value, Options&) {
        bool wanted = false;
        return readBool(value, wanted);
    }},
};

// clang-format on

/// The two old names mean what the new ones mean, where those are absent.
struct OldName {
    http::FieldName old;
    std::string_view name;
};

constexpr OldName kOldNames[] = {{"cf-skip-cache", "skip-cache"}, {"cf-cache-ttl", "cache-ttl"}};

Wrong readOne(std::string_view name, std::string_view value, Options& options)
{
    for (const Row& row : kRows) {
        if (equalsNoCase(row.name, name)) return row.read(value, options);
    }
    return {};  // of another stop, or of a Cloudflare to come
}

/// What the gateway that was named is set to; a call's own wishes go before it. Where no gateway
/// was set up, every name is the default one's.
Step readGateway(Exchange& x, const Env& env)
{
    constexpr int kNoGateway = 2001;
    const auto& snapshot = env.snapshot;
    const GatewayRules* rules = snapshot.gateway(x.parse.gateway);
    if (rules == nullptr && snapshot.config.gateways.empty()) rules = snapshot.gateway({});
    if (rules == nullptr && snapshot.config.gateways.empty()) return Pass{};
    if (rules == nullptr) {
        auto step =
            refuse(x, fail(ErrorKind::BadRequest,
                           cat("there is no gateway called '", cutUtf8(x.parse.gateway, 64), "'"),
                           "name one that is set up, or default"));
        x.reply.cloudflareCode = kNoGateway;
        return step;
    }
    auto& options = x.options;
    if (!rules->collectLogs) options.collectLog = false;
    options.retry.attempts = rules->retryAttempts.value_or(1);
    options.retry.delay = rules->retryDelay.value_or(Millis(0));
    options.retry.backoff = rules->retryBackoff.value_or(policy::Backoff::Constant);
    return Pass{};
}

Step refuseField(Exchange& x, std::string_view name, const Wrong& wrong)
{
    return refuse(x, fail(ErrorKind::BadRequest, cat("the header ", name, " cannot be read"),
                          cat(name, " ", wrong)));
}

}  // namespace

Step readOptions(Exchange& x, const Env& env)
{
    if (auto step = readGateway(x, env); step.turnsRound()) return step;
    const auto& headers = x.arrival.head.headers;
    for (const auto& [old, name] : kOldNames) {
        const auto value = headers.find(old);
        if (!value) continue;
        const Wrong wrong = readOne(name, trim(*value), x.options);
        if (!wrong.empty()) return refuseField(x, old.text, wrong);
    }
    for (const auto field : headers) {
        if (!startsWithNoCase(field.name, kPrefix)) continue;
        x.options.isAsked = true;
        const Wrong wrong =
            readOne(field.name.substr(kPrefix.size()), trim(field.value), x.options);
        if (!wrong.empty()) return refuseField(x, field.name, wrong);
    }
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
