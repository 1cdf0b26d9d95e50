#include "proxy/core/state/ledger.h"

#include <functional>

#include "proxy/core/base/text.h"

namespace gatehouse::state {
namespace {

constexpr std::size_t kSweepAbove = 4096;  // counts of one shard
constexpr WallMicros kSecond = 1'000'000;

std::string keyOf(std::string_view rule, std::string_view who)
{
    return cat(rule, std::string_view("\0", 1), who);
}

}  // namespace

void Ledger::roll(Count& count, const Window& window, WallMicros now) noexcept
{
    const WallMicros length = window.length.count() * kSecond;
    const WallMicros begin = now - now % length;
    if (count.length == length && count.begin == begin) return;
    const bool isNext = count.length == length && count.begin + length == begin;
    count.before = isNext ? count.used : 0;
    count.used = 0;
    count.begin = begin;
    count.length = length;
}

std::int64_t Ledger::usedOf(const Count& count, const Window& window, WallMicros now) noexcept
{
    if (!window.isSliding || count.before == 0) return count.used;
    const double inside =
        1 - static_cast<double>(now - count.begin) / static_cast<double>(count.length);
    return count.used + static_cast<std::int64_t>(static_cast<double>(count.before) * inside);
}

Ledger::Shard& Ledger::shardOf(const std::string& key)
{
    return shards_[std::hash<std::string>()(key) % kShards];
}

void Ledger::sweep(Shard& shard, WallMicros now)
{
    if (shard.counts.size() < kSweepAbove) return;
    std::erase_if(shard.counts, [&](const auto& each) {
        return each.second.begin + 2 * each.second.length < now;
    });
}

Ledger::Answer Ledger::take(std::string_view rule, std::string_view who, const Window& window,
                            std::int64_t amount, WallMicros now)
{
    const std::string key = keyOf(rule, who);
    Shard& shard = shardOf(key);
    const std::scoped_lock lock(shard.mutex);
    sweep(shard, now);
    Count& count = shard.counts[key];
    roll(count, window, now);
    const std::int64_t used = usedOf(count, window, now);
    const bool passes = amount > 0 ? used + amount <= window.limit : used < window.limit;
    if (passes) count.used += amount;
    return {passes, used + (passes ? amount : 0), count.begin + count.length};
}

void Ledger::settle(std::string_view rule, std::string_view who, const Window& window,
                    std::int64_t amount, WallMicros now)
{
    const std::string key = keyOf(rule, who);
    Shard& shard = shardOf(key);
    const std::scoped_lock lock(shard.mutex);
    Count& count = shard.counts[key];
    roll(count, window, now);
    count.used += amount;
}

Ledger::Answer Ledger::look(std::string_view rule, std::string_view who, const Window& window,
                            std::int64_t amount, WallMicros now)
{
    const std::string key = keyOf(rule, who);
    Shard& shard = shardOf(key);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.counts.find(key);
    Count count = found == shard.counts.end() ? Count() : found->second;
    roll(count, window, now);
    const std::int64_t used = usedOf(count, window, now);
    return {amount > 0 ? used + amount <= window.limit : used < window.limit, used,
            count.begin + count.length};
}

std::size_t Ledger::size() const
{
    std::size_t size = 0;
    for (const auto& shard : shards_) {
        const std::scoped_lock lock(shard.mutex);
        size += shard.counts.size();
    }
    return size;
}

}  // namespace gatehouse::state
