#include "proxy/shell/engine/trace_sender.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/trace/otlp.h"
#include "proxy/core/trace/span.h"
#include "proxy/shell/engine/log.h"
#include "proxy/shell/engine/plain_call.h"
#include "proxy/shell/net/pause.h"

namespace gatehouse::engine {
namespace {

constexpr unsigned kLoopNumber = 1000;  // behind those that carry calls
constexpr Millis kPatience{30'000};     // with one request

std::size_t sizeOf(const trace::Span& span)
{
    constexpr std::size_t kBare = 128;
    std::size_t size = kBare + span.name.size() + span.error.size();
    for (const auto& each : span.attributes) {
        const auto* text = std::get_if<std::string>(&each.value);
        size += each.name.size() + (text != nullptr ? text->size() : sizeof(std::int64_t));
    }
    return size;
}

/// One collector and what waits for it.
struct Line {
    // Under the sender's mutex.
    std::shared_ptr<const Collector> collector;
    std::deque<trace::Span> queue;
    std::size_t bytes = 0;
    std::size_t underWay = 0;  ///< spans
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0;
    std::string trouble;  ///< with the last request; empty when well
    bool isBusy = false;  ///< a coroutine sends
    bool isGone = false;

    // Of the loop.
    net::Cancel cancel;  ///< ends sending
    net::Cancel pauses;  ///< ends waiting, and that anything is sent twice
};

std::string headOf(const Collector& to, std::size_t size)
{
    std::string head;
    http::appendRequestLine(head, "POST", to.target);
    http::appendField(head, "Host", to.endpoint.base.authority());
    http::appendField(head, "Content-Type",
                      to.isProtobuf ? "application/x-protobuf" : "application/json");
    http::appendField(head, "User-Agent", "gatehouse/" GATEHOUSE_VERSION);
    for (const auto& [name, value] : to.headers) http::appendField(head, name, value.reveal());
    http::appendField(head, "Content-Length", number(static_cast<std::int64_t>(size)));
    http::appendHeadEnd(head);
    return head;
}

std::string bodyOf(const Collector& to, std::span<const trace::Span> spans)
{
    return to.isProtobuf ? trace::otlpProtobuf(spans, GATEHOUSE_VERSION)
                         : trace::otlpJson(spans, GATEHOUSE_VERSION);
}

using Answered = Result<PlainAnswer>;

/// Source  the protocol's specification: OTLP/HTTP, failures.
bool maySendAgain(const Answered& answer) noexcept
{
    return !answer || answer->status == 429 || answer->status == 502 || answer->status == 503 ||
           answer->status == 504;
}

bool isTaken(const Answered& answer) noexcept
{
    return answer && answer->status >= 200 && answer->status < 300;
}

Millis pauseAfter(const Answered& answer, const TraceTerms& terms, int tried)
{
    std::int64_t seconds = 0;
    if (answer && parseInt(answer->retryAfter, seconds) && seconds > 0)
        return std::min<Millis>(Seconds(seconds), terms.longestPause);
    Millis pause = terms.firstPause;
    for (int i = 1; i < tried && pause < terms.longestPause; ++i) pause *= 2;
    return std::min(pause, terms.longestPause);
}

std::string whyRefused(const Answered& answer)
{
    return answer ? cat("status ", number(answer->status)) : answer.error().message;
}

}  // namespace

struct TraceSender::Inside {
    explicit Inside(const TraceTerms& given) : terms(given) { loop.start(); }

    ~Inside()
    {
        loop.post([this] { pool.closeAll(); });
        loop.stopAndJoin();
    }

    void push(const std::shared_ptr<Line>& line, const std::vector<trace::Span>& spans);
    void forget(Line& line);                   // under the mutex
    void drop(Line& line, std::size_t spans);  // under the mutex
    void tell(Line& line, const Collector& to, const Answered& answer);
    std::vector<trace::Span> nextBatch(Line& line, std::shared_ptr<const Collector>& to);
    net::Task<bool> send(Line& line, const Collector& to, std::span<const trace::Span> spans);
    net::Detached work(std::shared_ptr<Line> line);
    [[nodiscard]] bool isIdle() const;  // under the mutex

    const TraceTerms terms;
    mutable std::mutex mutex;
    std::condition_variable settled;
    std::vector<std::shared_ptr<Line>> lines;
    std::vector<std::shared_ptr<Line>> leaving;  ///< gone, and still at their last request
    std::atomic<std::uint64_t> sent{0};
    std::atomic<std::uint64_t> dropped{0};

    net::Resolver resolver{1};
    net::ProxyEnvironment environment = net::ProxyEnvironment::read();
    net::Loop loop{kLoopNumber};
    net::UpstreamPool pool{loop, resolver, environment};
};

/// The log hears once for each time that it begins to fail.
void TraceSender::Inside::tell(Line& line, const Collector& to, const Answered& answer)
{
    std::string why = whyRefused(answer);
    const std::lock_guard lock(mutex);
    if (line.trouble.empty())
        log(Level::Warning, "traces", {{"collector", to.id}, {"trouble", why}});
    line.trouble = std::move(why);
}

void TraceSender::Inside::drop(Line& line, std::size_t spans)
{
    dropped.fetch_add(spans, std::memory_order_relaxed);
    line.dropped += spans;
}

void TraceSender::Inside::forget(Line& line)
{
    drop(line, line.queue.size());
    line.queue.clear();
    line.bytes = 0;
}

void TraceSender::Inside::push(const std::shared_ptr<Line>& line,
                               const std::vector<trace::Span>& spans)
{
    std::size_t size = 0;
    for (const auto& span : spans) size += sizeOf(span);
    const bool isFull =
        line->queue.size() + spans.size() > terms.mostSpans || line->bytes + size > terms.mostBytes;
    if (isFull) return drop(*line, spans.size());
    line->queue.insert(line->queue.end(), spans.begin(), spans.end());
    line->bytes += size;
    if (std::exchange(line->isBusy, true)) return;
    loop.post([this, line] { work(line); });
}

/// Empty: nothing waits, and nobody works on the line any more.
std::vector<trace::Span> TraceSender::Inside::nextBatch(Line& line,
                                                        std::shared_ptr<const Collector>& to)
{
    const std::lock_guard lock(mutex);
    if (line.isGone || line.cancel.requested()) forget(line);
    std::vector<trace::Span> batch;
    std::size_t size = 0;
    while (!line.queue.empty() && batch.size() < terms.batchSpans) {
        const std::size_t next = sizeOf(line.queue.front());
        if (!batch.empty() && size + next > terms.batchBytes) break;
        size += next;
        batch.push_back(std::move(line.queue.front()));
        line.queue.pop_front();
    }
    line.bytes = line.queue.empty() ? 0 : line.bytes - std::min(line.bytes, size);
    line.underWay = batch.size();
    to = line.collector;
    if (!batch.empty()) return batch;
    line.isBusy = false;
    std::erase_if(leaving, [&line](const auto& each) { return each.get() == &line; });
    settled.notify_all();
    return batch;
}

net::Task<bool> TraceSender::Inside::send(Line& line, const Collector& to,
                                          std::span<const trace::Span> spans)
{
    const std::string body = bodyOf(to, spans);
    const std::string head = headOf(to, body.size());
    for (int tried = 1;; ++tried) {
        PlainCall call{to.endpoint, head, body, kPatience};
        const Answered answer = co_await ask(pool, std::move(call), line.cancel);
        if (isTaken(answer)) co_return true;
        tell(line, to, answer);
        const bool isLast = tried >= terms.tries || line.pauses.requested();
        if (isLast || !maySendAgain(answer)) co_return false;
        co_await net::pause(loop, pauseAfter(answer, terms, tried), line.pauses);
    }
}

net::Detached TraceSender::Inside::work(std::shared_ptr<Line> line)
{
    co_await net::pause(loop, terms.gather, line->pauses);
    for (;;) {
        std::shared_ptr<const Collector> to;
        const auto batch = nextBatch(*line, to);
        if (batch.empty()) co_return;
        const bool isSent = co_await send(*line, *to, batch);
        const std::lock_guard lock(mutex);
        if (!isSent) {
            drop(*line, batch.size());
            continue;
        }
        sent.fetch_add(batch.size(), std::memory_order_relaxed);
        line->sent += batch.size();
        line->trouble.clear();
    }
}

bool TraceSender::Inside::isIdle() const
{
    return leaving.empty() &&
           std::ranges::none_of(lines, [](const auto& line) { return line->isBusy; });
}

TraceSender::TraceSender(TraceTerms terms) : terms_(terms) {}

TraceSender::~TraceSender()
{
    settle(Millis(0));
}

void TraceSender::use(std::vector<Collector> collectors)
{
    if (owned_ == nullptr) {
        if (collectors.empty()) return;
        owned_ = std::make_unique<Inside>(terms_);
        inside_.store(owned_.get(), std::memory_order_release);
    }
    auto& in = *owned_;
    const std::lock_guard lock(in.mutex);
    auto before = std::exchange(in.lines, {});
    for (Collector& each : collectors) {
        const auto same = std::ranges::find_if(
            before, [&each](const auto& line) { return line && line->collector->id == each.id; });
        auto line = same != before.end() ? std::exchange(*same, nullptr) : std::make_shared<Line>();
        line->collector = std::make_shared<const Collector>(std::move(each));
        in.lines.push_back(std::move(line));
    }
    for (const auto& line : before) {
        if (!line) continue;
        line->isGone = true;
        in.forget(*line);
        if (!line->isBusy) continue;
        in.leaving.push_back(line);
        in.loop.post([line] { line->pauses.request(); });
    }
}

void TraceSender::take(const record::Exchange& call)
{
    auto* in = inside_.load(std::memory_order_acquire);
    const bool isOver = call.outcome != record::Outcome::Running;
    if (in == nullptr || !isOver || call.origin == record::Origin::Import) return;
    std::vector<trace::Span> plain;
    std::vector<trace::Span> full;
    const std::lock_guard lock(in->mutex);
    for (const auto& line : in->lines) {
        const Collector& to = *line->collector;
        if (!to.gateway.empty() && to.gateway != call.gateway) continue;
        auto& spans = to.withBodies ? full : plain;
        if (spans.empty()) spans = trace::spansOf(call, to.withBodies);
        in->push(line, spans);
    }
}

void TraceSender::settle(Millis patience)
{
    if (owned_ == nullptr) return;
    auto& in = *owned_;
    std::unique_lock lock(in.mutex);
    const auto all = [&in](auto ask) {
        auto lines = in.lines;
        lines.insert(lines.end(), in.leaving.begin(), in.leaving.end());
        in.loop.post([lines, ask] {
            for (const auto& line : lines) ask(*line);
        });
    };
    all([](Line& line) { line.pauses.request(); });
    if (!in.settled.wait_for(lock, patience, [&in] { return in.isIdle(); }))
        all([](Line& line) { line.cancel.request(); });
    in.settled.wait(lock, [&in] { return in.isIdle(); });
}

TraceState TraceSender::state() const
{
    TraceState state;
    auto* in = inside_.load(std::memory_order_acquire);
    if (in == nullptr) return state;
    state.sent = in->sent.load(std::memory_order_relaxed);
    state.dropped = in->dropped.load(std::memory_order_relaxed);
    const std::lock_guard lock(in->mutex);
    for (const auto& line : in->lines) {
        const std::size_t queued = line->queue.size() + line->underWay;
        state.queued += queued;
        state.collectors.push_back(
            {line->collector->id, line->sent, line->dropped, queued, line->trouble});
    }
    return state;
}

}  // namespace gatehouse::engine
