#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"

namespace gatehouse::prompt {

/// What variables stand for, by their names.
using Values = std::map<std::string, std::string, std::less<>>;

/// A text with {{variables}}, parsed once.
///
/// Shape   {{name}} is the value as it is; {{name|json}} is written as a JSON text with its quotes,
///         {{name|xml}} has <, > and & escaped, {{name|trim}} has no blanks at its ends. A name has
///         letters, digits, '_', '-' and '.'. \{{ is two braces. What a value holds is never read
///         again.
class Template {
public:
    enum class Filter : std::uint8_t { None, Json, Xml, Trim };

    struct Piece {
        std::string text;  ///< as it stands; of a variable its name
        bool isVariable = false;
        Filter filter = Filter::None;
    };

    /// Errors  Invalid: a brace that is not closed, a name that is none, an unknown filter; the
    ///         message says where.
    static Result<Template> parse(std::string_view text);

    /// The text; a variable without a value stands as nothing: valuesOf() sees to it that there is
    /// none.
    [[nodiscard]] std::string expand(const Values& values) const;

    [[nodiscard]] const std::vector<Piece>& pieces() const noexcept { return pieces_; }

    [[nodiscard]] bool uses(std::string_view name) const noexcept;

private:
    std::vector<Piece> pieces_;
};

bool isVariableName(std::string_view name) noexcept;

}  // namespace gatehouse::prompt
