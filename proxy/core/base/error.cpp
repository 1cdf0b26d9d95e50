#include "proxy/core/base/error.h"

#include <cstddef>

namespace gatehouse {
namespace {

// clang-format off
constexpr ErrorRow kRows[] = {
    {ErrorKind::BadRequest,        "bad_request",         400, false},
    {ErrorKind::Unauthorized,      "unauthorized",        401, false},
    {ErrorKind::Forbidden,         "forbidden",           403, false},
    {ErrorKind::NotFound,          "not_found",           404, false},
    {ErrorKind::MethodNotAllowed,  "method_not_allowed",  405, false},
    {ErrorKind::RequestTimeout,    "request_timeout",     408, false},
    {ErrorKind::Conflict,          "conflict",            409, false},
    {ErrorKind::LengthRequired,    "length_required",     411, false},
    {ErrorKind::PayloadTooLarge,   "payload_too_large",   413, false},
    {ErrorKind::UriTooLong,        "uri_too_long",        414, false},
    {ErrorKind::ExpectationFailed, "expectation_failed",  417, false},
    {ErrorKind::ForeignHost,       "foreign_host",        403, false},
    {ErrorKind::CannotExpress,     "cannot_express",      422, true},
    {ErrorKind::TooManyRequests,   "too_many_requests",   429, true},
    {ErrorKind::HeadersTooLarge,   "headers_too_large",   431, false},
    {ErrorKind::Internal,          "internal",            500, false},
    {ErrorKind::NotImplemented,    "not_implemented",     501, false},
    {ErrorKind::BadUpstream,       "bad_upstream",        502, true},
    {ErrorKind::Unavailable,       "unavailable",         503, true},
    {ErrorKind::UpstreamTimeout,   "upstream_timeout",    504, true},
    {ErrorKind::ClientClosed,      "client_closed",       499, false},
    {ErrorKind::Storage,           "storage",             500, false},
    {ErrorKind::Invalid,           "invalid",             400, false},
    {ErrorKind::BadVersion,        "bad_http_version",    505, false},
    {ErrorKind::Outdated,          "outdated",            412, false},
};
// clang-format on

}  // namespace

const ErrorRow& rowOf(ErrorKind kind) noexcept
{
    return kRows[static_cast<std::size_t>(kind)];
}

}  // namespace gatehouse
