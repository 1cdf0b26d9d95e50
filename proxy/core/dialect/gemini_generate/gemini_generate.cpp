#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

void readBlock(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "blockReason")) {
            takeText(cursor, facts.finishReason);
        } else {
            cursor.leap();
        }
    });
}

/// The queries an answer was grounded with.
void readGrounding(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (!is(key, "webSearchQueries")) return void(cursor.leap());
        std::int64_t queries = 0;
        eachItem(cursor, [&] {
            ++queries;
            cursor.leap();
        });
        if (queries > 0) facts.usage.searches = queries;
    });
}

void readRoot(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "candidates")) {
            eachItem(cursor, [&] {
                eachMember(cursor, [&](std::string_view inner) {
                    if (is(inner, "finishReason")) {
                        takeText(cursor, facts.finishReason);
                    } else if (is(inner, "groundingMetadata")) {
                        readGrounding(cursor, facts);
                    } else {
                        cursor.leap();
                    }
                });
            });
        } else if (is(key, "usageMetadata") || is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "modelVersion")) {
            takeText(cursor, facts.model);
        } else if (is(key, "promptFeedback")) {
            readBlock(cursor, facts);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.leap();
        }
    });
}

/// One object, or the array that streamGenerateContent sends without alt=sse.
void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    if (cursor.peek() == '[') {
        eachItem(cursor, [&] { readRoot(cursor, facts); });
    } else {
        readRoot(cursor, facts);
    }
    if (!facts.finishReason.empty()) facts.ended = true;
}

/// There is no end mark of its own: a candidate with a reason to finish is the last of it. Usage
/// stands in every event, each time with the sums so far.
void readEvent(std::string_view /*event*/, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    const bool news =
        facts.model.empty() || mentionsAny(data, {"\"usageMetadata\"", "\"finishReason\"",
                                                  "\"blockReason\"", "\"error\""});
    if (!news) return;
    readReply(data, facts);
}

/// Thoughts stand beside the candidates' tokens, and the results of built-in tools beside the
/// prompt's.
void canonical(chat::Usage& usage) noexcept
{
    if (usage.toolInput) usage.input = usage.input.value_or(0) + *usage.toolInput;
    if (usage.reasoning) usage.output = usage.output.value_or(0) + *usage.reasoning;
    if (!usage.input && usage.total)
        usage.input = std::max<std::int64_t>(0, *usage.total - usage.output.value_or(0));
    // A reply that was stopped before its first token has no candidatesTokenCount.
    if (usage.input && !usage.output && usage.total == usage.input) usage.output = 0;
    usage.total.reset();
    usage.toolInput.reset();
}

/// Each prediction counts its own tokens.
void readPredictions(std::string_view json, ReplyFacts& facts)
{
    if (!mentions(json, "\"predictions\"")) return readReply(json, facts);
    std::int64_t sum = 0;
    JsonCursor cursor(json);
    const auto within = [&cursor](std::string_view name, const auto& read) {
        eachMember(cursor, [&](std::string_view key) {
            if (key == name) {
                read();
            } else {
                cursor.leap();
            }
        });
    };
    within("predictions", [&] {
        eachItem(cursor, [&] {
            within("embeddings", [&] {
                within("statistics", [&] {
                    within("token_count", [&] {
                        std::int64_t count = 0;
                        if (cursor.take(count) && count > 0) sum += count;
                    });
                });
            });
        });
    });
    if (sum > 0) facts.usage.input = sum;
}

std::string errorBody(const chat::Trouble& error, std::string_view /*requestId*/)
{
    std::string out = cat("{\"error\":{\"code\":", number(error.status), ",\"message\":");
    appendJsonString(out, error.message);
    out += cat(",\"status\":\"", gemini::statusWordOf(error.status), "\"}}");
    return out;
}

std::string errorEvent(const chat::Trouble& error, std::string_view requestId)
{
    return cat("data: ", errorBody(error, requestId), "\r\n\r\n");
}

}  // namespace

const Dialect kGeminiGenerate{"gemini_generate", "gemini",  readJsonRequest, readReply,
                              readEvent,         canonical, errorBody,       errorEvent};
const Dialect kGeminiEmbed{"gemini_embed", "gemini",           readJsonRequest, readReply,
                           readEvent,      canonicalEmbedding, errorBody,       errorEvent};
const Dialect kVertexEmbed{"vertex_embed", "gemini",           readJsonRequest, readPredictions,
                           readEvent,      canonicalEmbedding, errorBody,       errorEvent};

}  // namespace gatehouse::dialect
