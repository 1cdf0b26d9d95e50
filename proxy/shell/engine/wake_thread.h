#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gatehouse::engine {

/// A thread that works once it is woken, and sleeps again. Woken many times while it works, it
/// works once more.
///
/// Thread  wake(): any; all else: the one that made it
class WakeThread {
public:
    /// `work` may be called up to `gather` after the first wake(), so that more comes together.
    explicit WakeThread(std::function<void()> work, std::chrono::milliseconds gather = {});
    ~WakeThread();  ///< as end()
    WakeThread(const WakeThread&) = delete;
    WakeThread& operator=(const WakeThread&) = delete;

    void wake();
    /// Waits until it works no more. What it was woken for since may be undone.
    void end();

private:
    void run();

    std::function<void()> work_;
    std::chrono::milliseconds gather_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool isDue_ = false;
    bool isEnding_ = false;
    std::thread thread_;
};

}  // namespace gatehouse::engine
