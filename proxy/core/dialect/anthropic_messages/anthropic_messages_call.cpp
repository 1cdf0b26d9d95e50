#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/format_words.h"

namespace gatehouse::dialect::anthropic {

namespace json = boost::json;
using chat::Message;
using chat::Part;
using chat::Role;
using chat::ToolChoice;

namespace {

enum class Side : std::uint8_t { User, Assistant, System };

/// What neighbouring messages of one side become. Results stand first: the service wants them right
/// behind the calls.
struct Turn {
    Side side = Side::User;
    std::string results;
    std::string blocks;
    bool beginsWithThought = false;
    bool hasCalls = false;
};

Side sideOf(Role role) noexcept
{
    if (role == Role::Assistant) return Side::Assistant;
    return role == Role::System || role == Role::Developer ? Side::System : Side::User;
}

std::string_view withoutTail(std::string_view text) noexcept
{
    const auto last = text.find_last_not_of(" \t\r\n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

void addPart(const Part& part, Notes& notes, Turn& turn)
{
    const bool isResult = part.kind == Part::Kind::ToolResult;
    const bool isFirst = turn.blocks.empty();
    JsonWriter out(isResult ? turn.results : turn.blocks);
    if (!writeAskedBlock(out, part, notes)) return;
    if (part.kind == Part::Kind::ToolCall) turn.hasCalls = true;
    if (isFirst && part.kind == Part::Kind::Thinking && !part.signature.starts_with('{'))
        turn.beginsWithThought = true;
}

/// `isLast`: an answer that the model is to continue must not end in white space.
void addMessage(const Message& message, bool isLast, Notes& notes, std::vector<Turn>& turns)
{
    Turn turn;
    turn.side = sideOf(message.role);
    if (!message.name.empty()) notes.leaveOut("name");
    for (const auto& part : message.parts) {
        const bool isTail = isLast && turn.side == Side::Assistant &&
                            part.kind == Part::Kind::Text && &part == &message.parts.back();
        if (!isTail) {
            addPart(part, notes, turn);
            continue;
        }
        Part cut = part;
        cut.text = withoutTail(part.text);
        addPart(cut, notes, turn);
    }
    if (turn.results.empty() && turn.blocks.empty()) return;
    turns.push_back(std::move(turn));
}

void append(std::string& to, const std::string& blocks)
{
    if (!blocks.empty()) JsonWriter(to).raw(blocks);
}

/// An instruction where the service takes none becomes the user's, and says what it is.
void demote(Turn& turn)
{
    turn.side = Side::User;
    std::string blocks = R"({"type":"text","text":"<system>"})";
    append(blocks, turn.blocks);
    append(blocks, R"({"type":"text","text":"</system>"})");
    turn.blocks = std::move(blocks);
}

std::vector<Turn> merged(std::vector<Turn> turns)
{
    std::vector<Turn> out;
    for (auto& turn : turns) {
        if (out.empty() || out.back().side != turn.side) {
            out.push_back(std::move(turn));
            continue;
        }
        auto& last = out.back();
        append(last.results, turn.results);
        append(last.blocks, turn.blocks);
        last.hasCalls = last.hasCalls || turn.hasCalls;
    }
    return out;
}

/// Between the turns an instruction may stand only behind the user's and before an answer.
std::vector<Turn> placed(std::vector<Turn> turns, const Traits& traits)
{
    turns = merged(std::move(turns));
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (turns[i].side != Side::System) continue;
        const bool isBehindUser = i > 0 && turns[i - 1].side == Side::User;
        const bool isBeforeAnswer = i + 1 == turns.size() || turns[i + 1].side == Side::Assistant;
        if (!traits.hasInlineSystem || !isBehindUser || !isBeforeAnswer) demote(turns[i]);
    }
    turns = merged(std::move(turns));
    if (turns.empty() || turns.front().side != Side::User) {
        Turn first;
        first.blocks = R"({"type":"text","text":"."})";
        turns.insert(turns.begin(), std::move(first));
    }
    return turns;
}

/// Whether the calls that are being answered now begin with a thought of the service's.
bool mayContinue(const std::vector<Turn>& turns)
{
    for (auto turn = turns.rbegin(); turn != turns.rend(); ++turn) {
        if (turn->side == Side::System) continue;
        if (turn->side == Side::Assistant) return !turn->hasCalls || turn->beginsWithThought;
        if (turn->results.empty()) return true;
    }
    return true;
}

void writeSystem(JsonWriter& out, const std::vector<Part>& parts, std::string_view hint,
                 Notes& notes)
{
    const bool isPlain = hint.empty() && parts.size() == 1 && parts[0].cache.empty() &&
                         parts[0].kind == Part::Kind::Text;
    if (isPlain)
        return out.textIf("system", withoutTail(parts[0].text).empty() ? "" : parts[0].text);
    std::string blocks;
    JsonWriter inner(blocks);
    for (const auto& part : parts) writeAskedBlock(inner, part, notes);
    Part last;
    last.text = hint;
    writeAskedBlock(inner, last, notes);
    if (!blocks.empty()) out.raw("system", cat("[", blocks, "]"));
}

void writeMessages(JsonWriter& out, const std::vector<Turn>& turns)
{
    constexpr std::string_view kRoles[] = {"user", "assistant", "system"};
    out.open("messages", '[');
    for (const auto& turn : turns) {
        out.open('{');
        out.text("role", kRoles[static_cast<std::size_t>(turn.side)]);
        out.open("content", '[');
        if (!turn.results.empty()) out.raw(turn.results);
        if (!turn.blocks.empty()) out.raw(turn.blocks);
        out.close(']');
        out.close('}');
    }
    out.close(']');
}

/// The service dates its own tools: web_search_20250305.
bool isOwnTool(const chat::Tool& tool)
{
    const auto line = tool.name.rfind('_');
    return line != std::string::npos && tool.name.size() - line == 9 &&
           tool.name.find_first_not_of("0123456789", line + 1) == std::string::npos;
}

void writeSchema(JsonWriter& out, const chat::Tool& tool)
{
    const auto* schema = tool.parameters.if_object();
    if (schema == nullptr || schema->empty())
        return out.raw("input_schema", R"({"type":"object","properties":{}})");
    if (tool.strict.value_or(false)) return out.json("input_schema", compilable(*schema));
    if (schema->contains("type")) return out.json("input_schema", tool.parameters);
    json::object typed{{"type", "object"}};
    for (const auto& [key, value] : *schema) typed[key] = value;
    out.json("input_schema", typed);
}

/// Whether any tool was written.
bool writeTools(JsonWriter& out, const chat::Request& request, const Traits& traits, Notes& notes)
{
    std::string list;
    JsonWriter tools(list);
    std::int64_t index = 0;
    for (const auto& tool : request.tools) {
        const std::string path = cat("tools[", number(index++), "]");
        if (!tool.builtIn.empty()) {
            if (isOwnTool(tool)) {
                tools.json(tool.builtIn);
            } else {
                notes.leaveOut(cat(path, " (", tool.name, ")"));
            }
            continue;
        }
        tools.open('{');
        tools.text("name", tool.name);
        tools.textIf("description", tool.description);
        writeSchema(tools, tool);
        if (tool.strict && traits.hasSchema) tools.flag("strict", *tool.strict);
        writeCache(tools, tool.cache);
        tools.close('}');
    }
    if (!list.empty()) out.raw("tools", cat("[", list, "]"));
    return !list.empty();
}

void writeToolChoice(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                     const Traits& traits, Notes& notes)
{
    auto choice = request.toolChoice;
    const bool isForced = choice == ToolChoice::Any || choice == ToolChoice::Named;
    if (isForced && traits.alwaysThinks && thinking.mode != Thinking::Mode::Off) {
        notes.leaveOut("tool_choice (the model thinks first)");
        choice = ToolChoice::Auto;
    }
    if (choice == ToolChoice::Default && !request.parallelTools) return;
    out.open("tool_choice", '{');
    out.text("type", choice == ToolChoice::Any     ? "any"
                     : choice == ToolChoice::Named ? "tool"
                     : choice == ToolChoice::None  ? "none"
                                                   : "auto");
    if (choice == ToolChoice::Named) out.text("name", request.toolNamed);
    if (request.parallelTools && choice != ToolChoice::None)
        out.flag("disable_parallel_tool_use", !*request.parallelTools);
    out.close('}');
}

void writeOutputConfig(JsonWriter& out, const chat::Request& request, const Thinking& thinking,
                       const Traits& traits)
{
    const bool hasSchema = request.format == chat::Format::Schema && traits.hasSchema;
    if (!hasSchema && thinking.effort.empty()) return;
    out.open("output_config", '{');
    out.textIf("effort", thinking.effort);
    if (hasSchema) {
        out.open("format", '{');
        out.text("type", "json_schema");
        out.json("schema", compilable(request.schema));
        out.close('}');
    }
    out.close('}');
}

/// What the API has no word for, the model is asked for.
std::string hintOf(const chat::Request& request, const Traits& traits, Notes& notes)
{
    const bool isSchema = request.format == chat::Format::Schema;
    if (request.format == chat::Format::Text || (isSchema && traits.hasSchema)) return {};
    notes.leaveOut(cat("response_format (json_", isSchema ? "schema" : "object",
                       "; asked of the model in words)"));
    return wordsOfFormat(request);
}

void writeRest(JsonWriter& out, const chat::Request& request, Notes& notes)
{
    std::vector<std::string_view> stops;
    for (const auto& stop : request.stop) {
        if (withoutTail(stop).empty()) {
            notes.leaveOut("stop (a blank one)");
        } else {
            stops.push_back(stop);
        }
    }
    if (!stops.empty()) {
        out.open("stop_sequences", '[');
        for (const auto stop : stops) out.text(stop);
        out.close(']');
    }
    if (!request.user.empty()) {
        out.open("metadata", '{');
        out.text("user_id", request.user);
        out.close('}');
    }
    const auto& tier = request.serviceTier;
    if (tier == "auto") {
        out.text("service_tier", tier);
    } else if (tier == "default" || tier == "standard") {
        out.text("service_tier", "standard_only");
    } else if (!tier.empty()) {
        notes.leaveOut(cat("service_tier (", tier, ")"));
    }
    if (request.stream) out.flag("stream", true);
}

void noteRest(const chat::Request& request, Notes& notes)
{
    const auto leave = [&notes](bool isSet, const char* name) {
        if (isSet) notes.leaveOut(name);
    };
    leave(request.seed.has_value(), "seed");
    leave(request.candidates.value_or(1) > 1, "n");
    leave(request.logprobs.value_or(false), "logprobs");
    leave(request.topLogprobs.value_or(0) > 0, "top_logprobs");
    leave(request.frequencyPenalty.value_or(0) != 0, "frequency_penalty");
    leave(request.presencePenalty.value_or(0) != 0, "presence_penalty");
    leave(!request.metadata.empty(), "metadata");
    leave(!request.cacheKey.empty(), "prompt_cache_key");
}

}  // namespace

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    const Traits traits = traitsOf(to.model);
    std::vector<Part> system;
    std::vector<Turn> turns;
    bool hasBegun = false;
    for (const auto& message : request.messages) {
        hasBegun = hasBegun || sideOf(message.role) != Side::System;
        if (hasBegun) {
            addMessage(message, &message == &request.messages.back(), notes, turns);
        } else {
            system.insert(system.end(), message.parts.begin(), message.parts.end());
        }
    }
    if (turns.empty() && !system.empty()) {  // the service wants a user's turn
        addMessage({Role::User, std::move(system)}, false, notes, turns);
        system.clear();
    }
    turns = placed(std::move(turns), traits);
    const Thinking thinking = thinkingOf(request, to, traits, mayContinue(turns), notes);

    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("model", to.model);
    out.integer("max_tokens", thinking.maxTokens);
    writeSystem(out, system, hintOf(request, traits, notes), notes);
    writeMessages(out, turns);
    if (writeTools(out, request, traits, notes))
        writeToolChoice(out, request, thinking, traits, notes);
    writeThinking(out, request, thinking, traits);
    writeOutputConfig(out, request, thinking, traits);
    writeSampling(out, request, thinking, traits, notes);
    writeRest(out, request, notes);
    noteRest(request, notes);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::anthropic
