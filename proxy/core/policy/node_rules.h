#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "proxy/core/base/units.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/policy/retry.h"
#include "proxy/core/prompt/template.h"

/// What the nodes of a route do, read from their properties.
namespace gatehouse::policy {

inline constexpr std::size_t kMostTargets = 16;  ///< of a model node

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

/// A second model that gets a share of the calls, too, and whose answers nobody gets.
struct MirrorRule {
    std::string provider;
    std::string model;
    std::int64_t share = 0;  ///< percent of the calls
};

/// When a second call of the same request goes out, because the first does not answer.
struct HedgeRule {
    Millis after{1000};       ///< without a first byte
    bool isObserved = false;  ///< what one call in twenty exceeds goes before, once it is known
};

struct ModelRule {
    std::vector<TargetRule> targets;
    Balance balance = Balance::Weighted;
    std::optional<Field> stickyBy;
    RetryRule retry;
    Triggers on;
    std::optional<MirrorRule> mirror;
    std::optional<HedgeRule> hedge;
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

/// Money that calls may take in an hour, day, week or month of the calendar.
struct BudgetRule {
    std::string id;          ///< of route and node: what was used belongs to it
    std::string named;       ///< a limit of the settings, which is looked at; empty: one of its own
    std::int64_t limit = 0;  ///< pico-dollars
    std::string period;
    std::string zone;
    std::string key;  ///< a field: each value has a budget of its own; empty: one for all
};

struct GuardRule {
    std::vector<std::string> categories;  ///< guard::name()
    std::string action;                   ///< block, redact, mask, hash, flag
    std::optional<double> falseAlarms;    ///< share of ordinary texts, 0 to 1; none: not judged
};

struct PromptRule {
    std::string prompt;  ///< NAME, NAME@label, NAME@3
    std::string how;     ///< begin, prepend, append, replace
};

struct CacheRule {
    Seconds ttl{300};
};

/// Where the answers of a step go.
enum class StepInto : std::uint8_t {
    Question,  ///< in place of the user's last message
    System,    ///< behind the system text
    Nothing,   ///< only later steps read them, by the step's id
};

/// Models that are asked before the one that answers the client.
struct StepRule {
    std::vector<TargetRule> targets;
    prompt::Template system;
    prompt::Template ask;
    prompt::Template as;  ///< how the answers are put
    StepInto into = StepInto::Question;
    std::size_t need = 0;  ///< so many must answer, at least; all of them where it says 0
    Millis timeout{60'000};
    std::int64_t maxTokens = 0;  ///< of each answer; 0: not said
    std::string text;            ///< the properties: what answers behind it depend on
};

struct RejectRule {
    int status = 403;
    std::string message;
};

/// The rules of all nodes of a route, by kind.
struct NodeRules {
    std::vector<ModelRule> models;
    std::vector<RateRule> rates;
    std::vector<BudgetRule> budgets;
    std::vector<GuardRule> guards;
    std::vector<PromptRule> prompts;
    std::vector<CacheRule> caches;
    std::vector<StepRule> steps;
    std::vector<RejectRule> rejects;

    /// Reads the properties of a node that has no flaws; `route` is its name.
    /// Returns the rule's place among those of its kind.
    std::size_t add(const Node& node, std::string_view route);
};

/// What a step's texts say where nothing is written: the question, the answers.
inline constexpr std::string_view kStepAsk = "{{question}}";
inline constexpr std::string_view kStepAs = "{{answers}}";

/// Variables of a step's texts that are no step's id.
bool isStepVariable(std::string_view name) noexcept;

/// A member that names a field; none where there is none.
std::optional<Field> fieldAt(const boost::json::object& from, std::string_view name);

/// The properties of a node that has no flaws.
boost::json::object propertiesOf(const Node& node);

}  // namespace gatehouse::policy
