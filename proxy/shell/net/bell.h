#pragma once

#include <coroutine>
#include <memory>
#include <utility>

#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/task.h"

namespace gatehouse::net {

/// What one coroutine waits at until one of several others has something to tell. They ring it from
/// their own frames, so it wakes whoever waits from the loop's.
///
/// Shape   it may wake for nothing: who waits looks at what it waits for
/// Thread  its loop
class Bell {
public:
    explicit Bell(Loop& loop) : loop_(loop) {}

    ~Bell() { hung_->waiter = nullptr; }

    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring()
    {
        if (std::exchange(hung_->isRung, true)) return;
        loop_.post([hung = hung_] {
            hung->isRung = false;
            if (hung->waiter) std::exchange(hung->waiter, nullptr).resume();
        });
    }

    [[nodiscard]] bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller) noexcept { hung_->waiter = caller; }

    void await_resume() const noexcept {}

private:
    struct Hung {
        std::coroutine_handle<> waiter;
        bool isRung = false;
    };

    Loop& loop_;
    std::shared_ptr<Hung> hung_ = std::make_shared<Hung>();
};

/// Starts a coroutine beside this one. Who owns the task keeps it until it has rung a bell.
inline void begin(Task<>& task)
{
    task.await_suspend(std::noop_coroutine()).resume();
}

}  // namespace gatehouse::net
