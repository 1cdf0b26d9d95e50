#include <algorithm>
#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"

namespace gatehouse::dialect::anthropic {

namespace json = boost::json;

namespace {

/// Source  the service's structured outputs, "JSON Schema limitations".
constexpr auto kRefused = std::to_array<std::string_view>({"minimum",
                                                           "maximum",
                                                           "exclusiveMinimum",
                                                           "exclusiveMaximum",
                                                           "multipleOf",
                                                           "minLength",
                                                           "maxLength",
                                                           "maxItems",
                                                           "uniqueItems",
                                                           "minProperties",
                                                           "maxProperties",
                                                           "minContains",
                                                           "maxContains",
                                                           "contains",
                                                           "not",
                                                           "if",
                                                           "then",
                                                           "else",
                                                           "patternProperties",
                                                           "propertyNames",
                                                           "dependentRequired",
                                                           "dependentSchemas",
                                                           "unevaluatedProperties",
                                                           "unevaluatedItems"});

bool isRefused(std::string_view key, const json::value& value)
{
    if (key == "minItems") return value != 0 && value != 1;
    return std::ranges::find(kRefused, key) != kRefused.end();
}

json::object membersOf(const json::object& schemas)
{
    json::object out;
    for (const auto& [name, schema] : schemas) out[name] = compilable(schema);
    return out;
}

}  // namespace

json::value compilable(const json::value& schema)
{
    if (schema.is_array()) {
        json::array out;
        for (const auto& each : schema.get_array()) out.push_back(compilable(each));
        return out;
    }
    if (!schema.is_object()) return schema;
    json::object out;
    std::string limits;
    for (const auto& [key, value] : schema.get_object()) {
        if (key == "$schema") continue;
        if (isRefused(key, value)) {
            limits += cat(limits.empty() ? "" : ", ", std::string_view(key), ": ", jsonText(value));
        } else if ((key == "properties" || key == "$defs" || key == "definitions") &&
                   value.is_object()) {
            out[key] = membersOf(value.get_object());
        } else if (key == "items" || key == "anyOf" || key == "allOf") {
            out[key] = compilable(value);
        } else if (key == "oneOf") {
            out["anyOf"] = compilable(value);
        } else {
            out[key] = value;
        }
    }
    if (!limits.empty()) {
        const auto* known = out.if_contains("description");
        const std::string before = known != nullptr && known->is_string()
                                       ? cat(std::string_view(known->get_string()), "\n\n")
                                       : std::string();
        out["description"] = cat(before, "{", limits, "}");
    }
    const auto* type = out.if_contains("type");
    const bool isObject = (type != nullptr && *type == "object") || out.contains("properties");
    if (isObject) out["additionalProperties"] = false;
    return out;
}

}  // namespace gatehouse::dialect::anthropic
