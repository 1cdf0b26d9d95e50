#include "proxy/core/pipeline/stages/guard_answer.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/told.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/answer_events.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/restore.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr int kDlpResponse = 2030;
constexpr std::size_t kMostGathered = 64 * 1024 * 1024;

const GuardEntry* entryOf(const Exchange& x, const Env& env)
{
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    const auto* entry = rules != nullptr && !x.arrival.isOwn ? rules->guard.get() : nullptr;
    return entry != nullptr && entry->onResponse ? entry : nullptr;
}

bool hasBody(const Exchange& x) noexcept
{
    const int status = x.collect.head.status;
    return x.arrival.head.method != "HEAD" && status != 204 && status != 304 &&
           x.collect.head.length != 0;
}

Error unreadable()
{
    return fail(ErrorKind::Unavailable, "what the provider answers cannot be looked into",
                "look at the DLP policy of this gateway");
}

/// Frames come as they are without a bridge, else as events.
bool isFramed(const Exchange& x) noexcept
{
    return x.collect.frames && !x.bridge;
}

Error blocked(const guard::Told& told)
{
    return fail(ErrorKind::BadRequest,
                cat("the answer was blocked: it holds what may not leave (", decisionOf(told), ")"),
                "ask for something else, or change the DLP policy of this gateway");
}

/// One line for an answer, true at any time: it may break off.
void tell(Exchange& x, const Env& env)
{
    auto& guard = *x.collect.guard;
    const auto& told = guard.scan.told();
    if (told.total == guard.toldOf) return;
    if (guard.toldOf == 0) {
        guard.traceAt = x.course.trace.size();
        x.course.trace.push_back({"dlp-answer", {}, env.now.sinceStart, 0});
    }
    guard.toldOf = told.total;
    for (const auto& found : told.entries) noteHit(x, found.rule->id);
    x.course.trace[guard.traceAt].decision = decisionOf(told);
}

void stop(Exchange& x, DeltaBatch& batch)
{
    auto& guard = *x.collect.guard;
    if (guard.isWhole || x.bridge) return;
    batch.push_back({guard.kept.emplace_back(dialectOf(x).errorEvent(guard.error, x.id))});
}

}  // namespace

guard::Passage passageOfAnswer(const Exchange& x) noexcept
{
    const auto* target = x.route.target();
    if (target == nullptr) return {false};
    return {false, target->upstream->chosen.id, target->model};
}

void beginGuard(Exchange& x, const Env& env)
{
    x.collect.guard.reset();
    const auto* entry = entryOf(x, env);
    if (entry == nullptr || x.parse.operation == dialect::Operation::Embed || !hasBody(x)) return;
    const auto& collected = x.collect;
    const bool isStream = collected.streamed || collected.lines;
    const bool isUntold = collected.head.headers.get("content-type").empty();
    if (!isStream && !collected.text && !isUntold) return;
    x.collect.guard = std::make_unique<AnswerGuard>(guard::AnswerScan(
        entry->policy, entry->answers, standInFor(x, env, *entry), passageOfAnswer(x)));
    x.collect.guard->isWhole = !isStream;
    if (!entry->answers) leaveUnread(x);
}

void leaveUnread(Exchange& x)
{
    if (x.collect.guard) x.collect.guard->error = unreadable();
}

void guardAnswer(Exchange& x, DeltaBatch& batch, const Env& env)
{
    if (!x.collect.guard) return;
    auto& guard = *x.collect.guard;
    const bool wasOver = !guard.error.message.empty();
    guard.kept.clear();
    DeltaBatch out;
    for (const auto& delta : batch) {
        if (!guard.error.message.empty()) break;
        if (x.collect.streamed) {
            if (!takeEvent(guard, out, delta.raw, isFramed(x))) guard.error = unreadable();
        } else if (x.collect.lines) {
            takeLines(guard, delta.raw, false);
        } else if (guard.body.size() + delta.raw.size() > kMostGathered) {
            guard.error = unreadable();
        } else {
            guard.body += delta.raw;
        }
    }
    batch.clear();
    if (wasOver) return;
    const bool isOver = x.collect.whole && guard.error.message.empty();
    if (isOver && guard.isWhole) {
        guard.scan.takeWhole(std::exchange(guard.body, {}));
    } else if (isOver) {
        takeLines(guard, {}, true);
        guard.scan.end();
    }
    emitEvents(guard, out, isFramed(x));
    batch = std::move(out);
    const auto& told = guard.scan.told();
    if (guard.scan.isStopped() || (guard.isWhole && told.blocks && isOver))
        guard.error = blocked(told);
    tell(x, env);
    if (!guard.error.message.empty()) stop(x, batch);
}

void guardKept(Exchange& x, const Env& env)
{
    if (entryOf(x, env) == nullptr) return;
    auto before = std::exchange(x.collect, Collected());
    auto& head = x.collect.head;
    head.status = x.reply.status;
    head.length = -1;
    head.headers.add("content-type", x.reply.contentType);
    beginCollect(x, env);
    beginGuard(x, env);
    if (x.collect.guard) {
        const std::string body = std::exchange(x.reply.body, {});
        DeltaBatch batch;
        std::vector<std::string> events;
        if (x.collect.streamed) {
            http::SseSplitter splitter;
            std::string_view rest = body;
            for (std::string_view event; splitter.next(rest, event);) events.emplace_back(event);
            if (!splitter.rest().empty()) events.emplace_back(splitter.rest());
        } else {
            events.push_back(body);
        }
        for (const auto& event : events) batch.push_back({event});
        x.collect.whole = true;
        guardAnswer(x, batch, env);
        for (const auto& delta : batch) x.reply.body += delta.raw;
        const auto told = dlpHeader(x);
        if (!x.collect.guard->error.message.empty()) {
            refuseAnswer(x);
        } else if (!told.empty()) {
            x.reply.headers.emplace_back("cf-aig-dlp", told);
        }
    }
    x.collect = std::move(before);
}

void refuseAnswer(Exchange& x)
{
    const auto& guard = *x.collect.guard;
    const bool isFound = guard.scan.told().blocks;
    x.reply = Reply();
    refuse(x, guard.error);
    if (!isFound) return;
    x.reply.cloudflareCode = kDlpResponse;
    x.reply.headers.emplace_back("cf-aig-dlp", dlpHeader(x));
}

std::string dlpHeader(const Exchange& x)
{
    if (!x.collect.guard || x.collect.guard->scan.told().total == 0) return {};
    return guard::headerOf(x.collect.guard->scan.told(), false);
}

}  // namespace gatehouse::pipeline::stages
