#pragma once

#include <condition_variable>
#include <coroutine>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/ip/tcp.hpp>

#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/task.h"

namespace gatehouse::net {

using Endpoints = std::vector<boost::asio::ip::tcp::endpoint>;

/// Names to addresses on threads of its own: getaddrinfo blocks and cannot be cancelled, so a slow
/// name server must neither stop an io thread nor outlive a deadline in the eyes of who asked.
///
/// Thread  look() on a loop; the answer comes back to that loop.
class Resolver {
public:
    explicit Resolver(unsigned threads = 2);
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    /// Empty: unknown name, cancelled or too late. Addresses as text are answered at once.
    Task<Endpoints> look(Loop& loop, std::string host, std::uint16_t port, SteadyTime until,
                         Cancel& cancel);

private:
    struct Question;
    class Wait;
    void work();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Question>> questions_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace gatehouse::net
