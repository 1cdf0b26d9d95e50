#include "proxy/core/pipeline/cloudflare.h"

#include "proxy/core/base/text.h"
#include "proxy/core/chat/trouble.h"

namespace gatehouse::pipeline {
namespace {

constexpr int kNoAnswer = 2005;

/// An error without a number of Cloudflare's has its status for one.
int codeOf(const Reply& reply) noexcept
{
    if (reply.cloudflareCode != 0) return reply.cloudflareCode;
    switch (reply.error.kind) {
        case ErrorKind::BadUpstream:
        case ErrorKind::Unavailable:
        case ErrorKind::UpstreamTimeout:
            return kNoAnswer;
        default:
            return reply.status;
    }
}

}  // namespace

bool isToldAsCloudflare(const Exchange& x) noexcept
{
    const bool hasForm = x.reply.cloudflareCode != 0 || !x.reply.cloudflareBody.empty();
    return x.arrival.step >= 0 || (x.parse.wire != Wire::Own && hasForm);
}

std::string cloudflareError(const Exchange& x)
{
    if (!x.reply.cloudflareBody.empty()) return x.reply.cloudflareBody;
    std::string body = cat(R"({"success":false,"result":[],"messages":[],"error":[{"code":)",
                           number(codeOf(x.reply)), R"(,"message":)");
    appendJsonString(body, chat::Trouble(x.reply.error).message);
    body += "}]}";
    return body;
}

}  // namespace gatehouse::pipeline
