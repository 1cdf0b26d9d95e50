#include "proxy/core/prompt/openapi.h"

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::prompt {
namespace {

namespace json = boost::json;
using Type = Variable::Type;

json::object schemaOf(const Variable& variable)
{
    json::object schema;
    switch (variable.type) {
        case Type::Text:
            schema["type"] = "string";
            break;
        case Type::Integer:
            schema["type"] = "integer";
            break;
        case Type::Number:
            schema["type"] = "number";
            break;
        case Type::Boolean:
            schema["type"] = "boolean";
            break;
        case Type::Choice:
            schema["type"] = "string";
            schema["enum"] = json::value_from(variable.choices);
            break;
        case Type::Json:
            break;  // any value
    }
    if (!variable.description.empty()) schema["description"] = variable.description;
    if (variable.otherwise) schema["default"] = *variable.otherwise;
    return schema;
}

/// The body: what callers give. What the gateway takes from elsewhere is none of their business.
json::object bodyOf(const Version& version)
{
    json::object properties;
    json::array required;
    for (const auto& each : version.variables) {
        if (each.from) continue;
        properties[each.name] = schemaOf(each);
        if (each.required && !each.otherwise) required.emplace_back(each.name);
    }
    json::object schema{
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

json::object answerOf(const Version& version)
{
    json::object properties{
        {"output", {{"type", "string"}}},
        {"model", {{"type", "string"}}},
        {"usage",
         {{"type", "object"},
          {"properties",
           {{"input_tokens", {{"type", "integer"}}}, {"output_tokens", {{"type", "integer"}}}}}}}};
    if (version.base.format == chat::Format::Schema) {
        properties["json"] = version.base.schema;
    } else {
        properties["json"] = {{"description", "the output, where that is a JSON object or list"}};
    }
    return {{"type", "object"}, {"properties", std::move(properties)}};
}

json::object contentOf(json::object schema)
{
    return {{"application/json", {{"schema", std::move(schema)}}}};
}

json::object problem(std::string_view description)
{
    return {{"description", description},
            {"content", contentOf({{"$ref", "#/components/schemas/Error"}})}};
}

}  // namespace

std::string openApiOf(const Chosen& chosen)
{
    const auto& config = *chosen.prompt->config;
    const auto& version = *chosen.version;
    const std::string& title = config.title.empty() ? config.name : config.title;
    json::object answer = {{"description",
                            "The answer. With Accept: text/event-stream it comes as "
                            "events delta {\"text\"} and done."},
                           {"content", contentOf(answerOf(version))}};
    json::object post{
        {"operationId", config.name},
        {"summary", title},
        {"requestBody", {{"required", true}, {"content", contentOf(bodyOf(version))}}},
        {"responses",
         {{"200", std::move(answer)},
          {"400", problem("A variable is missing, unknown or of another type.")},
          {"401", problem("The gateway wants a key.")},
          {"502", problem("The model's provider failed.")}}}};
    const json::object root{
        {"openapi", "3.1.0"},
        {"info", {{"title", title}, {"version", number(chosen.number)}}},
        {"paths", {{config.path, {{"post", std::move(post)}}}}},
        {"security", json::array{json::object{{"gatewayKey", json::array()}}}},
        {"components",
         {{"securitySchemes", {{"gatewayKey", {{"type", "http"}, {"scheme", "bearer"}}}}},
          {"schemas",
           {{"Error",
             {{"type", "object"},
              {"properties",
               {{"error",
                 {{"type", "object"},
                  {"properties",
                   {{"message", {{"type", "string"}}}, {"code", {{"type", "string"}}}}}}}}}}}}}}}};
    return dialect::jsonText(root);
}

}  // namespace gatehouse::prompt
