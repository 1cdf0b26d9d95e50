#include "proxy/core/base/text.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// The root of an answer (usage in "usage", or in "meta" for embeddings), or the delta of
/// message-end.
void readRoot(JsonCursor& cursor, ReplyFacts& facts)
{
    std::string message;
    bool isAnswer = false;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "usage") || is(key, "meta")) {
            isAnswer = true;
            readUsage(cursor, facts.usage);
        } else if (is(key, "finish_reason")) {
            isAnswer = true;
            takeText(cursor, facts.finishReason);
        } else if (is(key, "model")) {
            takeText(cursor, facts.model);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else if (is(key, "message") &&
                   cursor.peek() == '"') {  // an object in an answer, a text in an error
            takeText(cursor, message);
        } else {
            cursor.skip();
        }
    });
    if (!message.empty() && !isAnswer) {
        facts.errorText = message;
        facts.failed = true;
    }
    if (facts.finishReason == "ERROR" || facts.finishReason == "error") facts.failed = true;
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    readRoot(cursor, facts);
}

void readEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    const std::string_view type =
        event.empty() || event == "message" ? rootText(data, "type") : event;
    if (type.empty()) return readReply(data, facts);
    if (type != "message-end") return;
    facts.ended = true;
    JsonCursor cursor(data);
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "delta")) {
            readRoot(cursor, facts);
        } else {
            cursor.skip();
        }
    });
}

std::string errorBody(const chat::Trouble& error, std::string_view requestId)
{
    std::string out = "{\"message\":";
    appendJsonString(out, error.message);
    out += ",\"id\":";
    appendJsonString(out, requestId);
    out += '}';
    return out;
}

/// A stream of Cohere ends with message-end; an error is a reason to finish.
std::string errorEvent(const chat::Trouble& error, std::string_view requestId)
{
    std::string out = "event: message-end\ndata: {\"type\":\"message-end\",\"id\":";
    appendJsonString(out, requestId);
    out += ",\"delta\":{\"finish_reason\":\"ERROR\",\"error\":";
    appendJsonString(out, error.message);
    out += "}}\n\n";
    return out;
}

}  // namespace

const Dialect kCohereChat{"cohere_chat", "cohere",           readJsonRequest, readReply,
                          readEvent,     canonicalInclusive, errorBody,       errorEvent};
const Dialect kCohereEmbed{"cohere_embed", "cohere",           readJsonRequest, readReply,
                           readEvent,      canonicalEmbedding, errorBody,       errorEvent};

}  // namespace gatehouse::dialect
