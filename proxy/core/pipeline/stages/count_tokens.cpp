#include "proxy/core/pipeline/stages/count_tokens.h"

#include <string>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline::stages {
namespace {

bool isUnanswered(const Exchange& x) noexcept
{
    return x.parse.operation == dialect::Operation::CountTokens && x.reply.set &&
           x.reply.error.kind == ErrorKind::CannotExpress;
}

/// What the client calls the sum.
std::string_view memberOf(std::string_view family) noexcept
{
    if (family == "gemini") return "totalTokens";
    return family == "bedrock" ? "inputTokens" : "input_tokens";
}

}  // namespace

Step routeOrCount(Exchange& x, const Env& env)
{
    auto step = planRoute(x, env);
    if (!step.turnsRound()) return step;
    if (!isUnanswered(x)) return step;
    std::string_view model = x.parse.facts.model;
    const auto alias = env.snapshot.models.find(model);
    if (alias != env.snapshot.models.end()) model = alias->second;
    const std::string& body = x.parse.plainBody.empty() ? x.arrival.body : x.parse.plainBody;
    const auto found = tokens::estimateInput(body, model);
    x.reply = Reply{};
    x.reply.set = true;
    x.reply.local = true;
    x.reply.status = 200;
    x.reply.contentType = "application/json";
    x.reply.headers.emplace_back("x-gatehouse-tokens", found.isCounted ? "counted" : "estimated");
    x.reply.body = cat("{\"", memberOf(x.parse.dialect->family), "\":", number(found.tokens), "}");
    return step;
}

}  // namespace gatehouse::pipeline::stages
