#include "proxy/core/pipeline/stages/restore.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/pipeline/stages/answer_events.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

enum class Form : std::uint8_t { Whole, Events, Frames, Lines, Pieces };

const GuardEntry* entryOf(const Exchange& x, const Env& env) noexcept
{
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    return rules != nullptr && !x.arrival.isOwn ? rules->guard.get() : nullptr;
}

/// To whom values may be given back: who shows the same key at the same gateway. Without a key,
/// all who need none.
std::string ownerOf(const Exchange& x)
{
    const auto gateway = x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    return cat(gateway, "\n", x.caller.keyId);
}

std::string_view typeOf(const Exchange& x) noexcept
{
    return x.bridge ? std::string_view(x.bridge->contentType)
                    : x.collect.head.headers.get("content-type");
}

Form formOf(const Exchange& x) noexcept
{
    const auto type = typeOf(x);
    if (http::isFrames(type)) return Form::Frames;
    if (startsWithNoCase(type, "text/event-stream")) return Form::Events;
    if (type.find("ndjson") != std::string_view::npos) return Form::Lines;
    // Gemini's array of events: its pieces begin and end anywhere.
    return x.bridge && x.bridge->isLive ? Form::Pieces : Form::Whole;
}

guard::TakeBack takeBackFor(const Exchange& x, const Env& env, const GuardEntry& entry)
{
    return [&book = env.shared->placeholders, &policy = entry.policy, owner = ownerOf(x),
            now = env.now.wall](std::string_view token) -> std::optional<std::string> {
        auto found = book.find(token, owner, now);
        if (!found) return std::nullopt;
        guard::Finding finding;
        finding.rule = found->rule;
        finding.category = found->category;
        if (!policy.mayRestore(finding)) return std::nullopt;
        return std::move(found->value);
    };
}

void takeAll(AnswerGuard& guard, DeltaBatch& out, std::string_view bytes, Form form)
{
    std::string_view event;
    if (form == Form::Frames) {
        http::AwsFrameSplitter splitter;
        while (splitter.next(bytes, event)) {
            if (!takeEvent(guard, out, event, true))
                out.push_back({guard.kept.emplace_back(event)});
        }
        if (!splitter.rest().empty()) out.push_back({guard.kept.emplace_back(splitter.rest())});
        return;
    }
    http::SseSplitter splitter;
    while (splitter.next(bytes, event)) takeEvent(guard, out, event, false);
    if (!splitter.rest().empty()) takeEvent(guard, out, splitter.rest(), false);
}

std::unique_ptr<AnswerGuard> makeGuard(const Exchange& x, const Env& env, Form form)
{
    guard::AnswerScan scan(takeBackFor(x, env, *entryOf(x, env)));
    if (form == Form::Pieces) scan.quoteAll();
    auto made = std::make_unique<AnswerGuard>(std::move(scan));
    made->isWhole = form == Form::Whole;
    return made;
}

}  // namespace

guard::StandIn standInFor(const Exchange& x, const Env& env, const GuardEntry& entry)
{
    auto* book = env.shared != nullptr ? &env.shared->placeholders : nullptr;
    return [book, &entry, owner = ownerOf(x), now = env.now.wall](
               const guard::Rule& rule, const guard::Finding& finding, std::string_view value) {
        if (rule.action != guard::Action::Placeholder || book == nullptr)
            return guard::replacement(rule.action, finding, value, entry.key);
        auto token = book->take(finding, value, owner, rule.restores, now);
        return token.empty() ? guard::redacted(finding) : token;
    };
}

bool restores(const Exchange& x, const Env& env) noexcept
{
    const auto* entry = entryOf(x, env);
    return entry != nullptr && entry->restores && env.shared != nullptr &&
           x.parse.operation != dialect::Operation::Embed && !x.parse.isSocket &&
           env.shared->placeholders.isOpen();
}

void beginRestore(Exchange& x, const Env& env)
{
    x.collect.restored.reset();
    if (restores(x, env)) x.collect.restored = makeGuard(x, env, formOf(x));
}

void restoreDeltas(Exchange& x, DeltaBatch& batch, bool isOver)
{
    auto& guard = *x.collect.restored;
    const Form form = formOf(x);
    guard.kept.clear();
    DeltaBatch out;
    for (const auto& delta : batch) {
        if (delta.hidden || delta.raw.empty()) continue;
        if (form == Form::Lines) {
            takeLines(guard, delta.raw, false);
        } else if (form == Form::Pieces) {
            guard.scan.takeText({std::string(delta.raw), 0, delta.raw.size(), false, {}});
        } else {
            takeAll(guard, out, delta.raw, form);
        }
    }
    if (isOver) {
        if (form == Form::Lines) takeLines(guard, {}, true);
        guard.scan.end();
    }
    emitEvents(guard, out, form == Form::Frames);
    batch = std::move(out);
}

const std::string& restoredWhole(Exchange& x, std::string_view body)
{
    auto& guard = *x.collect.restored;
    guard.body = body;
    guard.scan.takeWhole(std::string(body));
    DeltaBatch out;
    emitEvents(guard, out, false);
    return guard.body;
}

std::optional<std::string> restoredReply(const Exchange& x, const Env& env)
{
    const auto& reply = x.reply;
    if (!reply.local || reply.body.empty() || !restores(x, env)) return std::nullopt;
    const bool isStream = startsWithNoCase(reply.contentType, "text/event-stream");
    const Form form = isStream ? Form::Events : Form::Whole;
    const auto guard = makeGuard(x, env, form);
    DeltaBatch out;
    if (isStream) {
        takeAll(*guard, out, reply.body, form);
        guard->scan.end();
    } else {
        guard->scan.takeWhole(reply.body);
    }
    emitEvents(*guard, out, false);
    std::string body;
    for (const auto& delta : out) body += delta.raw;
    return body;
}

}  // namespace gatehouse::pipeline::stages
