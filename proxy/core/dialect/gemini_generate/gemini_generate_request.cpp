#include <algorithm>
#include <iterator>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

Error wrong(std::string_view where, std::string_view what)
{
    return fail(ErrorKind::BadRequest, cat(where, ": ", what),
                "see the generateContent reference for its form");
}

/// Ids are optional here: calls without one are numbered, and results take that of the first
/// unanswered call of their name.
class Ids {
public:
    void give(Part& part)
    {
        if (part.kind == Part::Kind::ToolCall) {
            if (part.id.empty()) part.id = cat("call_", number(count_++));
            open_.push_back({part.name, part.id});
        } else if (part.kind == Part::Kind::ToolResult) {
            for (auto call = open_.begin(); call != open_.end(); ++call) {
                const bool isIt = part.id.empty() ? call->name == part.name : call->id == part.id;
                if (!isIt) continue;
                part.id = call->id;
                open_.erase(call);
                return;
            }
            if (part.id.empty()) part.id = cat("call_", number(count_++));
        }
    }

private:
    struct Call {
        std::string name;
        std::string id;
    };

    std::vector<Call> open_;
    std::int64_t count_ = 0;
};

Result<void> readContent(const json::value& value, const std::string& path, Ids& ids,
                         chat::Request& request, Notes& notes)
{
    Message message;
    if (value.is_string()) {
        message.parts.emplace_back().text = value.get_string();
        request.messages.push_back(std::move(message));
        return {};
    }
    if (!value.is_object()) return wrong(path, "an object with parts is needed");
    Members content(value, path);
    const std::string role = content.text("role");
    if (role == "model") {
        message.role = Role::Assistant;
    } else if (role == "function" || role == "tool") {
        message.role = Role::Tool;
    } else if (role == "system") {
        message.role = Role::System;
    } else if (!role.empty() && role != "user") {
        return wrong(content.pathOf("role"), "\"user\" or \"model\" is needed");
    }
    const auto* parts = content.get("parts");
    if (parts != nullptr && parts->is_object())
        readPart(*parts, content.pathOf("parts"), message.parts, notes);
    std::size_t index = 0;
    for (const auto& part : content.list("parts")) {
        const std::string place = at(content.pathOf("parts"), index++);
        if (!part.is_object()) return wrong(place, "a part is an object");
        readPart(part, place, message.parts, notes);
    }
    content.leaveRest(notes);
    for (auto& part : message.parts) ids.give(part);
    auto& all = request.messages;
    // Contents of the model that follow one another are one answer: elsewhere results must follow
    // the message that holds their calls.
    if (message.role == Role::Assistant && !all.empty() && all.back().role == Role::Assistant) {
        std::move(message.parts.begin(), message.parts.end(), std::back_inserter(all.back().parts));
        return {};
    }
    all.push_back(std::move(message));
    return {};
}

Result<void> readContents(Members& root, chat::Request& request, Notes& notes)
{
    if (const auto* system = either(root, "systemInstruction")) {
        Message message;
        message.role = Role::System;
        if (system->is_string()) {
            message.parts.emplace_back().text = system->get_string();
        } else {
            Members content(*system, "systemInstruction");
            content.ignore("role");
            const auto* parts = content.get("parts");
            if (parts != nullptr && parts->is_object())
                readPart(*parts, "systemInstruction.parts", message.parts, notes);
            for (const auto& part : content.list("parts"))
                readPart(part, "systemInstruction.parts", message.parts, notes);
        }
        if (!message.parts.empty()) request.messages.push_back(std::move(message));
    }
    Ids ids;
    const auto* contents = root.get("contents");
    if (contents == nullptr) return wrong("contents", "a list is needed");
    if (!contents->is_array()) return readContent(*contents, "contents", ids, request, notes);
    std::size_t index = 0;
    for (const auto& content : contents->get_array())
        GH_TRY(readContent(content, at("contents", index++), ids, request, notes));
    return {};
}

void readDeclaration(const json::value& value, const std::string& path, chat::Request& request,
                     Notes& notes)
{
    Members members(value, path);
    auto& tool = request.tools.emplace_back();
    tool.name = members.text("name");
    tool.description = members.text("description");
    if (const auto* schema = either(members, "parametersJsonSchema")) {
        tool.parameters = *schema;
    } else if (const auto* openapi = members.get("parameters")) {
        tool.parameters = jsonSchemaOf(*openapi);
    }
    members.leaveRest(notes);
}

void readTool(const json::value& value, const std::string& path, chat::Request& request,
              Notes& notes)
{
    const auto* object = value.if_object();
    if (object == nullptr) return;
    for (const auto& [key, member] : *object) {
        if (key != "functionDeclarations" && key != "function_declarations") {
            auto& tool = request.tools.emplace_back();
            tool.name = key;
            tool.builtIn = {{key, member}};
            continue;
        }
        std::size_t index = 0;
        if (!member.is_array()) continue;
        for (const auto& one : member.get_array())
            readDeclaration(one, at(cat(path, ".", std::string_view(key)), index++), request,
                            notes);
    }
}

void readTools(Members& root, chat::Request& request, Notes& notes)
{
    const auto* tools = root.get("tools");
    if (tools != nullptr && tools->is_object()) readTool(*tools, "tools", request, notes);
    std::size_t index = 0;
    for (const auto& value : root.list("tools"))
        readTool(value, at("tools", index++), request, notes);
    const auto* value = either(root, "toolConfig");
    if (value == nullptr) return;
    Members config(*value, "toolConfig");
    if (const auto* calling = either(config, "functionCallingConfig")) {
        Members members(*calling, "toolConfig.functionCallingConfig");
        const std::string mode = lower(members.text("mode"));
        const auto* names = either(members, "allowedFunctionNames");
        const auto* list = names != nullptr ? names->if_array() : nullptr;
        if (mode == "any") request.toolChoice = ToolChoice::Any;
        if (mode == "auto" || mode == "validated") request.toolChoice = ToolChoice::Auto;
        if (mode == "none") request.toolChoice = ToolChoice::None;
        if (mode == "validated") notes.leaveOut(cat(members.pathOf("mode"), " (VALIDATED)"));
        if (mode == "any" && list != nullptr && list->size() == 1 && list->front().is_string()) {
            request.toolChoice = ToolChoice::Named;
            request.toolNamed = list->front().get_string();
        } else if (list != nullptr && !list->empty()) {
            notes.leaveOut(members.pathOf("allowedFunctionNames"));
        }
        members.leaveRest(notes);
    }
    config.leaveRest(notes);
}

template <class Value>
std::optional<Value> numberOf(Members& members, std::string_view camel)
{
    const auto* value = either(members, camel);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    json::error_code code;
    const auto number = value->to_number<Value>(code);
    return code ? std::nullopt : std::optional<Value>(number);
}

void readThinking(Members& config, chat::Request& request, Notes& notes)
{
    const auto* value = either(config, "thinkingConfig");
    if (value == nullptr) return;
    Members thinking(*value, "generationConfig.thinkingConfig");
    const auto* shows = either(thinking, "includeThoughts");
    request.showThinking = shows != nullptr && shows->is_bool() && shows->get_bool();
    request.thinkingBudget = numberOf<std::int64_t>(thinking, "thinkingBudget");
    request.effort = lower(textOf(thinking, "thinkingLevel"));
    if (request.effort == "thinking_level_unspecified") request.effort.clear();
    thinking.leaveRest(notes);
}

void readFormat(Members& config, chat::Request& request, Notes& notes)
{
    const std::string mime = textOf(config, "responseMimeType");
    if (mime == "application/json") request.format = chat::Format::Json;
    if (!mime.empty() && mime != "application/json" && mime != "text/plain")
        notes.leaveOut(cat("generationConfig.responseMimeType (", mime, ")"));
    if (const auto* schema = either(config, "responseJsonSchema")) {
        request.schema = *schema;
        request.format = chat::Format::Schema;
    } else if (const auto* openapi = either(config, "responseSchema")) {
        request.schema = jsonSchemaOf(*openapi);
        request.format = chat::Format::Schema;
    }
    if (const auto* value = either(config, "responseModalities")) {
        const auto* list = value->if_array();
        const bool isText =
            list != nullptr && (list->empty() || (list->size() == 1 && list->front().is_string() &&
                                                  list->front().get_string() == "TEXT"));
        if (!isText) notes.leaveOut("generationConfig.responseModalities");
    }
}

void readConfig(Members& root, chat::Request& request, Notes& notes)
{
    const auto* value = either(root, "generationConfig");
    if (value == nullptr) return;
    Members config(*value, "generationConfig");
    request.temperature = numberOf<double>(config, "temperature");
    request.topP = numberOf<double>(config, "topP");
    request.topK = numberOf<std::int64_t>(config, "topK");
    request.maxTokens = numberOf<std::int64_t>(config, "maxOutputTokens");
    request.candidates = numberOf<std::int64_t>(config, "candidateCount");
    request.seed = numberOf<std::int64_t>(config, "seed");
    request.presencePenalty = numberOf<double>(config, "presencePenalty");
    request.frequencyPenalty = numberOf<double>(config, "frequencyPenalty");
    request.topLogprobs = numberOf<std::int64_t>(config, "logprobs");
    if (const auto* flag = either(config, "responseLogprobs"); flag != nullptr && flag->is_bool())
        request.logprobs = flag->get_bool();
    if (const auto* stops = either(config, "stopSequences");
        stops != nullptr && stops->is_array()) {
        for (const auto& stop : stops->get_array()) {
            if (stop.is_string()) request.stop.emplace_back(stop.get_string());
        }
    }
    readThinking(config, request, notes);
    readFormat(config, request, notes);
    config.leaveRest(notes);
}

std::string escaped(std::string_view model)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : model) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') ||
                             std::string_view("-._~@").find(c) != std::string_view::npos;
        if (isPlain) {
            out += c;
        } else {
            out += '%';
            out += kHex[(static_cast<unsigned char>(c) >> 4) & 0xF];
            out += kHex[static_cast<unsigned char>(c) & 0xF];
        }
    }
    return out;
}

}  // namespace

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::Request request;
    request.model = root.text("model");
    if (request.model.starts_with("models/")) request.model.erase(0, 7);
    GH_TRY(readContents(root, request, notes));
    readTools(root, request, notes);
    readConfig(root, request, notes);
    request.serviceTier = lower(textOf(root, "serviceTier"));
    if (request.serviceTier == "standard") request.serviceTier = "default";
    root.leaveRest(notes);
    return request;
}

std::string path(const chat::Request& request, const Destination& to)
{
    std::string_view model = to.model;
    std::string_view folder = "models";
    for (const std::string_view known : {"models", "tunedModels"}) {
        if (!model.starts_with(cat(known, "/"))) continue;
        folder = known;
        model.remove_prefix(known.size() + 1);
        break;
    }
    return cat("/", folder, "/", escaped(model),
               request.stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
}

}  // namespace gatehouse::dialect::gemini
