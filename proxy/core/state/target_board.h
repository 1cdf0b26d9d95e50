#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/policy/latency_spread.h"

namespace gatehouse::state {

/// What the calls of all loops show about one model of one provider.
///
/// Thread  any.
class TargetState {
public:
    /// Of one moment, for the window.
    struct Facts {
        std::int64_t busy = 0;
        std::int64_t latency = -1;  ///< µs
        bool isOpen = false;
        WallMicros openUntil = 0;  ///< 0 while it is held: nobody knows until when
        bool isHeld = false;       ///< its provider answers no probe
    };

    void begin() noexcept { busy_.fetch_add(1, std::memory_order_relaxed); }

    void end() noexcept { busy_.fetch_sub(1, std::memory_order_relaxed); }

    void noteSuccess(std::int64_t latency, WallMicros now);
    void noteFailure(WallMicros now);
    /// A call was given up because another was quicker: it would have taken at least that long.
    void noteSlow(std::int64_t latency, WallMicros now);
    /// It asked to be left alone until then.
    void rest(WallMicros until);
    /// No call goes there until a probe says that it may. What failed before is forgotten then.
    void hold(bool held);

    /// Whether a call may go there now; one that is let through an open breaker is its trial.
    bool mayAsk(WallMicros now);
    [[nodiscard]] Facts facts(WallMicros now) const;
    /// What so many percent of its latencies do not exceed, in µs; -1: too few were seen.
    [[nodiscard]] std::int64_t latencyAt(int percent) const;

private:
    std::atomic<std::int64_t> busy_{0};
    mutable std::mutex mutex_;
    policy::Breaker breaker_;
    policy::LatencyMean latency_;
    policy::LatencySpread spread_;
    WallMicros restsUntil_ = 0;
    bool held_ = false;
};

/// The state of every target that a route ever asked, by the mark of its provider and its model.
///
/// Shape   an entry lives as long as the board: there are as many as targets in routes.
/// Thread  any; what of() gives stays where it is.
class TargetBoard {
public:
    TargetState& of(std::uint64_t upstream, std::string_view model, std::string_view provider = {});

    /// A target as people are told of it.
    struct Told {
        std::string provider;
        std::string model;
        TargetState::Facts facts;
    };

    [[nodiscard]] std::vector<Told> all(WallMicros now) const;  ///< by provider and model
    /// Keeps calls away from all models of a provider, also from those that are asked for later.
    void hold(std::uint64_t upstream, bool held);
    /// Counts the calls of one node: for taking turns.
    std::uint64_t turn(std::uint64_t node);

private:
    struct Entry {
        std::uint64_t upstream = 0;
        std::string provider;
        std::string model;
        TargetState state;
    };

    mutable std::mutex mutex_;
    std::unordered_map<std::uint64_t, std::unique_ptr<Entry>> targets_;
    std::unordered_map<std::uint64_t, std::uint64_t> turns_;
    std::unordered_set<std::uint64_t> held_;  ///< marks of providers
};

}  // namespace gatehouse::state
