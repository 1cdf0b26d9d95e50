#include "proxy/core/pipeline/universal_socket.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/http/websocket.h"
#include "proxy/core/pipeline/universal.h"

namespace gatehouse::pipeline {
namespace {

using dialect::isKey;
using dialect::JsonCursor;

constexpr std::string_view kCreate = "universal.create";
constexpr std::string_view kHint =
    R"(send {"type": "universal.create", "request": {"eventId", "provider", "endpoint", "headers", "query"}})";
constexpr std::string_view kKeyProtocol = "cf-aig-authorization.";

bool isOfSocket(std::string_view name) noexcept
{
    return startsWithNoCase(name, "sec-websocket-") || equalsNoCase(name, "upgrade") ||
           equalsNoCase(name, "connection");
}

bool isJson(std::string_view text)
{
    JsonCursor cursor(text);
    return cursor.skip() && cursor.atEnd() && !cursor.failed();
}

void appendPair(std::string& out, std::string_view name, std::string_view value)
{
    out += out.ends_with('{') ? "\"" : ",\"";
    out += name;
    out += "\":";
    appendJsonString(out, toUtf8(value));
}

/// The value before the cursor, as it stands.
std::string_view rawValue(JsonCursor& cursor, std::string_view text)
{
    cursor.peek();
    const auto from = cursor.at();
    return cursor.skip() ? text.substr(from, cursor.at() - from) : std::string_view();
}

/// Of the first step that names one.
std::string eventIdOf(std::string_view request)
{
    std::string id;
    JsonCursor cursor(request);
    const auto readStep = [&] {
        if (!cursor.enterObject()) return;
        for (std::string_view key; cursor.nextKey(key);) {
            if (!isKey(key, "eventId")) {
                cursor.skip();
            } else if (cursor.peek() == '"') {
                cursor.take(id);
            } else {
                id = rawValue(cursor, request);
            }
        }
    };
    if (cursor.peek() == '{') {
        readStep();
    } else if (cursor.enterArray()) {
        while (cursor.nextItem() && id.empty() && cursor.peek() == '{') readStep();
    }
    return id;
}

}  // namespace

bool isUniversalSocket(const http::RequestHead& head)
{
    if (!http::asksForWebSocket(head)) return false;
    http::RequestHead posted;
    posted.method = "POST";
    posted.target = head.target;
    return isUniversal(posted, "[");
}

Result<SocketCall> readSocketCall(std::string_view message)
{
    JsonCursor cursor(message);
    std::string type;
    std::string_view request;
    if (cursor.peek() == '{') {
        cursor.enterObject();
        for (std::string_view key; cursor.nextKey(key);) {
            if (isKey(key, "type")) {
                cursor.take(type);
            } else if (isKey(key, "request")) {
                request = rawValue(cursor, message);
            } else {
                cursor.skip();
            }
        }
    }
    if (cursor.failed() || !cursor.atEnd() || type.empty())
        return fail(ErrorKind::BadRequest, "the message is no JSON object with a type",
                    std::string(kHint));
    if (type != kCreate) {
        return fail(ErrorKind::BadRequest,
                    cat("messages of type '", cutUtf8(toUtf8(type), 60), "' are not known"),
                    std::string(kHint));
    }
    if (request.empty() || (request.front() != '{' && request.front() != '['))
        return fail(ErrorKind::BadRequest, "the message has no request", std::string(kHint));
    SocketCall call;
    call.eventId = eventIdOf(request);
    call.body = request.front() == '[' ? std::string(request) : cat("[", request, "]");
    return call;
}

http::RequestHead headOfCall(const http::RequestHead& handshake, const SocketCall& call)
{
    constexpr std::size_t kLongestId = 128;
    http::RequestHead head;
    head.method = "POST";
    head.target = handshake.target;
    head.minor = 1;
    head.keepAlive = true;
    for (const auto field : handshake.headers) {
        if (!isOfSocket(field.name)) head.headers.add(field.name, field.value);
    }
    for (std::string_view list = handshake.headers.get("sec-websocket-protocol"); !list.empty();) {
        const std::string_view one = trim(takeUntil(list, ','));
        if (startsWithNoCase(one, kKeyProtocol) && !head.headers.has("cf-aig-authorization"))
            head.headers.add("cf-aig-authorization",
                             cat("Bearer ", one.substr(kKeyProtocol.size())));
    }
    const bool isTellable =
        !call.eventId.empty() && call.eventId.size() <= kLongestId &&
        std::ranges::all_of(call.eventId, [](char c) { return c > ' ' && c <= '~'; });
    if (isTellable) head.headers.set("cf-aig-event-id", call.eventId);
    head.length = static_cast<std::int64_t>(call.body.size());
    return head;
}

std::string metadataOf(const http::ResponseHead& head, const SocketCall& call)
{
    const auto eventId =
        call.eventId.empty() ? head.headers.get("cf-aig-event-id") : std::string_view(call.eventId);
    std::string out = "{";
    appendPair(out, "cacheStatus", head.headers.get("cf-aig-cache-status"));
    appendPair(out, "eventId", eventId);
    appendPair(out, "logId", head.headers.get("cf-aig-log-id"));
    appendPair(out, "step", head.headers.get("cf-aig-step"));
    appendPair(out, "contentType", head.headers.get("content-type"));
    out += cat(",\"status\":", number(head.status), "}");
    return out;
}

std::string socketMessage(std::string_view type, std::string_view metadata,
                          std::string_view response)
{
    std::string out = "{";
    appendPair(out, "type", type);
    out += cat(",\"metadata\":", metadata);
    if (!response.empty()) {
        out += ",\"response\":";
        if (isJson(response) && isUtf8(response)) {
            out += response;
        } else {
            appendJsonString(out, toUtf8(response));
        }
    }
    out += '}';
    return out;
}

std::string socketError(const Error& error, std::string_view eventId)
{
    std::string out = R"({"type":"error","error":{)";
    appendPair(out, "code", error.code());
    appendPair(out, "message",
               error.hint.empty() ? error.message : cat(error.message, ": ", error.hint));
    out += "},\"metadata\":{";
    appendPair(out, "eventId", eventId);
    out += "}}";
    return out;
}

}  // namespace gatehouse::pipeline
