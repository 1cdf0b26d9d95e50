#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::policy {

/// A test of one request, compiled.
///
/// Shape   {"FIELD": value} or {"FIELD": {"$op": value, …}}: all must hold. {"$and": […]},
///         {"$or": […]}, {"$not": {…}} join. Operators: $eq $ne $in $nin $regex $gt $gte $lt $lte
///         $exists $contains $startsWith. A number and a text that reads as that number are equal.
///         A field that the request has not equals null and nothing else; of a list (needs, a JSON
///         list), one equal member is enough for $eq, $in and $regex.
/// Thread  any, once compiled.
class Condition {
public:
    enum class Op : std::uint8_t {
        All,
        Any,
        Not,
        Eq,
        Ne,
        In,
        NotIn,
        Regex,
        Greater,
        GreaterEq,
        Less,
        LessEq,
        Exists,
        Contains,
        StartsWith,
    };

    /// `json`: an object.
    /// Errors  Invalid: no such operator, a pattern that cannot be, too deep.
    static Result<Condition> compile(std::string_view json);

    [[nodiscard]] bool holds(Facts& facts) const;
    /// The same, and why: `metadata.plan is "free", not "paid"`.
    [[nodiscard]] bool holds(Facts& facts, std::string& why) const;

private:
    struct Pattern;

    struct Test {
        Op op = Op::All;
        Field field;
        std::vector<Value> values;
        std::shared_ptr<const Pattern> pattern;
        std::vector<Test> tests;  ///< of All, Any and Not
    };

    friend class ConditionReader;
    static bool passes(const Test& test, Facts& facts, std::string* why);
    static bool passesField(const Test& test, Facts& facts, std::string* why);

    Test root_;
};

}  // namespace gatehouse::policy
