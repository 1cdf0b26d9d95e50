#include "proxy/shell/engine/health_report.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace gatehouse::engine {
namespace {

/// The keys that rest now, and when the first of all is back; 0 as long as one may be used.
WallMicros tellRests(const pipeline::Upstream& upstream, const std::vector<Rest>& rests,
                     WallMicros now, std::vector<RestingKey>& out)
{
    WallMicros back = 0;
    bool awake = upstream.keys.empty();
    for (const auto& key : upstream.keys) {
        const auto found = std::ranges::find(rests, key.mark, &Rest::key);
        const bool resting = found != rests.end() && found->until > now;
        if (resting) out.push_back({key.name, found->until, found->status});
        if (key.weight <= 0 && upstream.keys.size() > 1) continue;
        awake = awake || !resting;
        if (resting && (back == 0 || found->until < back)) back = found->until;
    }
    return awake ? 0 : back;
}

/// A probe that is newer than the last call knows better.
void addProbe(ProviderHealth& row)
{
    const auto& probe = row.probe;
    if (probe.at <= row.lastAt || row.probeEvery.count() == 0) return;
    if (probe.isHeld()) {
        row.state = provider::HealthState::Failing;
    } else if (probe.failures == 0 && row.state != provider::HealthState::Resting) {
        row.state = provider::HealthState::Healthy;
    }
    if (probe.failures == 0) return;
    row.lastFailureAt = probe.at;
    row.lastStatus = probe.status;
    row.lastError = probe.error;
    row.lastHint = probe.hint;
}

ProviderHealth healthOf(const pipeline::Upstream& upstream,
                        const std::vector<const HealthWatch*>& watches,
                        const std::vector<Rest>& rests, const Prober& prober, WallMicros now)
{
    std::vector<provider::CallMark> marks;
    std::optional<Failure> failure;
    for (const HealthWatch* watch : watches) watch->tell(upstream.mark, marks, failure);
    ProviderHealth row;
    row.id = upstream.chosen.id;
    row.keys = upstream.keys.size();
    row.restsUntil = tellRests(upstream, rests, now, row.rests);
    const auto facts = provider::healthOf(marks, row.restsUntil, now);
    row.state = facts.state;
    row.calls = facts.calls;
    row.good = facts.good;
    row.latency = facts.latency;
    row.lastAt = facts.lastAt;
    if (failure) {
        row.lastStatus = failure->status;
        row.lastError = std::move(failure->text);
        row.lastHint = std::move(failure->hint);
        row.lastFailureAt = failure->at;
    }
    row.probeEvery = upstream.chosen.probeEvery;
    row.probe = prober.facts(upstream.mark);
    addProbe(row);
    return row;
}

}  // namespace

std::vector<ProviderHealth> healthOf(const pipeline::Snapshot& snapshot,
                                     const std::vector<const HealthWatch*>& watches,
                                     const KeyRests& rests, const Prober& prober, WallMicros now)
{
    std::uint64_t version = 0;
    const std::vector<Rest> resting = rests.all(version);
    std::vector<ProviderHealth> rows;
    for (const auto& upstream : snapshot.upstreams) {
        if (!upstream.implicit) rows.push_back(healthOf(upstream, watches, resting, prober, now));
    }
    return rows;
}

}  // namespace gatehouse::engine
