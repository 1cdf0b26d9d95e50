#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect::bedrock {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

Error wrong(std::string_view where, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(where, ": ", what),
                "see the Converse API reference for its form");
}

Result<void> readMessages(const json::value* list, chat::Request& request, Notes& notes)
{
    if (list == nullptr || !list->is_array()) return wrong("messages", "a list is needed");
    std::size_t index = 0;
    for (const auto& value : list->get_array()) {
        const std::string path = at("messages", index++);
        if (!value.is_object()) return wrong(path, "a message is an object");
        Members members(value, path);
        const std::string role = members.text("role");
        if (role != "user" && role != "assistant")
            return wrong(members.pathOf("role"), "\"user\" or \"assistant\" is needed");
        Message message;
        message.role = role == "user" ? Role::User : Role::Assistant;
        readBlocks(members.list("content"), members.pathOf("content"), message.parts, notes);
        members.leaveRest(notes);
        request.messages.push_back(std::move(message));
    }
    return {};
}

void readToolChoice(Members& config, chat::Request& request)
{
    const auto* choice = config.get("toolChoice");
    if (choice == nullptr) return;
    if (memberOf(choice, "auto") != nullptr) request.toolChoice = ToolChoice::Auto;
    if (memberOf(choice, "any") != nullptr) request.toolChoice = ToolChoice::Any;
    if (const auto* tool = memberOf(choice, "tool"); tool != nullptr) {
        request.toolChoice = ToolChoice::Named;
        request.toolNamed = textOf(memberOf(tool, "name"));
    }
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
    const auto& inner = root.object("toolConfig");
    Members config(inner, "toolConfig");
    std::size_t index = 0;
    for (const auto& value : config.list("tools")) {
        Members outer(value, at("toolConfig.tools", index++));
        if (outer.get("cachePoint") != nullptr) {
            if (!request.tools.empty()) request.tools.back().cache = "5m";
            continue;
        }
        const auto* spec = outer.get("toolSpec");
        auto& tool = request.tools.emplace_back();
        if (spec == nullptr) {
            tool.name = value.is_object() && !value.get_object().empty()
                            ? std::string(value.get_object().begin()->key())
                            : std::string("tool");
            if (value.is_object()) tool.builtIn = value.get_object();
            continue;
        }
        Members members(*spec, outer.pathOf("toolSpec"));
        tool.name = members.text("name");
        tool.description = members.text("description");
        tool.strict = members.flag("strict");
        if (const auto* schema = memberOf(members.get("inputSchema"), "json"); schema != nullptr)
            tool.parameters = *schema;
        members.leaveRest(notes);
    }
    readToolChoice(config, request);
    config.leaveRest(notes);
}

void readInference(Members& root, chat::Request& request, Notes& notes)
{
    const auto& inner = root.object("inferenceConfig");
    Members config(inner, "inferenceConfig");
    request.maxTokens = config.integer("maxTokens");
    request.temperature = config.real("temperature");
    request.topP = config.real("topP");
    for (const auto& stop : config.list("stopSequences")) {
        if (stop.is_string()) request.stop.emplace_back(stop.get_string());
    }
    config.leaveRest(notes);
}

/// What the makers of models call by words of their own.
void readAdditional(Members& root, chat::Request& request, Notes& notes)
{
    const auto& inner = root.object("additionalModelRequestFields");
    Members fields(inner, "additionalModelRequestFields");
    request.topK = fields.integer("top_k");
    request.effort = fields.text("reasoning_effort");
    const auto& thought = fields.object("thinking");
    Members thinking(thought, fields.pathOf("thinking"));
    const std::string type = thinking.text("type");
    if (type == "disabled") request.thinkingBudget = 0;
    if (type == "enabled") request.thinkingBudget = thinking.integer("budget_tokens").value_or(-1);
    if (type == "adaptive") request.thinkingBudget = -1;
    thinking.leaveRest(notes);
    const auto& reasoning = fields.object("reasoningConfig");
    Members config(reasoning, fields.pathOf("reasoningConfig"));
    if (config.text("type") == "enabled") {
        request.effort = config.text("maxReasoningEffort");
        if (request.effort.empty()) request.effort = "medium";
    }
    config.leaveRest(notes);
    const auto& output = fields.object("output_config");
    Members shaped(output, fields.pathOf("output_config"));
    if (const auto effort = shaped.text("effort"); !effort.empty()) request.effort = effort;
    shaped.leaveRest(notes);
    const auto& nova = fields.object("inferenceConfig");
    Members sampling(nova, fields.pathOf("inferenceConfig"));
    if (const auto topK = sampling.integer("topK")) request.topK = topK;
    sampling.leaveRest(notes);
    fields.ignore("anthropic_beta");
    fields.leaveRest(notes);
}

void readFormat(Members& root, chat::Request& request, Notes& notes)
{
    const auto& inner = root.object("outputConfig");
    Members config(inner, "outputConfig");
    const auto* format = config.get("textFormat");
    const auto* schema = memberOf(memberOf(format, "structure"), "jsonSchema");
    config.leaveRest(notes);
    if (schema == nullptr) return;
    Members members(*schema, "outputConfig.textFormat.structure.jsonSchema");
    request.format = chat::Format::Schema;
    request.formatName = members.text("name");
    request.formatDescription = members.text("description");
    request.schema = argumentsOf(members.text("schema"));
    members.leaveRest(notes);
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::Request request;
    Message system;
    system.role = Role::System;
    readBlocks(root.list("system"), "system", system.parts, notes);
    if (!system.parts.empty()) request.messages.push_back(std::move(system));
    GH_TRY(readMessages(root.get("messages"), request, notes));
    readTools(root, request, notes);
    readInference(root, request, notes);
    readAdditional(root, request, notes);
    readFormat(root, request, notes);
    request.metadata = root.object("requestMetadata");
    request.serviceTier = textOf(memberOf(root.get("serviceTier"), "type"));
    root.ignore("additionalModelResponseFieldPaths");
    root.leaveRest(notes);
    return request;
}

}  // namespace gatehouse::dialect::bedrock
