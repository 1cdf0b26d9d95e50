#pragma once

#include <atomic>
#include <coroutine>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "proxy/core/base/random.h"
#include "proxy/shell/net/deadline.h"

namespace gatehouse::net {

/// One io context and its thread. Everything that lives on it is touched by that thread alone.
///
/// Thread  post() from any thread; all else on the loop's own.
class Loop {
public:
    explicit Loop(unsigned number);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void start();
    void
    stopAndJoin();  ///< the loop ends when its last work is done, or at once when `stop` was posted
    void post(std::function<void()> work);

    boost::asio::io_context& context() noexcept { return context_; }

    DeadlineList& deadlines() noexcept { return deadlines_; }

    Random& random() noexcept { return random_; }

    [[nodiscard]] unsigned number() const noexcept { return number_; }

    /// Steady time of the last tick: good to a tenth of a second, for deadlines.
    [[nodiscard]] SteadyTime coarseNow() const noexcept { return coarse_; }

    /// Called ten times a second on the loop.
    void onTick(std::function<void(SteadyTime)> tick) { tick_ = std::move(tick); }

    /// Scratch for one receive: valid until the next suspension.
    static constexpr std::size_t kScratch = 64 * 1024;

    char* scratch() noexcept { return scratch_.get(); }

private:
    void tick();

    boost::asio::io_context context_;
    boost::asio::steady_timer timer_;
    DeadlineList deadlines_;
    Random random_;
    std::unique_ptr<char[]> scratch_;
    std::function<void(SteadyTime)> tick_;
    std::thread thread_;
    SteadyTime coarse_;
    unsigned number_;
    bool stopping_ = false;
};

}  // namespace gatehouse::net
