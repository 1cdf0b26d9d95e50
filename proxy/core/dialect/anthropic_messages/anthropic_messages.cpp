#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// A message, or the "delta" of message_delta: both name the stop reason the same way.
void readMessage(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "model")) {
            takeText(cursor, facts.model);
        } else if (is(key, "stop_reason")) {
            takeText(cursor, facts.finishReason);
        } else if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.leap();
        }
    });
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    readMessage(cursor, facts);
}

void readEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    const std::string_view type =
        event.empty() || event == "message" ? rootText(data, "type") : event;
    if (type == "message_stop") {
        facts.ended = true;
        return;
    }
    if (type != "message_start" && type != "message_delta" && type != "error") return;
    JsonCursor cursor(data);
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "message") || is(key, "delta")) {
            readMessage(cursor, facts);
        } else if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.leap();
        }
    });
    if (type == "error") facts.failed = true;
}

/// input_tokens leaves out what was read from or written to the cache.
void canonical(chat::Usage& usage) noexcept
{
    if (usage.input) {
        *usage.input += usage.cacheRead.value_or(0) + usage.cacheWrite5m.value_or(0) +
                        usage.cacheWrite1h.value_or(0);
    }
    usage.total.reset();
    usage.toolInput.reset();
}

std::string errorBody(const chat::Trouble& error, std::string_view requestId)
{
    std::string out = cat("{\"type\":\"error\",\"error\":{\"type\":\"",
                          anthropic::errorTypeOf(error.status), "\",\"message\":");
    appendJsonString(out, error.message);
    out += "},\"request_id\":";
    appendJsonString(out, requestId);
    out += '}';
    return out;
}

std::string errorEvent(const chat::Trouble& error, std::string_view requestId)
{
    return cat("event: error\ndata: ", errorBody(error, requestId), "\n\n");
}

/// {"input_tokens":N} is an answer, not a bill.
void readCount(std::string_view json, ReplyFacts& facts)
{
    if (mentions(json, "\"error\"")) readReply(json, facts);
}

}  // namespace

const Dialect kAnthropicMessages{"anthropic_messages",
                                 "anthropic",
                                 readJsonRequest,
                                 readReply,
                                 readEvent,
                                 canonical,
                                 errorBody,
                                 errorEvent};
const Dialect kAnthropicCountTokens{"anthropic_count_tokens",
                                    "anthropic",
                                    readJsonRequest,
                                    readCount,
                                    readEvent,
                                    canonical,
                                    errorBody,
                                    errorEvent};

/// The same bodies; model and stream stand in the path.
const Dialect kVertexAnthropic{"vertex_anthropic", "anthropic", readJsonRequest, readReply,
                               readEvent,          canonical,   errorBody,       errorEvent};

}  // namespace gatehouse::dialect
