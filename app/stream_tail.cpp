#include "app/stream_tail.h"

#include <algorithm>

namespace gatehouse::app {
namespace {

constexpr int kLookEvery = 40;                      // ms
constexpr std::size_t kMaxBytes = 4 * 1024 * 1024;  // beyond it the answer is shown at its end

}  // namespace

/// What is known of the stream. The worker's job is the only one to touch the second half while it
/// is under way.
struct StreamTail::Run {
    QString requestId;
    std::size_t offset = 0;
    std::size_t events = 0;
    bool asked = false;

    std::string dialect;
    std::string bytes;
    StreamCutter cutter;
};

StreamTail::StreamTail(Gateway& gateway, ReaderThread& worker, QObject* parent)
    : QObject(parent), gateway_(gateway), worker_(worker)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &StreamTail::look);
}

void StreamTail::follow(const QString& requestId, const std::string& dialect)
{
    stop();
    run_ = std::make_shared<Run>(Run{requestId, 0, 0, false, dialect, {}, StreamCutter(dialect)});
    look();
}

void StreamTail::stop()
{
    timer_.stop();
    run_.reset();
}

void StreamTail::look()
{
    if (!run_) return;
    gateway_.askPeek(run_->requestId, run_->offset, run_->events, this,
                     [this, run = run_](const engine::Peek& peek) {
                         if (run == run_) take(peek);
                     });
}

void StreamTail::take(const engine::Peek& peek)
{
    const bool over = !peek.found || peek.ended;
    if (peek.bytes.empty() || run_->offset > kMaxBytes) {
        if (over) {
            stop();
            Q_EMIT ended();
        } else {
            timer_.start(kLookEvery);
        }
        return;
    }
    run_->offset += peek.bytes.size();
    run_->events += peek.events.size();
    const auto begun = std::make_shared<QElapsedTimer>();
    begun->start();
    worker_.ask<Parsed>(
        this,
        [run = run_, peek](store::Reader&, const ReaderThread::Ticket&) -> Result<Parsed> {
            run->bytes += peek.bytes;
            const bool stream = peek.contentType.find("event-stream") != std::string::npos;
            Parsed parsed;
            parsed.turns = dialect::conversationOf(run->dialect, {}, run->bytes, stream);
            if (stream) parsed.rows = run->cutter.push(peek.bytes, peek.events);
            return parsed;
        },
        [this, run = run_, begun](Result<Parsed> parsed) {
            if (run != run_ || !parsed) return;
            Q_EMIT updated(parsed->turns, parsed->rows);
            timer_.start(std::max(kLookEvery, static_cast<int>(begun->elapsed()) * 3));
        });
}

}  // namespace gatehouse::app
