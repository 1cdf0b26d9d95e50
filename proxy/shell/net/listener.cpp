#include "proxy/shell/net/listener.h"

#include <chrono>
#include <future>
#include <utility>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"

namespace gatehouse::net {
namespace {

using Tcp = boost::asio::ip::tcp;

constexpr int kBacklog = 4096;

std::string textOf(const Tcp::endpoint& endpoint)
{
    const bool isV6 = endpoint.address().is_v6();
    return cat(isV6 ? "[" : "", endpoint.address().to_string(), isV6 ? "]" : "", ":",
               number(endpoint.port()));
}

}  // namespace

Listener::Listener(Loop& loop, Next next, Take take)
    : loop_(loop), acceptor_(loop.context()), next_(std::move(next)), take_(std::move(take))
{
}

Result<std::shared_ptr<Listener>> Listener::open(Loop& loop, const std::string& address, Next next,
                                                 Take take)
{
    const auto parts = http::parseHostPort(address);
    boost::system::error_code error;
    const std::string host =
        parts ? (equalsNoCase(parts->host, "localhost") ? std::string("127.0.0.1") : parts->host)
              : std::string();
    const auto ip = boost::asio::ip::make_address(host, error);
    if (!parts || error) {
        return fail(ErrorKind::Invalid, cat("'", address, "' is no address to listen on"),
                    "write it as 127.0.0.1:8686 or [::1]:8686");
    }
    const Tcp::endpoint endpoint(ip, parts->port);
    auto listener = std::shared_ptr<Listener>(new Listener(loop, std::move(next), std::move(take)));
    auto& acceptor = listener->acceptor_;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error && ip.is_v6()) acceptor.set_option(boost::asio::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(kBacklog, error);
    if (error) {
        const bool taken = error == boost::asio::error::address_in_use;
        return fail(taken ? ErrorKind::Conflict : ErrorKind::Invalid,
                    cat("cannot listen on ", address, ": ", error.message()),
                    taken ? "another program has this port; choose a free one"
                          : "check that this machine has the address");
    }
    listener->address_ = textOf(acceptor.local_endpoint(error));
    return listener;
}

void Listener::start()
{
    loop_.post([self = shared_from_this()] { self->accept(); });
}

void Listener::close()
{
    // Waited for: whoever closes may open another socket on the same port next.
    std::promise<void> closed;
    loop_.post([self = shared_from_this(), &closed] {
        boost::system::error_code ignored;
        self->acceptor_.close(ignored);
        closed.set_value();
    });
    closed.get_future().wait();
}

void Listener::accept()
{
    Loop* next = next_();
    Loop& target = next == nullptr ? loop_ : *next;
    acceptor_.async_accept(target.context(), [self = shared_from_this(), next, &target](
                                                 const boost::system::error_code& error,
                                                 Socket socket) {
        if (!self->acceptor_.is_open()) return;
        if (error) {
            // Out of file handles: wait for some to come back instead of spinning.
            auto pause = std::make_shared<boost::asio::steady_timer>(self->loop_.context(),
                                                                     std::chrono::milliseconds(50));
            pause->async_wait([self, pause](const boost::system::error_code&) { self->accept(); });
            return;
        }
        // Refused a moment ago, but somebody may have left since.
        if (next != nullptr || self->next_() != nullptr) self->take_(target, std::move(socket));
        self->accept();
    });
}

}  // namespace gatehouse::net
