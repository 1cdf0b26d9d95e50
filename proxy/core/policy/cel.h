#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::policy {

/// A condition in the Common Expression Language, compiled.
///
/// Shape   names with members (cf.user.email, metadata["team-id"]), texts, numbers, true, false,
///         null, lists; == != < <= > >= in && || ! + - * / % and ? :; contains, startsWith,
///         endsWith, matches (RE2), size, lowerAscii, upperAscii, has(), and exists and all over a
///         list. A number is a double, and a list holds no lists. As CEL has it, && and || know
///         their result although one side cannot be told, where the other decides.
/// Thread  any, once compiled.
class Expression {
public:
    enum class Outcome : std::uint8_t {
        False,
        True,
        Unknown,  ///< a name that the call has not decides, or a value that does not fit
    };

    /// What a name stands for. A list of one is told from a single value.
    struct Known {
        Values items;
        bool isList = false;
    };

    /// Of a name's parts, such as cf, user, email. Nothing: the call has none.
    using LookUp = std::function<std::optional<Known>(std::span<const std::string> path)>;

    /// Errors  Invalid with the place in the text; too long, too deep; no truth can come of it.
    static Result<Expression> compile(std::string_view text);

    [[nodiscard]] Outcome holds(const LookUp& lookUp) const;

    struct Node;

private:
    std::shared_ptr<const Node> root_;
};

}  // namespace gatehouse::policy
