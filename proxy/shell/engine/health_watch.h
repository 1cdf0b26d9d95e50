#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/random.h"
#include "proxy/core/http/message.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/provider/health.h"
#include "proxy/shell/engine/key_rests.h"

namespace gatehouse::engine {

/// The last failure of a provider, in words.
struct Failure {
    WallMicros at = 0;
    int status = 0;  ///< 0: no answer came
    std::string text;
    std::string hint;
};

/// How long an answer asks to be left alone; 0: it does not.
///
/// Shape   seconds, milliseconds as some providers add, or a date. A date is read by the clock of
/// whoever wrote it, where the answer tells it: ours may go wrong by more than the wait.
Millis retryAfter(const http::Headers& headers, WallMicros now);

/// What the calls of one loop show about providers and their keys.
///
/// Shape   a good call is two stores in a ring; only a failure, a refusal and a provider's first
/// call take a lock.
/// Thread  its loop, but tell().
class HealthWatch {
public:
    explicit HealthWatch(KeyRests& rests) : rests_(rests) {}

    /// The place of the key the next attempt goes out under.
    std::size_t chooseKey(const pipeline::Upstream& upstream, WallMicros now, Random& chance);
    /// The head of an answer came: from here on, the key rests if it was refused or limited, and is
    /// back if it was taken. `began` is when the attempt did.
    void noteAnswer(const pipeline::Target& target, const http::ResponseHead& head,
                    WallMicros began, WallMicros now);
    /// An attempt is over; `error` where it had no whole answer.
    void noteEnd(const pipeline::Upstream& upstream, const provider::CallMark& call,
                 const Error* error);

    /// Adds what is known of a provider, by its mark.
    void tell(std::uint64_t upstream, std::vector<provider::CallMark>& marks,
              std::optional<Failure>& failure) const;

private:
    /// A call in the ring; `facts` holds status, whether it broke, and the time to the first byte.
    struct Slot {
        std::atomic<WallMicros> at{0};
        std::atomic<std::int64_t> facts{0};
    };

    static constexpr std::size_t kSlots = 32;

    struct Cell {
        std::array<Slot, kSlots> ring;
        std::size_t next = 0;            ///< of the loop alone
        std::optional<Failure> failure;  ///< under mutex_
    };

    Cell& cellOf(std::uint64_t upstream);
    [[nodiscard]] const std::vector<Rest>& rests();

    KeyRests& rests_;
    std::vector<Rest> known_;
    std::uint64_t knownVersion_ = 0;
    mutable std::mutex mutex_;  ///< to change the map, and to look at it from elsewhere
    std::unordered_map<std::uint64_t, std::unique_ptr<Cell>> cells_;
};

}  // namespace gatehouse::engine
