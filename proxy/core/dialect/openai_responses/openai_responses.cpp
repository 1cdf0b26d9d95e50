#include "proxy/core/base/text.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// Searches of the web are items of the output; opening a page that was found is none.
void readOutput(JsonCursor& cursor, ReplyFacts& facts)
{
    std::int64_t searches = 0;
    eachItem(cursor, [&] {
        std::string_view type;
        std::string_view action = "search";
        eachMember(cursor, [&](std::string_view key) {
            if (is(key, "type")) {
                cursor.takeRaw(type);
            } else if (is(key, "action")) {
                eachMember(cursor, [&](std::string_view inner) {
                    if (is(inner, "type")) {
                        cursor.takeRaw(action);
                    } else {
                        cursor.leap();
                    }
                });
            } else {
                cursor.leap();
            }
        });
        searches += type == "web_search_call" && action == "search" ? 1 : 0;
    });
    if (searches > 0) facts.usage.searches = searches;
}

/// A response object: the whole answer, or the member of that name in an event.
void readResponse(JsonCursor& cursor, ReplyFacts& facts)
{
    std::string status;
    std::string reason;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "model")) {
            takeText(cursor, facts.model);
        } else if (is(key, "status")) {
            takeText(cursor, status);
        } else if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "output")) {
            readOutput(cursor, facts);
        } else if (is(key, "service_tier")) {
            takeService(cursor, facts.usage);
        } else if (is(key, "error")) {
            readError(cursor, facts);
        } else if (is(key, "incomplete_details")) {
            eachMember(cursor, [&](std::string_view inner) {
                if (is(inner, "reason")) {
                    takeText(cursor, reason);
                } else {
                    cursor.leap();
                }
            });
        } else {
            cursor.leap();
        }
    });
    if (status == "failed") facts.failed = true;
    if (!reason.empty()) {
        facts.finishReason = reason;
    } else if (!status.empty() && status != "in_progress" && status != "queued") {
        facts.finishReason = status;
    }
}

void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    readResponse(cursor, facts);
}

/// {"type":"error","code":…,"message":…} flat, or with an "error" object, or both.
void readErrorEvent(std::string_view data, ReplyFacts& facts)
{
    facts.failed = true;
    JsonCursor cursor(data);
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "error")) {
            readError(cursor, facts);
        } else if (is(key, "code")) {
            takeText(cursor, facts.errorCode);
        } else if (is(key, "message")) {
            takeText(cursor, facts.errorText);
        } else {
            cursor.leap();
        }
    });
    facts.failed = true;
}

void readEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    if (data == "[DONE]") {
        facts.ended = true;
        return;
    }
    // Most events are deltas; their name tells without a look at the data.
    const std::string_view type =
        event.empty() || event == "message" ? rootText(data, "type") : event;
    const bool ends = type == "response.completed" || type == "response.incomplete" ||
                      type == "response.failed" || type == "response.cancelled";
    if (type == "error" || (type.empty() && mentions(data, "\"error\"")))
        return readErrorEvent(data, facts);
    if (!ends && type != "response.created") return;
    JsonCursor cursor(data);
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "response")) {
            readResponse(cursor, facts);
        } else {
            cursor.leap();
        }
    });
    if (ends) facts.ended = true;
    if (type == "response.failed") facts.failed = true;
}

/// Some clients wait for response.failed (coding agents), others throw at the error event (OpenAI's
/// SDKs).
std::string errorEvent(const chat::Trouble& error, std::string_view requestId)
{
    std::string text;
    appendJsonString(text, error.message);
    std::string id;
    appendJsonString(id, requestId.empty() ? "resp_failed" : requestId);
    std::string code;
    appendJsonString(code, error.code.empty() ? "server_error" : error.code);
    return cat(
        "event: response.failed\ndata: "
        "{\"type\":\"response.failed\",\"sequence_number\":0,\"response\":{\"id\":",
        id,
        ",\"object\":\"response\",\"status\":\"failed\",\"error\":{\"code\":\"server_error\","
        "\"message\":",
        text,
        "},\"output\":[]}}\n\nevent: error\ndata: "
        "{\"type\":\"error\",\"sequence_number\":1,\"code\":",
        code, ",\"message\":", text, ",\"param\":null,\"error\":", openaiErrorObject(error),
        "}\n\n");
}

}  // namespace

const Dialect kOpenaiResponses{"openai_responses", "openai",           readJsonRequest, readReply,
                               readEvent,          canonicalInclusive, openaiErrorBody, errorEvent};

}  // namespace gatehouse::dialect
