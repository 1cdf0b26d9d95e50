#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/cohere_chat/cohere_chat_wire.h"

namespace gatehouse::dialect::cohere {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

constexpr std::size_t kMostStops = 5;

Error wrong(std::string_view where, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(where, ": ", what),
                "see the Chat v2 API reference for its form");
}

/// A document that a tool or the user gave: its text, or all of it as JSON.
Part documentOf(const json::value& value)
{
    Members document(value, {});
    Part part;
    const auto* data = document.get("data");
    if (data == nullptr) {
        part.text = value.is_string() ? std::string(value.get_string()) : jsonText(value);
    } else {
        part.text = data->is_string() ? std::string(data->get_string()) : jsonText(*data);
    }
    return part;
}

void readBlock(const json::value& value, const std::string& path, std::vector<Part>& parts,
               Notes& notes)
{
    Members block(value, path);
    const std::string type = block.text("type");
    Part part;
    if (type == "text") {
        part.text = block.text("text");
    } else if (type == "thinking") {
        part.kind = Part::Kind::Thinking;
        part.signer = kSigner;
        part.text = block.text("thinking");
    } else if (type == "image_url") {
        part.kind = Part::Kind::Media;
        const auto& image = block.object("image_url");
        Members members(image, block.pathOf("image_url"));
        part.media = mediaOfUrl(members.text("url"), "image");
        part.media.detail = members.text("detail");
    } else if (type == "document") {
        const auto* document = block.get("document");
        if (document != nullptr) part = documentOf(*document);
    } else {
        notes.leaveOut(cat(path, " (", type, ")"));
        return;
    }
    block.leaveRest(notes);
    parts.push_back(std::move(part));
}

void readContent(Members& message, std::vector<Part>& parts, Notes& notes)
{
    const auto* content = message.get("content");
    if (content == nullptr) return;
    if (content->is_string()) {
        parts.emplace_back().text = content->get_string();
        return;
    }
    std::size_t index = 0;
    for (const auto& block : message.list("content"))
        readBlock(block, at(message.pathOf("content"), index++), parts, notes);
}

Result<void> readMessage(const json::value& value, const std::string& path, chat::Request& request,
                         Notes& notes)
{
    if (!value.is_object()) return wrong(path, "a message is an object");
    Members members(value, path);
    const std::string role = members.text("role");
    Message message;
    if (role == "assistant") {
        message.role = Role::Assistant;
        readAssistant(members, message.parts, notes);
    } else if (role == "tool") {
        message.role = Role::Tool;
        auto& part = message.parts.emplace_back();
        part.kind = Part::Kind::ToolResult;
        part.id = members.text("tool_call_id");
        readContent(members, part.content, notes);
    } else if (role == "user" || role == "system" || role == "developer") {
        message.role = role == "user" ? Role::User : Role::System;
        readContent(members, message.parts, notes);
    } else {
        return wrong(members.pathOf("role"), "\"user\", \"assistant\", \"system\" or \"tool\"");
    }
    members.leaveRest(notes);
    request.messages.push_back(std::move(message));
    return {};
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
    const bool isStrict = root.flag("strict_tools").value_or(false);
    std::size_t index = 0;
    for (const auto& value : root.list("tools")) {
        Members outer(value, at("tools", index++));
        outer.ignore("type");
        const auto& function = outer.object("function");
        Members members(function, outer.pathOf("function"));
        auto& tool = request.tools.emplace_back();
        tool.name = members.text("name");
        tool.description = members.text("description");
        if (const auto* schema = members.get("parameters")) tool.parameters = *schema;
        if (isStrict) tool.strict = true;
        members.leaveRest(notes);
        outer.leaveRest(notes);
    }
    const std::string choice = lower(root.text("tool_choice"));
    if (choice == "required") request.toolChoice = ToolChoice::Any;
    if (choice == "none") request.toolChoice = ToolChoice::None;
    if (choice == "auto") request.toolChoice = ToolChoice::Auto;
}

void readFormat(Members& root, chat::Request& request, Notes& notes)
{
    const auto* value = root.get("response_format");
    if (value == nullptr) return;
    Members format(*value, "response_format");
    if (format.text("type") == "json_object") request.format = chat::Format::Json;
    for (const char* name : {"json_schema", "schema"}) {
        const auto* schema = format.get(name);
        if (schema == nullptr) continue;
        request.schema = *schema;
        request.format = chat::Format::Schema;
    }
    format.leaveRest(notes);
}

void readThinking(Members& root, chat::Request& request, Notes& notes)
{
    const auto* value = root.get("thinking");
    if (value == nullptr) return;
    Members thinking(*value, "thinking");
    const bool isOff = thinking.text("type") == "disabled";
    const auto budget = thinking.integer("token_budget");
    request.thinkingBudget = isOff ? 0 : std::max<std::int64_t>(budget.value_or(-1), -1);
    thinking.leaveRest(notes);
}

void writeResult(JsonWriter& out, const Part& part, Notes& notes)
{
    out.open('{');
    out.text("role", "tool");
    out.text("tool_call_id", part.id);
    const std::string text = textOfParts(part.content);
    out.text("content", part.isError ? cat("error: ", text) : text);
    for (const auto& each : part.content) {
        if (each.kind == Part::Kind::Media) notes.leaveOut(cat(each.media.kind, " in a result"));
    }
    out.close('}');
}

void writeUser(JsonWriter& out, const Message& message, std::string_view role, Notes& notes)
{
    std::string blocks;
    JsonWriter content(blocks);
    std::size_t count = 0;
    bool isText = true;
    for (const auto& part : message.parts) {
        const bool isImage = part.kind == Part::Kind::Media && part.media.kind == "image" &&
                             part.media.fileId.empty();
        if (part.kind == Part::Kind::Media && !isImage) {
            notes.leaveOut(part.media.kind);
            continue;
        }
        if (part.kind != Part::Kind::Text && !isImage) continue;
        ++count;
        isText = isText && !isImage;
        content.open('{');
        content.text("type", isImage ? "image_url" : "text");
        if (isImage) {
            content.open("image_url", '{');
            content.text("url", urlOf(part.media));
            content.textIf("detail", part.media.detail);
            content.close('}');
        } else {
            content.text("text", part.text);
        }
        content.close('}');
    }
    if (count == 0) return;
    out.open('{');
    out.text("role", role);
    if (count == 1 && isText) {
        out.text("content", textOfParts(message.parts));
    } else {
        out.raw("content", cat("[", blocks, "]"));
    }
    out.close('}');
}

void writeAssistant(JsonWriter& out, const Message& message)
{
    std::string blocks;
    std::string calls;
    std::string plan;
    JsonWriter content(blocks);
    JsonWriter list(calls);
    const bool hasCalls = std::ranges::any_of(
        message.parts, [](const Part& part) { return part.kind == Part::Kind::ToolCall; });
    for (const auto& part : message.parts) {
        const bool isOwn = part.kind == Part::Kind::Thinking && part.signer == kSigner;
        if (part.kind == Part::Kind::ToolCall) {
            writeCall(list, part, jsonText(argumentsOf(part.text)));
        } else if (isOwn && hasCalls) {
            plan += part.text;
        } else if (isOwn || part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal) {
            if (part.text.empty()) continue;
            content.open('{');
            content.text("type", isOwn ? "thinking" : "text");
            content.text(isOwn ? "thinking" : "text", part.text);
            content.close('}');
        }
    }
    if (blocks.empty() && calls.empty()) return;
    out.open('{');
    out.text("role", "assistant");
    out.textIf("tool_plan", plan);
    if (!blocks.empty()) out.raw("content", cat("[", blocks, "]"));
    if (!calls.empty()) out.raw("tool_calls", cat("[", calls, "]"));
    out.close('}');
}

void writeMessages(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    out.open("messages", '[');
    for (const auto& message : request.messages) {
        if (!message.name.empty()) notes.leaveOut("name");
        for (const auto& part : message.parts) {
            if (part.kind == Part::Kind::ToolResult) writeResult(out, part, notes);
            if (!part.cache.empty()) notes.leaveOut("cache_control");
        }
        if (message.role == Role::Assistant) {
            writeAssistant(out, message);
        } else if (message.role != Role::Tool) {
            writeUser(out, message, message.role == Role::User ? "user" : "system", notes);
        }
    }
    out.close(']');
}

void writeTools(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    std::string list;
    JsonWriter tools(list);
    std::size_t index = 0;
    bool isStrict = !request.tools.empty();
    for (const auto& tool : request.tools) {
        const std::string path = at("tools", index++);
        // One word to force a tool: of all but the named one nothing is said then.
        const bool isWanted =
            request.toolChoice != ToolChoice::Named || tool.name == request.toolNamed;
        if (!tool.builtIn.empty()) notes.leaveOut(cat(path, " (", tool.name, ")"));
        if (!tool.builtIn.empty() || !isWanted) continue;
        isStrict = isStrict && tool.strict.value_or(false);
        tools.open('{');
        tools.text("type", "function");
        tools.open("function", '{');
        tools.text("name", tool.name);
        tools.textIf("description", tool.description);
        const auto* schema = tool.parameters.if_object();
        if (schema != nullptr && !schema->empty()) {
            tools.json("parameters", tool.parameters);
        } else {
            tools.raw("parameters", R"({"type":"object","properties":{}})");
        }
        tools.close('}');
        tools.close('}');
    }
    if (list.empty()) return;
    out.raw("tools", cat("[", list, "]"));
    if (isStrict) out.flag("strict_tools", true);
    const auto choice = request.toolChoice;
    if (choice == ToolChoice::Any || choice == ToolChoice::Named)
        out.text("tool_choice", "REQUIRED");
    if (choice == ToolChoice::None) out.text("tool_choice", "NONE");
}

void writeSampling(JsonWriter& out, const chat::Request& request, const Destination& to,
                   Notes& notes)
{
    if (auto limit = request.maxTokens)
        out.integer("max_tokens", to.maxOutput > 0 ? std::min(*limit, to.maxOutput) : *limit);
    if (request.temperature) out.real("temperature", *request.temperature);
    if (request.topP) out.real("p", std::clamp(*request.topP, 0.01, 0.99));
    if (request.topK) out.integer("k", std::clamp<std::int64_t>(*request.topK, 0, 500));
    if (request.seed) out.integer("seed", *request.seed);
    for (const auto& [name, value] : {std::pair("frequency_penalty", request.frequencyPenalty),
                                      std::pair("presence_penalty", request.presencePenalty)}) {
        if (!value) continue;
        if (*value < 0 || *value > 1) notes.leaveOut(cat(name, " (0 to 1)"));
        out.real(name, std::clamp(*value, 0.0, 1.0));
    }
    if (request.logprobs) out.flag("logprobs", *request.logprobs);
    if (request.stop.empty()) return;
    out.open("stop_sequences", '[');
    for (std::size_t i = 0; i < request.stop.size() && i < kMostStops; ++i)
        out.text(request.stop[i]);
    out.close(']');
    if (request.stop.size() > kMostStops) notes.leaveOut("stop (five at most)");
}

void writeThinking(JsonWriter& out, const chat::Request& request, const Destination& to,
                   Notes& notes)
{
    const auto budget = request.thinkingBudget;
    if (!budget && request.effort.empty()) return;
    const bool isOff = budget ? *budget == 0 : request.effort == "none";
    const bool mayThink =
        to.isReasoning || (!to.isKnown && to.model.find("reasoning") != std::string::npos);
    if (!mayThink) {
        if (!isOff) notes.leaveOut("reasoning (the model does not)");
        return;
    }
    out.open("thinking", '{');
    out.text("type", isOff ? "disabled" : "enabled");
    const auto tokens = budget.value_or(budgetOf(request.effort));
    if (!isOff && tokens > 0) out.integer("token_budget", tokens);
    out.close('}');
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
    const auto* messages = root.get("messages");
    if (messages == nullptr || !messages->is_array()) return wrong("messages", "a list is needed");
    std::size_t index = 0;
    for (const auto& message : messages->get_array())
        GH_TRY(readMessage(message, at("messages", index++), request, notes));
    readTools(root, request, notes);
    readFormat(root, request, notes);
    readThinking(root, request, notes);
    request.maxTokens = root.integer("max_tokens");
    request.temperature = root.real("temperature");
    request.topP = root.real("p");
    request.topK = root.integer("k");
    request.seed = root.integer("seed");
    request.frequencyPenalty = root.real("frequency_penalty");
    request.presencePenalty = root.real("presence_penalty");
    request.logprobs = root.flag("logprobs");
    for (const auto& stop : root.list("stop_sequences")) {
        if (stop.is_string()) request.stop.emplace_back(stop.get_string());
    }
    root.leaveRest(notes);
    return request;
}

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("model", to.model);
    writeMessages(out, request, notes);
    writeTools(out, request, notes);
    if (request.format != chat::Format::Text) {
        out.open("response_format", '{');
        out.text("type", "json_object");
        if (request.format == chat::Format::Schema) out.json("json_schema", request.schema);
        out.close('}');
    }
    writeThinking(out, request, to, notes);
    writeSampling(out, request, to, notes);
    out.flag("stream", request.stream);
    leaveTerms(request, notes);
    if (request.topLogprobs.value_or(0) > 0) notes.leaveOut("top_logprobs");
    out.close('}');
    return body;
}

std::string path(const chat::Request& /*request*/, const Destination& /*to*/)
{
    return "/chat";
}

}  // namespace gatehouse::dialect::cohere
