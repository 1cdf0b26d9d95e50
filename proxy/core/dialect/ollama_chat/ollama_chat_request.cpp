#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/ollama_chat/ollama_chat_wire.h"

namespace gatehouse::dialect::ollama {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;

namespace {

Error wrong(std::string_view where, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(where, ": ", what), "see the /api/chat reference");
}

/// The type of a picture by its first bytes, in base64.
std::string_view mimeOf(std::string_view base64) noexcept
{
    if (base64.starts_with("/9j/")) return "image/jpeg";
    if (base64.starts_with("R0lG")) return "image/gif";
    if (base64.starts_with("UklG")) return "image/webp";
    return "image/png";
}

/// Calls have no ids here: they are numbered, and results answer them in their order.
struct Ids {
    std::vector<std::pair<std::string, std::string>> open;  ///< name, id
    std::int64_t count = 0;

    std::string make() { return cat("call_", number(count++)); }

    std::string answered(std::string_view name)
    {
        for (auto call = open.begin(); call != open.end(); ++call) {
            if (!name.empty() && call->first != name) continue;
            std::string id = std::move(call->second);
            open.erase(call);
            return id;
        }
        return make();
    }
};

Result<void> readMessage(const json::value& value, const std::string& path, Ids& ids,
                         chat::Request& request, Notes& notes)
{
    if (!value.is_object()) return wrong(path, "a message is an object");
    Members members(value, path);
    const std::string role = members.text("role");
    Message message;
    std::string content = members.text("content");
    if (std::string thought = members.text("thinking"); !thought.empty()) {
        auto& part = message.parts.emplace_back();
        part.kind = Part::Kind::Thinking;
        part.signer = kSigner;
        part.text = std::move(thought);
    }
    if (role == "tool") {
        message.role = Role::Tool;
        auto& part = message.parts.emplace_back();
        part.kind = Part::Kind::ToolResult;
        part.name = members.text("tool_name");
        if (part.name.empty()) part.name = members.text("name");
        part.id = members.text("tool_call_id");
        const std::string id = ids.answered(part.name);
        if (part.id.empty()) part.id = id;
        part.content.emplace_back().text = std::move(content);
    } else if (role == "assistant" || role == "user" || role == "system") {
        message.role = role == "assistant" ? Role::Assistant
                       : role == "user"    ? Role::User
                                           : Role::System;
        if (!content.empty()) message.parts.emplace_back().text = std::move(content);
    } else {
        return wrong(members.pathOf("role"), "\"user\", \"assistant\", \"system\" or \"tool\"");
    }
    for (const auto& image : members.list("images")) {
        if (!image.is_string()) continue;
        auto& part = message.parts.emplace_back();
        part.kind = Part::Kind::Media;
        part.media.kind = "image";
        part.media.data = image.get_string();
        part.media.mime = mimeOf(part.media.data);
    }
    for (const auto& value_ : members.list("tool_calls")) {
        Part call = callOf(value_);
        if (call.id.empty()) call.id = ids.make();
        ids.open.emplace_back(call.name, call.id);
        message.parts.push_back(std::move(call));
    }
    members.leaveRest(notes);
    request.messages.push_back(std::move(message));
    return {};
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
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
        members.leaveRest(notes);
        outer.leaveRest(notes);
    }
}

void readOptions(Members& root, chat::Request& request, Notes& notes)
{
    const auto* value = root.get("options");
    if (value == nullptr) return;
    Members options(*value, "options");
    request.temperature = options.real("temperature");
    request.topP = options.real("top_p");
    request.topK = options.integer("top_k");
    request.seed = options.integer("seed");
    request.frequencyPenalty = options.real("frequency_penalty");
    request.presencePenalty = options.real("presence_penalty");
    // Below 0: until the model or the context ends.
    if (const auto limit = options.integer("num_predict"); limit && *limit > 0)
        request.maxTokens = limit;
    if (const std::string stop = options.text("stop"); !stop.empty()) request.stop.push_back(stop);
    for (const auto& stop : options.list("stop")) {
        if (stop.is_string()) request.stop.emplace_back(stop.get_string());
    }
    options.leaveRest(notes);
}

void readThinking(Members& root, chat::Request& request)
{
    const auto* think = root.get("think");
    if (think == nullptr) return;
    if (think->is_string()) request.effort = lower(think->get_string());
    if (think->is_bool()) request.thinkingBudget = think->get_bool() ? -1 : 0;
    request.showThinking = true;
}

void writeCalls(JsonWriter& out, const Message& message)
{
    std::string calls;
    JsonWriter list(calls);
    for (const auto& part : message.parts) {
        if (part.kind == Part::Kind::ToolCall) writeCall(list, part);
    }
    if (!calls.empty()) out.raw("tool_calls", cat("[", calls, "]"));
}

void writeImages(JsonWriter& out, const std::vector<Part>& parts, Notes& notes)
{
    std::string images;
    JsonWriter list(images);
    for (const auto& part : parts) {
        if (part.kind != Part::Kind::Media) continue;
        if (part.media.kind == "image" && !part.media.data.empty()) {
            list.text(part.media.data);
        } else {
            notes.leaveOut(part.media.kind == "image" ? "image (an address)" : part.media.kind);
        }
    }
    if (!images.empty()) out.raw("images", cat("[", images, "]"));
}

void writeResult(JsonWriter& out, const chat::Request& request, const Part& part, Notes& notes)
{
    out.open('{');
    out.text("role", "tool");
    const std::string text = textOfParts(part.content);
    out.text("content", part.isError ? cat("error: ", text) : text);
    out.textIf("tool_name", part.name.empty() ? toolNameOf(request, part.id) : part.name);
    writeImages(out, part.content, notes);
    out.close('}');
}

void writeMessage(JsonWriter& out, const chat::Request& request, const Message& message,
                  Notes& notes)
{
    std::string thought;
    if (!message.name.empty()) notes.leaveOut("name");
    bool isEmpty = true;
    for (const auto& part : message.parts) {
        if (!part.cache.empty()) notes.leaveOut("cache_control");
        if (part.kind == Part::Kind::ToolResult) {
            writeResult(out, request, part, notes);
            continue;
        }
        const bool isThought = part.kind == Part::Kind::Thinking;
        if (isThought && part.signer == kSigner) thought += part.text;
        isEmpty = isEmpty && isThought;
    }
    if (isEmpty && thought.empty()) return;
    out.open('{');
    out.text("role", message.role == Role::Assistant                                   ? "assistant"
                     : message.role == Role::System || message.role == Role::Developer ? "system"
                                                                                       : "user");
    out.text("content", textOfParts(message.parts));
    out.textIf("thinking", thought);
    writeImages(out, message.parts, notes);
    writeCalls(out, message);
    out.close('}');
}

void writeTools(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    // There is no word for the choice: no tools are the only way to say "none".
    if (request.toolChoice == chat::ToolChoice::None) return;
    std::string list;
    JsonWriter tools(list);
    std::size_t index = 0;
    for (const auto& tool : request.tools) {
        const std::string path = at("tools", index++);
        if (!tool.builtIn.empty()) {
            notes.leaveOut(cat(path, " (", tool.name, ")"));
            continue;
        }
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
    if (request.toolChoice == chat::ToolChoice::Any ||
        request.toolChoice == chat::ToolChoice::Named)
        notes.leaveOut("tool_choice");
}

void writeOptions(JsonWriter& root, const chat::Request& request)
{
    std::string options;
    JsonWriter out(options);
    if (request.maxTokens) out.integer("num_predict", *request.maxTokens);
    if (request.temperature) out.real("temperature", *request.temperature);
    if (request.topP) out.real("top_p", *request.topP);
    if (request.topK) out.integer("top_k", *request.topK);
    if (request.seed) out.integer("seed", *request.seed);
    if (request.frequencyPenalty) out.real("frequency_penalty", *request.frequencyPenalty);
    if (request.presencePenalty) out.real("presence_penalty", *request.presencePenalty);
    if (!request.stop.empty()) {
        out.open("stop", '[');
        for (const auto& stop : request.stop) out.text(stop);
        out.close(']');
    }
    if (!options.empty()) root.raw("options", cat("{", options, "}"));
}

/// Models that take levels refuse none, others know only yes and no.
void writeThinking(JsonWriter& out, const chat::Request& request, const Destination& to)
{
    const auto budget = request.thinkingBudget;
    if (!budget && request.effort.empty()) return;
    if (to.isKnown && !to.isReasoning) return;
    const bool isOff = budget ? *budget == 0 : request.effort == "none";
    const bool hasLevels = to.model.find("gpt-oss") != std::string::npos;
    if (!hasLevels) return out.flag("think", !isOff);
    const std::string_view effort =
        !request.effort.empty() ? std::string_view(request.effort) : effortOf(*budget);
    const bool isLow = isOff || effort == "minimal" || effort == "low" || effort == "none";
    out.text("think", isLow ? "low" : effort == "medium" ? "medium" : "high");
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    const auto* messages = root.get("messages");
    if (messages == nullptr && root.get("prompt") != nullptr)
        return fail(ErrorKind::CannotExpress, "/api/generate has no chat to translate",
                    "send messages to /api/chat");
    if (messages == nullptr || !messages->is_array()) return wrong("messages", "a list is needed");
    chat::Request request;
    request.model = root.text("model");
    request.stream = root.flag("stream").value_or(true);
    Ids ids;
    std::size_t index = 0;
    for (const auto& message : messages->get_array())
        GH_TRY(readMessage(message, at("messages", index++), ids, request, notes));
    readTools(root, request, notes);
    readOptions(root, request, notes);
    readThinking(root, request);
    request.logprobs = root.flag("logprobs");
    request.topLogprobs = root.integer("top_logprobs");
    if (const auto* format = root.get("format")) {
        if (format->is_object()) {
            request.format = chat::Format::Schema;
            request.schema = *format;
        } else if (format->is_string() && format->get_string() == "json") {
            request.format = chat::Format::Json;
        }
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
    out.open("messages", '[');
    for (const auto& message : request.messages) writeMessage(out, request, message, notes);
    out.close(']');
    writeTools(out, request, notes);
    if (request.format == chat::Format::Json) out.text("format", "json");
    if (request.format == chat::Format::Schema) out.json("format", request.schema);
    writeThinking(out, request, to);
    writeOptions(out, request);
    if (request.logprobs) out.flag("logprobs", *request.logprobs);
    if (request.topLogprobs) out.integer("top_logprobs", *request.topLogprobs);
    out.flag("stream", request.stream);
    leaveTerms(request, notes);
    out.close('}');
    return body;
}

std::string path(const chat::Request& /*request*/, const Destination& /*to*/)
{
    return "/api/chat";
}

}  // namespace gatehouse::dialect::ollama
