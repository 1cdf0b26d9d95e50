#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse {

/// What went wrong, coarse enough to choose a status and a retry by. One row per kind in error.cpp.
enum class ErrorKind : std::uint8_t {
    BadRequest,    ///< the client's request cannot be understood
    Unauthorized,  ///< no key, or an unknown one
    Forbidden,     ///< known key, not allowed
    NotFound,      ///< no such path, model, provider
    MethodNotAllowed,
    RequestTimeout,  ///< the client was too slow
    Conflict,
    LengthRequired,
    PayloadTooLarge,
    UriTooLong,
    ExpectationFailed,
    ForeignHost,    ///< Host is not ours (DNS rebinding)
    CannotExpress,  ///< the target provider cannot carry this request
    TooManyRequests,
    HeadersTooLarge,
    Internal,
    NotImplemented,
    BadUpstream,      ///< the provider broke the protocol or the connection
    Unavailable,      ///< no provider to ask, or we are draining
    UpstreamTimeout,  ///< a deadline of the provider passed
    ClientClosed,     ///< the client left; never sent, only recorded
    Storage,          ///< SQLite or the file system
    Invalid,          ///< a value (config, file) does not fit
    BadVersion,       ///< HTTP, but neither 1.0 nor 1.1
    Outdated,         ///< a change of something that was changed meanwhile
};

struct ErrorRow {
    ErrorKind kind;
    std::string_view code;  ///< stable machine word, e.g. "bad_upstream"
    int status;             ///< HTTP status it is answered with
    bool retryable;         ///< worth another target or another try
};

/// The one table kind → code, status, retryable.
const ErrorRow& rowOf(ErrorKind kind) noexcept;

/// What was wrong and what to do about it.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message;  ///< what was wrong
    std::string hint;     ///< what to do; may be empty only where nothing can be done

    [[nodiscard]] int status() const noexcept { return rowOf(kind).status; }

    [[nodiscard]] std::string_view code() const noexcept { return rowOf(kind).code; }
};

}  // namespace gatehouse
