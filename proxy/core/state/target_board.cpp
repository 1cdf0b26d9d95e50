#include "proxy/core/state/target_board.h"

#include <algorithm>

namespace gatehouse::state {

void TargetState::noteSuccess(std::int64_t latency, WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    breaker_.noteSuccess();
    restsUntil_ = 0;
    if (latency >= 0) latency_.note(latency, now);
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

bool TargetState::mayAsk(WallMicros now)
{
    const std::scoped_lock lock(mutex_);
    return restsUntil_ <= now && breaker_.mayAsk(now);
}

TargetState::Facts TargetState::facts(WallMicros now) const
{
    const std::scoped_lock lock(mutex_);
    const WallMicros until = std::max(restsUntil_, breaker_.openUntil);
    return {busy_.load(std::memory_order_relaxed), latency_.seen(now), until > now, until};
}

TargetState& TargetBoard::of(std::uint64_t upstream, std::string_view model)
{
    const std::scoped_lock lock(mutex_);
    auto& state = targets_[policy::spread(model, upstream)];
    if (!state) state = std::make_unique<TargetState>();
    return *state;
}

std::uint64_t TargetBoard::turn(std::uint64_t node)
{
    const std::scoped_lock lock(mutex_);
    return turns_[node]++;
}

}  // namespace gatehouse::state
