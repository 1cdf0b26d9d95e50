#include "proxy/core/pipeline/stages/collect.h"

#include <algorithm>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/pipeline/batches.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/restore.h"
#include "proxy/core/record/media.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr std::size_t kMeterLimit =
    4 * 1024 * 1024;  // a JSON answer is kept that far to read its usage
constexpr std::size_t kRunLimit = 64 * 1024 * 1024;  // an answer that is made anew, whole
constexpr std::size_t kTail = 8 * 1024;              // usage stands at the end of a long answer

bool isText(std::string_view type) noexcept
{
    return startsWithNoCase(type, "application/json") || startsWithNoCase(type, "text/") ||
           type.find("+json") != std::string_view::npos ||
           type.find("ndjson") != std::string_view::npos ||
           type.find("jsonl") != std::string_view::npos;
}

void keep(Collected& collected, std::string_view bytes)
{
    collected.total += static_cast<ByteCount>(bytes.size());
    if (collected.hash) collected.hash->add(bytes);
    const std::size_t room = collected.limit - std::min(collected.limit, collected.body.size());
    collected.body += bytes.substr(0, room);
    // What came by events or lines was read as it came.
    if (bytes.size() <= room || !collected.text || collected.streamed || collected.lines) return;
    collected.tail += bytes.substr(room);
    if (collected.tail.size() > 2 * kTail) collected.tail.erase(0, collected.tail.size() - kTail);
}

void readLines(Exchange& x, std::string_view bytes)
{
    auto& collected = x.collect;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        collected.line += bytes.substr(0, end);
        if (end == std::string_view::npos) return;
        bytes.remove_prefix(end + 1);
        if (!collected.line.empty())
            dialectOfAnswer(x).readEvent({}, collected.line, collected.facts);
        collected.line.clear();
        ++collected.eventCount;
    }
}

void readEvent(Exchange& x, Delta& delta, std::string_view raw, const Env& env)
{
    auto& collected = x.collect;
    ++collected.eventCount;
    if (!x.bridge) markEvent(collected, raw.size(), env);
    const auto view = http::viewOf(raw);
    collected.facts.usageOnly = false;
    if (!view.data.empty()) dialectOfAnswer(x).readEvent(view.event, view.data, collected.facts);
    if (!x.out.hidesUsage || !collected.facts.usageOnly) return;
    delta.hidden = true;
    if (!collected.differs) collected.delivered = collected.body;
    collected.differs = true;
}

}  // namespace

void markEvent(Collected& collected, std::size_t size, const Env& env)
{
    if (collected.marks.size() >= static_cast<std::size_t>(env.snapshot.config.records.maxEvents))
        return;
    collected.marks.push_back({env.now.sinceStart, static_cast<std::uint32_t>(size)});
}

bool hasContent(std::string_view piece) noexcept
{
    constexpr std::string_view kNames[] = {
        "content",   "text",         "thinking",   "reasoning",    "reasoning_content",
        "arguments", "partial_json", "tool_calls", "functionCall", "delta",
        "refusal",   "error",        "message",    "inlineData"};
    std::size_t at = 0;
    while ((at = piece.find('"', at)) != std::string_view::npos) {
        const auto end = piece.find('"', ++at);
        if (end == std::string_view::npos) return false;
        const auto name = piece.substr(at, end - at);
        at = end + 1;
        while (at < piece.size() && piece[at] == ' ') ++at;
        if (at >= piece.size() || piece[at] != ':') continue;
        ++at;
        while (at < piece.size() && piece[at] == ' ') ++at;
        if (at + 1 >= piece.size()) return false;
        const bool isNamed = std::ranges::find(kNames, name) != std::end(kNames);
        // A text that is not empty; objects and lists are looked into.
        if (isNamed && piece[at] == '"' && piece[at + 1] != '"') return true;
        if (name == "error" && piece[at] == '{') return true;
        if (piece[at] == '"') {  // pass the value by
            for (++at; at < piece.size() && piece[at] != '"'; ++at)
                at += piece[at] == '\\' ? 1U : 0U;
            ++at;
        }
    }
    return false;
}

void beginCollect(Exchange& x, const Env& env)
{
    auto& collected = x.collect;
    const auto& records = env.snapshot.config.records;
    const auto type = collected.head.headers.get("content-type");
    collected.frames = http::isFrames(type);
    collected.streamed = collected.frames || startsWithNoCase(type, "text/event-stream");
    collected.lines = type.find("ndjson") != std::string_view::npos;
    collected.text = isText(type);
    collected.hash.reset();
    const bool isMedia = records.bodies && !collected.text && !collected.streamed &&
                         gatehouse::record::isBinary(type);
    if (isMedia || env.snapshot.hashesBodies) collected.hash = std::make_unique<Sha256>();
    const bool isWholeText = collected.text && !collected.streamed && !collected.lines;
    if (x.parse.isRun || tellsAddresses(x) || (isWholeText && restores(x, env))) {
        collected.limit = kRunLimit;
        return;
    }
    const auto kept = records.bodies ? static_cast<std::size_t>(records.maxBody) : 0;
    if (collected.streamed || collected.lines) {
        collected.limit = kept;
    } else {
        const bool isWanted = !isMedia || records.binaries;
        collected.limit = collected.text ? std::max(kept, kMeterLimit) : isWanted ? kept : 0;
    }
    if (x.course.judge.wantsAnswer) collected.limit = std::max(collected.limit, kMeterLimit);
    if (x.cache) collected.limit = std::max(collected.limit, keptSize(x, env));
    const auto expected =
        collected.head.length > 0 ? static_cast<std::size_t>(collected.head.length) : 0;
    collected.body.reserve(std::min({expected, collected.limit, kMeterLimit}));
}

void collect(Exchange& x, DeltaBatch& batch, const Env& env)
{
    auto& collected = x.collect;
    for (auto& delta : batch) {
        // Over a bridge the frames come as events already. Of a damaged one nothing is kept.
        const bool isFrame = collected.frames && !x.bridge;
        const std::string event = isFrame ? http::sseOfFrame(delta.raw) : std::string();
        const std::string_view raw = isFrame ? std::string_view(event) : delta.raw;
        if (collected.streamed) readEvent(x, delta, raw, env);
        if (collected.lines) readLines(x, delta.raw);
        keep(collected, raw);
        if (collected.differs && !x.bridge && !delta.hidden &&
            collected.delivered.size() < collected.limit) {
            collected.delivered += delta.raw;
        }
    }
}

}  // namespace gatehouse::pipeline::stages
