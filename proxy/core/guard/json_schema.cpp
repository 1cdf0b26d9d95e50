#include "proxy/core/guard/json_schema.h"

#include <algorithm>
#include <cmath>
#include <re2/re2.h>
#include <string_view>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

namespace json = boost::json;

constexpr int kDeepest = 60;  // schemas inside of schemas, $ref among them

const json::value* member(const json::object& object, std::string_view name)
{
    return object.if_contains(name);
}

const json::object* objectAt(const json::object& object, std::string_view name)
{
    const auto* found = member(object, name);
    return found != nullptr ? found->if_object() : nullptr;
}

const json::array* listAt(const json::object& object, std::string_view name)
{
    const auto* found = member(object, name);
    return found != nullptr ? found->if_array() : nullptr;
}

std::optional<double> figureAt(const json::object& object, std::string_view name)
{
    const auto* found = member(object, name);
    if (found == nullptr || !found->is_number()) return std::nullopt;
    return found->to_number<double>();
}

bool isWhole(const json::value& value) noexcept
{
    if (!value.is_double()) return value.is_number();
    return std::floor(value.get_double()) == value.get_double();
}

bool isOfType(const json::value& value, std::string_view type) noexcept
{
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "integer") return isWhole(value);
    return type == "number" && value.is_number();
}

/// 1 and 1.0 are one value.
bool isSame(const json::value& a, const json::value& b)
{
    if (a.is_number() && b.is_number()) return a.to_number<double>() == b.to_number<double>();
    return a == b;
}

std::size_t lettersOf(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

class Fitting {
public:
    explicit Fitting(const json::value& root) : root_(root) {}

    /// What is wrong, or nothing; `at` is the value's place.
    std::optional<std::string> look(const json::value& value, const json::value& schema,
                                    const std::string& at, int depth)
    {
        if (++steps_ > kMostSteps || depth > kDeepest)
            return told(at, "this is too large to check");
        if (schema.is_bool())
            return schema.get_bool() ? std::nullopt : told(at, "nothing is allowed here");
        const auto* rules = schema.if_object();
        if (rules == nullptr) return std::nullopt;
        if (const auto* ref = member(*rules, "$ref"); ref != nullptr && ref->is_string()) {
            const json::value* named = find(ref->get_string());
            if (named == nullptr) return told(at, "the schema names a part it does not have");
            if (auto flaw = look(value, *named, at, depth + 1)) return flaw;
        }
        if (auto flaw = lookAtKind(value, *rules, at)) return flaw;
        if (auto flaw = lookAtParts(value, *rules, at, depth)) return flaw;
        if (value.is_object()) return lookInto(value.get_object(), *rules, at, depth);
        if (value.is_array()) return lookInto(value.get_array(), *rules, at, depth);
        return std::nullopt;
    }

private:
    static std::optional<std::string> told(const std::string& at, std::string_view what)
    {
        return cat(at.empty() ? "/" : at, ": ", what);
    }

    const json::value* find(std::string_view ref) const
    {
        if (ref == "#") return &root_;
        if (!ref.starts_with("#/")) return nullptr;
        json::error_code trouble;
        return root_.find_pointer(ref.substr(1), trouble);
    }

    static std::optional<std::string> lookAtKind(const json::value& value,
                                                 const json::object& rules, const std::string& at)
    {
        if (const auto* type = member(rules, "type")) {
            const auto fits = [&value](const json::value& each) {
                return each.is_string() && isOfType(value, each.get_string());
            };
            const auto* several = type->if_array();
            const bool isRight =
                several != nullptr ? std::ranges::any_of(*several, fits) : fits(*type);
            if (!isRight)
                return told(at, type->is_string() ? cat("this is not of the type ",
                                                        std::string_view(type->get_string()))
                                                  : "this is of none of the types");
        }
        const auto* only = member(rules, "const");
        if (only != nullptr && !isSame(value, *only)) return told(at, "another value is expected");
        if (const auto* listed = listAt(rules, "enum")) {
            const auto isIt = [&value](const json::value& each) { return isSame(value, each); };
            if (!std::ranges::any_of(*listed, isIt))
                return told(at, "one of the listed values is expected");
        }
        if (value.is_number()) return lookAtNumber(value.to_number<double>(), rules, at);
        if (value.is_string()) return lookAtText(value.get_string(), rules, at);
        return std::nullopt;
    }

    static std::optional<std::string> lookAtNumber(double value, const json::object& rules,
                                                   const std::string& at)
    {
        const auto least = figureAt(rules, "minimum");
        const auto most = figureAt(rules, "maximum");
        const auto above = figureAt(rules, "exclusiveMinimum");
        const auto below = figureAt(rules, "exclusiveMaximum");
        if ((least && value < *least) || (above && value <= *above))
            return told(at, "this number is too small");
        if ((most && value > *most) || (below && value >= *below))
            return told(at, "this number is too large");
        const auto step = figureAt(rules, "multipleOf");
        if (step && *step > 0 && std::remainder(value, *step) != 0)
            return told(at, "this number is not a multiple");
        return std::nullopt;
    }

    static std::optional<std::string> lookAtText(std::string_view value, const json::object& rules,
                                                 const std::string& at)
    {
        const auto letters = static_cast<double>(lettersOf(value));
        if (const auto least = figureAt(rules, "minLength"); least && letters < *least)
            return told(at, "this text is too short");
        if (const auto most = figureAt(rules, "maxLength"); most && letters > *most)
            return told(at, "this text is too long");
        const auto* pattern = member(rules, "pattern");
        if (pattern == nullptr || !pattern->is_string()) return std::nullopt;
        return isLikePattern(value, pattern->get_string())
                   ? std::nullopt
                   : told(at, "this text does not fit the pattern");
    }

    static bool isLikePattern(std::string_view value, std::string_view expression)
    {
        re2::RE2::Options options;
        options.set_log_errors(false);
        const re2::RE2 compiled(re2::StringPiece(expression.data(), expression.size()), options);
        return compiled.ok() &&
               re2::RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), compiled);
    }

    std::optional<std::string> lookAtParts(const json::value& value, const json::object& rules,
                                           const std::string& at, int depth)
    {
        if (const auto* all = listAt(rules, "allOf")) {
            for (const auto& each : *all) {
                if (auto flaw = look(value, each, at, depth + 1)) return flaw;
            }
        }
        const auto fitting = [&](const json::array& parts) {
            return std::ranges::count_if(
                parts, [&](const json::value& each) { return !look(value, each, at, depth + 1); });
        };
        if (const auto* any = listAt(rules, "anyOf"); any != nullptr && fitting(*any) == 0)
            return told(at, "this fits none of the forms");
        if (const auto* one = listAt(rules, "oneOf")) {
            const auto fits = fitting(*one);
            if (fits != 1)
                return told(at, fits == 0 ? "this fits none of the forms"
                                          : "this fits more than one of the forms");
        }
        const auto* unwanted = member(rules, "not");
        if (unwanted != nullptr && !look(value, *unwanted, at, depth + 1))
            return told(at, "this form is not allowed");
        const auto* condition = member(rules, "if");
        if (condition == nullptr) return std::nullopt;
        const auto* then = member(rules, look(value, *condition, at, depth + 1) ? "else" : "then");
        return then == nullptr ? std::nullopt : look(value, *then, at, depth + 1);
    }

    std::optional<std::string> lookInto(const json::object& value, const json::object& rules,
                                        const std::string& at, int depth)
    {
        const auto size = static_cast<double>(value.size());
        if (const auto least = figureAt(rules, "minProperties"); least && size < *least)
            return told(at, "there are too few members");
        if (const auto most = figureAt(rules, "maxProperties"); most && size > *most)
            return told(at, "there are too many members");
        if (const auto* needed = listAt(rules, "required")) {
            for (const auto& each : *needed) {
                if (each.is_string() && !value.contains(each.get_string()))
                    return told(cat(at, "/", escaped(each.get_string())), "this is missing");
            }
        }
        const auto* named = objectAt(rules, "properties");
        const auto* formed = objectAt(rules, "patternProperties");
        const auto* others = member(rules, "additionalProperties");
        for (const auto& each : value) {
            const std::string place = cat(at, "/", escaped(each.key()));
            bool isKnown = false;
            if (const auto* own = named != nullptr ? named->if_contains(each.key()) : nullptr) {
                isKnown = true;
                if (auto flaw = look(each.value(), *own, place, depth + 1)) return flaw;
            }
            if (formed != nullptr) {
                for (const auto& form : *formed) {
                    if (!isLikePattern(each.key(), form.key())) continue;
                    isKnown = true;
                    if (auto flaw = look(each.value(), form.value(), place, depth + 1)) return flaw;
                }
            }
            if (isKnown || others == nullptr) continue;
            if (auto flaw = look(each.value(), *others, place, depth + 1)) return flaw;
        }
        return std::nullopt;
    }

    std::optional<std::string> lookInto(const json::array& value, const json::object& rules,
                                        const std::string& at, int depth)
    {
        const auto size = static_cast<double>(value.size());
        if (const auto least = figureAt(rules, "minItems"); least && size < *least)
            return told(at, "there are too few items");
        if (const auto most = figureAt(rules, "maxItems"); most && size > *most)
            return told(at, "there are too many items");
        // Draft 7 has the first items where 2020-12 has prefixItems.
        const auto* items = member(rules, "items");
        const auto* first = listAt(rules, "prefixItems");
        const bool isOlder = first == nullptr && items != nullptr && items->is_array();
        if (isOlder) {
            first = &items->get_array();
            items = member(rules, "additionalItems");
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string place = cat(at, "/", number(static_cast<std::int64_t>(i)));
            const auto* own = first != nullptr && i < first->size() ? &(*first)[i] : items;
            if (own == nullptr) continue;
            if (auto flaw = look(value[i], *own, place, depth + 1)) return flaw;
        }
        if (const auto* some = member(rules, "contains")) {
            const auto isOne = [&](const json::value& each) {
                return !look(each, *some, at, depth + 1);
            };
            if (!std::ranges::any_of(value, isOne))
                return told(at, "an item that is needed is missing");
        }
        const auto* unique = member(rules, "uniqueItems");
        if (unique == nullptr || !unique->is_bool() || !unique->get_bool()) return std::nullopt;
        for (std::size_t i = 0; i < value.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (++steps_ > kMostSteps) return told(at, "this is too large to check");
                if (isSame(value[i], value[k])) return told(at, "an item stands here twice");
            }
        }
        return std::nullopt;
    }

    const json::value& root_;
    int steps_ = 0;
};

}  // namespace

std::optional<std::string> misfitOf(const json::value& value, const json::value& schema)
{
    return Fitting(schema).look(value, schema, {}, 0);
}

}  // namespace gatehouse::guard
