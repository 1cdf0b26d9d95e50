#include "proxy/core/pipeline/mirror.h"

#include <algorithm>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/policy/balance.h"

namespace gatehouse::pipeline {
namespace {

constexpr std::uint64_t kPercent = 100;
constexpr std::int64_t kMicrosAMilli = 1'000;

/// What belongs to the bytes of the body, or makes a provider take two sendings for one.
bool staysBehind(std::string_view name) noexcept
{
    constexpr std::string_view kNames[] = {
        "content-length",  "transfer-encoding", "content-encoding",
        "accept-encoding", "connection",        "expect",
        "idempotency-key", "x-idempotency-key", "cf-aig-step",
        "cf-aig-metadata", "traceparent",       "x-gatehouse-replay-of"};
    return std::ranges::any_of(kNames,
                               [&](std::string_view each) { return equalsNoCase(each, name); });
}

bool isMirrored(const Exchange& x, const policy::MirrorRule& rule)
{
    const auto drawn = policy::spread("mirror", x.route.trip->walk.chance()) % kPercent;
    return drawn < static_cast<std::uint64_t>(rule.share);
}

std::string millis(std::int64_t micros)
{
    return micros < 0 ? std::string("unknown") : number(micros / kMicrosAMilli);
}

std::string countOf(const std::optional<std::int64_t>& count)
{
    return count ? number(*count) : std::string("unknown");
}

/// Millionths of a dollar: both are small.
std::string microsOf(const std::optional<PicoUsd>& cost)
{
    constexpr std::int64_t kPicoAMicro = 1'000'000;
    return cost ? number(cost->value / kPicoAMicro) : std::string("unknown");
}

}  // namespace

std::optional<MirrorCall> mirrorOf(const Exchange& x)
{
    const auto* rule = x.route.trip ? x.route.trip->rule : nullptr;
    const auto& facts = x.parse.facts;
    if (rule == nullptr || !rule->mirror || x.arrival.mirrors || facts.modelSize == 0 ||
        x.parse.route != nullptr || x.parse.prompt != nullptr)
        return std::nullopt;
    const int status = x.collect.head.status;
    const bool isGood = x.course.outcome == record::Outcome::Running && !x.reply.set &&
                        status >= 200 && status < 300;
    if (!isGood || !isMirrored(x, *rule->mirror)) return std::nullopt;
    const std::string_view body = bodyOf(x);
    MirrorCall call;
    call.body = body.substr(0, facts.modelAt);
    appendJsonString(call.body, cat(rule->mirror->provider, "/", rule->mirror->model));
    call.body += body.substr(facts.modelAt + facts.modelSize);
    call.head.method = x.arrival.head.method;
    call.head.target = x.arrival.head.target;
    constexpr std::string_view kPayload = "cf-aig-collect-log-payload";
    const bool hidesBodies = !x.route.trip->entry.bodies;
    for (const auto field : x.arrival.head.headers) {
        if (staysBehind(field.name) || (hidesBodies && equalsNoCase(field.name, kPayload)))
            continue;
        call.head.headers.add(field.name, field.value);
    }
    // No route leads the mirror: what this one does not want kept is said for it.
    if (hidesBodies) call.head.headers.add(kPayload, "false");
    call.head.headers.add("cf-aig-skip-cache", "true");
    call.address = x.arrival.address;
    call.loopback = x.arrival.loopback;
    call.secure = x.arrival.secure;
    return call;
}

MirroredCall mirroredOf(const record::Exchange& row)
{
    return {row.id, row.traceId, row.endedAt, row.usage.output, row.cost};
}

void compare(record::Exchange& row, const MirroredCall& with)
{
    row.traceId = with.traceId;
    row.metadata.push_back({"mirror_of", with.id});
    std::string line =
        cat("of ", with.id, ": ", millis(row.endedAt), " ms against ", millis(with.took), ", ",
            countOf(row.usage.output), " tokens out against ", countOf(with.output), ", ",
            microsOf(row.cost), " millionths of a dollar against ", microsOf(with.cost));
    row.trace.push_back({"mirror", std::move(line), row.endedAt, 0});
}

}  // namespace gatehouse::pipeline
