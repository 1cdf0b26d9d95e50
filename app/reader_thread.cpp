#include "app/reader_thread.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <QCoreApplication>

namespace gatehouse::app {

struct ReaderThread::Inside {
    std::string path;
    std::size_t maxWaiting = 24;
    Token last = 0;  // GUI thread

    std::mutex mutex;  // guards everything below
    std::condition_variable wake;
    std::deque<std::shared_ptr<Ticket>> waiting;
    std::shared_ptr<Ticket> running;
    std::unique_ptr<store::Reader> reader;  // replaced under the mutex, used by the thread alone
    quint64 started = 0;
    bool ending = false;
    std::thread thread;

    void loop();
    void serve(Ticket& ticket);
};

void ReaderThread::Ticket::deliver(std::function<void()> step) const
{
    QCoreApplication* app = QCoreApplication::instance();
    if (cancelled() || app == nullptr) return;
    // Both guards are looked at on the GUI thread, where their objects live and die.
    const auto arrive = [owner = owner_, context = context_, bound = hasContext_, flag = cancelled_,
                         step = std::move(step)] {
        if (!owner || flag->load(std::memory_order_relaxed) || (bound && !context)) return;
        step();
    };
    QMetaObject::invokeMethod(app, arrive, Qt::QueuedConnection);
}

void ReaderThread::Inside::loop()
{
    std::unique_lock lock(mutex);
    for (;;) {
        wake.wait(lock, [this] { return ending || !waiting.empty(); });
        if (ending) return;
        running = std::move(waiting.back());  // newest first: it is what the window shows now
        waiting.pop_back();
        ++started;
        const std::shared_ptr<Ticket> ticket = running;
        lock.unlock();
        serve(*ticket);
        lock.lock();
        running.reset();
    }
}

void ReaderThread::Inside::serve(Ticket& ticket)
{
    if (ticket.cancelled()) return;
    if (!reader) {
        auto opened = store::Reader::open(path);
        if (!opened) {
            ticket.refuse_(std::move(opened).error());
            return;
        }
        const std::lock_guard lock(mutex);
        reader = std::move(opened).value();
    }
    ticket.run_(*reader);
}

ReaderThread::ReaderThread(QString databasePath, QObject* parent, int maxWaiting)
    : QObject(parent), inside_(std::make_unique<Inside>())
{
    inside_->path = databasePath.toStdString();
    inside_->maxWaiting = static_cast<std::size_t>(maxWaiting);
    inside_->thread = std::thread([inside = inside_.get()] { inside->loop(); });
}

ReaderThread::~ReaderThread()
{
    cancelAll();
    {
        const std::lock_guard lock(inside_->mutex);
        inside_->ending = true;
    }
    inside_->wake.notify_one();
    inside_->thread.join();
}

std::shared_ptr<ReaderThread::Ticket> ReaderThread::newTicket(QObject* context)
{
    auto ticket = std::make_shared<Ticket>();
    ticket->token_ = ++inside_->last;
    ticket->owner_ = this;
    ticket->context_ = context;
    ticket->hasContext_ = context != nullptr;
    return ticket;
}

ReaderThread::Token ReaderThread::submit(std::shared_ptr<Ticket> ticket)
{
    const Token token = ticket->token_;
    {
        const std::lock_guard lock(inside_->mutex);
        inside_->waiting.push_back(std::move(ticket));
        if (inside_->waiting.size() > inside_->maxWaiting) inside_->waiting.pop_front();
    }
    inside_->wake.notify_one();
    return token;
}

void ReaderThread::cancel(Token token)
{
    const std::lock_guard lock(inside_->mutex);
    std::erase_if(inside_->waiting, [token](const auto& each) { return each->token_ == token; });
    if (inside_->running && inside_->running->token_ == token) {
        inside_->running->cancelled_->store(true, std::memory_order_relaxed);
        if (inside_->reader) inside_->reader->interrupt();
    }
}

void ReaderThread::cancelAll()
{
    const std::lock_guard lock(inside_->mutex);
    inside_->waiting.clear();
    if (inside_->running) {
        inside_->running->cancelled_->store(true, std::memory_order_relaxed);
        if (inside_->reader) inside_->reader->interrupt();
    }
}

quint64 ReaderThread::jobsStarted() const
{
    const std::lock_guard lock(inside_->mutex);
    return inside_->started;
}

bool ReaderThread::idle() const
{
    const std::lock_guard lock(inside_->mutex);
    return inside_->waiting.empty() && !inside_->running;
}

}  // namespace gatehouse::app
