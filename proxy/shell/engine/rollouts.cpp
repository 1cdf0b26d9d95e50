#include "proxy/shell/engine/rollouts.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/routed.h"

namespace gatehouse::engine {
namespace {

using Kind = policy::RolloutMove::Kind;

constexpr WallMicros kBetweenLooks = 1'000'000;

policy::RolloutRule ruleOf(const config::RolloutConfig& rollout)
{
    policy::RolloutRule rule;
    rule.stages = config::stagesOf(rollout);
    rule.stageLength = rollout.stageLength;
    rule.leastCalls = rollout.leastCalls;
    rule.mostErrors = rollout.mostErrors;
    rule.mostLatency = rollout.mostLatency;
    rule.leastFeedback = rollout.leastFeedback;
    return rule;
}

policy::VersionFigures figuresOf(const std::vector<store::VersionSums>& all, std::int64_t version)
{
    const auto found = std::ranges::find(all, version, &store::VersionSums::version);
    if (found == all.end()) return {};
    return {.calls = found->calls,
            .failed = found->failed,
            .latency = found->latency,
            .latencyError = found->latencyError,
            .good = found->good,
            .bad = found->bad};
}

/// A candidate that is new begins; of others, what came since its share was moved counts.
policy::RolloutMove moveOf(const config::RouteConfig& route, store::Reader& reader, WallMicros now)
{
    const auto rule = ruleOf(route.rollout);
    const WallMicros since = route.rollout.stageSince;
    const bool isByHand = rule.stages.empty() || route.share > 0;
    if (since == 0) {
        const auto share = isByHand ? static_cast<int>(route.share) : rule.stages.front();
        return {Kind::Advance, share, "it begins"};
    }
    // What was counted together with calls from before the move is left out.
    const WallMicros from = since + store::kRouteBucket - since % store::kRouteBucket;
    const auto sums = reader.versions(route.id, from, now + kBetweenLooks);
    if (!sums) return {};
    return policy::judge(rule, static_cast<int>(route.share), Millis((now - since) / 1'000),
                         figuresOf(*sums, route.live), figuresOf(*sums, route.candidate));
}

std::string noteOf(const config::RouteConfig& route, const policy::RolloutMove& move)
{
    const std::string version = cat("route ", route.name, ": version ", number(route.candidate));
    switch (move.kind) {
        case Kind::Advance:
            return cat(version, " gets ", number(move.share), " % (", move.why, ")");
        case Kind::Finish:
            return cat(version, " is live (", move.why, ")");
        case Kind::Stop:
            return cat(version, " was taken back: ", move.why);
        case Kind::Wait:
            break;
    }
    return version;
}

}  // namespace

void apply(config::RouteConfig& route, const policy::RolloutMove& move, WallMicros now)
{
    auto& rollout = route.rollout;
    switch (move.kind) {
        case Kind::Wait:
            return;
        case Kind::Advance:
            route.share = move.share;
            rollout.stopped.clear();
            break;
        case Kind::Finish:
            route.live = route.candidate;
            route.candidate = 0;
            route.share = 0;
            break;
        case Kind::Stop:
            rollout.stopped = cat("version ", number(route.candidate), ": ", move.why);
            route.candidate = 0;
            route.share = 0;
            break;
    }
    rollout.stageSince = now;
}

bool Rollouts::wantsLook(const pipeline::Snapshot& live, WallMicros now) noexcept
{
    const bool hasCandidate = std::ranges::any_of(
        live.routes, [](const auto& route) { return route.candidate != nullptr; });
    WallMicros before = lookedAt_.load(std::memory_order_relaxed);
    return hasCandidate && now - before >= kBetweenLooks &&
           lookedAt_.compare_exchange_strong(before, now, std::memory_order_relaxed);
}

void Rollouts::look(const config::Config& live, WallMicros now)
{
    std::unique_ptr<store::Reader> reader;
    for (const auto& route : live.routes) {
        if (route.candidate == 0 || !route.enabled) continue;
        if (!reader) {
            auto opened = store::Reader::open(databasePath_);
            if (!opened) return;  // the next look comes soon; until then nothing moves
            reader = std::move(*opened);
        }
        const auto move = moveOf(route, *reader, now);
        if (move.kind == Kind::Wait) continue;
        // A move that does not come about is looked at again. Somebody may have changed the route
        // meanwhile: then nothing is known of it yet.
        (void)edit_(
            [&](const config::Config& newest) -> Result<config::Config> {
                config::Config next = newest;
                const auto found =
                    std::ranges::find(next.routes, route.id, &config::RouteConfig::id);
                if (found == next.routes.end() || *found != route)
                    return fail(ErrorKind::Outdated, "the route was changed meanwhile",
                                "it is looked at again in a second");
                apply(*found, move, now);
                return next;
            },
            "rollout", noteOf(route, move));
    }
}

}  // namespace gatehouse::engine
