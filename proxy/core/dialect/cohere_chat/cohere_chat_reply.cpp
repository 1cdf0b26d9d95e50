#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/cohere_chat/cohere_chat_wire.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect::cohere {

namespace json = boost::json;
using chat::Finish;
using chat::Part;

namespace {

struct Reason {
    std::string_view word;
    Finish finish;
};

/// The first of a finish is the one that is written.
constexpr auto kReasons = std::to_array<Reason>({{"COMPLETE", Finish::Stop},
                                                 {"STOP_SEQUENCE", Finish::Stop},
                                                 {"MAX_TOKENS", Finish::Length},
                                                 {"TOOL_CALL", Finish::ToolCalls},
                                                 {"ERROR", Finish::Error},
                                                 {"ERROR_TOXIC", Finish::ContentFilter},
                                                 {"TIMEOUT", Finish::Error}});

void writeBlock(JsonWriter& out, const Part& part)
{
    const bool isThought = part.kind == Part::Kind::Thinking;
    out.open('{');
    out.text("type", isThought ? "thinking" : "text");
    out.text(isThought ? "thinking" : "text", part.text);
    out.close('}');
}

}  // namespace

Finish finishOf(std::string_view reason) noexcept
{
    for (const auto& row : kReasons) {
        if (row.word == reason) return row.finish;
    }
    return reason.empty() ? Finish::None : Finish::Stop;
}

std::string_view reasonOf(Finish finish, std::string_view stopSequence) noexcept
{
    if (!stopSequence.empty()) return "STOP_SEQUENCE";
    for (const auto& row : kReasons) {
        if (row.finish == finish && row.word != "ERROR_TOXIC") return row.word;
    }
    return "COMPLETE";
}

void writeUsage(JsonWriter& out, const chat::Usage& usage)
{
    out.open("usage", '{');
    for (const std::string_view name : {"billed_units", "tokens"}) {
        out.open(name, '{');
        if (usage.input) out.integer("input_tokens", *usage.input);
        if (usage.output) out.integer("output_tokens", *usage.output);
        out.close('}');
    }
    if (usage.cacheRead) out.integer("cached_tokens", *usage.cacheRead);
    out.close('}');
}

std::string argumentsText(std::string_view text)
{
    return trim(text) == "null" || trim(text) == "{}" ? std::string() : std::string(text);
}

Part callOf(const json::value& value)
{
    Members call(value, {});
    const auto& inner = call.object("function");
    Members function(inner, {});
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = call.text("id");
    part.name = function.text("name");
    part.text = argumentsText(function.text("arguments"));
    return part;
}

void writeCall(JsonWriter& out, const Part& call, std::string_view arguments)
{
    out.open('{');
    out.text("id", call.id);
    out.text("type", "function");
    out.open("function", '{');
    out.text("name", call.name);
    out.text("arguments", arguments);
    out.close('}');
    out.close('}');
}

chat::Citation citationOf(const json::value& value)
{
    Members members(value, {});
    chat::Citation citation;
    citation.start = members.integer("start").value_or(-1);
    citation.end = members.integer("end").value_or(-1);
    citation.quote = members.text("text");
    const auto& sources = members.list("sources");
    if (sources.empty()) return citation;
    Members source(sources.front(), {});
    const auto& inner = source.object("document");
    Members document(inner, {});
    citation.url = document.text("url");
    if (citation.url.empty()) citation.url = source.text("id");
    citation.title = document.text("title");
    return citation;
}

void writeCitation(JsonWriter& out, const chat::Citation& citation)
{
    out.open('{');
    out.integer("start", citation.start);
    out.integer("end", citation.end);
    out.text("text", citation.quote);
    out.open("sources", '[');
    out.open('{');
    out.text("type", "document");
    out.text("id", citation.url);
    out.open("document", '{');
    out.text("title", citation.title);
    out.text("url", citation.url);
    out.close('}');
    out.close('}');
    out.close(']');
    out.close('}');
}

void readAssistant(Members& message, std::vector<Part>& parts, Notes& notes)
{
    const auto add = [&](Part::Kind kind, std::string text) {
        if (text.empty()) return;
        auto& part = parts.emplace_back();
        part.kind = kind;
        part.text = std::move(text);
        if (kind == Part::Kind::Thinking) part.signer = kSigner;
    };
    add(Part::Kind::Thinking, message.text("tool_plan"));
    add(Part::Kind::Text, message.text("content"));
    for (const auto& value : message.list("content")) {
        Members block(value, message.pathOf("content"));
        const bool isThought = block.text("type") == "thinking";
        add(isThought ? Part::Kind::Thinking : Part::Kind::Text,
            block.text(isThought ? "thinking" : "text"));
        block.leaveRest(notes);
    }
    for (const auto& citation : message.list("citations")) {
        for (auto& part : parts) {
            if (part.kind != Part::Kind::Text) continue;
            part.citations.push_back(citationOf(citation));
            break;
        }
    }
    for (const auto& call : message.list("tool_calls")) parts.push_back(callOf(call));
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    const auto* value = root.get("message");
    if (value == nullptr || !value->is_object())
        return fail(ErrorKind::BadUpstream, "the provider's answer has no message",
                    "try again; if it stays so, look at the provider's status page");
    chat::Reply reply;
    reply.id = root.text("id");
    auto& choice = reply.choices.emplace_back();
    Members message(*value, {});
    Notes unread;
    readAssistant(message, choice.parts, unread);
    choice.finish = finishOf(root.text("finish_reason"));
    ReplyFacts facts;
    kCohereChat.readReply(text, facts);
    kCohereChat.canonical(facts.usage);
    reply.usage = facts.usage;
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    static const chat::Choice kNothing;
    const auto& choice = reply.choices.empty() ? kNothing : reply.choices.front();
    std::string blocks;
    std::string calls;
    std::string citations;
    JsonWriter content(blocks);
    JsonWriter list(calls);
    JsonWriter cited(citations);
    for (const auto& part : choice.parts) {
        if (part.kind == Part::Kind::ToolCall) {
            writeCall(list, part, part.text.empty() ? "{}" : part.text);
        } else if (!part.text.empty()) {
            writeBlock(content, part);
        }
        for (const auto& citation : part.citations) writeCitation(cited, citation);
    }
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("id", as.id);
    out.open("message", '{');
    out.text("role", "assistant");
    if (!blocks.empty() || calls.empty()) out.raw("content", cat("[", blocks, "]"));
    if (!calls.empty()) out.raw("tool_calls", cat("[", calls, "]"));
    if (!citations.empty()) out.raw("citations", cat("[", citations, "]"));
    out.close('}');
    out.text("finish_reason", reasonOf(choice.finish, choice.stopSequence));
    writeUsage(out, reply.usage);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::cohere
