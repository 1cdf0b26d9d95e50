#include "proxy/shell/engine/key_rests.h"

#include <algorithm>

namespace gatehouse::engine {

void KeyRests::add(const Rest& rest)
{
    const std::lock_guard lock(mutex_);
    std::erase_if(
        rests_, [&](const Rest& each) { return each.key == rest.key || each.until <= rest.since; });
    rests_.push_back(rest);
    version_.fetch_add(1, std::memory_order_release);
}

void KeyRests::end(std::uint64_t key, WallMicros began)
{
    const std::lock_guard lock(mutex_);
    const auto gone = std::erase_if(
        rests_, [&](const Rest& each) { return each.key == key && each.since < began; });
    if (gone > 0) version_.fetch_add(1, std::memory_order_release);
}

std::vector<Rest> KeyRests::all(std::uint64_t& version) const
{
    const std::lock_guard lock(mutex_);
    version = version_.load(std::memory_order_relaxed);
    return rests_;
}

WallMicros restOf(const std::vector<Rest>& rests, std::uint64_t key) noexcept
{
    const auto found = std::ranges::find(rests, key, &Rest::key);
    return found == rests.end() ? 0 : found->until;
}

}  // namespace gatehouse::engine
