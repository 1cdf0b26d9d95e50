#include <algorithm>
#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/dialect/request_facts.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/aws_frames.h"

namespace gatehouse::dialect {

namespace bedrock {

namespace {

struct Exception {
    std::string_view name;
    int status;
};

/// Source  API reference of Converse and ConverseStream: Errors.
constexpr auto kExceptions = std::to_array<Exception>({{"ValidationException", 400},
                                                       {"UnrecognizedClientException", 401},
                                                       {"AccessDeniedException", 403},
                                                       {"ResourceNotFoundException", 404},
                                                       {"ModelTimeoutException", 408},
                                                       {"ModelErrorException", 424},
                                                       {"ModelStreamErrorException", 424},
                                                       {"ModelNotReadyException", 429},
                                                       {"ThrottlingException", 429},
                                                       {"ServiceQuotaExceededException", 400},
                                                       {"InternalServerException", 500},
                                                       {"ServiceUnavailableException", 503}});

}  // namespace

std::string_view exceptionOf(int status) noexcept
{
    if (status == 429) return "ThrottlingException";
    for (const auto& row : kExceptions) {
        if (row.status == status) return row.name;
    }
    return status < 500 ? "ValidationException" : "InternalServerException";
}

int statusOf(std::string_view exception) noexcept
{
    for (const auto& row : kExceptions) {
        if (equalsNoCase(row.name, exception)) return row.status;
    }
    return 500;
}

std::string streamExceptionOf(int status)
{
    constexpr std::string_view kKnown[] = {"ValidationException", "ThrottlingException",
                                           "InternalServerException",
                                           "ServiceUnavailableException"};
    std::string name(exceptionOf(status));
    if (std::ranges::find(kKnown, name) == std::end(kKnown)) name = "ModelStreamErrorException";
    name.front() = static_cast<char>(name.front() | 0x20);
    return name;
}

}  // namespace bedrock

namespace {

/// {"type":"flex"}
void readTier(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "type")) {
            takeService(cursor, facts.usage);
        } else {
            cursor.leap();
        }
    });
}

void readUsageEvent(JsonCursor& cursor, ReplyFacts& facts)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "serviceTier")) {
            readTier(cursor, facts);
        } else {
            cursor.leap();
        }
    });
}

void readStop(JsonCursor& cursor, ReplyFacts& facts)
{
    facts.ended = true;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "stopReason")) {
            takeText(cursor, facts.finishReason);
        } else {
            cursor.leap();
        }
    });
}

void readException(JsonCursor& cursor, std::string_view name, ReplyFacts& facts)
{
    facts.failed = true;
    facts.errorCode = name;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "message") || is(key, "originalMessage")) {
            takeText(cursor, facts.errorText);
        } else {
            cursor.leap();
        }
    });
}

/// Errors are flat: {"message":…}; older services write "Message".
void readReply(std::string_view json, ReplyFacts& facts)
{
    JsonCursor cursor(json);
    std::string message;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "usage")) {
            readUsage(cursor, facts.usage);
        } else if (is(key, "serviceTier")) {
            readTier(cursor, facts);
        } else if (is(key, "stopReason")) {
            takeText(cursor, facts.finishReason);
        } else if (is(key, "message") || is(key, "Message")) {
            takeText(cursor, message);
        } else if (is(key, "__type")) {
            takeText(cursor, facts.errorCode);
        } else {
            cursor.leap();
        }
    });
    if (message.empty() || !facts.finishReason.empty()) return;
    facts.errorText = message;
    facts.failed = true;
}

void readNamed(std::string_view event, JsonCursor& cursor, ReplyFacts& facts)
{
    if (event == "messageStop") {
        readStop(cursor, facts);
    } else if (event == "metadata") {
        readUsageEvent(cursor, facts);
    } else if (event.ends_with("Exception")) {
        readException(cursor, event, facts);
    } else {
        cursor.leap();
    }
}

void readEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    facts.usageOnly = false;
    JsonCursor cursor(data);
    if (!event.empty() && event != "message") return readNamed(event, cursor, facts);
    // As the service's models have it, and some recorders write it: {"metadata":{…}}.
    eachMember(cursor, [&](std::string_view key) { readNamed(key, cursor, facts); });
}

std::string errorBody(const chat::Trouble& error, std::string_view /*requestId*/)
{
    std::string out = cat("{\"__type\":\"", bedrock::exceptionOf(error.status), "\",\"message\":");
    appendJsonString(out, error.message);
    out += '}';
    return out;
}

std::string errorEvent(const chat::Trouble& error, std::string_view /*requestId*/)
{
    std::string payload = "{\"message\":";
    appendJsonString(payload, error.message);
    payload += '}';
    std::string out;
    http::appendFrame(out, bedrock::streamExceptionOf(error.status), payload);
    return out;
}

/// Cached tokens are counted beside the input, never in it.
void canonical(chat::Usage& usage) noexcept
{
    kAnthropicMessages.canonical(usage);
}

/// What the service counted itself stands at the end of the last chunk, whatever the model says.
void readMetrics(std::string_view data, ReplyFacts& facts)
{
    chat::Usage counted;
    JsonCursor cursor(data);
    eachMember(cursor, [&](std::string_view key) {
        if (key != "amazon-bedrock-invocationMetrics") {
            cursor.leap();
            return;
        }
        eachMember(cursor, [&](std::string_view name) {
            std::int64_t value = 0;
            if (is(name, "inputTokenCount")) {
                if (cursor.take(value)) counted.input = value;
            } else if (is(name, "outputTokenCount")) {
                if (cursor.take(value)) counted.output = value;
            } else {
                cursor.leap();
            }
        });
    });
    if (!facts.usage.input) facts.usage.input = counted.input;
    if (counted.output) facts.usage.output = counted.output;
}

void readInvokeReply(std::string_view json, ReplyFacts& facts)
{
    kAnthropicMessages.readReply(json, facts);
    if (!facts.usage.known() && facts.finishReason.empty()) readReply(json, facts);
}

void readInvokeEvent(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    if (event.ends_with("Exception")) return readEvent(event, data, facts);
    kAnthropicMessages.readEvent(event, data, facts);
    if (!mentions(data, "\"amazon-bedrock-invocationMetrics\"")) return;
    readMetrics(data, facts);
    facts.ended = true;
}

/// Titan tells its tokens; of the others, only the head of the answer does.
void readVectors(std::string_view json, ReplyFacts& facts)
{
    if (!mentions(json, "\"inputTextTokenCount\"")) return readReply(json, facts);
    JsonCursor cursor(json);
    eachMember(cursor, [&](std::string_view key) {
        std::int64_t value = 0;
        if (!is(key, "inputTextTokenCount")) {
            cursor.leap();
        } else if (cursor.take(value)) {
            facts.usage.input = value;
        }
    });
}

}  // namespace

const Dialect kBedrockConverse{"bedrock_converse", "bedrock", readJsonRequest, readReply,
                               readEvent,          canonical, errorBody,       errorEvent};
const Dialect kBedrockInvoke{"bedrock_invoke", "bedrock", readJsonRequest, readInvokeReply,
                             readInvokeEvent,  canonical, errorBody,       errorEvent};
const Dialect kBedrockEmbed{"bedrock_embed", "bedrock",          readJsonRequest, readVectors,
                            readEvent,       canonicalEmbedding, errorBody,       errorEvent};

}  // namespace gatehouse::dialect
