#include "proxy/core/base/text.h"
#include "proxy/core/dialect/format_words.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

constexpr int kFirstWithProofs = 30;  ///< refuses calls without a signature
constexpr std::size_t kMostStops = 5;

struct Turn {
    bool isModel = false;
    std::string parts;
};

bool isInstruction(const Message& message) noexcept
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// Results carry the tool's name, which other APIs leave to the call.
std::vector<Part> named(const chat::Request& request, std::vector<Part> parts)
{
    for (auto& part : parts) {
        if (part.kind == Part::Kind::ToolResult && part.name.empty()) {
            part.name = toolNameOf(request, part.id);
            if (part.name.empty()) part.name = "tool";
        }
    }
    return parts;
}

void addTurn(bool isModel, std::string parts, std::vector<Turn>& turns)
{
    if (parts.empty()) return;
    if (turns.empty() || turns.back().isModel != isModel) {
        turns.push_back({isModel, std::move(parts)});
    } else {
        JsonWriter(turns.back().parts).raw(parts);
    }
}

void addMessage(const chat::Request& request, const Message& message, bool skip,
                std::vector<Turn>& turns, Notes& notes)
{
    if (!message.name.empty()) notes.leaveOut("name");
    std::string parts;
    JsonWriter out(parts);
    // An instruction between the turns becomes the user's, and says what it is.
    const bool isLate = isInstruction(message);
    if (isLate) out.raw(R"({"text":"<system>"})");
    writeParts(out, named(request, message.parts), skip, notes);
    if (isLate) out.raw(R"({"text":"</system>"})");
    addTurn(message.role == Role::Assistant, std::move(parts), turns);
}

void writeContents(JsonWriter& out, const chat::Request& request, const Destination& to,
                   const std::string& hint, Notes& notes)
{
    const bool skip = generationOf(to.model) >= kFirstWithProofs;
    std::string system;
    std::vector<Turn> turns;
    JsonWriter instructions(system);
    for (const auto& message : request.messages) {
        if (isInstruction(message) && turns.empty()) {
            writeParts(instructions, message.parts, false, notes);
        } else {
            addMessage(request, message, skip, turns, notes);
        }
    }
    if (turns.empty() && !system.empty()) {  // the service wants a user's turn
        addTurn(false, system, turns);
        system.clear();
    }
    if (!hint.empty()) {
        instructions.open('{');
        instructions.text("text", hint);
        instructions.close('}');
    }
    if (!system.empty()) out.raw("systemInstruction", cat("{\"parts\":[", system, "]}"));
    if (turns.empty() || turns.front().isModel)
        turns.insert(turns.begin(), Turn{false, R"({"text":"."})"});
    out.open("contents", '[');
    for (const auto& turn : turns) {
        out.open('{');
        out.text("role", turn.isModel ? "model" : "user");
        out.raw("parts", cat("[", turn.parts, "]"));
        out.close('}');
    }
    out.close(']');
}

void writeTools(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    std::string list;
    std::string declarations;
    JsonWriter tools(list);
    JsonWriter functions(declarations);
    std::int64_t index = 0;
    for (const auto& tool : request.tools) {
        const std::string path = cat("tools[", number(index++), "]");
        if (!tool.cache.empty()) notes.leaveOut("cache_control");
        if (!tool.builtIn.empty()) {
            // The service's own tools are one member each, without a type.
            if (tool.builtIn.size() == 1 && !tool.builtIn.contains("type")) {
                tools.json(tool.builtIn);
            } else {
                notes.leaveOut(cat(path, " (", tool.name, ")"));
            }
            continue;
        }
        functions.open('{');
        functions.text("name", tool.name);
        functions.textIf("description", tool.description);
        const auto* schema = tool.parameters.if_object();
        if (schema != nullptr && !schema->empty())
            functions.json("parametersJsonSchema", tool.parameters);
        functions.close('}');
    }
    if (!declarations.empty()) {
        tools.open('{');
        tools.raw("functionDeclarations", cat("[", declarations, "]"));
        tools.close('}');
    }
    if (list.empty()) return;
    out.raw("tools", cat("[", list, "]"));
    if (request.toolChoice == ToolChoice::Default || declarations.empty()) return;
    const bool isForced =
        request.toolChoice == ToolChoice::Any || request.toolChoice == ToolChoice::Named;
    out.open("toolConfig", '{');
    out.open("functionCallingConfig", '{');
    out.text("mode", isForced ? "ANY" : request.toolChoice == ToolChoice::None ? "NONE" : "AUTO");
    if (request.toolChoice == ToolChoice::Named) {
        out.open("allowedFunctionNames", '[');
        out.text(request.toolNamed);
        out.close(']');
    }
    out.close('}');
    out.close('}');
}

/// Models before this one refuse a format beside tools.
bool mayFormat(const chat::Request& request, const Destination& to)
{
    const int generation = generationOf(to.model);
    const bool isStrict = generation > 0 && generation < kFirstWithProofs;
    return request.format != chat::Format::Text && !(isStrict && !request.tools.empty());
}

void writeSampling(JsonWriter& out, const chat::Request& request)
{
    const auto whole = [&](std::string_view name, const std::optional<std::int64_t>& value) {
        if (value) out.integer(name, *value);
    };
    const auto real = [&](std::string_view name, const std::optional<double>& value) {
        if (value) out.real(name, *value);
    };
    real("temperature", request.temperature);
    real("topP", request.topP);
    whole("topK", request.topK);
    whole("candidateCount", request.candidates);
    whole("seed", request.seed);
    real("presencePenalty", request.presencePenalty);
    real("frequencyPenalty", request.frequencyPenalty);
    if (request.logprobs) out.flag("responseLogprobs", *request.logprobs);
    if (request.logprobs.value_or(false)) whole("logprobs", request.topLogprobs);
}

void writeConfig(JsonWriter& root, const chat::Request& request, const Destination& to,
                 Notes& notes)
{
    std::string config;
    JsonWriter out(config);
    if (auto limit = request.maxTokens) {
        if (to.maxOutput > 0 && *limit > to.maxOutput) limit = to.maxOutput;
        out.integer("maxOutputTokens", *limit);
    }
    writeSampling(out, request);
    if (!request.stop.empty()) {
        out.open("stopSequences", '[');
        for (std::size_t i = 0; i < request.stop.size() && i < kMostStops; ++i)
            out.text(request.stop[i]);
        out.close(']');
        if (request.stop.size() > kMostStops) notes.leaveOut("stop (five at most)");
    }
    if (mayFormat(request, to)) {
        out.text("responseMimeType", "application/json");
        if (request.format == chat::Format::Schema) out.json("responseJsonSchema", request.schema);
    }
    writeThinking(out, request, to, notes);
    if (!config.empty()) root.raw("generationConfig", cat("{", config, "}"));
}

void noteRest(const chat::Request& request, Notes& notes)
{
    const auto leave = [&notes](bool isSet, const char* name) {
        if (isSet) notes.leaveOut(name);
    };
    bool isCached = false;
    for (const auto& message : request.messages) {
        for (const auto& part : message.parts) isCached = isCached || !part.cache.empty();
    }
    leave(isCached, "cache_control");
    leave(request.parallelTools == false, "parallel_tool_calls");
    leave(!request.user.empty(), "user");
    leave(!request.metadata.empty(), "metadata");
    leave(!request.cacheKey.empty(), "prompt_cache_key");
}

void writeTier(JsonWriter& out, const std::string& tier, Notes& notes)
{
    if (tier.empty() || tier == "auto") return;
    if (tier == "default" || tier == "standard" || tier == "flex" || tier == "priority") {
        out.text("serviceTier", tier == "default" ? "standard" : tier);
    } else {
        notes.leaveOut(cat("service_tier (", tier, ")"));
    }
}

}  // namespace

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    std::string hint;
    if (request.format != chat::Format::Text && !mayFormat(request, to)) {
        notes.leaveOut("response_format (not beside tools; asked of the model in words)");
        hint = wordsOfFormat(request);
    }
    std::string body;
    JsonWriter out(body);
    out.open('{');
    writeContents(out, request, to, hint, notes);
    writeTools(out, request, notes);
    writeConfig(out, request, to, notes);
    writeTier(out, request.serviceTier, notes);
    noteRest(request, notes);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::gemini
