#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect::bedrock {

namespace json = boost::json;
using chat::Finish;
using chat::Part;

namespace {

struct StopReason {
    std::string_view word;
    Finish finish;
};

/// The first of a finish is the one that is written.
constexpr auto kStopReasons =
    std::to_array<StopReason>({{"end_turn", Finish::Stop},
                               {"max_tokens", Finish::Length},
                               {"tool_use", Finish::ToolCalls},
                               {"content_filtered", Finish::ContentFilter},
                               {"content_filtered", Finish::Refusal},
                               {"end_turn", Finish::Pause},
                               {"malformed_model_output", Finish::Error},
                               {"guardrail_intervened", Finish::ContentFilter},
                               {"stop_sequence", Finish::Stop},
                               {"malformed_tool_use", Finish::Error},
                               {"refusal", Finish::Refusal},
                               {"model_context_window_exceeded", Finish::Length}});

}  // namespace

Finish finishOf(std::string_view stopReason) noexcept
{
    if (stopReason.empty()) return Finish::None;
    for (const auto& row : kStopReasons) {
        if (row.word == stopReason) return row.finish;
    }
    return Finish::Stop;
}

std::string_view stopReasonOf(Finish finish, std::string_view stopSequence) noexcept
{
    if (!stopSequence.empty()) return "stop_sequence";
    for (const auto& row : kStopReasons) {
        if (row.finish == finish) return row.word;
    }
    return "end_turn";
}

void writeUsage(JsonWriter& out, const chat::Usage& usage)
{
    const auto input = usage.uncachedInput().value_or(0);
    const auto read = usage.cacheRead.value_or(0);
    const auto written = usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0);
    const auto output = usage.output.value_or(0);
    out.open("usage", '{');
    out.integer("inputTokens", input);
    out.integer("outputTokens", output);
    out.integer("totalTokens", input + read + written + output);
    if (usage.cacheRead) out.integer("cacheReadInputTokens", read);
    if (usage.cacheWrite5m || usage.cacheWrite1h) out.integer("cacheWriteInputTokens", written);
    out.close('}');
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    const auto* output = root.get("output");
    const auto* message = memberOf(output, "message");
    if (message == nullptr)
        return fail(ErrorKind::BadUpstream, "the provider's answer has no message",
                    "try again; if it stays so, look at the provider's status page");
    chat::Reply reply;
    auto& choice = reply.choices.emplace_back();
    Notes unread;
    for (const auto& value : listOf(memberOf(message, "content"))) {
        // What the service's own tools did is not the client's to answer.
        const auto* call = memberOf(&value, "toolUse");
        if (call != nullptr && textOf(memberOf(call, "type")) == "server_tool_use") continue;
        if (memberOf(&value, "toolResult") != nullptr) continue;
        readBlocks(json::array{value}, {}, choice.parts, unread);
    }
    choice.finish = finishOf(root.text("stopReason"));
    reply.serviceTier = textOf(memberOf(root.get("serviceTier"), "type"));
    ReplyFacts facts;
    kBedrockConverse.readReply(text, facts);
    kBedrockConverse.canonical(facts.usage);
    reply.usage = facts.usage;
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& /*as*/)
{
    static const chat::Choice kNothing;
    const auto& choice = reply.choices.empty() ? kNothing : reply.choices.front();
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.open("output", '{');
    out.open("message", '{');
    out.text("role", "assistant");
    out.open("content", '[');
    for (const auto& part : choice.parts) {
        const bool isEmpty = part.text.empty() && part.signature.empty();
        const bool isWords = part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal ||
                             part.kind == Part::Kind::Thinking;
        if (!isWords || !isEmpty) writeAnswerBlock(out, part);
    }
    out.close(']');
    out.close('}');
    out.close('}');
    out.text("stopReason", stopReasonOf(choice.finish, choice.stopSequence));
    writeUsage(out, reply.usage);
    out.raw("metrics", R"({"latencyMs":0})");
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::bedrock
