#include <algorithm>
#include <array>

#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/format_words.h"
#include "proxy/core/http/url.h"

namespace gatehouse::dialect::bedrock {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

/// Neighbouring messages of one side. Results stand first: the service wants them right behind the
/// calls.
struct Turn {
    bool isUser = true;
    std::string results;
    std::string blocks;
};

/// What the families of models behind one API want differently.
struct Family {
    bool isClaude = false, isNova = false, isNova2 = false, isOpenai = false;
    bool hasSchema = true;
};

/// Whose models take outputConfig.textFormat is told in "Structured outputs" of the user guide.
Family familyOf(std::string_view model, const anthropic::Traits& traits)
{
    constexpr std::string_view kWithout[] = {"amazon.", "meta.",   "cohere.",
                                             "ai21.",   "writer.", "deepseek.r1"};
    const auto has = [model](std::string_view word) {
        return model.find(word) != std::string_view::npos;
    };
    Family family;
    family.isClaude = has("claude");
    family.isNova = has("amazon.nova");
    family.isNova2 = has("amazon.nova-2");
    family.isOpenai = has("openai.");
    family.hasSchema =
        family.isClaude ? traits.generation >= 45 : !std::ranges::any_of(kWithout, has);
    return family;
}

std::string textBlock(std::string_view text)
{
    std::string block = "{\"text\":";
    appendJsonString(block, text);
    return block + "}";
}

Result<void> addMessage(const Message& message, bool isLast, std::vector<std::string>& documents,
                        Notes& notes, std::vector<Turn>& turns)
{
    Turn turn;
    turn.isUser = message.role != Role::Assistant;
    const bool isInstruction = message.role == Role::System || message.role == Role::Developer;
    if (!message.name.empty()) notes.leaveOut("name");
    if (isInstruction) turn.blocks = textBlock("<system>");
    const std::size_t before = documents.size();
    for (const auto& part : message.parts) {
        JsonWriter out(part.kind == Part::Kind::ToolResult ? turn.results : turn.blocks);
        // An answer that the model is to continue must not end in white space.
        const bool isTail = isLast && !turn.isUser && part.kind == Part::Kind::Text &&
                            &part == &message.parts.back();
        Part cut;
        if (isTail) {
            cut = part;
            cut.text.resize(cut.text.find_last_not_of(" \t\r\n") + 1);
        }
        GH_TRY(writeAskedBlock(out, isTail ? cut : part, documents, notes));
        writeCachePoint(out, part.cache);
    }
    if (isInstruction) JsonWriter(turn.blocks).raw(textBlock("</system>"));
    // Documents come with a text, the service insists.
    if (documents.size() > before && turn.blocks.find("{\"text\":") == std::string::npos &&
        turn.results.empty())
        JsonWriter(turn.blocks).raw(textBlock("."));
    if (turn.results.empty() && turn.blocks.empty()) return {};
    if (!turns.empty() && turns.back().isUser == turn.isUser) {
        auto& last = turns.back();
        if (!turn.results.empty()) JsonWriter(last.results).raw(turn.results);
        if (!turn.blocks.empty()) JsonWriter(last.blocks).raw(turn.blocks);
        return {};
    }
    turns.push_back(std::move(turn));
    return {};
}

void writeTurns(JsonWriter& out, const std::vector<Turn>& turns)
{
    out.open("messages", '[');
    if (turns.empty() || !turns.front().isUser)
        out.raw(cat(R"({"role":"user","content":[)", textBlock("."), "]}"));
    for (const auto& turn : turns) {
        out.open('{');
        out.text("role", turn.isUser ? "user" : "assistant");
        out.open("content", '[');
        if (!turn.results.empty()) out.raw(turn.results);
        if (!turn.blocks.empty()) out.raw(turn.blocks);
        out.close(']');
        out.close('}');
    }
    out.close(']');
}

/// Whether the calls that are being answered now begin with a signed thought.
bool mayContinue(const chat::Request& request)
{
    const auto isCall = [](const Part& part) { return part.kind == Part::Kind::ToolCall; };
    for (auto at = request.messages.rbegin(); at != request.messages.rend(); ++at) {
        const auto& message = *at;
        if (message.role == Role::User) {
            const bool answers = std::ranges::any_of(message.parts, [](const Part& part) {
                return part.kind == Part::Kind::ToolResult;
            });
            if (!answers) return true;
        }
        if (message.role != Role::Assistant) continue;
        if (!std::ranges::any_of(message.parts, isCall)) return true;
        const auto& first = message.parts.front();
        return first.kind == Part::Kind::Thinking && first.signer == kSigner;
    }
    return true;
}

void writeSpec(JsonWriter& out, const chat::Tool& tool)
{
    out.open('{');
    out.open("toolSpec", '{');
    out.text("name", tool.name);
    out.textIf("description", tool.description);
    out.open("inputSchema", '{');
    const auto* schema = tool.parameters.if_object();
    if (schema == nullptr || schema->empty()) {
        out.raw("json", R"({"type":"object","properties":{}})");
    } else if (schema->contains("type")) {
        out.json("json", *schema);
    } else {
        json::object typed{{"type", "object"}};
        for (const auto& [key, value] : *schema) typed[key] = value;
        out.json("json", typed);
    }
    out.close('}');
    out.close('}');
    out.close('}');
}

/// A conversation with calls must name its tools, even if none may be called any more.
std::vector<chat::Tool> toolsOf(const chat::Request& request, Notes& notes)
{
    std::vector<chat::Tool> tools;
    std::size_t index = 0;
    for (const auto& tool : request.tools) {
        const std::string place = at("tools", index++);
        if (tool.builtIn.empty()) {
            tools.push_back(tool);
        } else {
            notes.leaveOut(cat(place, " (", tool.name, ")"));
        }
    }
    if (!tools.empty()) return tools;
    for (const auto& message : request.messages) {
        for (const auto& part : message.parts) {
            const bool isKnown =
                part.kind != Part::Kind::ToolCall ||
                std::ranges::any_of(tools, [&](const auto& one) { return one.name == part.name; });
            if (!isKnown) tools.emplace_back().name = part.name;
        }
    }
    return tools;
}

void writeTools(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    const auto tools = toolsOf(request, notes);
    if (tools.empty()) return;
    out.open("toolConfig", '{');
    out.open("tools", '[');
    for (const auto& tool : tools) {
        writeSpec(out, tool);
        writeCachePoint(out, tool.cache);
    }
    out.close(']');
    const auto choice = request.toolChoice;
    if (choice == ToolChoice::Any) out.raw("toolChoice", R"({"any":{}})");
    if (choice == ToolChoice::Auto) out.raw("toolChoice", R"({"auto":{}})");
    if (choice == ToolChoice::None) notes.leaveOut("tool_choice (none)");
    if (choice == ToolChoice::Named) {
        out.open("toolChoice", '{');
        out.open("tool", '{');
        out.text("name", request.toolNamed);
        out.close('}');
        out.close('}');
    }
    out.close('}');
}

/// What goes into inferenceConfig, and what the maker of the model calls by words of its own.
struct Settings {
    std::optional<std::int64_t> maxTokens;
    std::optional<double> temperature, topP;
    json::object additional;
};

Settings claudeSettings(const chat::Request& request, const Destination& to,
                        const anthropic::Traits& traits, Notes& notes)
{
    const auto thinking = anthropic::thinkingOf(request, to, traits, mayContinue(request), notes);
    std::string text;
    JsonWriter out(text);
    out.open('{');
    anthropic::writeThinking(out, request, thinking, traits);
    anthropic::writeSampling(out, request, thinking, traits, notes);
    out.close('}');
    Settings settings;
    settings.additional = json::parse(text).as_object();
    const auto take = [&](std::string_view name) -> std::optional<double> {
        const auto at = settings.additional.find(name);
        if (at == settings.additional.end()) return std::nullopt;
        const double value = at->value().to_number<double>();
        settings.additional.erase(at);
        return value;
    };
    settings.temperature = take("temperature");
    settings.topP = take("top_p");
    if (request.maxTokens || thinking.mode == anthropic::Thinking::Mode::Budget)
        settings.maxTokens = thinking.maxTokens;
    if (!thinking.effort.empty() && traits.isAdaptive)
        settings.additional["output_config"] = json::object{{"effort", thinking.effort}};
    return settings;
}

void addEffort(const chat::Request& request, const Family& family, Settings& settings, Notes& notes)
{
    const auto budget = request.thinkingBudget;
    if (!budget && request.effort.empty()) return;
    const bool isOff = budget ? *budget == 0 : request.effort == "none";
    std::string effort(request.effort.empty() ? effortOf(budget.value_or(-1))
                                              : std::string_view(request.effort));
    if (effort == "minimal") effort = "low";
    if (effort == "xhigh" || effort == "max") effort = "high";
    if (isOff) return;
    if (family.isOpenai) {
        settings.additional["reasoning_effort"] = effort;
    } else if (family.isNova2) {
        settings.additional["reasoningConfig"] =
            json::object{{"type", "enabled"}, {"maxReasoningEffort", effort}};
        if (effort != "high") return;
        // The service refuses the three beside it.
        if (settings.temperature) notes.leaveOut("temperature");
        if (settings.topP) notes.leaveOut("top_p");
        if (settings.maxTokens) notes.leaveOut("max_tokens");
        settings.temperature.reset();
        settings.topP.reset();
        settings.maxTokens.reset();
    } else {
        notes.leaveOut("reasoning (the model has no word for it)");
    }
}

Settings settingsOf(const chat::Request& request, const Destination& to, const Family& family,
                    Notes& notes)
{
    Settings settings;
    settings.maxTokens = request.maxTokens;
    if (settings.maxTokens && to.maxOutput > 0)
        settings.maxTokens = std::min(*settings.maxTokens, to.maxOutput);
    settings.temperature = request.temperature;
    if (request.temperature.value_or(0) > 1) {
        notes.leaveOut("temperature (1 is the most)");
        settings.temperature = 1;
    }
    settings.topP = request.topP;
    if (request.topK && family.isNova) {
        settings.additional["inferenceConfig"] = json::object{{"topK", *request.topK}};
    } else if (request.topK) {
        notes.leaveOut("top_k");
    }
    addEffort(request, family, settings, notes);
    return settings;
}

void writeInference(JsonWriter& out, const chat::Request& request, const Settings& settings,
                    Notes& notes)
{
    std::string stops;
    JsonWriter list(stops);
    for (const auto& stop : request.stop) {
        if (stop.find_first_not_of(" \t\r\n") == std::string::npos) {
            notes.leaveOut("stop (a blank one)");
        } else {
            list.text(stop);
        }
    }
    if (settings.maxTokens || settings.temperature || settings.topP || !stops.empty()) {
        out.open("inferenceConfig", '{');
        if (settings.maxTokens) out.integer("maxTokens", *settings.maxTokens);
        if (settings.temperature) out.real("temperature", *settings.temperature);
        if (settings.topP) out.real("topP", *settings.topP);
        if (!stops.empty()) out.raw("stopSequences", cat("[", stops, "]"));
        out.close('}');
    }
    if (!settings.additional.empty()) out.json("additionalModelRequestFields", settings.additional);
}

void writeFormat(JsonWriter& out, const chat::Request& request, const Family& family)
{
    if (request.format != chat::Format::Schema || !family.hasSchema) return;
    const auto schema = family.isClaude ? anthropic::compilable(request.schema) : request.schema;
    out.open("outputConfig", '{');
    out.open("textFormat", '{');
    out.text("type", "json_schema");
    out.open("structure", '{');
    out.open("jsonSchema", '{');
    out.text("schema", jsonText(schema));
    out.textIf("name", request.formatName);
    out.textIf("description", request.formatDescription);
    for (int i = 0; i < 4; ++i) out.close('}');
}

Result<void> writeSystem(JsonWriter& out, const std::vector<Part>& parts, std::string_view hint,
                         Notes& notes)
{
    std::string blocks;
    JsonWriter inner(blocks);
    std::vector<std::string> documents;
    for (const auto& part : parts) {
        GH_TRY(writeAskedBlock(inner, part, documents, notes));
        if (!blocks.empty()) writeCachePoint(inner, part.cache);
    }
    if (!hint.empty()) inner.raw(textBlock(hint));
    if (!blocks.empty()) out.raw("system", cat("[", blocks, "]"));
    return {};
}

/// What the API or the model has no word for, the model is asked for.
std::string hintOf(const chat::Request& request, const Family& family, Notes& notes)
{
    const bool isSchema = request.format == chat::Format::Schema;
    if (request.format == chat::Format::Text || (isSchema && family.hasSchema)) return {};
    notes.leaveOut(cat("response_format (json_", isSchema ? "schema" : "object",
                       "; asked of the model in words)"));
    return wordsOfFormat(request);
}

void writeRest(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    const auto& tier = request.serviceTier;
    if (tier == "flex" || tier == "priority") {
        out.open("serviceTier", '{');
        out.text("type", tier);
        out.close('}');
    }
    chat::Request terms;
    terms.candidates = request.candidates;
    terms.parallelTools = request.parallelTools;
    terms.user = request.user;
    terms.metadata = request.metadata;
    terms.cacheKey = request.cacheKey;
    if (tier != "flex" && tier != "priority" && tier != "standard") terms.serviceTier = tier;
    leaveTerms(terms, notes);
    const auto leave = [&notes](bool isSet, const char* name) {
        if (isSet) notes.leaveOut(name);
    };
    leave(request.seed.has_value(), "seed");
    leave(request.logprobs.value_or(false), "logprobs");
    leave(request.topLogprobs.value_or(0) > 0, "top_logprobs");
    leave(request.frequencyPenalty.value_or(0) != 0, "frequency_penalty");
    leave(request.presencePenalty.value_or(0) != 0, "presence_penalty");
}

}  // namespace

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    const auto traits = anthropic::traitsOf(to.model);
    const Family family = familyOf(to.model, traits);
    std::vector<Part> system;
    std::vector<Turn> turns;
    std::vector<std::string> documents;
    bool hasBegun = false;
    for (const auto& message : request.messages) {
        hasBegun = hasBegun || (message.role != Role::System && message.role != Role::Developer);
        if (hasBegun) {
            GH_TRY(
                addMessage(message, &message == &request.messages.back(), documents, notes, turns));
        } else {
            system.insert(system.end(), message.parts.begin(), message.parts.end());
        }
    }
    if (turns.empty() && !system.empty()) {  // the service wants a user's turn
        GH_TRY(addMessage({Role::User, std::move(system)}, false, documents, notes, turns));
        system.clear();
    }
    const Settings settings = family.isClaude ? claudeSettings(request, to, traits, notes)
                                              : settingsOf(request, to, family, notes);
    std::string body;
    JsonWriter out(body);
    out.open('{');
    writeTurns(out, turns);
    GH_TRY(writeSystem(out, system, hintOf(request, family, notes), notes));
    writeInference(out, request, settings, notes);
    writeTools(out, request, notes);
    writeFormat(out, request, family);
    writeRest(out, request, notes);
    out.close('}');
    return body;
}

std::string path(const chat::Request& request, const Destination& to)
{
    return cat("/model/", http::escapeSegment(to.model),
               request.stream ? "/converse-stream" : "/converse");
}

}  // namespace gatehouse::dialect::bedrock
