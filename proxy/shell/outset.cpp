#include "proxy/shell/outset.h"

#include <chrono>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/core/provider/health.h"

namespace gatehouse {
namespace {

/// The client's own key goes out, none of ours.
bool isBorrowed(const Visit& visit, const pipeline::Target& target) noexcept
{
    return target.key >= target.upstream->keys.size() && !visit.x.caller.credential.empty();
}

/// The client's own mistake says nothing of the target; to be told to wait, when it is back.
void noteState(const Visit& visit, const pipeline::Target& target, const provider::CallMark& call)
{
    if (target.state == nullptr) return;
    const WallMicros now = visit.x.arrival.wall + visit.now;
    const bool isBad = call.status == 0 || call.broken || provider::isFailure(call);
    if (call.status == 429) {
        const auto wait = engine::retryAfter(visit.x.collect.head.headers, now);
        const auto rest = provider::restAfter(call.status, wait);
        if (target.upstream->keys.size() < 2)
            target.state->rest(now + std::chrono::duration_cast<Micros>(rest).count());
    } else if (isBad) {
        target.state->noteFailure(now);
    } else {
        target.state->noteSuccess(call.firstByte, now);
    }
}

}  // namespace

Result<void> takeKey(Visit& visit, pipeline::Target& target)
{
    auto wanted = pipeline::stages::keyFor(visit.x, target);
    if (!wanted) return std::move(wanted).error();
    target.key =
        *wanted ? **wanted
                : visit.desk.health.chooseKey(*target.upstream, visit.x.arrival.wall + visit.now,
                                              visit.desk.loop.random());
    return {};
}

bool wantsToken(const pipeline::Target& target) noexcept
{
    return target.upstream->row.auth.scheme == provider::AuthScheme::Google &&
           !target.upstream->keyAt(target.key).empty();
}

net::Task<Result<void>> takeToken(Visit& visit, pipeline::Target& target, net::Cancel& cancel)
{
    const auto& upstream = *target.upstream;
    target.token = {};
    auto token = co_await visit.desk.tokens.tokenFor(upstream, target.key,
                                                     visit.x.arrival.wall + visit.look(), cancel);
    visit.look();
    if (!token) co_return std::move(token).error();
    target.token = std::move(*token);
    co_return Result<void>();
}

void noteBridge(Visit& visit, const pipeline::Target& target, std::int64_t from)
{
    auto& x = visit.x;
    std::string decision = cat(x.parse.dialect->id, " to ", target.dialect->id);
    const std::string leftOut = pipeline::stages::leftOutLine(*x.bridge);
    if (!leftOut.empty()) decision += cat(", left out: ", leftOut);
    x.course.trace.push_back({"translate", std::move(decision), from, visit.look() - from});
}

record::Attempt rowOf(Visit& visit, const pipeline::Target& target)
{
    const auto& upstream = *target.upstream;
    record::Attempt row;
    row.provider = upstream.chosen.id;
    row.model = target.model;
    row.url = visit.x.out.url;
    if (upstream.keys.size() > 1 && target.key < upstream.keys.size())
        row.key = upstream.keys[target.key].name;
    row.tls = upstream.base.secure();
    row.startedAt = visit.look();
    return row;
}

void noteHealth(Visit& visit, const pipeline::Target& target, const record::Attempt& attempt,
                const Error* error)
{
    const auto& x = visit.x;
    const auto& upstream = *target.upstream;
    if (upstream.implicit || visit.cancel.requested()) return;
    if (isBorrowed(visit, target) && attempt.status >= 400 && attempt.status < 500) return;
    provider::CallMark call;
    call.at = x.arrival.wall + visit.now;
    call.status = attempt.status;
    call.broken = error != nullptr && attempt.status != 0;
    if (attempt.firstByteAt >= 0) call.firstByte = attempt.firstByteAt - attempt.startedAt;
    visit.desk.health.noteEnd(upstream, call, error);
    noteState(visit, target, call);
}

}  // namespace gatehouse
