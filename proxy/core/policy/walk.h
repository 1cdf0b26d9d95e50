#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/policy/retry.h"

namespace gatehouse::policy {

inline constexpr std::size_t kMostTargets = 16;  ///< of a model node

/// "10%" → 10; 0 for anything else.
std::int64_t shareOf(std::string_view output) noexcept;

/// What kind of failure an attempt was.
enum class Trouble : std::uint8_t {
    Connect,        ///< no connection, no name, no TLS
    Timeout,        ///< no answer in time, or a stream that stood still before its first content
    Cut,            ///< broken off, or nonsense, before its first content
    ContentFilter,  ///< the provider would not say it
    Context,        ///< too long for the model
    Status,         ///< an error status
};

/// Which failures lead from a model to its fallback.
///
/// Shape   words: connect, timeout, cut, content_filter, context, 4xx, 5xx, a status such as 429.
///         No words: all of the first five, 5xx, and what another provider may answer otherwise
///         (401, 402, 403, 404, 408, 409, 425, 429).
class Triggers {
public:
    static bool isKnown(std::string_view word) noexcept;

    Triggers();  ///< as without words
    explicit Triggers(const std::vector<std::string>& words);

    [[nodiscard]] bool include(Trouble trouble, int status) const noexcept;

private:
    std::uint8_t troubles_ = 0;
    bool clientErrors_ = false;
    bool serverErrors_ = false;
    std::vector<int> statuses_;
};

struct TargetRule {
    std::string provider;
    std::string model;
    std::int64_t weight = 1;
    std::string key;     ///< name of the provider's key; empty: any
    std::string region;  ///< only for calls that ask for it (metadata.region); empty: all
};

struct ModelRule {
    std::vector<TargetRule> targets;
    Balance balance = Balance::Weighted;
    std::optional<Field> stickyBy;
    RetryRule retry;
    Triggers on;
};

enum class LimitUnit : std::uint8_t { Calls, Tokens, Cost };

struct RateRule {
    std::string id;  ///< of route and node: what the counts belong to
    LimitUnit unit = LimitUnit::Calls;
    Field key;
    std::int64_t limit = 0;  ///< calls, tokens, pico-dollars
    Seconds window{60};
    bool isSliding = false;
};

struct RejectRule {
    int status = 403;
    std::string message;
};

/// Asked by a walk whether a limit still lets this call pass. `why` is filled where it is not null:
/// "17 of 30 used".
using WithinLimit = bool (*)(void* of, const RateRule& rule, std::string_view key,
                             std::string* why);

/// A graph, compiled. Immutable.
class Route {
public:
    static constexpr std::uint16_t kNowhere = 0xFFFF;

    struct Case {
        std::string name;
        std::optional<Condition> when;  ///< empty: always (else)
        std::int64_t upTo = 0;          ///< of a split: below this, in 1/10000
        std::uint16_t to = kNowhere;
    };

    struct Stop {
        NodeKind kind = NodeKind::Start;
        std::string id;
        std::vector<Case> cases;        ///< outputs, in the order in which they are tried
        std::optional<Field> stickyBy;  ///< of a split
        std::size_t rule = 0;           ///< place among models, rates, rejects
        std::string message;            ///< of an end: what is said when all failed
    };

    /// `name` is what limits and sticky choices belong to: routes of other names choose otherwise.
    /// Errors  Invalid with the first flaw of the graph.
    static Result<Route> compile(const Graph& graph, std::string_view name);

    [[nodiscard]] const std::vector<Stop>& stops() const noexcept { return stops_; }

    [[nodiscard]] const std::vector<ModelRule>& models() const noexcept { return models_; }

    [[nodiscard]] const std::vector<RejectRule>& rejects() const noexcept { return rejects_; }

    [[nodiscard]] const std::vector<RateRule>& rates() const noexcept { return rates_; }

    [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }

    [[nodiscard]] std::uint16_t start() const noexcept { return start_; }

private:
    std::vector<Stop> stops_;
    std::vector<ModelRule> models_;
    std::vector<RateRule> rates_;
    std::vector<RejectRule> rejects_;
    std::uint64_t seed_ = 0;
    std::uint16_t start_ = 0;

    friend class RouteCompiler;
};

/// A node that a call passed, and the way it left it.
struct Passed {
    std::uint16_t stop = 0;
    std::uint16_t output = 0;  ///< place among its cases; kNowhere: it ended there
    std::string why;           ///< only where it was asked for
};

/// One call on its way through a route.
///
/// Thread  one at a time. The route outlives it.
class Walk {
public:
    /// `chance` decides splits: the same number, the same way. `explain`: reasons are written.
    Walk(const Route& route, std::uint64_t chance, bool explain = false)
        : route_(&route), chance_(chance), explain_(explain), at_(route.start())
    {
    }

    /// Goes on to the next model, end or reject.
    const Route::Stop& advance(Facts& facts, WithinLimit within, void* limits);
    /// Leaves the model it stands at.
    void succeed(std::string why = {});
    void fallBack(std::string why = {});

    [[nodiscard]] const Route& route() const noexcept { return *route_; }

    [[nodiscard]] const std::vector<Passed>& path() const noexcept { return path_; }

    [[nodiscard]] std::uint64_t chance() const noexcept { return chance_; }

private:
    std::uint16_t decide(const Route::Stop& stop, Facts& facts, WithinLimit within, void* limits,
                         std::string* why) const;
    void leave(std::uint16_t output, std::string why);

    const Route* route_;
    std::uint64_t chance_;
    bool explain_;
    std::uint16_t at_;
    std::vector<Passed> path_;
};

/// "start:next>plan:false>canary:fallback>stable:success>end": how a record keeps a path.
std::string pathText(const Route& route, const std::vector<Passed>& path);

}  // namespace gatehouse::policy
