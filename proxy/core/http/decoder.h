#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/core/base/error.h"
#include "proxy/core/http/grammar.h"
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
/// Shape   call next() with the unread bytes until it says NeedMore; it takes what it used from the
/// front. Body pieces
///         are views into the input, valid until the input changes. After End the next message may
///         follow (pipelining); bytes behind a message after which the connection closes are an
///         Error of the next call.
/// Errors  Kind::Error once, then only Error; error() has status (400, 413, 414, 431, 501, 505; 502
/// for responses) and hint. Thread  one connection; not shared. Source  RFC 9112, RFC 9110; the
/// refusals of reliability.md H1–H3.
class Decoder {
public:
    enum class Kind : std::uint8_t { NeedMore, Head, Body, End, Error };

    explicit Decoder(Role role, const Limits& limits = {});

    Kind next(std::string_view& input);
    /// The connection ended. True: the message was complete (also an answer that lasts until the
    /// end). False: cut short, or nothing was begun; wasIdle() tells the two apart.
    [[nodiscard]] bool finish();

    [[nodiscard]] std::string_view body() const noexcept { return body_; }  ///< after Kind::Body

    [[nodiscard]] RequestHead& request() noexcept
    {
        return request_;
    }  ///< after Kind::Head, Role::Request

    [[nodiscard]] ResponseHead& response() noexcept
    {
        return response_;
    }  ///< after Kind::Head, Role::Response

    [[nodiscard]] const Error& error() const noexcept { return error_; }

    /// Nothing of a next message was seen yet.
    [[nodiscard]] bool wasIdle() const noexcept
    {
        return (state_ == State::Start || state_ == State::Finished) && held_.empty() &&
               !isTouched_ && !isAfterBlank_;
    }

    /// Responses: the request was HEAD, so no body follows whatever the head says. Interim answers
    /// (1xx but 101) are skipped by the decoder.
    void expectNoBody(bool none) noexcept { noBody_ = none; }

    void reset();  ///< ready for a new connection

private:
    enum class State : std::uint8_t {
        Start,
        Fields,
        Length,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        UntilClose,
        Complete,
        Finished,
        Broken
    };

    /// What the fields say about framing; collected while they pass.
    struct Framing {
        std::int64_t length = -1;
        int lengths = 0;
        int codings = 0;
        int hosts = 0;
        bool isChunked = false;
        bool isUnknownCoding = false;
        bool isClose = false;
        bool isKeepAlive = false;
        bool isBadExpect = false;
        std::string authority;  ///< of an absolute-form target
        std::string host;       ///< where there is such an authority
    };

    Kind readHead(std::string_view& input);
    Kind readHeadLines(std::string_view& input);
    Kind readStartLine(std::string_view line);
    Kind readRequestLine(std::string_view line);
    Kind readStatusLine(std::string_view line);
    Kind readPlainFields(std::string_view& input);
    Kind readFieldLine(std::string_view line);
    Kind takeField(const grammar::FieldLine& field, bool isHeld);
    Kind noteField(std::string_view name, NameHash hash, std::string_view value);
    Kind endHead();
    Kind endRequestHead();
    Kind endResponseHead();
    Kind readChunkSize(std::string_view& input);
    Kind readChunkEnd(std::string_view& input);
    Kind readTrailers(std::string_view& input);
    Kind takePiece(std::string_view& input, State after);
    enum class Line : std::uint8_t { None, Whole, Bad };
    Line takeLine(std::string_view& input, std::string_view& line);
    Kind complete();
    Kind fail(ErrorKind kind, std::string message, std::string hint = {});

    [[nodiscard]] Headers& headers() noexcept
    {
        return role_ == Role::Request ? request_.headers : response_.headers;
    }

    Role role_;
    Limits limits_;
    State state_ = State::Start;
    bool noBody_ = false;
    bool isTouched_ = false;     ///< an interim answer went before
    bool isAfterBlank_ = false;  ///< an empty line went before
    bool closes_ = false;        ///< no message may follow this one
    bool sawCr_ = false;         ///< first half of the CR LF behind a chunk
    std::string held_;           ///< an incomplete line
    std::string line_;           ///< a line that came in pieces, while it is read
    std::int64_t left_ = 0;
    const char* block_ = nullptr;  ///< where the fields found in this input begin
    std::size_t settled_ = 0;      ///< fields of the head that have their texts
    std::size_t headBytes_ = 0;
    std::size_t trailerBytes_ = 0;
    std::size_t trailerFields_ = 0;
    std::size_t extensionBytes_ = 0;
    int interims_ = 0;
    Framing framing_;
    std::string_view body_;
    RequestHead request_;
    ResponseHead response_;
    Error error_;
};

}  // namespace gatehouse::http
