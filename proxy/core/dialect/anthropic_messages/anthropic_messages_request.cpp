#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"

namespace gatehouse::dialect::anthropic {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

Error wrong(std::string_view where, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(where, ": ", what),
                "see the Messages API reference for its form");
}

Result<void> readContent(const json::value* content, const std::string& path, Message& message,
                         Notes& notes)
{
    if (content == nullptr) return {};
    if (content->is_string()) {
        message.parts.emplace_back().text = content->get_string();
        return {};
    }
    if (!content->is_array()) return wrong(path, "neither a text nor a list of blocks");
    std::size_t index = 0;
    for (const auto& block : content->get_array()) {
        const std::string place = at(path, index++);
        if (!block.is_object()) return wrong(place, "a block is an object");
        message.parts.push_back(partOf(block, place, notes));
        const auto& part = message.parts.back();
        // Held blocks are the service's own words; of a user they are what nobody else can read.
        if (message.role == Role::User && part.isRedacted && part.signature.starts_with('{')) {
            notes.leaveOut(cat(place, " (", Members(block, {}).text("type"), ")"));
            message.parts.pop_back();
        }
    }
    return {};
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
        Message message;
        if (role == "assistant") {
            message.role = Role::Assistant;
        } else if (role == "system") {
            message.role = Role::System;
        } else if (role != "user") {
            return wrong(members.pathOf("role"), "\"user\" or \"assistant\" is needed");
        }
        GH_TRY(readContent(members.get("content"), members.pathOf("content"), message, notes));
        members.leaveRest(notes);
        request.messages.push_back(std::move(message));
    }
    return {};
}

void readTool(const json::value& value, const std::string& path, chat::Request& request,
              Notes& notes)
{
    Members members(value, path);
    const std::string type = members.text("type");
    chat::Tool tool;
    if (!type.empty() && type != "custom") {
        tool.name = type;
        tool.builtIn = value.get_object();
        request.tools.push_back(std::move(tool));
        return;
    }
    tool.name = members.text("name");
    tool.description = members.text("description");
    if (const auto* schema = members.get("input_schema")) tool.parameters = *schema;
    tool.strict = members.flag("strict");
    tool.cache = cacheOf(members.get("cache_control"));
    members.leaveRest(notes);
    request.tools.push_back(std::move(tool));
}

Result<void> readTools(Members& root, chat::Request& request, Notes& notes)
{
    std::size_t index = 0;
    for (const auto& value : root.list("tools")) {
        const std::string path = at("tools", index++);
        if (!value.is_object()) return wrong(path, "a tool is an object");
        readTool(value, path, request, notes);
    }
    const auto* value = root.get("tool_choice");
    if (value == nullptr) return {};
    Members choice(*value, "tool_choice");
    const std::string type = choice.text("type");
    request.toolNamed = choice.text("name");
    request.toolChoice = type == "auto"   ? ToolChoice::Auto
                         : type == "any"  ? ToolChoice::Any
                         : type == "none" ? ToolChoice::None
                         : type == "tool" ? ToolChoice::Named
                                          : ToolChoice::Default;
    if (const auto single = choice.flag("disable_parallel_tool_use"))
        request.parallelTools = !*single;
    choice.leaveRest(notes);
    return {};
}

void readThinking(Members& root, chat::Request& request, Notes& notes)
{
    if (const auto* value = root.get("output_config")) {
        Members config(*value, "output_config");
        request.effort = config.text("effort");
        if (const auto* format = config.get("format")) {
            Members members(*format, "output_config.format");
            if (members.text("type") == "json_schema") request.format = chat::Format::Schema;
            if (const auto* schema = members.get("schema")) request.schema = *schema;
            members.leaveRest(notes);
        }
        config.leaveRest(notes);
    }
    const auto* value = root.get("thinking");
    if (value == nullptr) return;
    Members thinking(*value, "thinking");
    const std::string type = thinking.text("type");
    const auto budget = thinking.integer("budget_tokens");
    const std::string display = thinking.text("display");
    if (type == "disabled") {
        request.thinkingBudget = 0;
    } else if (type == "enabled") {
        request.thinkingBudget = std::max<std::int64_t>(budget.value_or(-1), -1);
        if (request.thinkingBudget == 0) request.thinkingBudget = -1;
    } else if (request.effort.empty()) {
        request.thinkingBudget = -1;
    }
    if (!display.empty()) request.showThinking = display != "omitted";
    thinking.leaveRest(notes);
}

/// The form of the beta that came before output_config.
void readOldFormat(Members& root, chat::Request& request, Notes& notes)
{
    const auto* value = root.get("output_format");
    if (value == nullptr || request.format != chat::Format::Text) return;
    Members format(*value, "output_format");
    if (format.text("type") == "json_schema") request.format = chat::Format::Schema;
    if (const auto* schema = format.get("schema")) request.schema = *schema;
    format.leaveRest(notes);
}

void readRest(Members& root, chat::Request& request, Notes& notes)
{
    request.maxTokens = root.integer("max_tokens");
    request.temperature = root.real("temperature");
    request.topP = root.real("top_p");
    request.topK = root.integer("top_k");
    for (const auto& stop : root.list("stop_sequences")) {
        if (stop.is_string()) request.stop.emplace_back(stop.get_string());
    }
    const std::string tier = root.text("service_tier");
    request.serviceTier = tier == "standard_only" ? "default" : tier;
    if (const auto* value = root.get("metadata")) {
        Members metadata(*value, "metadata");
        request.user = metadata.text("user_id");
        metadata.leaveRest(notes);
    }
}

/// One mark for all: the service puts it behind the last block.
void markLast(std::string cache, chat::Request& request)
{
    if (cache.empty()) return;
    for (auto message = request.messages.rbegin(); message != request.messages.rend(); ++message) {
        for (auto part = message->parts.rbegin(); part != message->parts.rend(); ++part) {
            if (part->kind == Part::Kind::Thinking) continue;
            part->cache = std::move(cache);
            return;
        }
    }
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::Request request;
    request.model = root.text("model");
    request.stream = root.flag("stream").value_or(false);
    if (const auto* system = root.get("system")) {
        Message message;
        message.role = Role::System;
        GH_TRY(readContent(system, "system", message, notes));
        if (!message.parts.empty()) request.messages.push_back(std::move(message));
    }
    GH_TRY(readMessages(root.get("messages"), request, notes));
    GH_TRY(readTools(root, request, notes));
    readThinking(root, request, notes);
    readOldFormat(root, request, notes);
    readRest(root, request, notes);
    markLast(cacheOf(root.get("cache_control")), request);
    root.leaveRest(notes);
    return request;
}

std::string path(const chat::Request& /*request*/, const Destination& /*to*/)
{
    return "/messages";
}

}  // namespace gatehouse::dialect::anthropic
