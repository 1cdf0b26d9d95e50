#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/access.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// What a limit would have done with the calls of the log: the engine's own counts, under the clock
/// of the log.
///
/// Shape   calls count with what they truly used; the engine sets aside what they may use at most
///         and corrects it later, so it may refuse a little sooner. Who was refused then takes
///         nothing here either, as nobody knows what it would have used. Users, tenants and roles
///         are those that keys have now.
/// Thread  one at a time; pure
class LimitPast {
public:
    static constexpr std::size_t kMostHits = 500;
    static constexpr std::size_t kMostCallers = 50;

    /// Errors  those of limit::compile
    static Result<LimitPast> of(const config::LimitConfig& limit,
                                std::vector<config::KeyConfig> keys,
                                const limit::ZoneSource& zones);

    /// In any order. `call`: its request body without a content coding. False: it does not fall
    /// under the limit.
    bool see(const record::Exchange& call);

    /// What would have happened to a call.
    enum class Fate : std::uint8_t { Passes, Waits, Refused, Redirected, Clamped, Warned };

    struct Hit {
        std::string call;  ///< id of the request
        WallMicros at = 0;
        std::string who;  ///< see limit::Rule::whoOf
        std::int64_t amount = 0;
        Fate fate = Fate::Refused;
        std::int64_t waited = 0;  ///< µs in the queue
        std::optional<PicoUsd> cost{};
        std::string model;  ///< that was asked
    };

    struct Caller {
        std::string who;
        std::int64_t calls = 0;
        std::int64_t over = 0;  ///< of them: all but those that simply pass
        std::int64_t most = 0;  ///< that was used at once, in units of the limit
    };

    struct Model {
        std::string name;  ///< "openai/gpt-4.1"; empty: nobody was asked
        std::int64_t calls = 0;
        std::int64_t over = 0;  ///< of them: all but those that simply pass
        PicoUsd refusedCost;    ///< of those refused
    };

    struct Report {
        std::int64_t calls = 0;  ///< that fall under it
        std::int64_t waits = 0, refused = 0, redirected = 0, clamped = 0, warned = 0;
        std::int64_t unknown = 0;     ///< whose use or cost nobody knows: they count with nothing
        PicoUsd cost;                 ///< of all of them
        PicoUsd refusedCost;          ///< of those refused
        std::vector<Caller> callers;  ///< most over first; the first kMostCallers
        std::vector<Model> models;    ///< likewise
        std::vector<Hit> hits;        ///< newest first; the newest kMostHits

        [[nodiscard]] std::int64_t over() const noexcept
        {
            return waits + refused + redirected + clamped + warned;
        }
    };

    /// Takes all that was seen through the limit, in the order of time.
    [[nodiscard]] Report run() const;

private:
    explicit LimitPast(limit::Rule rule, std::vector<config::KeyConfig> keys)
        : rule_(std::move(rule)), keys_(std::move(keys))
    {
    }

    struct Use {
        std::string call;
        WallMicros at = 0;
        WallMicros end = 0;
        std::string who;
        std::int64_t amount = 0;
        std::optional<PicoUsd> cost;
        bool isKnown = true;
        std::string model;
    };

    friend class PastClock;

    limit::Rule rule_;
    std::vector<config::KeyConfig> keys_;
    std::vector<Use> uses_;
};

}  // namespace gatehouse::pipeline
