#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/http/message.h"

/// Universal requests over a WebSocket, as Cloudflare has them: a message asks
/// (`universal.create`), messages answer (`universal.created`, `universal.stream`,
/// `universal.done`), and many may be under way at once, told apart by their eventId.
namespace gatehouse::pipeline {

/// A WebSocket at /v1/{account}/{gateway}, which names no provider.
bool isUniversalSocket(const http::RequestHead& head);

/// What one message asks for.
struct SocketCall {
    std::string eventId;
    std::string body;  ///< an array with the one step, as a universal request over HTTP has it
};

/// {"type": "universal.create", "request": {"eventId", "provider", "endpoint", "headers",
/// "query"}}; the request may be a list of steps.
///
/// Errors  BadRequest: no JSON, or another type
Result<SocketCall> readSocketCall(std::string_view message);

/// The head of the call that a message stands for: that of the handshake without what belongs to
/// the WebSocket. A key among the sub-protocols becomes a header.
http::RequestHead headOfCall(const http::RequestHead& handshake, const SocketCall& call);

/// "metadata" of all messages that answer one: {"cacheStatus", "eventId", "logId", "step", …}.
std::string metadataOf(const http::ResponseHead& head, const SocketCall& call);

/// {"type": type, "metadata": …, "response": …}. What is no JSON goes as a text; an empty one is
/// left out.
std::string socketMessage(std::string_view type, std::string_view metadata,
                          std::string_view response = {});

/// {"type": "error", "error": {"code", "message"}, "metadata": {"eventId"}}: nothing was called.
std::string socketError(const Error& error, std::string_view eventId);

}  // namespace gatehouse::pipeline
