#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// Looks into wrappers, but only so deep as they are wrapped in practice.
void readRoot(JsonCursor& cursor, ReplyFacts& facts, int depth = 0)
{
    eachMember(cursor, [&](std::string_view key) {
        if (key == "usage" || key == "usageMetadata" || key == "meta") {
            readUsage(cursor, facts.usage);
        } else if (key == "response" || key == "message" || key == "result" ||
                   key == "metadata") {  // an event around an answer
            constexpr int kDeepest = 2;
            if (cursor.peek() == '{' && depth < kDeepest) {
                readRoot(cursor, facts, depth + 1);
            } else {
                cursor.skip();
            }
        } else if (key == "model") {
            takeText(cursor, facts.model);
        } else if (key == "error") {
            readError(cursor, facts);
        } else if (key == "stop_reason" || key == "stopReason" || key == "finish_reason") {
            takeText(cursor, facts.finishReason);
        } else {
            cursor.skip();
        }
    });
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    if (cursor.peek() == '{') readRoot(cursor, facts);
}

void readEvent(std::string_view /*event*/, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    if (data == "[DONE]") facts.ended = true;
    if (mentionsAny(data, {"\"usage\"", "\"usageMetadata\"", "\"error\""})) readReply(data, facts);
}

/// Whether the parts are in the sums is not known here: only a total can tell.
void canonical(chat::Usage& usage) noexcept
{
    const auto parts = usage.cacheRead.value_or(0) + usage.cacheWrite5m.value_or(0) +
                       usage.cacheWrite1h.value_or(0);
    if (usage.input && usage.output && usage.total && parts > 0 &&
        *usage.total == *usage.input + *usage.output + parts) {
        *usage.input += parts;
    }
    canonicalInclusive(usage);
}

}  // namespace

const Dialect kVerbatim{"verbatim", "openai",  readAnyRequest,  readReply,
                        readEvent,  canonical, openaiErrorBody, openaiErrorEvent};

}  // namespace gatehouse::dialect
