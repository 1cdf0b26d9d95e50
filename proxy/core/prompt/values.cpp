#include "proxy/core/prompt/values.h"

#include <algorithm>
#include <charconv>

#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::prompt {
namespace {

namespace json = boost::json;
using Type = Variable::Type;

std::string namesOf(const Version& version)
{
    std::string names;
    for (const auto& each : version.variables) {
        if (each.from) continue;
        names += cat(names.empty() ? "" : ", ", each.name);
    }
    return names.empty() ? std::string("it takes none") : cat("it takes ", names);
}

bool isNumber(std::string_view text) noexcept
{
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end;
}

bool fits(const Variable& variable, const std::string& value)
{
    std::int64_t whole = 0;
    switch (variable.type) {
        case Type::Text:
            return true;
        case Type::Integer:
            return parseInt(value, whole);
        case Type::Number:
            return isNumber(value);
        case Type::Boolean:
            return value == "true" || value == "false";
        case Type::Choice:
            return std::ranges::find(variable.choices, value) != variable.choices.end();
        case Type::Json: {
            json::error_code trouble;
            json::parse(value, trouble);
            return !trouble;
        }
    }
    return false;
}

std::string wantedBy(const Variable& variable)
{
    if (variable.type != Type::Choice) return cat("send a value of type ", nameOf(variable.type));
    std::string list;
    for (const auto& each : variable.choices) list += cat(list.empty() ? "" : ", ", each);
    return cat("send one of ", list);
}

/// What the call itself says; nothing where it does not.
std::optional<std::string> toldBy(const Variable& variable, const Given& given)
{
    if (variable.from) {
        if (given.facts == nullptr) return std::nullopt;
        std::string found = given.facts->text(*variable.from);
        return found.empty() ? std::nullopt : std::optional(std::move(found));
    }
    const auto* value =
        given.values == nullptr ? nullptr : given.values->if_contains(variable.name);
    if (value != nullptr && !value->is_null()) {
        return value->is_string() ? std::string(value->get_string()) : dialect::jsonText(*value);
    }
    return variable.isInput ? given.input : std::nullopt;
}

Error missing(const Variable& variable)
{
    const std::string where = variable.from      ? cat(", from ", variable.from->text)
                              : variable.isInput ? std::string(", from the user's message")
                                                 : std::string();
    return fail(ErrorKind::BadRequest, cat("the prompt wants '", variable.name, "'", where),
                variable.from ? "send it there, or give the variable a default"
                              : "send it among the variables, or give it a default");
}

Result<std::string> valueOf(const Variable& variable, const Given& given)
{
    auto value = toldBy(variable, given);
    if (value && !variable.table.empty()) {
        const auto row =
            std::ranges::find(variable.table, *value, &std::pair<std::string, std::string>::first);
        value = row == variable.table.end() ? std::nullopt : std::optional(row->second);
    }
    if (!value) {
        if (!variable.otherwise) return missing(variable);
        return *variable.otherwise;
    }
    if (!fits(variable, *value)) {
        return fail(ErrorKind::BadRequest,
                    cat("the prompt's '", variable.name, "' cannot be '", cutUtf8(*value, 60), "'"),
                    wantedBy(variable));
    }
    return std::move(*value);
}

}  // namespace

Result<Values> valuesOf(const Version& version, const Given& given)
{
    if (given.values != nullptr) {
        for (const auto& member : *given.values) {
            const auto* known = version.find(member.key());
            if (known == nullptr) {
                return fail(ErrorKind::BadRequest,
                            cat("the prompt has no variable '",
                                cutUtf8(std::string_view(member.key()), 60), "'"),
                            namesOf(version));
            }
            if (known->from) {
                return fail(ErrorKind::BadRequest,
                            cat("the prompt's '", known->name, "' is taken from ",
                                known->from->text, ", not from the variables"),
                            namesOf(version));
            }
        }
    }
    Values values;
    for (const auto& variable : version.variables) {
        auto value = valueOf(variable, given);
        if (!value) return std::move(value).error();
        values.emplace(variable.name, std::move(*value));
    }
    return values;
}

}  // namespace gatehouse::prompt
