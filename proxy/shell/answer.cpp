#include "proxy/shell/answer.h"

#include <array>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/pipeline/cloudflare.h"
#include "proxy/core/pipeline/run.h"
#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/restore.h"
#include "proxy/core/pipeline/stages/route.h"

namespace gatehouse {

namespace {

/// What its auto router says. Its pool is what the route draws.
void appendAutoFields(std::string& head, const pipeline::Exchange& x,
                      const pipeline::Target& target)
{
    const auto& attempts = x.course.attempts;
    const bool isOther =
        !attempts.empty() && (attempts.front().provider != target.upstream->chosen.id ||
                              attempts.front().model != target.model);
    http::appendField(head, "cf-aig-routed-model",
                      cat(target.upstream->chosen.id, "/", target.model));
    http::appendField(head, "cf-aig-routing-reason",
                      isOther ? "fallback_candidate_unavailable" : "forced_by_candidate_pool");
    http::appendField(head, "cf-aig-routing-decision-id", x.id);
}

/// What Cloudflare's gateway says of itself in every answer to its clients. Others need not pay for
/// it.
void appendCloudflareFields(std::string& head, const pipeline::Exchange& x)
{
    if (x.parse.wire == pipeline::Wire::Own && !x.options.isAsked) return;
    const std::string_view request = x.arrival.request.empty() ? x.id : x.arrival.request;
    if (!pipeline::stages::isUnlisted(x)) http::appendField(head, "cf-aig-log-id", x.id);
    http::appendField(head, "cf-aig-request-id", request);
    http::appendField(head, "cf-aig-event-id",
                      x.options.eventId.empty() ? request : x.options.eventId);
    if (x.route.targets.empty()) return;
    if (!x.cache) http::appendField(head, "cf-aig-cache-status", "MISS");
    if (x.arrival.step >= 0) http::appendField(head, "cf-aig-step", number(x.arrival.step));
    if (!x.parse.provider.empty()) return;
    const auto& target = *x.route.target();
    http::appendField(head, "cf-aig-provider", target.upstream->chosen.id);
    if (!target.model.empty()) http::appendField(head, "cf-aig-model", target.model);
    if (x.parse.facts.model == pipeline::stages::kAutoModel) appendAutoFields(head, x, target);
}

/// In the shape that this client knows.
std::string errorBody(const pipeline::Exchange& x)
{
    if (x.parse.isRun) return pipeline::runError(x);
    if (pipeline::isToldAsCloudflare(x)) return pipeline::cloudflareError(x);
    return pipeline::stages::dialectOf(x).errorBody(x.reply.error, x.id);
}

}  // namespace

void appendOwnFields(std::string& head, const Visit& visit)
{
    const auto& x = visit.x;
    http::appendField(head, "x-gatehouse-request-id", x.id);
    appendCloudflareFields(head, x);
    pipeline::stages::appendCacheFields(head, x, x.arrival.wall + visit.now);
    pipeline::stages::appendLimitFields(head, x, x.arrival.wall + visit.now);
    const auto origin = pipeline::stages::allowedOrigin(x.arrival.head, *visit.snapshot);
    if (!origin.empty()) {
        http::appendField(head, "access-control-allow-origin", origin);
        http::appendField(head, "access-control-expose-headers", "*");
        http::appendField(head, "vary", "Origin");
    }
    if (!x.course.keepAlive) {
        http::appendField(head, "connection", "close");
    } else if (x.arrival.head.minor == 0) {
        http::appendField(head, "connection", "keep-alive");
    }
}

net::Task<> answer(Visit& visit)
{
    auto& x = visit.x;
    auto& reply = x.reply;
    if (!reply.local) {
        reply.contentType = "application/json";
        reply.body = errorBody(x);
    }
    // Behind all that is kept: the log has the placeholders.
    const auto restored = pipeline::stages::restoredReply(x, visit.env(visit.now));
    const std::string& body = restored ? *restored : reply.body;
    std::string head;
    head.reserve(512);
    http::appendStatusLine(head, reply.status, {});
    if (!reply.contentType.empty()) http::appendField(head, "content-type", reply.contentType);
    if (reply.status != 204) {
        http::appendField(head, "content-length", number(static_cast<std::int64_t>(body.size())));
    }
    if (reply.error.kind == ErrorKind::Unavailable && !reply.local)
        http::appendField(head, "retry-after", "1");
    // SDKs of OpenAI and Anthropic, and Claude Code, would ask again for what stays as it is.
    if (!reply.local && !rowOf(reply.error.kind).retryable)
        http::appendField(head, "x-should-retry", "false");
    http::appendField(head, "x-request-id", x.id);
    for (const auto& [name, value] : reply.headers) http::appendField(head, name, value);
    appendOwnFields(head, visit);
    http::appendHeadEnd(head);
    x.collect.clientHead = head;
    x.course.status = reply.status;
    const bool noBody = x.arrival.head.method == "HEAD" || reply.status == 204;
    const std::array<std::string_view, 2> pieces{
        head, noBody ? std::string_view() : std::string_view(body)};
    const bool sent = co_await visit.client->write(pieces, true);
    if (!sent) {
        x.course.clientGone = true;
        x.course.keepAlive = false;
        x.course.outcome = record::Outcome::ClientClosed;
        co_return;
    }
    x.course.firstByteAt = reply.local ? visit.look() : -1;
    x.course.delivered = static_cast<ByteCount>(body.size());
}

}  // namespace gatehouse
