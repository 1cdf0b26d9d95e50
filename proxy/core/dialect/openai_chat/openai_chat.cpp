#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// Groq puts usage and errors of a stream into "x_groq".
void readGroq(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.leap();
        }
    });
}

/// Returns how many choices there are. Moonshot puts the usage of a stream into the choice.
std::size_t readChoices(JsonCursor& cursor, ReplyFacts& facts)
{
    std::size_t count = 0;
    eachItem(cursor, [&] {
        ++count;
        eachMember(cursor, [&](std::string_view key) {
            if (is(key, "finish_reason")) {
                takeText(cursor, facts.finishReason);
            } else if (is(key, "usage")) {
                readUsage(cursor, facts.usage);
            } else if (is(key, "error")) {  // OpenRouter
                readError(cursor, facts);
            } else {
                cursor.leap();
            }
        });
    });
    return count;
}

void readRoot(JsonCursor& cursor, ReplyFacts& facts)
{
    bool hasChoices = false;
    bool hasUsage = false;
    std::size_t choices = 0;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "model")) {
            takeText(cursor, facts.model);
        } else if (is(key, "choices")) {
            hasChoices = cursor.peek() == '[';
            choices = readChoices(cursor, facts);
        } else if (is(key, "usage")) {
            hasUsage = cursor.peek() == '{';
            readUsage(cursor, facts.usage);
        } else if (is(key, "service_tier")) {
            takeService(cursor, facts.usage);
        } else if (is(key, "meta")) {  // rerank answers of Cohere and its kin
            eachMember(cursor, [&](std::string_view inner) {
                if (is(inner, "tokens") || is(inner, "billed_units")) {
                    readUsage(cursor, facts.usage);
                } else {
                    cursor.leap();
                }
            });
        } else if (is(key, "x_groq")) {
            readGroq(cursor, facts);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else {
            cursor.leap();
        }
    });
    facts.usageOnly = hasUsage && hasChoices && choices == 0;
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    if (cursor.peek() == '[') {  // Gemini's compatible endpoint wraps its errors so
        eachItem(cursor, [&] { readRoot(cursor, facts); });
    } else {
        readRoot(cursor, facts);
    }
    facts.usageOnly = false;
}

void readEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    if (data == "[DONE]") {
        facts.ended = true;
        return;
    }
    const bool news = facts.model.empty() || event == "error" ||
                      mentionsAny(data, {"\"usage\"", "\"finish_reason\"", "\"error\""});
    if (!news) return;
    JsonCursor cursor(data);
    readRoot(cursor, facts);
    if (event == "error") facts.failed = true;
}

/// Pictures stand in "data", as an address or as themselves.
chat::Usage::Count picturesIn(std::string_view json)
{
    if (!mentions(json, "\"b64_json\"") && !mentions(json, "\"url\"")) return {};
    std::int64_t count = 0;
    JsonCursor cursor(json);
    eachMember(cursor, [&](std::string_view key) {
        if (!is(key, "data")) return void(cursor.leap());
        eachItem(cursor, [&] {
            bool isPicture = false;
            eachMember(cursor, [&](std::string_view inner) {
                isPicture = isPicture || is(inner, "b64_json") || is(inner, "url");
                cursor.leap();
            });
            count += isPicture ? 1 : 0;
        });
    });
    return count > 0 ? chat::Usage::Count(count) : chat::Usage::Count();
}

void readOtherReply(std::string_view json, ReplyFacts& facts)
{
    readReply(json, facts);
    if (const auto pictures = picturesIn(json)) facts.usage.pictures = pictures;
}

/// Transcriptions and images stream typed events; the last one has the usage.
void readOtherEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    readEvent(event, data, facts);
    constexpr std::string_view kEnds[] = {"transcript.text.done", "speech.audio.done",
                                          "image_generation.completed", "image_edit.completed"};
    const std::string_view type =
        mentionsAny(data, {"\"usage\"", "\"type\""}) ? rootText(data, "type") : event;
    for (const auto end : kEnds) {
        if (type == end) facts.ended = true;
    }
    if (type == "image_generation.completed" || type == "image_edit.completed")
        facts.usage.pictures = facts.usage.pictures.value_or(0) + 1;
}

}  // namespace

const Dialect kOpenaiChat{"openai_chat", "openai",           readJsonRequest, readReply,
                          readEvent,     canonicalInclusive, openaiErrorBody, openaiErrorEvent};
const Dialect kOpenaiCompletions{
    "openai_completions", "openai",        readJsonRequest, readReply, readEvent,
    canonicalInclusive,   openaiErrorBody, openaiErrorEvent};
const Dialect kOpenaiEmbeddings{"openai_embeddings", "openai",        readJsonRequest,
                                readReply,           readEvent,       canonicalEmbedding,
                                openaiErrorBody,     openaiErrorEvent};
const Dialect kOpenaiOther{"openai_other", "openai",           readAnyRequest,  readOtherReply,
                           readOtherEvent, canonicalInclusive, openaiErrorBody, openaiErrorEvent};

}  // namespace gatehouse::dialect
