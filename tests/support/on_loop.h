#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <utility>

#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/task.h"

namespace gatehouse::tests {

inline constexpr std::chrono::seconds kLoopPatience{20};  ///< only a failing test ever sees it

/// Runs `work` on the loop; false: it was not done in time.
template <class Work>
bool onLoop(net::Loop& loop, Work work)
{
    const auto done = std::make_shared<std::promise<void>>();
    auto ended = done->get_future();
    loop.post([done, work = std::move(work)]() mutable {
        work();
        done->set_value();
    });
    return ended.wait_for(kLoopPatience) == std::future_status::ready;
}

template <class Make>
net::Detached drive(Make make, std::shared_ptr<std::promise<void>> done)
{
    co_await make();
    done->set_value();
}

/// A coroutine begun on a loop: `make` returns a net::Task<>, and lives until that has ended.
class Played {
public:
    template <class Make>
    Played(net::Loop& loop, Make make)
    {
        const auto done = std::make_shared<std::promise<void>>();
        ended_ = done->get_future();
        loop.post([make = std::move(make), done] { drive(make, done); });
    }

    /// False: it did not end in time.
    bool wait() { return ended_.wait_for(kLoopPatience) == std::future_status::ready; }

private:
    std::future<void> ended_;
};

}  // namespace gatehouse::tests
