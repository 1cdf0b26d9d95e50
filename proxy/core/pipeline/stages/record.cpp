#include "proxy/core/pipeline/stages/record.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/record/media.h"

namespace gatehouse::pipeline::stages {
namespace {

using gatehouse::record::Body;
using gatehouse::record::Outcome;
using Row = gatehouse::record::Exchange;

constexpr std::size_t kIdSize = 26;
constexpr std::size_t kTrace = 32;
constexpr std::size_t kSpan = 16;
constexpr http::FieldName kReplayField(gatehouse::record::kReplayHeader);

Body bodyOf(std::string bytes, std::string_view type, std::string_view coding, ByteCount total,
            ByteCount limit)
{
    Body body;
    body.totalSize = total;
    body.contentType = type;
    body.contentEncoding = coding;
    body.truncated = total > limit;
    if (static_cast<ByteCount>(bytes.size()) > limit) bytes.resize(static_cast<std::size_t>(limit));
    body.bytes = std::move(bytes);
    return body;
}

/// traceparent: version "-" 32 hex digits "-" 16 hex digits "-" flags (W3C Trace Context).
std::string_view parentOf(const http::Headers& headers) noexcept
{
    const auto parent = headers.get("traceparent");
    const bool formed = parent.size() >= 55 && parent[2] == '-' && parent[35] == '-';
    return formed ? parent.substr(3, 49) : std::string_view();
}

/// What the call is a part of elsewhere: what its headers for us say, else the common one.
void tellTrace(const Exchange& x, Row& row)
{
    const auto& asked = x.options;
    if (!asked.traceId.empty()) {
        row.traceId = lower(asked.traceId);
        row.parentSpan = lower(asked.spanId);
        return;
    }
    if (const auto* of = x.arrival.stepOf.get()) {
        row.traceId = of->traceId;
        row.parentSpan = hex(sha256(of->call)).substr(0, kSpan);
        return;
    }
    const auto parent = parentOf(x.arrival.head.headers);
    row.traceId = parent.substr(0, kTrace);
    if (!parent.empty()) row.parentSpan = lower(parent.substr(kTrace + 1));
    // Its steps name it.
    if (row.traceId.empty() && x.route.trip && x.route.trip->hasSteps) row.traceId = traceIdOf(x);
}

/// The first 24 bits of an IPv4 address, the first 48 of an IPv6 one.
std::string networkOf(std::string_view address)
{
    constexpr int kGroups = 3;
    if (const auto dot = address.rfind('.'); dot != std::string_view::npos)
        return cat(address.substr(0, dot), ".0");
    std::string network;
    for (int i = 0; i < kGroups && !address.empty() && address.front() != ':'; ++i) {
        if (i > 0) network += ':';
        network += takeUntil(address, ':');
    }
    return network + "::";
}

/// The answer that a call was given without asking for it anew.
const cache::Entry* keptAnswer(const Exchange& x) noexcept
{
    const bool isHit = x.cache && (x.cache->state == gatehouse::record::CacheState::Hit ||
                                   x.cache->state == gatehouse::record::CacheState::Stale);
    return isHit ? x.cache->entry.get() : nullptr;
}

void tellCache(const Exchange& x, Row& row)
{
    row.cache.state = x.cache->state;
    row.cache.alike = x.cache->alike;
    const auto* kept = keptAnswer(x);
    if (kept == nullptr) return;
    row.cache.call = kept->call;
    row.cache.saved = kept->cost;
    row.cache.savedTime = std::max<std::int64_t>(0, kept->took - x.course.endedAt);
}

void tellRequest(const Exchange& x, const Env& env, Row& row)
{
    const auto& head = x.arrival.head;
    row.id = x.id;
    row.startedAt = x.arrival.wall;
    row.receivedAt = x.arrival.receivedAt;
    row.clientAddress = env.snapshot.config.records.maskClientAddress ? networkOf(x.arrival.address)
                                                                      : x.arrival.address;
    row.method = head.method;
    const auto [path, query] = http::splitTarget(head.target);
    row.path = path;
    if (!query.empty()) {
        const std::string shown = withoutKeys(query);
        if (!shown.empty()) row.path += cat("?", shown);
    }
    row.userAgent = head.headers.get("user-agent");
    row.dialect = dialectOf(x).id;
    row.operation = dialect::name(x.parse.operation);
    row.keyId = x.caller.keyId;
    row.keyLabel = x.caller.label;
    row.gateway = x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    tellTrace(x, row);
    if (const auto before = head.headers.get(kReplayField); before.size() == kIdSize) {
        row.origin = gatehouse::record::Origin::Replay;
        row.originOf = before;
    }
    row.metadata = x.options.metadata;
    if (const auto* of = x.arrival.stepOf.get()) {
        row.metadata.push_back({"step_of", of->call});
        row.metadata.push_back({"step", of->node});
    }
    row.links = {std::string(x.options.eventId), x.arrival.request, x.arrival.step};
    if (const auto* trip = x.route.trip.get()) {
        row.route = {trip->entry.id, trip->version.number,
                     policy::pathText(trip->version.route, trip->walk.path())};
    }
    if (!x.prompt.name.empty())
        row.prompt = {std::string(x.prompt.name), x.prompt.version, x.prompt.label};
    if (x.cache) tellCache(x, row);
    row.guards = x.course.guards;
    row.generation = env.snapshot.generationText;
    row.modelAsked = x.parse.facts.model;
    if (const auto* kept = keptAnswer(x)) {
        row.provider = kept->provider;
        row.modelSent = kept->model;
    } else if (const auto* target = x.route.target()) {
        row.provider = target->upstream->chosen.id;
        row.modelSent = target->model;
    }
}

Outcome outcomeOf(const Exchange& x) noexcept
{
    if (x.course.outcome != Outcome::Running) return x.course.outcome;
    if (x.reply.set) return x.reply.local ? Outcome::Ok : Outcome::Refused;
    if (x.collect.head.status >= 400) return Outcome::UpstreamError;
    return x.collect.facts.failed ? Outcome::UpstreamError : Outcome::Ok;
}

void tellCourse(Exchange& x, Row& row)
{
    row.outcome = outcomeOf(x);
    row.status = x.course.status;
    row.firstByteAt = x.course.firstByteAt;
    row.endedAt = x.course.endedAt;
    row.gatewayTime = std::max<std::int64_t>(0, x.course.endedAt - x.course.waited);
    const auto& facts = x.collect.facts;
    if (x.reply.set && !x.reply.local) {
        row.errorCode = x.reply.error.code();
        row.errorText = x.reply.error.message;
    } else if (!x.course.error.message.empty()) {
        row.errorCode = x.course.error.code();
        row.errorText = x.course.error.message;
    } else if (row.outcome == Outcome::UpstreamError) {
        row.errorCode = facts.errorCode;
        row.errorText = facts.errorText;
    }
    row.modelAnswered = facts.model;
    row.finishReason = facts.finishReason;
    row.streamed = x.bridge ? x.bridge->isLive && !x.bridge->writing.isArray
                            : x.collect.streamed || x.collect.lines || x.collect.isSocket;
    row.eventCount = x.collect.eventCount;
    row.usage = x.meter.usage;
    row.cost = x.meter.cost;
    row.customCost = x.meter.isCustom;
}

bool keepsBodies(const Exchange& x, const Env& env) noexcept
{
    return env.snapshot.config.records.bodies && x.options.collectPayload &&
           !hidesBodies(x, env.snapshot);
}

/// AWS frames are kept as the events they stand for.
std::string_view keptAs(std::string_view type) noexcept
{
    return http::isFrames(type) ? std::string_view("text/event-stream") : type;
}

/// Hands the two parsed heads over last: until then they are asked for types and codings.
struct Farewell {
    Exchange& x;
    Row& row;
    bool wanted;

    ~Farewell()
    {
        if (!wanted) return;
        row.clientFields = std::move(x.arrival.head.headers);
        row.upstreamFields = std::move(x.collect.head.headers);
    }
};

/// Of a body that is no text: what it was goes into the trace, its bytes into the log only where
/// that is wanted.
void tellMedia(Exchange& x, std::string_view whose, const Sha256* hash, const Env& env, Body& body)
{
    if (hash == nullptr) return;
    if (env.snapshot.hashesBodies && !gatehouse::record::isBinary(body.contentType)) return;
    x.course.trace.push_back(
        {"media",
         gatehouse::record::mediaLine(whose, body.contentType, body.totalSize, hash->digest()),
         env.now.sinceStart, 0});
    if (env.snapshot.config.records.binaries) return;
    std::string().swap(body.bytes);
    body.truncated = body.totalSize > 0;
}

/// What a body was, of which nothing is kept.
Body hashed(Exchange& x, const Env& env, std::string_view whose, Body body, const Digest& digest)
{
    x.course.trace.push_back(
        {"hashed", gatehouse::record::mediaLine(whose, body.contentType, body.totalSize, digest),
         env.now.sinceStart, 0});
    return body;
}

void tellHashes(Exchange& x, const Env& env, Row& row)
{
    if (!hashesBodies(x, env.snapshot)) return;
    const auto& request = x.arrival.head.headers;
    if (x.arrival.hash) {
        const auto size = static_cast<ByteCount>(x.arrival.bodySize());
        row.requestBody = hashed(
            x, env, "request",
            bodyOf({}, request.get("content-type"), request.get("content-encoding"), size, 0),
            x.arrival.hash->digest());
    }
    if (x.reply.set) {
        const auto size = static_cast<ByteCount>(x.reply.body.size());
        row.deliveredBody = hashed(x, env, "answer", bodyOf({}, x.reply.contentType, {}, size, 0),
                                   sha256(x.reply.body));
    } else if (x.collect.hash) {
        const auto type = x.collect.head.headers.get("content-type");
        row.responseBody = hashed(x, env, "answer", bodyOf({}, type, {}, x.collect.total, 0),
                                  x.collect.hash->digest());
    }
}

void tellBodies(Exchange& x, const Env& env, Row& row)
{
    const auto& records = env.snapshot.config.records;
    const auto& request = x.arrival.head.headers;
    const auto& answer = x.collect.head.headers;
    if (records.headers) {
        row.sentHead = std::move(x.out.head);
        row.deliveredHead = std::move(x.collect.clientHead);
    }
    const Farewell keep{x, row, records.headers};
    if (!keepsBodies(x, env)) return tellHashes(x, env, row);
    const auto type = request.get("content-type");
    if (x.out.changed) {
        std::string sent;
        sent.reserve(std::min(x.out.size, static_cast<std::size_t>(records.maxBody)));
        for (const auto piece : x.out.body) {
            if (static_cast<ByteCount>(sent.size()) >= records.maxBody) break;
            sent += piece;
        }
        row.sentBody =
            bodyOf(std::move(sent), type, {}, static_cast<ByteCount>(x.out.size), records.maxBody);
    }
    const auto size = static_cast<ByteCount>(x.arrival.bodySize());
    if (!x.arrival.rest.empty()) {
        const auto room = static_cast<std::size_t>(records.maxBody);
        if (room > x.arrival.body.size() && records.binaries)
            x.arrival.body += x.arrival.rest.substr(0, room - x.arrival.body.size());
    }
    row.requestBody = bodyOf(std::move(x.arrival.body), type, request.get("content-encoding"), size,
                             records.maxBody);
    tellMedia(x, "request", x.arrival.hash.get(), env, row.requestBody);
    if (x.reply.set) {
        const auto total = static_cast<ByteCount>(x.reply.body.size());
        row.deliveredBody =
            bodyOf(std::move(x.reply.body), x.reply.contentType, {}, total, records.maxBody);
        return;
    }
    const auto coding = x.collect.decoded ? std::string_view() : answer.get("content-encoding");
    const auto kind = x.collect.isSocket ? std::string_view("text/event-stream")
                                         : keptAs(answer.get("content-type"));
    row.responseBody =
        bodyOf(std::move(x.collect.body), kind, coding, x.collect.total, records.maxBody);
    tellMedia(x, "answer", x.collect.hash.get(), env, row.responseBody);
    if (x.collect.differs) {
        const auto total = static_cast<ByteCount>(x.collect.delivered.size());
        const std::string_view shape =
            keptAs(x.bridge ? std::string_view(x.bridge->contentType) : answer.get("content-type"));
        row.deliveredBody =
            bodyOf(std::move(x.collect.delivered), shape, {}, total, records.maxBody);
    }
}

}  // namespace

std::string traceIdOf(const Exchange& x)
{
    if (!x.options.traceId.empty()) return lower(x.options.traceId);
    const auto parent = parentOf(x.arrival.head.headers);
    if (!parent.empty()) return lower(parent.substr(0, kTrace));
    return hex(sha256(x.arrival.request.empty() ? x.id : x.arrival.request)).substr(0, kTrace);
}

bool isUnlisted(const Exchange& x) noexcept
{
    return x.options.collectLog == false;
}

void record(Exchange& x, const Env& env) noexcept
{
    auto row = std::make_unique<Row>();
    tellRequest(x, env, *row);
    tellCourse(x, *row);
    row->unlisted = isUnlisted(x);
    if (!row->unlisted) tellBodies(x, env, *row);
    row->priceVersion = env.snapshot.priceVersion;
    row->attempts = std::move(x.course.attempts);
    row->trace = std::move(x.course.trace);
    row->events = std::move(x.collect.marks);
    x.record = std::move(row);
}

std::unique_ptr<gatehouse::record::Exchange> announcement(const Exchange& x, const Env& env)
{
    auto row = std::make_unique<Row>();
    tellRequest(x, env, *row);
    row->streamed = x.parse.facts.stream;
    if (env.snapshot.config.records.headers) row->clientFields = x.arrival.head.headers;
    const auto& headers = x.arrival.head.headers;
    const bool isMedia =
        x.arrival.hash &&
        (!env.snapshot.hashesBodies || gatehouse::record::isBinary(headers.get("content-type")));
    if (keepsBodies(x, env) && (!isMedia || env.snapshot.config.records.binaries)) {
        const auto limit = env.snapshot.config.records.maxBody;
        row->requestBody = bodyOf(x.arrival.body.substr(0, static_cast<std::size_t>(limit)),
                                  headers.get("content-type"), headers.get("content-encoding"),
                                  static_cast<ByteCount>(x.arrival.bodySize()), limit);
    }
    return row;
}

}  // namespace gatehouse::pipeline::stages
