#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/core/base/error.h"
#include "proxy/core/http/message.h"

namespace gatehouse::http {

/// Caps of reliability.md 4.1. A message beyond them is refused, never cut.
struct Limits {
    std::size_t requestLine = 8 * 1024;
    std::size_t head = 64 * 1024;
    std::size_t fields = 100;
    std::size_t chunkExtension = 256;
    std::size_t trailers = 8 * 1024;
};

enum class Role : std::uint8_t { Request, Response };

/// Turns HTTP/1 bytes into events. Strict: what two parsers could read differently is refused.
///
/// Shape   call next() with the unread bytes until it says NeedMore; it takes what it used from the front. Body pieces
///         are views into the input, valid until the input changes. After End the next message may follow (pipelining).
/// Errors  Kind::Error once, then only Error; error() has status (400, 413, 414, 431, 501, 505; 502 for responses) and hint.
/// Thread  one connection; not shared.
/// Source  RFC 9112, RFC 9110; the refusals of reliability.md H1–H3.
class Decoder {
public:
    enum class Kind : std::uint8_t { NeedMore, Head, Body, End, Error };

    explicit Decoder(Role role, const Limits& limits = {});

    Kind next(std::string_view& input);
    /// The connection ended. True: the message was complete (also an answer that lasts until the end).
    /// False: cut short, or nothing was begun; wasIdle() tells the two apart.
    [[nodiscard]] bool finish();

    [[nodiscard]] std::string_view body() const noexcept { return body_; }  ///< after Kind::Body
    [[nodiscard]] RequestHead& request() noexcept { return request_; }      ///< after Kind::Head, Role::Request
    [[nodiscard]] ResponseHead& response() noexcept { return response_; }   ///< after Kind::Head, Role::Response
    [[nodiscard]] const Error& error() const noexcept { return error_; }
    /// Nothing of a next message was seen yet.
    [[nodiscard]] bool wasIdle() const noexcept { return state_ == State::Start && held_.empty(); }
    /// Responses: the request was HEAD, so no body follows whatever the head says. Interim answers (1xx but 101) are
    /// skipped by the decoder.
    void expectNoBody(bool none) noexcept { noBody_ = none; }
    void reset();  ///< ready for a new connection

private:
    enum class State : std::uint8_t { Start, Length, ChunkSize, ChunkData, ChunkEnd, Trailers, UntilClose, Finished, Broken };

    Kind readHead(std::string_view& input);
    Kind fail(ErrorKind kind, std::string message, std::string hint = {});

    Role role_;
    Limits limits_;
    State state_ = State::Start;
    bool noBody_ = false;
    std::string held_;  ///< an incomplete head or line
    std::int64_t left_ = 0;
    std::size_t trailerBytes_ = 0;
    std::string_view body_;
    RequestHead request_;
    ResponseHead response_;
    Error error_;
};

}  // namespace gatehouse::http
