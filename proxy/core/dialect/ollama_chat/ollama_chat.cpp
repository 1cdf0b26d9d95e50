#include "proxy/core/base/text.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// Ollama streams unless it is told not to.
Result<RequestFacts> readRequest(std::string_view json)
{
    auto facts = readJsonRequest(json);
    if (!facts || facts->stream) return facts;
    bool stream = true;
    JsonCursor cursor(json);
    eachMember(cursor, [&](std::string_view key) {
        if (isKey(key, "stream")) {
            stream = cursor.peek() == 'n' || stream;
            if (cursor.peek() == 'n') {
                cursor.skip();
            } else {
                cursor.take(stream);
            }
        } else {
            cursor.skip();
        }
    });
    facts->stream = stream;
    return facts;
}

/// One object: a whole answer, or a line of a stream. Counts stand in the one with "done":true.
void readObject(JsonCursor& cursor, ReplyFacts& facts)
{
    const auto count = [&cursor](chat::Usage::Count& into) {
        std::int64_t value = 0;
        if (cursor.take(value)) into = value;
    };
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "model")) {
            takeText(cursor, facts.model);
        } else if (is(key, "prompt_eval_count")) {
            count(facts.usage.input);
        } else if (is(key, "eval_count")) {
            count(facts.usage.output);
        } else if (is(key, "done")) {
            cursor.take(facts.ended);
        } else if (is(key, "done_reason")) {
            takeText(cursor, facts.finishReason);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.skip();
        }
    });
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    readObject(cursor, facts);
}

void readEvent(std::string_view /*event*/, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    if (!facts.model.empty() && !mentionsAny(data, {"\"done\"", "\"error\""})) return;
    JsonCursor cursor(data);
    readObject(cursor, facts);
}

std::string errorBody(const chat::Trouble& error, std::string_view /*requestId*/)
{
    std::string out = "{\"error\":";
    appendJsonString(out, error.message);
    out += '}';
    return out;
}

std::string errorEvent(const chat::Trouble& error, std::string_view requestId)
{
    return cat(errorBody(error, requestId), "\n");
}

}  // namespace

const Dialect kOllamaChat{"ollama_chat", "ollama",           readRequest, readReply,
                          readEvent,     canonicalInclusive, errorBody,   errorEvent};
const Dialect kOllamaEmbed{"ollama_embed", "ollama",           readJsonRequest, readReply,
                           readEvent,      canonicalEmbedding, errorBody,       errorEvent};

}  // namespace gatehouse::dialect
