#include "proxy/core/base/text.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

/// Source  OpenAI, "Error codes", and what its SDKs map by status.
std::string_view typeOf(int status) noexcept
{
    if (status == 401) return "authentication_error";
    if (status == 403) return "permission_error";
    if (status == 429) return "rate_limit_error";
    return status < 500 ? "invalid_request_error" : "server_error";
}

}  // namespace

std::string textOf(const Error& error)
{
    if (error.hint.empty()) return toUtf8(error.message);
    // Two sentences, however the two were written.
    const bool ended = error.message.ends_with('.') || error.message.ends_with('!') ||
                       error.message.ends_with('?');
    std::string hint = error.hint;
    if (hint.front() >= 'a' && hint.front() <= 'z')
        hint.front() = static_cast<char>(hint.front() - 'a' + 'A');
    return toUtf8(cat(error.message, ended ? " " : ". ", hint));
}

std::string openaiErrorObject(const Error& error)
{
    std::string out = "{\"message\":";
    appendJsonString(out, textOf(error));
    out += cat(",\"type\":\"", typeOf(error.status()), "\",\"param\":null,\"code\":\"",
               error.code(), "\"}");
    return out;
}

std::string openaiErrorBody(const Error& error, std::string_view /*requestId*/)
{
    return cat("{\"error\":", openaiErrorObject(error), "}");
}

std::string openaiErrorEvent(const Error& error, std::string_view requestId)
{
    return cat("data: ", openaiErrorBody(error, requestId), "\n\n");
}

}  // namespace gatehouse::dialect
