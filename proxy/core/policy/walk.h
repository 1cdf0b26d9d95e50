#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/policy/node_rules.h"

namespace gatehouse::policy {

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
        std::size_t rule = 0;           ///< place among the rules of its kind
        std::string message;            ///< of an end: what is said when all failed
    };

    /// `name` is what limits and sticky choices belong to: routes of other names choose otherwise.
    /// Errors  Invalid with the first flaw of the graph.
    static Result<Route> compile(const Graph& graph, std::string_view name);

    [[nodiscard]] const std::vector<Stop>& stops() const noexcept { return stops_; }

    [[nodiscard]] const std::vector<ModelRule>& models() const noexcept { return rules_.models; }

    [[nodiscard]] const std::vector<RejectRule>& rejects() const noexcept { return rules_.rejects; }

    [[nodiscard]] const std::vector<RateRule>& rates() const noexcept { return rules_.rates; }

    [[nodiscard]] const std::vector<BudgetRule>& budgets() const noexcept { return rules_.budgets; }

    [[nodiscard]] const std::vector<GuardRule>& guards() const noexcept { return rules_.guards; }

    [[nodiscard]] const std::vector<PromptRule>& prompts() const noexcept { return rules_.prompts; }

    [[nodiscard]] const std::vector<CacheRule>& caches() const noexcept { return rules_.caches; }

    [[nodiscard]] const std::vector<StepRule>& steps() const noexcept { return rules_.steps; }

    /// From the beginning of the walk until the model's answer begins; 0: none.
    [[nodiscard]] Millis deadline() const noexcept { return deadline_; }

    [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }

    [[nodiscard]] std::uint16_t start() const noexcept { return start_; }

private:
    std::vector<Stop> stops_;
    NodeRules rules_;
    Millis deadline_{0};
    std::uint64_t seed_ = 0;
    std::uint16_t start_ = 0;

    friend class RouteCompiler;
};

/// Decides the nodes that look at more than the call: limits, budgets, guards, prompts, caches.
///
/// Returns the place of the output that the call takes; Route::kNowhere: it ends there. `why` is
/// filled where it is not null: "17 of 30 used".
using Outside = std::uint16_t (*)(void* of, const Route::Stop& stop, Facts& facts,
                                  std::string* why);

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

    /// Goes on to the next step, model, end or reject. Without anybody to ask, limits, budgets and
    /// guards let the call pass, and no cache has its answer.
    const Route::Stop& advance(Facts& facts, Outside outside, void* of);
    /// Leaves the step or model it stands at.
    void succeed(std::string why = {});
    void fallBack(std::string why = {});

    [[nodiscard]] const Route& route() const noexcept { return *route_; }

    [[nodiscard]] const std::vector<Passed>& path() const noexcept { return path_; }

    [[nodiscard]] std::uint64_t chance() const noexcept { return chance_; }

private:
    std::uint16_t decide(const Route::Stop& stop, Facts& facts, Outside outside, void* of,
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
