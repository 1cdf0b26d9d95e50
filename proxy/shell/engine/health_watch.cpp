#include "proxy/shell/engine/health_watch.h"

#include <algorithm>
#include <utility>

#include <boost/container/small_vector.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/date.h"

namespace gatehouse::engine {
namespace {

constexpr std::size_t kMostCells = 512;  ///< each change of a key leaves one behind
constexpr std::int64_t kStatusRoom = 1'000;
constexpr std::int64_t kMostWait = 1'000'000'000;  ///< more than that is nonsense

/// Status, whether it broke off, and the time, in one number. A reader in the wrong moment takes
/// the number of one call with the date of the one before it in the ring: it does not matter.
std::int64_t packed(const provider::CallMark& call) noexcept
{
    const std::int64_t status = call.status > 0 && call.status < kStatusRoom ? call.status : 0;
    return ((call.firstByte + 1) * 2 + (call.broken ? 1 : 0)) * kStatusRoom + status;
}

provider::CallMark unpacked(WallMicros at, std::int64_t facts) noexcept
{
    const std::int64_t rest = facts / kStatusRoom;
    return {.at = at,
            .status = static_cast<int>(facts % kStatusRoom),
            .broken = rest % 2 != 0,
            .firstByte = rest / 2 - 1};
}

}  // namespace

Millis retryAfter(const http::Headers& headers, WallMicros now)
{
    std::int64_t value = 0;
    if (parseInt(trim(headers.get("retry-after-ms")), value) && value > 0 && value < kMostWait)
        return Millis(value);
    if (parseInt(trim(headers.get("retry-after")), value) && value >= 0 && value < kMostWait)
        return Seconds(std::max<std::int64_t>(value, 1));
    if (const auto until = http::parseDate(headers.get("retry-after"))) {
        const Micros wait(*until - http::parseDate(headers.get("date")).value_or(now));
        const auto millis = std::chrono::ceil<Millis>(wait);
        if (millis.count() < kMostWait) return std::max(millis, Millis(Seconds(1)));
    }
    return Millis(0);
}

const std::vector<Rest>& HealthWatch::rests()
{
    if (knownVersion_ != rests_.version()) known_ = rests_.all(knownVersion_);
    return known_;
}

std::size_t HealthWatch::chooseKey(const pipeline::Upstream& upstream, WallMicros now,
                                   Random& chance)
{
    constexpr std::size_t kFew = 8;
    if (upstream.keys.size() < 2) return 0;
    const auto& resting = rests();
    boost::container::small_vector<provider::KeyShare, kFew> shares;
    for (const auto& key : upstream.keys) shares.push_back({key.weight, restOf(resting, key.mark)});
    return provider::chooseKey({shares.data(), shares.size()}, now, chance.next());
}

void HealthWatch::noteAnswer(const pipeline::Target& target, const http::ResponseHead& head,
                             WallMicros began, WallMicros now)
{
    const auto& keys = target.upstream->keys;
    if (target.key >= keys.size()) return;  // the client's own key is not ours to rest
    const std::uint64_t mark = keys[target.key].mark;
    const bool taken = head.status < 300;
    const Millis rest =
        taken ? Millis(0) : provider::restAfter(head.status, retryAfter(head.headers, now));
    if (rest.count() > 0) {
        rests_.add({mark, now, now + Micros(rest).count(), head.status});
    } else if (taken && restOf(rests(), mark) != 0) {
        rests_.end(mark, began);
    }
}

HealthWatch::Cell& HealthWatch::cellOf(std::uint64_t upstream)
{
    const auto at = cells_.find(upstream);
    if (at != cells_.end()) return *at->second;
    const std::lock_guard lock(mutex_);
    if (cells_.size() >= kMostCells) cells_.clear();
    return *cells_.emplace(upstream, std::make_unique<Cell>()).first->second;
}

void HealthWatch::noteEnd(const pipeline::Upstream& upstream, const provider::CallMark& call,
                          const Error* error)
{
    Cell& cell = cellOf(upstream.mark);
    Slot& slot = cell.ring[cell.next++ % kSlots];
    slot.facts.store(packed(call), std::memory_order_relaxed);
    slot.at.store(call.at, std::memory_order_release);
    if (!provider::isFailure(call)) return;
    Failure failure{.at = call.at, .status = call.status, .text = {}, .hint = {}};
    if (error != nullptr) {
        failure.text = error->message;
        failure.hint = error->hint;
    } else {
        failure.hint = provider::adviceOn(call.status);
    }
    const std::lock_guard lock(mutex_);
    cell.failure = std::move(failure);
}

void HealthWatch::tell(std::uint64_t upstream, std::vector<provider::CallMark>& marks,
                       std::optional<Failure>& failure) const
{
    const std::lock_guard lock(mutex_);
    const auto found = cells_.find(upstream);
    if (found == cells_.end()) return;
    const Cell& cell = *found->second;
    for (const Slot& slot : cell.ring) {
        const WallMicros at = slot.at.load(std::memory_order_acquire);
        if (at != 0) marks.push_back(unpacked(at, slot.facts.load(std::memory_order_relaxed)));
    }
    if (cell.failure && (!failure || failure->at < cell.failure->at)) failure = cell.failure;
}

}  // namespace gatehouse::engine
