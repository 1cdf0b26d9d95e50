#include <algorithm>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"

namespace gatehouse::dialect::openai {

namespace json = boost::json;
using chat::Part;
using Kind = chat::Part::Kind;

namespace {

Error wrong(const std::string& path, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(path, " ", what),
                "see the API reference of chat completions");
}

/// Parts of a content: a text or a list.
Result<void> readContent(const json::value* content, const std::string& path,
                         std::vector<Part>& parts, Notes& notes)
{
    if (content == nullptr) return {};
    if (content->is_string()) {
        Part& part = parts.emplace_back();
        part.text = content->get_string();
        return {};
    }
    if (!content->is_array()) return wrong(path, "is neither a text nor a list");
    for (std::size_t i = 0; i < content->get_array().size(); ++i) {
        const std::string place = at(path, i);
        Part part;
        if (readPart(content->get_array()[i], place, part, notes)) {
            parts.push_back(std::move(part));
        } else {
            notes.leaveOut(place);
        }
    }
    return {};
}

void readCalls(Members& message, std::vector<Part>& parts, Notes& notes)
{
    const auto add = [&](Members function, std::string id, std::string signature) {
        Part& part = parts.emplace_back();
        part.kind = Kind::ToolCall;
        part.id = std::move(id);
        part.name = function.text("name");
        part.text = function.text("arguments");
        if (signature.empty()) return;
        part.signature = std::move(signature);
        part.signer = "gemini_generate";
    };
    for (const auto& item : message.list("tool_calls")) {
        Members call(item, message.pathOf("tool_calls"));
        call.ignore("type");
        call.ignore("index");
        call.ignore("extra_content");
        if (const auto& custom = call.object("custom"); !custom.empty()) {
            Part& part = parts.emplace_back();
            part.kind = Kind::ToolCall;
            part.id = call.text("id");
            part.name = Members(custom, "").text("name");
            part.text = jsonText({{"input", Members(custom, "").text("input")}});
            continue;
        }
        add(Members(call.object("function"), ""), call.text("id"),
            item.is_object() ? signatureOf(item.get_object()) : std::string());
        call.leaveRest(notes);
    }
    if (const auto& old = message.object("function_call"); !old.empty())
        add(Members(old, ""), cat("call_", Members(old, "").text("name")), {});
}

Result<chat::Role> roleOf(const std::string& word, const std::string& path)
{
    using chat::Role;
    if (word == "user") return Role::User;
    if (word == "assistant") return Role::Assistant;
    if (word == "system") return Role::System;
    if (word == "developer") return Role::Developer;
    if (word == "tool" || word == "function") return Role::Tool;
    return wrong(
        path, word.empty() ? "has no role" : cat("has the unknown role '", cutUtf8(word, 40), "'"));
}

Result<void> readMessage(const json::value& value, const std::string& path, chat::Request& request,
                         Notes& notes)
{
    Members members(value, path);
    auto role = roleOf(members.text("role"), path);
    if (!role) return std::move(role).error();
    chat::Message message;
    message.role = *role;
    message.name = members.text("name");
    const auto* content = members.get("content");
    if (*role == chat::Role::Tool) {
        Part result;
        result.kind = Kind::ToolResult;
        result.id = members.text("tool_call_id");
        if (result.id.empty()) result.id = cat("call_", message.name);  // role "function"
        result.name = std::exchange(message.name, {});
        GH_TRY(readContent(content, members.pathOf("content"), result.content, notes));
        message.parts.push_back(std::move(result));
    } else {
        if (*role == chat::Role::Assistant && value.is_object())
            readThoughts(value.get_object(), message.parts);
        GH_TRY(readContent(content, members.pathOf("content"), message.parts, notes));
        if (auto refusal = members.text("refusal"); !refusal.empty()) {
            Part& part = message.parts.emplace_back();
            part.kind = Kind::Refusal;
            part.text = std::move(refusal);
        }
        readCalls(members, message.parts, notes);
    }
    for (const std::string_view known :
         {"reasoning_details", "reasoning_content", "reasoning", "annotations", "images", "prefix"})
        members.ignore(known);
    members.leaveRest(notes);
    request.messages.push_back(std::move(message));
    return {};
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
    for (const auto& item : root.list("tools")) {
        Members outer(item, "tools");
        const std::string type = outer.text("type");
        auto& tool = request.tools.emplace_back();
        if (type != "function" && !type.empty()) {
            tool.name = type;
            if (item.is_object()) tool.builtIn = item.get_object();
            continue;
        }
        Members function(outer.object("function"), "tools.function");
        tool.name = function.text("name");
        tool.description = function.text("description");
        tool.parameters = function.object("parameters");
        if (function.object("parameters").empty()) tool.parameters = nullptr;
        tool.strict = function.flag("strict");
        if (outer.get("cache_control") != nullptr) tool.cache = "5m";
        function.leaveRest(notes);
        outer.leaveRest(notes);
    }
    for (const auto& item : root.list("functions")) {
        Members function(item, "functions");
        auto& tool = request.tools.emplace_back();
        tool.name = function.text("name");
        tool.description = function.text("description");
        tool.parameters = function.object("parameters");
    }
    if (const auto* choice = root.get("tool_choice")) readToolChoice(*choice, request, notes);
    if (const auto* old = root.get("function_call")) readToolChoice(*old, request, notes);
    request.parallelTools = root.flag("parallel_tool_calls");
}

void readStop(const json::value* stop, chat::Request& request)
{
    if (stop == nullptr) return;
    if (stop->is_string()) request.stop.emplace_back(stop->get_string());
    if (!stop->is_array()) return;
    for (const auto& one : stop->get_array()) {
        if (one.is_string()) request.stop.emplace_back(one.get_string());
    }
}

void readThinking(Members& root, chat::Request& request)
{
    request.effort = root.text("reasoning_effort");
    Members reasoning(root.object("reasoning"), "reasoning");  // OpenRouter
    if (auto effort = reasoning.text("effort"); !effort.empty()) request.effort = std::move(effort);
    request.thinkingBudget = reasoning.integer("max_tokens");
    if (const auto hidden = reasoning.flag("exclude")) request.showThinking = !*hidden;
}

void readSampling(Members& root, chat::Request& request)
{
    request.maxTokens = root.integer("max_completion_tokens");
    if (const auto old = root.integer("max_tokens"); !request.maxTokens) request.maxTokens = old;
    request.temperature = root.real("temperature");
    request.topP = root.real("top_p");
    request.topK = root.integer("top_k");
    request.frequencyPenalty = root.real("frequency_penalty");
    request.presencePenalty = root.real("presence_penalty");
    request.seed = root.integer("seed");
    request.candidates = root.integer("n");
    request.logprobs = root.flag("logprobs");
    request.topLogprobs = root.integer("top_logprobs");
    readStop(root.get("stop"), request);
}

// ---- writing

/// The content of a message: one text, or a list of parts.
Result<json::value> contentOf(const std::vector<Part>& parts, Notes& notes)
{
    json::array list;
    bool isText = true;
    std::string joined;
    for (const auto& part : parts) {
        if (part.kind == Kind::Text || part.kind == Kind::Refusal) {
            joined += part.text;
            list.push_back({{"type", "text"}, {"text", part.text}});
            continue;
        }
        if (part.kind != Kind::Media) continue;
        isText = false;
        const auto& media = part.media;
        if (media.kind == "image" && (!media.data.empty() || !media.url.empty())) {
            json::object image{{"url", urlOf(media)}};
            if (!media.detail.empty()) image["detail"] = media.detail;
            list.push_back({{"type", "image_url"}, {"image_url", std::move(image)}});
        } else if (media.kind == "audio" && !media.data.empty()) {
            list.push_back(
                {{"type", "input_audio"},
                 {"input_audio", {{"data", media.data}, {"format", audioFormat(media.mime)}}}});
        } else if (media.mime.starts_with("text/") && !media.data.empty()) {
            notes.leaveOut(
                cat("the file form of ", media.name.empty() ? "a text document" : media.name));
            std::string text;
            if (!fromBase64(media.data, text))
                return wrong(media.name.empty() ? "a text document" : media.name, "is not base64");
            list.push_back({{"type", "text"}, {"text", toUtf8(text)}});
        } else if (media.kind == "file" && !media.data.empty()) {
            list.push_back(
                {{"type", "file"},
                 {"file",
                  {{"filename", media.name.empty() ? std::string("document.pdf") : media.name},
                   {"file_data", urlOf(media)}}}});
        } else {
            return fail(ErrorKind::CannotExpress,
                        cat("chat completions cannot carry ", media.kind, " content given by ",
                            !media.fileId.empty() ? "another provider's file id" : "its address"),
                        "send the content itself, in base64");
        }
    }
    if (isText && (parts.size() == 1 || joined.empty())) return json::value(std::move(joined));
    return json::value(std::move(list));
}

/// Results of tools; pictures among them follow in a user's message, since a tool's message holds
/// text only.
Result<void> writeResults(const chat::Message& message, json::array& out, Notes& notes)
{
    std::vector<Part> pictures;
    for (const auto& part : message.parts) {
        if (part.kind != Kind::ToolResult) continue;
        std::string text = textOfParts(part.content);
        for (const auto& inner : part.content) {
            if (inner.kind == Kind::Media) pictures.push_back(inner);
        }
        if (text.empty() && !pictures.empty()) text = "see the next message";
        out.push_back({{"role", "tool"}, {"tool_call_id", part.id}, {"content", std::move(text)}});
    }
    if (pictures.empty()) return {};
    auto content = contentOf(pictures, notes);
    if (!content) return std::move(content).error();
    out.push_back({{"role", "user"}, {"content", std::move(*content)}});
    return {};
}

void writeAssistant(const chat::Message& message, json::array& out, Notes& notes)
{
    std::string text;
    json::array calls;
    for (const auto& part : message.parts) {
        if (part.kind == Kind::Text || part.kind == Kind::Refusal) text += part.text;
        if (part.kind == Kind::Thinking) notes.leaveOut("thoughts of earlier turns");
        if (part.kind != Kind::ToolCall) continue;
        json::object call{{"id", part.id},
                          {"type", "function"},
                          {"function",
                           {{"name", part.name},
                            {"arguments", part.text.empty() ? std::string("{}") : part.text}}}};
        calls.push_back(std::move(call));
    }
    json::object one{{"role", "assistant"}};
    if (text.empty() && !calls.empty()) {
        one["content"] = nullptr;
    } else {
        one["content"] = std::move(text);
    }
    if (!calls.empty()) one["tool_calls"] = std::move(calls);
    out.push_back(std::move(one));
}

Result<json::array> messagesOf(const chat::Request& request, Notes& notes)
{
    json::array out;
    for (const auto& message : request.messages) {
        if (message.role == chat::Role::Assistant) {
            writeAssistant(message, out, notes);
            continue;
        }
        GH_TRY(writeResults(message, out, notes));
        const bool hasOther = std::ranges::any_of(
            message.parts, [](const Part& part) { return part.kind != Kind::ToolResult; });
        if (!hasOther && !message.parts.empty()) continue;
        auto content = contentOf(message.parts, notes);
        if (!content) return std::move(content).error();
        json::object one{{"role", message.role == chat::Role::User ? "user" : "system"}};
        one["content"] = std::move(*content);
        if (!message.name.empty()) one["name"] = message.name;
        out.push_back(std::move(one));
    }
    return out;
}

void writeTools(const chat::Request& request, json::object& root, Notes& notes)
{
    using chat::ToolChoice;
    json::array tools;
    for (const auto& tool : request.tools) {
        if (!tool.builtIn.empty()) {
            notes.leaveOut(cat("tool ", tool.name));
            continue;
        }
        json::object function{{"name", tool.name}};
        if (!tool.description.empty()) function["description"] = tool.description;
        function["parameters"] =
            tool.parameters.is_object()
                ? tool.parameters
                : json::value{{"type", "object"}, {"properties", json::object()}};
        if (tool.strict) function["strict"] = *tool.strict;
        tools.push_back({{"type", "function"}, {"function", std::move(function)}});
    }
    if (tools.empty()) return;
    root["tools"] = std::move(tools);
    switch (request.toolChoice) {
        case ToolChoice::Default:
            break;
        case ToolChoice::Auto:
            root["tool_choice"] = "auto";
            break;
        case ToolChoice::None:
            root["tool_choice"] = "none";
            break;
        case ToolChoice::Any:
            root["tool_choice"] = "required";
            break;
        case ToolChoice::Named:
            root["tool_choice"] = {{"type", "function"},
                                   {"function", {{"name", request.toolNamed}}}};
            break;
    }
    if (request.parallelTools) root["parallel_tool_calls"] = *request.parallelTools;
}

void writeFormat(const chat::Request& request, json::object& root)
{
    if (request.format == chat::Format::Json) root["response_format"] = {{"type", "json_object"}};
    if (request.format != chat::Format::Schema) return;
    json::object schema{
        {"name", request.formatName.empty() ? std::string("answer") : request.formatName},
        {"schema", request.schema}};
    if (!request.formatDescription.empty()) schema["description"] = request.formatDescription;
    if (request.formatStrict) schema["strict"] = *request.formatStrict;
    root["response_format"] = {{"type", "json_schema"}, {"json_schema", std::move(schema)}};
}

void writeThinking(const chat::Request& request, const Destination& to, json::object& root,
                   Notes& notes)
{
    std::string effort = request.effort;
    if (effort.empty() && request.thinkingBudget) effort = effortOf(*request.thinkingBudget);
    if (effort == "max") effort = "high";
    if (effort.empty()) return;
    if (to.isKnown && !to.isReasoning) {
        if (effort != "none") notes.leaveOut("reasoning effort");
        return;
    }
    if (effort == "none" && !to.isReasoning) return;
    root["reasoning_effort"] = effort;
}

/// OpenAI's own reasoning models refuse to be sampled by hand.
void writeSampling(const chat::Request& request, const Destination& to, json::object& root,
                   Notes& notes)
{
    const bool isFixed = to.completionTokens && to.isReasoning;
    const auto real = [&](const char* name, const std::optional<double>& value) {
        if (!value) return;
        if (isFixed && *value != 1.0) {
            notes.leaveOut(name);
        } else {
            root[name] = *value;
        }
    };
    real("temperature", request.temperature);
    real("top_p", request.topP);
    real("frequency_penalty", request.frequencyPenalty);
    real("presence_penalty", request.presencePenalty);
    if (request.maxTokens) {
        const auto most =
            to.maxOutput > 0 ? std::min(to.maxOutput, *request.maxTokens) : *request.maxTokens;
        root[to.completionTokens ? "max_completion_tokens" : "max_tokens"] = most;
    }
    if (request.topK) notes.leaveOut("top_k");
    if (request.seed) root["seed"] = *request.seed;
    if (request.candidates && *request.candidates > 1) root["n"] = *request.candidates;
    if (request.logprobs) root["logprobs"] = *request.logprobs;
    if (request.topLogprobs) root["top_logprobs"] = *request.topLogprobs;
    constexpr std::size_t kMostStops = 4;
    json::array stops;
    for (const auto& stop : request.stop) {
        if (stops.size() < kMostStops) {
            stops.emplace_back(stop);
        } else {
            notes.leaveOut("the fifth stop sequence and on");
        }
    }
    if (!stops.empty()) root["stop"] = std::move(stops);
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, "");
    chat::Request request;
    request.model = root.text("model");
    request.stream = root.flag("stream").value_or(false);
    request.wantsUsage =
        Members(root.object("stream_options"), "").flag("include_usage").value_or(false);
    const auto* messages = root.get("messages");
    if (messages == nullptr || !messages->is_array() || messages->get_array().empty())
        return wrong("messages", "is missing, or no list with something in it");
    for (std::size_t i = 0; i < messages->get_array().size(); ++i) {
        GH_TRY(readMessage(messages->get_array()[i], at("messages", i), request, notes));
    }
    readTools(root, request, notes);
    readSampling(root, request);
    readThinking(root, request);
    if (const auto& format = root.object("response_format"); !format.empty())
        readFormat(format, request);
    request.user = root.text("user");
    if (request.user.empty()) request.user = root.text("safety_identifier");
    request.metadata = root.object("metadata");
    request.serviceTier = root.text("service_tier");
    request.cacheKey = root.text("prompt_cache_key");
    const auto& modalities = root.list("modalities");
    if (modalities.size() != 1 || modalities[0] != "text") {
        if (!modalities.empty()) notes.leaveOut("modalities");
    }
    for (const std::string_view known :
         {"user", "safety_identifier", "store", "prompt_cache_retention"})
        root.ignore(known);
    root.leaveRest(notes);
    return request;
}

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    json::object root{{"model", to.model}};
    auto messages = messagesOf(request, notes);
    if (!messages) return std::move(messages).error();
    root["messages"] = std::move(*messages);
    if (request.stream) {
        root["stream"] = true;
        if (to.usageOnRequest) root["stream_options"] = {{"include_usage", true}};
    }
    writeTools(request, root, notes);
    writeFormat(request, root);
    writeThinking(request, to, root, notes);
    writeSampling(request, to, root, notes);
    if (!request.user.empty()) root["user"] = request.user;
    if (!request.metadata.empty()) notes.leaveOut("metadata");
    if (!request.cacheKey.empty() && to.completionTokens)
        root["prompt_cache_key"] = request.cacheKey;
    if (!request.serviceTier.empty() && request.serviceTier != "auto")
        notes.leaveOut("service_tier");
    return jsonText(root);
}

}  // namespace gatehouse::dialect::openai
