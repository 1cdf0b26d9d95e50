#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/request.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/prompt/template.h"

namespace gatehouse::prompt {

inline constexpr std::size_t kMostVariables = 100;

/// What a variable takes its value from, where that is the text of the user's last message.
inline constexpr std::string_view kInput = "input";

struct Variable {
    enum class Type : std::uint8_t { Text, Integer, Number, Boolean, Choice, Json };

    std::string name;
    Type type = Type::Text;
    bool required = true;
    std::optional<std::string> otherwise;  ///< without a value: this
    bool isInput = false;                  ///< the text of the user's last message
    std::optional<policy::Field> from;     ///< of the call; what callers send does not count then
    std::vector<std::pair<std::string, std::string>> table;  ///< value → what is put in for it
    std::vector<std::string> choices;
    std::string description;
};

std::string_view nameOf(Variable::Type type) noexcept;  ///< "text", "integer", …

/// A version of a prompt, read.
///
/// Shape   {"messages": [...], "model", "temperature", "max_tokens", "tools", "response_format", …}
///         as OpenAI's chat API has them, with "variables": [{"name", "type": text | integer |
///         number | boolean | choice | json, "required", "default", "from": FIELD or "input",
///         "table": {…}, "choices": […], "description"}].
struct Version {
    struct Text {
        std::size_t message;
        std::size_t part;
        Template text;
    };

    chat::Request base;  ///< as written, its texts not expanded
    std::vector<Text> texts;
    std::vector<Variable> variables;

    [[nodiscard]] const Variable* find(std::string_view name) const noexcept;
    /// Whether the user's last message becomes a part of the prompt.
    [[nodiscard]] bool takesInput() const noexcept;
};

/// What is wrong with a version, or could be better.
struct Flaw {
    std::string place;  ///< "messages[1]", "variables[0]"; empty: the whole
    std::string message;
    std::string hint;
    bool isWarning = false;  ///< it runs all the same

    friend bool operator==(const Flaw&, const Flaw&) = default;
};

/// Everything that keeps a version from running, and what its members are not used for.
/// Errors  Invalid with the first flaw that is no warning.
Result<Version> readVersion(std::string_view json, std::vector<Flaw>* flaws = nullptr);

/// The messages and settings of a call.
chat::Request render(const Version& version, const Values& values);

}  // namespace gatehouse::prompt
