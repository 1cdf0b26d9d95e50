#include "proxy/shell/net/loop.h"

#include <chrono>
#include <pthread.h>
#include <random>
#include <string>

#include <boost/asio/post.hpp>

namespace gatehouse::net {
namespace {

std::uint64_t seed()
{
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

constexpr std::chrono::milliseconds kTick{100};

}  // namespace

// One thread runs the context and touches its sockets; others only post: the reactor needs no
// locks, the queue does.
Loop::Loop(unsigned number)
    : context_(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO),
      timer_(context_),
      random_(seed()),
      scratch_(new char[kScratch]),
      coarse_(steadyNow()),
      number_(number)
{
}

Loop::~Loop()
{
    stopAndJoin();
}

void Loop::start()
{
    tick();
    thread_ = std::thread([this] {
        const std::string name = "gh-io-" + std::to_string(number_);
        pthread_setname_np(pthread_self(), name.c_str());
        context_.run();
    });
}

void Loop::stopAndJoin()
{
    if (!thread_.joinable()) return;
    post([this] {
        stopping_ = true;
        timer_.cancel();
    });
    thread_.join();
}

void Loop::post(std::function<void()> work)
{
    boost::asio::post(context_, std::move(work));
}

void Loop::tick()
{
    if (stopping_) return;
    timer_.expires_after(kTick);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error || stopping_) return;
        const SteadyTime now = steadyNow();
        coarse_ = now;
        deadlines_.sweep(now);
        if (tick_) tick_(now);
        tick();
    });
}

}  // namespace gatehouse::net
