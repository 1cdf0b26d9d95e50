#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect::anthropic {

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
                               {"refusal", Finish::Refusal},
                               {"refusal", Finish::ContentFilter},
                               {"pause_turn", Finish::Pause},
                               {"stop_sequence", Finish::Stop},
                               {"model_context_window_exceeded", Finish::Length},
                               {"compaction", Finish::Stop}});

struct ErrorType {
    std::string_view word;
    int status;
};

/// Source  the service's "Errors": HTTP errors.
constexpr auto kErrorTypes = std::to_array<ErrorType>({{"authentication_error", 401},
                                                       {"billing_error", 402},
                                                       {"permission_error", 403},
                                                       {"not_found_error", 404},
                                                       {"request_too_large", 413},
                                                       {"rate_limit_error", 429},
                                                       {"timeout_error", 504},
                                                       {"timeout_error", 408},
                                                       {"overloaded_error", 529},
                                                       {"invalid_request_error", 400},
                                                       {"api_error", 500}});

}  // namespace

chat::Finish finishOf(std::string_view stopReason) noexcept
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

std::string_view errorTypeOf(int status) noexcept
{
    for (const auto& row : kErrorTypes) {
        if (row.status == status) return row.word;
    }
    return status < 500 ? "invalid_request_error" : "api_error";
}

int statusOf(std::string_view errorType) noexcept
{
    for (const auto& row : kErrorTypes) {
        if (row.word == errorType) return row.status;
    }
    return 500;
}

void writeUsage(JsonWriter& out, const chat::Usage& usage, std::string_view serviceTier)
{
    const auto m5 = usage.cacheWrite5m.value_or(0);
    const auto h1 = usage.cacheWrite1h.value_or(0);
    out.open("usage", '{');
    out.integer("input_tokens", usage.uncachedInput().value_or(0));
    out.integer("cache_creation_input_tokens", m5 + h1);
    out.integer("cache_read_input_tokens", usage.cacheRead.value_or(0));
    if (m5 + h1 > 0) {
        out.open("cache_creation", '{');
        out.integer("ephemeral_5m_input_tokens", m5);
        out.integer("ephemeral_1h_input_tokens", h1);
        out.close('}');
    }
    out.integer("output_tokens", usage.output.value_or(0));
    if (usage.reasoning) {
        out.open("output_tokens_details", '{');
        out.integer("thinking_tokens", *usage.reasoning);
        out.close('}');
    }
    if (usage.searches) {
        out.open("server_tool_use", '{');
        out.integer("web_search_requests", *usage.searches);
        out.close('}');
    }
    out.textIf("service_tier", serviceTier);
    out.close('}');
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    const auto* content = root.get("content");
    if (content == nullptr || !content->is_array())
        return fail(ErrorKind::BadUpstream, "the provider's answer has no content",
                    "try again; if it stays so, look at the provider's status page");
    chat::Reply reply;
    reply.id = root.text("id");
    reply.model = root.text("model");
    auto& choice = reply.choices.emplace_back();
    Notes unread;
    for (const auto& block : content->get_array())
        choice.parts.push_back(partOf(block, {}, unread));
    choice.finish = finishOf(root.text("stop_reason"));
    choice.stopSequence = root.text("stop_sequence");
    const json::value details = root.object("stop_details");
    if (std::string why = Members(details, {}).text("explanation"); !why.empty()) {
        Part refusal;
        refusal.kind = Part::Kind::Refusal;
        refusal.text = std::move(why);
        choice.parts.push_back(std::move(refusal));
    }
    const json::value usage = root.object("usage");
    reply.serviceTier = Members(usage, {}).text("service_tier");
    ReplyFacts facts;
    kAnthropicMessages.readReply(text, facts);
    kAnthropicMessages.canonical(facts.usage);
    reply.usage = facts.usage;
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    static const chat::Choice kNothing;
    const auto& choice = reply.choices.empty() ? kNothing : reply.choices.front();
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("id", as.id);
    out.text("type", "message");
    out.text("role", "assistant");
    out.text("model", as.model);
    out.open("content", '[');
    for (const auto& part : choice.parts) {
        if (part.kind == Part::Kind::Text && part.text.empty()) continue;
        writeAnswerBlock(out, part);
    }
    out.close(']');
    out.text("stop_reason", stopReasonOf(choice.finish, choice.stopSequence));
    if (choice.stopSequence.empty()) {
        out.null("stop_sequence");
    } else {
        out.text("stop_sequence", choice.stopSequence);
    }
    writeUsage(out, reply.usage, reply.serviceTier);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::anthropic
