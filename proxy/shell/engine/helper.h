#pragma once

#include <condition_variable>
#include <coroutine>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/net/loop.h"

namespace gatehouse::engine {

/// One thread for what may block: files, the store, building a snapshot.
///
/// Thread  run() from any; work is done in order.
class Helper {
public:
    Helper();
    ~Helper();  ///< finishes what is queued
    Helper(const Helper&) = delete;
    Helper& operator=(const Helper&) = delete;

    void run(std::function<void()> work);

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> work_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Awaits an answer that is made on the helper thread; the coroutine goes on on its loop.
class Offload {
public:
    using Work = std::function<pipeline::Reply()>;

    Offload(Helper& helper, net::Loop& loop, Work work)
        : helper_(helper), loop_(loop), work_(std::move(work))
    {
    }

    bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller)
    {
        helper_.run([this, caller] {
            reply_ = work_();
            loop_.post([caller] { caller.resume(); });
        });
    }

    pipeline::Reply await_resume() { return *std::move(reply_); }

private:
    Helper& helper_;
    net::Loop& loop_;
    Work work_;
    std::optional<pipeline::Reply> reply_;
};

}  // namespace gatehouse::engine
