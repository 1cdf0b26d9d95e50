#include "proxy/shell/net/pause.h"

#include <coroutine>

#include <boost/asio/steady_timer.hpp>

namespace gatehouse::net {
namespace {

class Timer {
public:
    Timer(Loop& loop, Millis length) : timer_(loop.context(), length) {}

    void end() { timer_.cancel(); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller)
    {
        timer_.async_wait([caller](const boost::system::error_code&) { caller.resume(); });
    }

    void await_resume() const noexcept {}

private:
    boost::asio::steady_timer timer_;
};

}  // namespace

Task<> pause(Loop& loop, Millis length, Cancel& cancel)
{
    if (length.count() <= 0 || cancel.requested()) co_return;
    Timer timer(loop, length);
    cancel.by([&timer] { timer.end(); });
    co_await timer;
    cancel.byNothing();
}

}  // namespace gatehouse::net
