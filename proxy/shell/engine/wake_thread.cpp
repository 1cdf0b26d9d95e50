#include "proxy/shell/engine/wake_thread.h"

#include <utility>

namespace gatehouse::engine {

WakeThread::WakeThread(std::function<void()> work, std::chrono::milliseconds gather)
    : work_(std::move(work)), gather_(gather), thread_([this] { run(); })
{
}

WakeThread::~WakeThread()
{
    end();
}

void WakeThread::wake()
{
    const std::lock_guard lock(mutex_);
    isDue_ = true;
    changed_.notify_one();
}

void WakeThread::end()
{
    {
        const std::lock_guard lock(mutex_);
        isEnding_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void WakeThread::run()
{
    std::unique_lock lock(mutex_);
    while (!isEnding_) {
        changed_.wait(lock, [this] { return isDue_ || isEnding_; });
        if (gather_.count() > 0) changed_.wait_for(lock, gather_, [this] { return isEnding_; });
        isDue_ = false;
        lock.unlock();
        work_();
        lock.lock();
    }
}

}  // namespace gatehouse::engine
