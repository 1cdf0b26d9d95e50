#include "proxy/core/pipeline/stages/missing_usage.h"

#include <string>
#include <string_view>

#include "proxy/core/http/coding.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline::stages {
namespace {

/// Longer answers are not read for their words here; nobody waits, but other calls do.
constexpr std::size_t kMostAnswer = 1024 * 1024;

std::string plainAnswer(const Collected& collected)
{
    const auto coding = collected.head.headers.get("content-encoding");
    if (collected.decoded || coding.empty()) return collected.body;
    auto plain = http::decoded(collected.body, coding, kMostAnswer);
    return plain ? std::move(*plain) : std::string();
}

chat::Usage::Count outputOf(const Exchange& x, std::string_view model)
{
    const auto& collected = x.collect;
    const bool isLive = collected.streamed || collected.lines;
    // Where records keep no bodies, a stream has left its number of events: about one a token.
    if (collected.body.empty() || collected.body.size() > kMostAnswer)
        return isLive ? chat::Usage::Count(collected.eventCount) : chat::Usage::Count();
    const auto words =
        dialect::wordsOf(dialectOfAnswer(x).id, {}, plainAnswer(collected), collected.streamed);
    if (words.reply.empty() && !isLive) return {};
    return tokens::estimateText(words.reply, model).tokens;
}

}  // namespace

chat::Usage estimatedUsage(const Exchange& x)
{
    using dialect::Operation;
    chat::Usage usage;
    const bool isEmbedding = x.parse.operation == Operation::Embed;
    const int status = x.collect.head.status;
    if ((x.parse.operation != Operation::Chat && !isEmbedding) || x.parse.isSocket ||
        status < 200 || status >= 300 || x.collect.facts.failed) {
        return usage;
    }
    const auto& model = x.route.target()->model;
    const std::string& body = bodyOf(x);
    if (!isEmbedding) {
        usage.output = outputOf(x, model);
        if (!usage.output) return usage;  // an answer without words is none that we know
    }
    usage.input = tokens::estimateInput(body, model).tokens;
    usage.estimated = true;
    return usage;
}

}  // namespace gatehouse::pipeline::stages
