#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/limits.h"
#include "proxy/core/limit/calendar.h"
#include "proxy/core/limit/count.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::limit {

enum class Unit : std::uint8_t { Requests, InputTokens, OutputTokens, Tokens, Cost };

/// What happens to a call that is too much.
enum class Over : std::uint8_t {
    Block,
    Queue,
    Redirect,  ///< another model serves it
    Warn,      ///< it passes, and is told of
    Clamp,     ///< of limits of a single call: its output gets shorter
};

std::string_view name(Unit unit) noexcept;

/// The bytes of a zone's file; empty: there is none of that name.
using ZoneSource = std::function<std::string(std::string_view name)>;

/// A limit, compiled. Immutable.
struct Rule {
    std::string id;
    std::string name;
    std::string gateway;  ///< only calls of that one; empty: of all
    Unit unit = Unit::Requests;
    Window window;
    bool isPerCall = false;        ///< nothing is counted: each call is looked at alone
    std::optional<Period> period;  ///< of the calendar
    Zone zone;
    int firstDay = 1;  ///< of a week; 0 is Sunday
    std::vector<policy::Field> by;
    std::optional<policy::Condition> when;
    Over over = Over::Block;
    Millis queueFor{0};
    std::string redirectTo;
    std::int64_t warnAt = 0;

    /// Whether what was used survives the program: of calendar windows, and of fixed ones that are
    /// long.
    [[nodiscard]] bool isKept() const noexcept;
    /// The window at a moment: those of a calendar move.
    [[nodiscard]] Window windowAt(WallMicros now) const;
    /// Whose count this call belongs to: the values of `by`. Callers without one share a count.
    [[nodiscard]] std::string whoOf(policy::Facts& facts) const;
};

/// Errors  Invalid; the message begins with the key of the field that is wrong and ": "
/// Shape   without `zones` the name of a zone is not looked up
Result<Rule> compile(const config::LimitConfig& config, const ZoneSource& zones);

/// "10 requests in 60 s", "$5 in a month": for people.
std::string describe(const Rule& rule);

/// "12 requests", "340 tokens", "$0.25".
std::string amountText(Unit unit, std::int64_t amount);

}  // namespace gatehouse::limit
