#include "proxy/core/pipeline/stages/meter.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/http/coding.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/missing_usage.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr std::size_t kInflateLimit = 16 * 1024 * 1024;

/// The usage object at the end of an answer too long to be kept whole, as an answer of its own.
std::string usageInTail(std::string_view tail)
{
    for (const std::string_view name : {"\"usage\"", "\"usageMetadata\""}) {
        const auto at = tail.rfind(name);
        const auto open = at == std::string_view::npos ? at : tail.find('{', at);
        if (open == std::string_view::npos) continue;
        int depth = 0;
        for (std::size_t i = open; i < tail.size(); ++i) {
            if (tail[i] == '{') ++depth;
            if (tail[i] == '}' && --depth == 0)
                return cat("{", name, ":", tail.substr(open, i + 1 - open), "}");
        }
    }
    return {};
}

void readWhole(Exchange& x)
{
    auto& collected = x.collect;
    if (!collected.tail.empty()) {
        std::string usage = usageInTail(collected.tail);
        if (!usage.empty()) dialectOfAnswer(x).readReply(usage, collected.facts);
        return;
    }
    const auto coding = collected.head.headers.get("content-encoding");
    if (collected.decoded || coding.empty() || equalsNoCase(coding, "identity")) {
        dialectOfAnswer(x).readReply(collected.body, collected.facts);
        return;
    }
    auto plain = http::decoded(collected.body, coding, kInflateLimit);
    if (!plain) return;
    dialectOfAnswer(x).readReply(*plain, collected.facts);
}

/// Bedrock tells the tokens of every model's answer in its head; most models' bodies tell none.
void readHead(const Exchange& x, chat::Usage& usage) noexcept
{
    constexpr http::FieldName kInput("x-amzn-bedrock-input-token-count");
    constexpr http::FieldName kOutput("x-amzn-bedrock-output-token-count");
    std::int64_t count = 0;
    const auto& headers = x.collect.head.headers;
    if (!usage.input && parseInt(headers.get(kInput), count) && count >= 0) usage.input = count;
    if (!usage.output && parseInt(headers.get(kOutput), count) && count >= 0) usage.output = count;
}

/// By the caller's own price, which counts only what the answer tells.
PicoUsd customCost(const CustomCost& price, const chat::Usage& usage) noexcept
{
    if (price.total) return *price.total;
    std::int64_t sum = 0;
    std::int64_t output = 0;
    const bool isTooMuch =
        __builtin_mul_overflow(usage.input.value_or(0), price.input, &sum) ||
        __builtin_mul_overflow(usage.output.value_or(0), price.output, &output) ||
        __builtin_add_overflow(sum, output, &sum);
    return {isTooMuch ? std::numeric_limits<std::int64_t>::max() : sum};
}

/// By the price of the model; what is charged may be less than what was read and written.
std::optional<PicoUsd> tableCost(const provider::Price& price, const chat::Usage& usage) noexcept
{
    if (!usage.billedInput && !usage.billedOutput) return provider::cost(usage, price);
    chat::Usage billed;
    billed.searches = usage.searches;
    billed.service = usage.service;
    billed.input = usage.billedInput;
    billed.output = usage.billedOutput ? usage.billedOutput : usage.output;
    return provider::cost(billed, price);
}

}  // namespace

void meter(Exchange& x, const Env&) noexcept
{
    if (x.cache && x.cache->state == record::CacheState::Hit) {
        x.meter.cost = PicoUsd{};  // known: it took nothing
        return;
    }
    if (x.course.attempts.empty() || x.parse.dialect == nullptr || x.collect.head.status == 0)
        return;
    if (!x.collect.streamed && !x.collect.lines && x.collect.text && !x.collect.body.empty())
        readWhole(x);
    auto& usage = x.meter.usage;
    usage = x.collect.facts.usage;
    if (!usage.known() && dialectOfAnswer(x).family == "bedrock") readHead(x, usage);
    dialectOfAnswer(x).canonical(usage);
    if (!usage.known()) usage.merge(estimatedUsage(x));
    const auto& target = *x.route.target();
    if (usage.known() && x.options.cost) {
        x.meter.cost = customCost(*x.options.cost, usage);
        x.meter.isCustom = true;
    } else if (usage.reportedCost) {
        x.meter.cost = PicoUsd{*usage.reportedCost};
        x.meter.isCustom = true;
    } else if (usage.hasCounts() && target.card != nullptr && target.card->price) {
        x.meter.cost = tableCost(*target.card->price, usage);
        x.meter.isCustom = usage.billedInput.has_value();
    } else if (usage.known() && target.upstream->row.local) {
        x.meter.cost = PicoUsd{};  // runs on this machine: free unless the user gave it a price
    }
    x.course.attempts.back().usage = usage;
    x.course.attempts.back().cost = x.meter.cost;
    if (!x.meter.cost) return;
    for (std::size_t i = 0; i + 1 < x.course.attempts.size(); ++i) {
        const auto& before = x.course.attempts[i].cost;
        if (!before || before->value == 0) continue;
        x.meter.cost->value += before->value;
        x.meter.isCustom = true;  // no table counts it anew from the tokens of one answer
    }
}

void meterGivenUp(const Exchange& x, const Target& target, gatehouse::record::Attempt& attempt)
{
    using dialect::Operation;
    const auto operation = x.parse.operation;
    if (attempt.sentAt < 0 || (operation != Operation::Chat && operation != Operation::Embed))
        return;
    attempt.usage.input = tokens::estimateInput(bodyOf(x), target.model).tokens;
    attempt.usage.output = 0;
    attempt.usage.estimated = true;
    if (target.card != nullptr && target.card->price) {
        attempt.cost = tableCost(*target.card->price, attempt.usage);
    } else if (target.upstream->row.local) {
        attempt.cost = PicoUsd{};
    }
}

void noteTurnedAway(Exchange& x)
{
    if (!x.collect.streamed && !x.collect.lines && x.collect.text && !x.collect.body.empty())
        readWhole(x);
    auto& attempt = x.course.attempts.back();
    attempt.errorCode = x.collect.facts.errorCode;
    attempt.errorText = x.collect.facts.errorText;
}

}  // namespace gatehouse::pipeline::stages
