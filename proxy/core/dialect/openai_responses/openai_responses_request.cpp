#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"
#include "proxy/core/dialect/openai_responses/openai_responses_wire.h"

namespace gatehouse::dialect::responses {

namespace json = boost::json;
using chat::Part;
using Kind = chat::Part::Kind;

namespace {

Error wrong(const std::string& path, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(path, " ", what), "see the API reference of responses");
}

/// Items of one turn of the model become one message.
chat::Message& assistantTurn(chat::Request& request)
{
    if (request.messages.empty() || request.messages.back().role != chat::Role::Assistant)
        request.messages.emplace_back().role = chat::Role::Assistant;
    return request.messages.back();
}

Result<void> readContent(const json::value* content, const std::string& path,
                         std::vector<Part>& parts, Notes& notes)
{
    if (content == nullptr) return {};
    if (content->is_string()) {
        parts.emplace_back().text = content->get_string();
        return {};
    }
    if (!content->is_array()) return wrong(path, "is neither a text nor a list");
    for (std::size_t i = 0; i < content->get_array().size(); ++i) {
        Part part;
        if (openai::readPart(content->get_array()[i], at(path, i), part, notes)) {
            parts.push_back(std::move(part));
        } else {
            notes.leaveOut(at(path, i));
        }
    }
    return {};
}

Result<void> readMessage(Members& item, const std::string& path, chat::Request& request,
                         Notes& notes)
{
    using chat::Role;
    const std::string role = item.text("role");
    if (role == "assistant") {
        auto& turn = assistantTurn(request);
        return readContent(item.get("content"), cat(path, ".content"), turn.parts, notes);
    }
    if (role != "user" && role != "system" && role != "developer")
        return wrong(path, role.empty() ? "has no role"
                                        : cat("has the unknown role '", cutUtf8(role, 40), "'"));
    chat::Message message;
    message.role = role == "user" ? Role::User : role == "system" ? Role::System : Role::Developer;
    GH_TRY(readContent(item.get("content"), cat(path, ".content"), message.parts, notes));
    request.messages.push_back(std::move(message));
    return {};
}

Result<void> readOutput(Members& item, const std::string& path, chat::Request& request,
                        Notes& notes)
{
    Part result;
    result.kind = Kind::ToolResult;
    result.id = item.text("call_id");
    const auto* output = item.get("output");
    if (output != nullptr && output->is_object()) {
        result.content.emplace_back().text = jsonText(*output);
    } else {
        GH_TRY(readContent(output, cat(path, ".output"), result.content, notes));
    }
    auto& messages = request.messages;
    if (messages.empty() || messages.back().role != chat::Role::Tool)
        messages.emplace_back().role = chat::Role::Tool;
    messages.back().parts.push_back(std::move(result));
    return {};
}

Result<void> readItem(const json::value& value, const std::string& path, chat::Request& request,
                      Notes& notes)
{
    Members item(value, path);
    const std::string type = item.text("type");
    for (const std::string_view known : {"id", "status", "phase"}) item.ignore(known);
    if (type == "message" || (type.empty() && item.get("role") != nullptr)) {
        GH_TRY(readMessage(item, path, request, notes));
    } else if (type == "function_call" || type == "custom_tool_call") {
        Part& call = assistantTurn(request).parts.emplace_back();
        call.kind = Kind::ToolCall;
        call.id = item.text("call_id");
        call.name = item.text("name");
        call.text = type == "function_call" ? item.text("arguments")
                                            : jsonText({{"input", item.text("input")}});
    } else if (type == "function_call_output" || type == "custom_tool_call_output") {
        GH_TRY(readOutput(item, path, request, notes));
    } else if (type == "reasoning") {
        Part thought = thoughtOf(value);
        for (const std::string_view known : {"summary", "content", "encrypted_content"})
            item.ignore(known);
        if (!thought.text.empty() || !thought.signature.empty())
            assistantTurn(request).parts.push_back(std::move(thought));
    } else if (type.empty()) {
        return wrong(path, "has neither a type nor a role");
    } else {
        notes.leaveOut(cat(path, " (", type, ")"));
        return {};
    }
    item.leaveRest(notes);
    return {};
}

Result<void> readInput(const json::value* input, chat::Request& request, Notes& notes)
{
    if (input == nullptr) return wrong("input", "is missing");
    if (input->is_string()) {
        request.messages.emplace_back().parts.emplace_back().text = input->get_string();
        return {};
    }
    if (!input->is_array() || input->get_array().empty())
        return wrong("input", "is neither a text nor a list with something in it");
    for (std::size_t i = 0; i < input->get_array().size(); ++i)
        GH_TRY(readItem(input->get_array()[i], at("input", i), request, notes));
    return {};
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
    for (const auto& item : root.list("tools")) {
        Members outer(item, "tools");
        const std::string type = outer.text("type");
        auto& tool = request.tools.emplace_back();
        if (type == "function") {
            tool.name = outer.text("name");
            tool.description = outer.text("description");
            if (const auto& schema = outer.object("parameters"); !schema.empty())
                tool.parameters = schema;
            tool.strict = outer.flag("strict");
            outer.leaveRest(notes);
        } else if (type == "custom") {
            tool.name = outer.text("name");
            tool.description = outer.text("description");
            tool.isFreeform = true;
            tool.parameters = {
                {"type", "object"},
                {"properties",
                 {{"input",
                   {{"type", "string"}, {"description", "the whole input, as plain text"}}}}},
                {"required", json::array{"input"}}};
            if (const auto* format = outer.get("format");
                format != nullptr && format->is_object()) {
                // A grammar cannot be enforced elsewhere; the model can at least read it.
                const std::string grammar = Members(*format, "").text("definition");
                if (!grammar.empty()) {
                    tool.description += cat("\n\nThe input follows this grammar:\n", grammar);
                    notes.leaveOut(cat("the grammar of tool ", tool.name));
                }
            }
        } else {
            tool.name = type;
            if (item.is_object()) tool.builtIn = item.get_object();
        }
    }
    if (const auto* choice = root.get("tool_choice"))
        openai::readToolChoice(*choice, request, notes);
    request.parallelTools = root.flag("parallel_tool_calls");
}

/// What only the service that keeps the conversation can do.
Result<void> refuseState(Members& root)
{
    for (const std::string_view name : {"previous_response_id", "conversation", "prompt"}) {
        if (root.get(name) == nullptr) continue;
        return fail(
            ErrorKind::CannotExpress,
            cat("'", name,
                "' means something only to the service that holds it; this model is another's"),
            "send the whole conversation in 'input', or choose a model of the provider that holds "
            "it");
    }
    if (root.flag("background").value_or(false)) {
        return fail(ErrorKind::CannotExpress,
                    "a response in the background cannot be had from this provider",
                    "leave 'background' out");
    }
    return {};
}

// ---- writing

json::object textItem(std::string_view type, const std::string& text)
{
    return {{"type", json::string_view(type.data(), type.size())}, {"text", text}};
}

Result<json::array> contentOf(const std::vector<Part>& parts, std::string_view textType)
{
    json::array out;
    for (const auto& part : parts) {
        if (part.kind == Kind::Text) out.push_back(textItem(textType, part.text));
        if (part.kind == Kind::Refusal)
            out.push_back({{"type", "refusal"}, {"refusal", part.text}});
        if (part.kind != Kind::Media) continue;
        const auto& media = part.media;
        if (media.kind == "image" && media.fileId.empty()) {
            out.push_back({{"type", "input_image"},
                           {"image_url", urlOf(media)},
                           {"detail", media.detail.empty() ? std::string("auto") : media.detail}});
        } else if (media.kind == "file" && !media.data.empty()) {
            out.push_back(
                {{"type", "input_file"},
                 {"filename", media.name.empty() ? std::string("document.pdf") : media.name},
                 {"file_data", urlOf(media)}});
        } else if (media.kind == "file" && !media.url.empty()) {
            out.push_back({{"type", "input_file"}, {"file_url", media.url}});
        } else {
            return fail(ErrorKind::CannotExpress,
                        cat("responses cannot carry ", media.kind, " content",
                            media.fileId.empty() ? "" : " given by another provider's file id"),
                        "choose a model whose API can, or send the content itself");
        }
    }
    return out;
}

json::object thoughtItem(const Part& part)
{
    const auto bar = part.signature.find('|');
    json::array summary;
    if (!part.text.empty()) summary.push_back(textItem("summary_text", part.text));
    return {{"type", "reasoning"},
            {"id", part.signature.substr(0, bar)},
            {"summary", std::move(summary)},
            {"encrypted_content",
             bar == std::string::npos ? std::string() : part.signature.substr(bar + 1)}};
}

Result<void> writeAssistant(const chat::Message& message, const chat::Request& request,
                            json::array& out, Notes& notes)
{
    for (const auto& part : message.parts) {
        if (part.kind == Kind::Thinking) {
            if (part.signer == kResponses) {
                out.push_back(thoughtItem(part));
            } else {
                notes.leaveOut("thoughts of earlier turns");
            }
        } else if (part.kind == Kind::ToolCall) {
            const bool isFreeform = std::ranges::any_of(request.tools, [&](const chat::Tool& tool) {
                return tool.isFreeform && tool.name == part.name;
            });
            if (isFreeform) {
                out.push_back({{"type", "custom_tool_call"},
                               {"call_id", part.id},
                               {"name", part.name},
                               {"input", freeformInput(part.text)}});
            } else {
                out.push_back({{"type", "function_call"},
                               {"call_id", part.id},
                               {"name", part.name},
                               {"arguments", part.text.empty() ? std::string("{}") : part.text}});
            }
        } else {
            auto content = contentOf({part}, "output_text");
            if (!content) return std::move(content).error();
            out.push_back(
                {{"type", "message"}, {"role", "assistant"}, {"content", std::move(*content)}});
        }
    }
    return {};
}

Result<void> writeMessage(const chat::Message& message, const chat::Request& request,
                          json::array& out, Notes& notes)
{
    if (message.role == chat::Role::Assistant) return writeAssistant(message, request, out, notes);
    std::vector<Part> rest;
    for (const auto& part : message.parts) {
        if (part.kind != Kind::ToolResult) {
            rest.push_back(part);
            continue;
        }
        json::object item{{"type", "function_call_output"}, {"call_id", part.id}};
        const bool isText = std::ranges::all_of(
            part.content, [](const Part& inner) { return inner.kind == Kind::Text; });
        if (isText) {
            item["output"] = textOfParts(part.content);
        } else {
            auto content = contentOf(part.content, "input_text");
            if (!content) return std::move(content).error();
            item["output"] = std::move(*content);
        }
        out.push_back(std::move(item));
    }
    if (rest.empty()) return {};
    auto content = contentOf(rest, "input_text");
    if (!content) return std::move(content).error();
    const char* role = message.role == chat::Role::System      ? "system"
                       : message.role == chat::Role::Developer ? "developer"
                                                               : "user";
    out.push_back({{"role", role}, {"content", std::move(*content)}});
    return {};
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
        json::object one{
            {"type", "function"}, {"name", tool.name}, {"strict", tool.strict.value_or(false)}};
        if (!tool.description.empty()) one["description"] = tool.description;
        one["parameters"] = tool.parameters.is_object()
                                ? tool.parameters
                                : json::value{{"type", "object"}, {"properties", json::object()}};
        tools.push_back(std::move(one));
    }
    if (tools.empty()) return;
    root["tools"] = std::move(tools);
    if (request.toolChoice == ToolChoice::Auto) root["tool_choice"] = "auto";
    if (request.toolChoice == ToolChoice::None) root["tool_choice"] = "none";
    if (request.toolChoice == ToolChoice::Any) root["tool_choice"] = "required";
    if (request.toolChoice == ToolChoice::Named)
        root["tool_choice"] = {{"type", "function"}, {"name", request.toolNamed}};
    if (request.parallelTools) root["parallel_tool_calls"] = *request.parallelTools;
}

void writeFormat(const chat::Request& request, json::object& root)
{
    if (request.format == chat::Format::Json)
        root["text"] = {{"format", {{"type", "json_object"}}}};
    if (request.format != chat::Format::Schema) return;
    json::object format{
        {"type", "json_schema"},
        {"name", request.formatName.empty() ? std::string("answer") : request.formatName},
        {"schema", request.schema}};
    if (request.formatStrict) format["strict"] = *request.formatStrict;
    root["text"] = {{"format", std::move(format)}};
}

void writeRest(const chat::Request& request, const Destination& to, json::object& root,
               Notes& notes)
{
    const bool isFixed = to.completionTokens && to.isReasoning;
    const auto real = [&](const char* name, const std::optional<double>& value, bool isKnown) {
        if (!value) return;
        if (!isKnown || (isFixed && *value != 1.0)) {
            notes.leaveOut(name);
        } else {
            root[name] = *value;
        }
    };
    real("temperature", request.temperature, true);
    real("top_p", request.topP, true);
    real("frequency_penalty", request.frequencyPenalty, false);
    real("presence_penalty", request.presencePenalty, false);
    if (request.maxTokens) {
        constexpr std::int64_t kLeast = 16;
        const auto wanted =
            to.maxOutput > 0 ? std::min(to.maxOutput, *request.maxTokens) : *request.maxTokens;
        root["max_output_tokens"] = std::max(kLeast, wanted);
    }
    if (request.topLogprobs) root["top_logprobs"] = *request.topLogprobs;
    if (request.topK) notes.leaveOut("top_k");
    if (request.seed) notes.leaveOut("seed");
    if (request.candidates.value_or(1) > 1) notes.leaveOut("n");
    if (!request.stop.empty()) notes.leaveOut("stop");
    std::string effort = request.effort;
    if (effort.empty() && request.thinkingBudget) effort = effortOf(*request.thinkingBudget);
    if (effort == "max") effort = "high";
    if (!effort.empty() && (to.isReasoning || !to.isKnown)) {
        json::object reasoning{{"effort", effort}};
        if (request.showThinking.value_or(false)) reasoning["summary"] = "auto";
        root["reasoning"] = std::move(reasoning);
    } else if (!effort.empty() && effort != "none") {
        notes.leaveOut("reasoning effort");
    }
    if (isFixed) root["include"] = json::array{"reasoning.encrypted_content"};
    if (!request.user.empty()) root["user"] = request.user;
    if (!request.metadata.empty()) notes.leaveOut("metadata");
    if (!request.cacheKey.empty() && to.completionTokens)
        root["prompt_cache_key"] = request.cacheKey;
    if (!request.serviceTier.empty() && request.serviceTier != "auto")
        notes.leaveOut("service_tier");
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, "");
    GH_TRY(refuseState(root));
    chat::Request request;
    request.model = root.text("model");
    request.stream = root.flag("stream").value_or(false);
    if (auto instructions = root.text("instructions"); !instructions.empty()) {
        auto& message = request.messages.emplace_back();
        message.role = chat::Role::System;
        message.parts.emplace_back().text = std::move(instructions);
    }
    GH_TRY(readInput(root.get("input"), request, notes));
    readTools(root, request, notes);
    request.maxTokens = root.integer("max_output_tokens");
    request.temperature = root.real("temperature");
    request.topP = root.real("top_p");
    request.topLogprobs = root.integer("top_logprobs");
    Members format(root.object("text"), "text");
    if (const auto& one = format.object("format"); !one.empty()) openai::readFormat(one, request);
    format.leaveRest(notes);
    Members reasoning(root.object("reasoning"), "reasoning");
    request.effort = reasoning.text("effort");
    if (reasoning.get("summary") != nullptr) request.showThinking = true;
    request.user = root.text("user");
    if (request.user.empty()) request.user = root.text("safety_identifier");
    request.metadata = root.object("metadata");
    request.serviceTier = root.text("service_tier");
    request.cacheKey = root.text("prompt_cache_key");
    // Of the service's own store, or about how an answer is shown: nothing that another provider
    // would do differently.
    for (const std::string_view known :
         {"user", "safety_identifier", "store", "include", "truncation", "client_metadata",
          "stream_options", "background", "prompt_cache_retention"})
        root.ignore(known);
    root.leaveRest(notes);
    return request;
}

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    json::array input;
    for (const auto& message : request.messages)
        GH_TRY(writeMessage(message, request, input, notes));
    json::object root{{"model", to.model}, {"input", std::move(input)}, {"store", false}};
    if (request.stream) root["stream"] = true;
    writeTools(request, root, notes);
    writeFormat(request, root);
    writeRest(request, to, root, notes);
    return jsonText(root);
}

}  // namespace gatehouse::dialect::responses
