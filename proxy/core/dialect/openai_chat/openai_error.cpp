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

std::string openaiErrorObject(const chat::Trouble& error)
{
    std::string out = "{\"message\":";
    appendJsonString(out, error.message);
    out += cat(",\"type\":\"", typeOf(error.status), "\",\"param\":null,\"code\":");
    if (error.code.empty()) {
        out += "null}";
    } else {
        appendJsonString(out, error.code);
        out += '}';
    }
    return out;
}

std::string openaiErrorBody(const chat::Trouble& error, std::string_view /*requestId*/)
{
    return cat("{\"error\":", openaiErrorObject(error), "}");
}

std::string openaiErrorEvent(const chat::Trouble& error, std::string_view requestId)
{
    return cat("data: ", openaiErrorBody(error, requestId), "\n\n");
}

}  // namespace gatehouse::dialect
