#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/ollama_chat/ollama_chat_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;

namespace ollama {

namespace {

constexpr std::size_t kLineRoom = 4096;

Delta& add(Delta::Kind kind, std::size_t part, Part::Kind partKind, std::vector<Delta>& out)
{
    auto& delta = out.emplace_back();
    delta.kind = kind;
    delta.part = part;
    delta.partKind = partKind;
    return delta;
}

/// There is one text and one thought; calls come whole.
void readText(std::string_view text, Part::Kind kind, Reading& reading, std::vector<Delta>& out)
{
    if (text.empty()) return;
    bool isNew = false;
    const std::size_t part = reading.partOf(0, 0, kind, isNew);
    if (isNew) add(Delta::Kind::Open, part, kind, out);
    add(Delta::Kind::Append, part, kind, out).text = text;
}

void readCalls(const json::value* message, Reading& reading, std::vector<Delta>& out)
{
    constexpr auto kCall = Part::Kind::ToolCall;
    for (const auto& value : listOf(memberOf(message, "tool_calls"))) {
        Part call = callOf(value);
        bool isNew = false;
        const auto key = static_cast<std::int64_t>(reading.open.size());
        const std::size_t part = reading.partOf(0, key, kCall, isNew);
        reading.sawTool = true;
        auto& open = add(Delta::Kind::Open, part, kCall, out);
        open.name = std::move(call.name);
        open.id = call.id.empty() ? cat("call_", number(static_cast<std::int64_t>(part)))
                                  : std::move(call.id);
        if (!call.text.empty())
            add(Delta::Kind::Append, part, kCall, out).text = std::move(call.text);
        add(Delta::Kind::Close, part, kCall, out);
    }
}

/// [{"token":…,"logprob":…,"top_logprobs":[…]}], as OpenAI's.
void readLogprobs(const json::value& root, std::vector<Delta>& out)
{
    const auto* logprobs = memberOf(&root, "logprobs");
    if (logprobs == nullptr || !logprobs->is_array() || logprobs->get_array().empty()) return;
    json::array content;
    for (const auto& one : logprobs->get_array()) content.push_back(one);
    add(Delta::Kind::Logprobs, 0, Part::Kind::Text, out).logprobs =
        json::object{{"content", std::move(content)}};
}

void readEnding(std::string_view data, const json::value& root, const Reading& reading,
                std::vector<Delta>& out)
{
    ReplyFacts facts;
    kOllamaChat.readReply(data, facts);
    kOllamaChat.canonical(facts.usage);
    if (facts.usage.known()) {
        auto& usage = out.emplace_back();
        usage.kind = Delta::Kind::Usage;
        usage.usage = facts.usage;
    }
    const auto reason = textOf(memberOf(&root, "done_reason"));
    auto& finish = out.emplace_back();
    finish.kind = Delta::Kind::Finish;
    finish.finish = reason == "length" ? chat::Finish::Length
                    : reading.sawTool  ? chat::Finish::ToolCalls
                                       : chat::Finish::Stop;
}

template <class Write>
void line(Writing& writing, std::string& out, Write&& write)
{
    JsonWriter json(out);
    json.open('{');
    json.text("model", writing.model);
    json.text("created_at", timeOf(writing.created));
    write(json);
    json.close('}');
    out += '\n';
}

void message(Writing& writing, std::string& out, std::string_view member, std::string_view text)
{
    line(writing, out, [&](JsonWriter& json) {
        json.open("message", '{');
        json.text("role", "assistant");
        json.text("content", member == "content" ? text : std::string_view());
        if (member == "thinking") json.text("thinking", text);
        if (member == "tool_calls") json.raw("tool_calls", cat("[", text, "]"));
        json.close('}');
        json.flag("done", false);
    });
}

void tellCall(std::size_t part, Writing& writing, std::string& out)
{
    for (const auto& place : writing.places) {
        if (place.second == part) return;
    }
    writing.places.emplace_back(0, part);
    std::string call;
    JsonWriter json(call);
    writeCall(json, writing.reply.choices[0].parts[part]);
    message(writing, out, "tool_calls", call);
}

}  // namespace

void readEvent(std::string_view /*event*/, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    std::array<unsigned char, kLineRoom> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code code;
    const json::value root = json::parse({data.data(), data.size()}, code, &memory);
    if (code || !root.is_object()) return;
    if (const auto* error = memberOf(&root, "error")) {
        auto& trouble = out.emplace_back();
        trouble.kind = Delta::Kind::Trouble;
        trouble.trouble.message =
            error->is_string() ? textOf(error) : textOf(memberOf(error, "message"));
        return;
    }
    if (!reading.started) {
        reading.started = true;
        auto& start = out.emplace_back();
        start.kind = Delta::Kind::Start;
        start.model = textOf(memberOf(&root, "model"));
    }
    const auto* message = memberOf(&root, "message");
    readText(textOf(memberOf(message, "thinking")), Part::Kind::Thinking, reading, out);
    readText(textOf(memberOf(message, "content")), Part::Kind::Text, reading, out);
    readCalls(message, reading, out);
    readLogprobs(root, out);
    const auto* done = memberOf(&root, "done");
    if (done != nullptr && done->is_bool() && done->get_bool())
        readEnding(data, root, reading, out);
}

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    if (writing.finished || delta.choice != 0) return;
    if (delta.kind == Delta::Kind::Trouble) {
        writing.finished = true;
        JsonWriter json(out);
        json.open('{');
        json.text("error", delta.trouble.message);
        json.close('}');
        out += '\n';
        return;
    }
    const bool isCall = delta.partKind == Part::Kind::ToolCall;
    if (delta.kind == Delta::Kind::Append && !isCall) {
        if (delta.text.empty()) return;
        return message(writing, out,
                       delta.partKind == Part::Kind::Thinking ? "thinking" : "content", delta.text);
    }
    const bool isStep = delta.kind == Delta::Kind::Append || delta.kind == Delta::Kind::Open ||
                        delta.kind == Delta::Kind::Close;
    if (isStep && isCall) {
        // A gap before the call would be taken for one: the parts before it are texts.
        auto& choices = writing.reply.choices;
        if (choices.empty()) choices.emplace_back();
        if (choices[0].parts.size() < delta.part) choices[0].parts.resize(delta.part);
        chat::fold(delta, writing.reply);
        const bool isBegun = delta.part < choices[0].parts.size() &&
                             choices[0].parts[delta.part].kind == Part::Kind::ToolCall;
        if (delta.kind == Delta::Kind::Close && isBegun) tellCall(delta.part, writing, out);
        return;
    }
    const bool isKept = delta.kind == Delta::Kind::Usage || delta.kind == Delta::Kind::Finish;
    if (isKept) chat::fold(delta, writing.reply);
}

void writeEnd(Writing& writing, std::string& out)
{
    if (writing.finished) return;
    writing.finished = true;
    if (!writing.reply.choices.empty()) {
        const auto& parts = writing.reply.choices[0].parts;
        for (std::size_t at = 0; at < parts.size(); ++at) {
            if (parts[at].kind == Part::Kind::ToolCall) tellCall(at, writing, out);
        }
    }
    line(writing, out, [&](JsonWriter& json) {
        json.raw("message", R"({"role":"assistant","content":""})");
        writeEnding(json, writing.reply);
    });
}

}  // namespace ollama

const Codec kOllamaChatCodec{ollama::kSigner,       ollama::readRequest, ollama::writeRequest,
                             ollama::path,          ollama::readReply,   ollama::writeReply,
                             ollama::readEvent,     ollama::writeDelta,  ollama::writeEnd,
                             "application/x-ndjson"};

}  // namespace gatehouse::dialect
