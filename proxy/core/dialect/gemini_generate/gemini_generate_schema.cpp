#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

namespace json = boost::json;

namespace {

json::object membersOf(const json::object& schemas)
{
    json::object out;
    for (const auto& [name, schema] : schemas) out[name] = jsonSchemaOf(schema);
    return out;
}

json::array listOf(const json::array& schemas)
{
    json::array out;
    for (const auto& schema : schemas) out.push_back(jsonSchemaOf(schema));
    return out;
}

/// The service's integers of 64 bits are texts in JSON: "minItems": "1".
json::value countOf(const json::value& value)
{
    std::int64_t count = 0;
    const auto* text = value.if_string();
    if (text == nullptr || !parseInt(*text, count)) return value;
    return count;
}

bool isCount(std::string_view key)
{
    return key == "minItems" || key == "maxItems" || key == "minLength" || key == "maxLength" ||
           key == "minProperties" || key == "maxProperties";
}

}  // namespace

json::value jsonSchemaOf(const json::value& schema)
{
    if (!schema.is_object()) return schema;
    const auto& from = schema.get_object();
    const auto* nullable = from.if_contains("nullable");
    const bool mayBeNull = nullable != nullptr && nullable->is_bool() && nullable->get_bool();
    json::object out;
    for (const auto& [key, value] : from) {
        if (key == "nullable" || key == "propertyOrdering" || key == "property_ordering") continue;
        if (key == "type" && value.is_string()) {
            json::value type(lower(value.get_string()));
            if (mayBeNull) type = json::array{std::move(type), "null"};
            out[key] = std::move(type);
        } else if (key == "properties" && value.is_object()) {
            out[key] = membersOf(value.get_object());
        } else if (key == "items" || key == "additionalProperties") {
            out[key] = jsonSchemaOf(value);
        } else if (key == "anyOf" || key == "any_of") {
            out["anyOf"] = value.is_array() ? json::value(listOf(value.get_array())) : value;
        } else {
            out[key] = isCount(key) ? countOf(value) : value;
        }
    }
    return out;
}

}  // namespace gatehouse::dialect::gemini
