#pragma once

#include <functional>
#include <memory>
#include <string>

#include <boost/asio/ip/tcp.hpp>

#include "proxy/core/base/result.h"
#include "proxy/shell/net/descriptor.h"
#include "proxy/shell/net/loop.h"

namespace gatehouse::net {

/// Accepts on one address and hands sockets to loops in turn.
///
/// One acceptor, not one per loop: with SO_REUSEPORT a second program of the same user could share
/// our port unseen. A connection crosses to its loop as a bare descriptor: a loop's reactor has no
/// locks, so only the loop itself may make a socket of it. Thread  open() and close() from the
/// control thread; accepts on its loop.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    using Socket = boost::asio::ip::tcp::socket;
    /// The loop for the connection that has just come; nullptr refuses it. Thread  the accepting
    /// loop.
    using Next = std::function<Loop*()>;
    /// Called once for each loop that was named. Thread  that loop.
    using Take = std::function<void(Loop&, Socket)>;

    /// Errors  Conflict when the port is taken, Invalid when the address is none.
    static Result<std::shared_ptr<Listener>> open(Loop& loop, const std::string& address, Next next,
                                                  Take take);

    [[nodiscard]] const std::string& address() const noexcept
    {
        return address_;
    }  ///< with the real port

    void start();
    void close();  ///< returns when the port is free again; the loop must be running, and not be
                   ///< the caller's

private:
    Listener(Loop& loop, Next next, Take take);
    void wait();
    void accept();
    void rest();
    void hand(Descriptor accepted);

    Loop& loop_;
    Descriptor opened_;  ///< until the loop has it
    boost::asio::ip::tcp protocol_ = boost::asio::ip::tcp::v4();
    boost::asio::ip::tcp::acceptor acceptor_;
    Next next_;
    Take take_;
    std::string address_;
};

}  // namespace gatehouse::net
