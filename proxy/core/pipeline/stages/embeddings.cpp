#include "proxy/core/pipeline/stages/embeddings.h"

#include <utility>

#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/route.h"

namespace gatehouse::pipeline::stages {
namespace {

using dialect::Operation;

const dialect::Dialect* vectorsOf(const Upstream& upstream) noexcept
{
    for (const auto& id : upstream.row.dialects) {
        if (dialect::embeddingCodecOf(id) != nullptr) return &dialect::byId(id);
    }
    return nullptr;
}

}  // namespace

bool mayBridgeVectors(const Exchange& x) noexcept
{
    return x.parse.operation == Operation::Embed && x.reply.set && !x.reply.local &&
           x.reply.error.kind == ErrorKind::CannotExpress &&
           dialect::embeddingCodecOf(x.parse.dialect->id) != nullptr;
}

Step routeVectors(Exchange& x, const Env& env)
{
    Error refusal = std::move(x.reply.error);
    x.reply = Reply{};
    x.route = RoutePlan{};
    // Where it goes is asked once more as for a call that passes, whatever the provider speaks.
    x.parse.operation = Operation::Verbatim;
    auto step = planRoute(x, env);
    x.parse.operation = Operation::Embed;
    if (step.turnsRound()) return step;
    for (auto& target : x.route.targets) {
        target.dialect = vectorsOf(*target.upstream);
        if (target.dialect != nullptr) continue;
        x.route = RoutePlan{};
        return refuse(x, std::move(refusal));
    }
    return step;
}

}  // namespace gatehouse::pipeline::stages
