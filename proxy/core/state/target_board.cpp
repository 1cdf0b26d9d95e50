#include "proxy/core/state/target_board.h"

#include <algorithm>
#include <tuple>

namespace gatehouse::state {

void TargetState::noteSuccess(std::int64_t latency, WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    breaker_.noteSuccess();
    restsUntil_ = 0;
    if (latency < 0) return;
    latency_.note(latency, now);
    spread_.note(latency);
}

void TargetState::noteSlow(std::int64_t latency, WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    latency_.note(std::max(latency, latency_.seen(now)), now);
    spread_.note(latency);
}

std::int64_t TargetState::latencyAt(int percent) const
{
    const std::scoped_lock lock(mutex_);
    return spread_.at(percent);
}

void TargetState::noteFailure(WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    breaker_.noteFailure(now);
}

void TargetState::rest(WallMicros until)
{
    const std::scoped_lock lock(mutex_);
    restsUntil_ = std::max(restsUntil_, until);
}

void TargetState::hold(bool held)
{
    const std::scoped_lock lock(mutex_);
    if (held_ && !held) breaker_.noteSuccess();
    held_ = held;
}

bool TargetState::mayAsk(WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    return !held_ && restsUntil_ <= now && breaker_.mayAsk(now);
}

TargetState::Facts TargetState::facts(WallMicros now) const
{
    const std::scoped_lock lock(mutex_);
    const WallMicros until = std::max(restsUntil_, breaker_.openUntil);
    return {busy_.load(std::memory_order_relaxed), latency_.seen(now), held_ || until > now,
            held_ ? 0 : until, held_};
}

TargetState& TargetBoard::of(std::uint64_t upstream, std::string_view model,
                             std::string_view provider)
{
    const std::scoped_lock lock(mutex_);
    auto& entry = targets_[policy::spread(model, upstream)];
    if (!entry) {
        entry = std::make_unique<Entry>();
        entry->upstream = upstream;
        entry->provider = provider;
        entry->model = model;
        entry->state.hold(held_.contains(upstream));
    }
    return entry->state;
}

std::vector<TargetBoard::Told> TargetBoard::all(WallMicros now) const
{
    std::vector<Told> told;
    const std::scoped_lock lock(mutex_);
    for (const auto& [id, entry] : targets_)
        told.push_back({entry->provider, entry->model, entry->state.facts(now)});
    std::ranges::sort(told, [](const Told& a, const Told& b) {
        return std::tie(a.provider, a.model) < std::tie(b.provider, b.model);
    });
    return told;
}

void TargetBoard::hold(std::uint64_t upstream, bool held)
{
    const std::scoped_lock lock(mutex_);
    const bool isNews = held ? held_.insert(upstream).second : held_.erase(upstream) > 0;
    if (!isNews) return;
    for (const auto& [id, entry] : targets_) {
        if (entry->upstream == upstream) entry->state.hold(held);
    }
}

std::uint64_t TargetBoard::turn(std::uint64_t node)
{
    const std::scoped_lock lock(mutex_);
    return turns_[node]++;
}

}  // namespace gatehouse::state
