#include "proxy/core/limit/count.h"

#include <algorithm>
#include <limits>

namespace gatehouse::limit {
namespace {

constexpr WallMicros kSlots = 60;

/// Products of two amounts: the type is none of the standard's.
struct Numbers {
    __extension__ using Wide = __int128;
};

using Wide = Numbers::Wide;

WallMicros slotLength(const Window& window) noexcept
{
    return std::max<WallMicros>(1, window.length / kSlots);
}

std::int64_t capacityOf(const Window& window) noexcept
{
    return window.kind == Kind::Bucket && window.burst > 0 ? window.burst : window.limit;
}

WallMicros beginOf(const Window& window, WallMicros now) noexcept
{
    return window.end != 0 ? window.begin : now - now % window.length;
}

WallMicros endOf(const Window& window, WallMicros begin) noexcept
{
    return window.end != 0 ? window.end : begin + window.length;
}

/// How long a bucket takes to get `amount`.
WallMicros timeFor(const Window& window, std::int64_t amount) noexcept
{
    if (window.limit <= 0) return std::numeric_limits<WallMicros>::max() / 4;
    const Wide time = (Wide(amount) * window.length + window.limit - 1) / window.limit;
    return static_cast<WallMicros>(
        std::min<Wide>(time, std::numeric_limits<WallMicros>::max() / 4));
}

}  // namespace

void Count::fill(const Window& window, WallMicros now)
{
    if (used_ == 0 || begin_ == 0 || now <= begin_) {
        if (used_ == 0 || begin_ == 0) begin_ = now;
        return;
    }
    const Wide got = Wide(now - begin_) * window.limit / window.length;
    if (got <= 0) return;
    if (used_ > 0 && got >= used_) {
        used_ = 0;
        begin_ = now;
        return;
    }
    used_ -= static_cast<std::int64_t>(got);
    begin_ += timeFor(window, static_cast<std::int64_t>(got));  // what is left of a unit stays
}

void Count::roll(const Window& window, WallMicros now)
{
    switch (window.kind) {
        case Kind::Fixed: {
            const WallMicros begin = beginOf(window, now);
            // A clock that went back a little is no reason to forget what was used.
            if (begin <= begin_) return;
            begin_ = begin;
            used_ = 0;
            return;
        }
        case Kind::Sliding: {
            const WallMicros edge = now - window.length - slotLength(window);
            while (!slots_.empty() && slots_.front().begin <= edge) {
                used_ -= slots_.front().amount;
                slots_.erase(slots_.begin());
            }
            return;
        }
        case Kind::Bucket:
            fill(window, now);
            return;
        case Kind::Concurrent:
            return;
    }
}

bool Count::fits(const Window& window, std::int64_t amount) const noexcept
{
    const std::int64_t most = capacityOf(window);
    if (amount <= 0) return used_ < most;
    return amount <= most && used_ <= most - amount;
}

Standing Count::standing(const Window& window, WallMicros now) const noexcept
{
    Standing standing;
    standing.limit = capacityOf(window);
    standing.used = std::max<std::int64_t>(0, used_);
    standing.remaining = std::max<std::int64_t>(0, standing.limit - standing.used);
    switch (window.kind) {
        case Kind::Fixed:
            standing.resetAt = endOf(window, beginOf(window, now));
            break;
        case Kind::Sliding:
            standing.resetAt =
                slots_.empty() ? now : slots_.back().begin + slotLength(window) + window.length;
            break;
        case Kind::Bucket:
            standing.resetAt = now + timeFor(window, standing.used);
            break;
        case Kind::Concurrent:
            break;
    }
    return standing;
}

WallMicros Count::freeAt(const Window& window, std::int64_t amount, WallMicros now) const noexcept
{
    const std::int64_t wanted = std::max<std::int64_t>(1, amount);
    const std::int64_t most = capacityOf(window);
    if (wanted > most) return -1;
    std::int64_t tooMuch = used_ - (most - wanted);
    if (tooMuch <= 0) return now;
    switch (window.kind) {
        case Kind::Fixed:
            return endOf(window, beginOf(window, now));
        case Kind::Sliding:
            for (const Slot& slot : slots_) {
                tooMuch -= slot.amount;
                if (tooMuch <= 0) return slot.begin + slotLength(window) + window.length;
            }
            return now + window.length;
        case Kind::Bucket:
            return now + timeFor(window, tooMuch);
        case Kind::Concurrent:
            break;
    }
    return 0;
}

Mark Count::take(const Window& window, std::int64_t amount, WallMicros now)
{
    used_ += amount;
    if (window.kind != Kind::Sliding) return {begin_, amount};
    const WallMicros length = slotLength(window);
    // A clock that went back counts in the last slot: they stay in order.
    WallMicros slot = now - now % length;
    if (!slots_.empty()) slot = std::max(slot, slots_.back().begin);
    if (slots_.empty() || slots_.back().begin < slot) slots_.push_back({slot, 0});
    slots_.back().amount += amount;
    return {slot, amount};
}

void Count::settle(const Window& window, const Mark& mark, std::int64_t actual)
{
    const std::int64_t more = actual - mark.amount;
    switch (window.kind) {
        case Kind::Fixed:
            if (mark.at == begin_) used_ = std::max<std::int64_t>(0, used_ + more);
            return;
        case Kind::Sliding: {
            auto slot = std::ranges::lower_bound(slots_, mark.at, {}, &Slot::begin);
            if (slot == slots_.end() || slot->begin != mark.at) {
                if (more <= 0) return;  // it was forgotten, with what was taken
                slot = slots_.insert(slot, {mark.at, 0});
            }
            slot->amount += more;
            used_ += more;
            return;
        }
        case Kind::Bucket:
            used_ = std::max<std::int64_t>(0, used_ + more);
            return;
        case Kind::Concurrent:
            used_ = std::max<std::int64_t>(0, used_ - mark.amount);
            return;
    }
}

bool Count::isIdle() const noexcept
{
    return used_ == 0 && slots_.empty();
}

}  // namespace gatehouse::limit
