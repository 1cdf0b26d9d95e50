#include "proxy/core/pipeline/stages/count_tokens.h"

#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline::stages {
namespace {

/// What the client calls the sum.
std::string_view memberOf(std::string_view family) noexcept
{
    if (family == "gemini") return "totalTokens";
    return family == "bedrock" ? "inputTokens" : "input_tokens";
}

}  // namespace

Step refuseOrCount(Exchange& x, Error error, std::string_view model)
{
    const bool isCount = x.parse.operation == dialect::Operation::CountTokens &&
                         error.kind == ErrorKind::CannotExpress;
    if (!isCount) return refuse(x, std::move(error));
    const std::string& body = bodyOf(x);
    const auto found = tokens::estimateInput(body, model);
    x.reply.set = true;
    x.reply.local = true;
    x.reply.status = 200;
    x.reply.contentType = "application/json";
    x.reply.headers.emplace_back("x-gatehouse-tokens", found.isCounted ? "counted" : "estimated");
    x.reply.body = cat("{\"", memberOf(x.parse.dialect->family), "\":", number(found.tokens), "}");
    return Answer{};
}

}  // namespace gatehouse::pipeline::stages
