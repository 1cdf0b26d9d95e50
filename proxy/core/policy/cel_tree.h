#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/cel.h"

namespace gatehouse::policy::cel {

struct Pattern;

enum class Kind : std::uint8_t {
    Literal,
    List,
    Name,
    Item,  ///< parts[0][parts[1]]
    Has,
    Not,
    Minus,
    And,
    Or,
    Choose,  ///< ? :
    Exists,  ///< of parts[0], each called `word`, one for which parts[1] holds
    Every,
    Call,      ///< the function `word`, of parts[0]
    Operator,  ///< `word` between parts[0] and parts[1]
};

/// Errors  Invalid
Result<Expression::Node> read(std::string_view text);

bool finds(const Pattern& pattern, std::string_view text);

}  // namespace gatehouse::policy::cel

namespace gatehouse::policy {

/// A part of an expression, with its parts.
struct Expression::Node {
    cel::Kind kind = cel::Kind::Literal;
    std::string word;
    Value value;
    std::vector<std::string> path;  ///< of a name
    std::vector<Node> parts;
    std::shared_ptr<const cel::Pattern> pattern;  ///< of matches
};

}  // namespace gatehouse::policy
