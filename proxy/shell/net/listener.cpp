#include "proxy/shell/net/listener.h"

#include <cerrno>
#include <chrono>
#include <future>
#include <netinet/in.h>
#include <sys/socket.h>
#include <system_error>
#include <utility>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"

namespace gatehouse::net {
namespace {

using Tcp = boost::asio::ip::tcp;

constexpr int kBacklog = 4096;
constexpr int kAtOnce = 64;
constexpr std::chrono::milliseconds kRest{50};

/// A socket that listens on `endpoint`, which gets the real port; else the system's error number.
int bindAndListen(Tcp::endpoint& endpoint, Descriptor& into)
{
    Descriptor made(::socket(endpoint.protocol().family(),
                             SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP));
    const int on = 1;
    const auto set = [&made, &on](int level, int option) {
        return ::setsockopt(made.number(), level, option, &on, sizeof on) == 0;
    };
    bool good = made.number() >= 0 && set(SOL_SOCKET, SO_REUSEADDR);
    if (endpoint.protocol() == Tcp::v6()) good = good && set(IPPROTO_IPV6, IPV6_V6ONLY);
    good = good &&
           ::bind(made.number(), endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0;
    good = good && ::listen(made.number(), kBacklog) == 0;
    auto size = static_cast<socklen_t>(endpoint.capacity());
    good = good && ::getsockname(made.number(), endpoint.data(), &size) == 0;
    if (!good) return errno;
    into = std::move(made);
    return 0;
}

bool isShortage(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

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
    auto listener = std::shared_ptr<Listener>(new Listener(loop, std::move(next), std::move(take)));
    Tcp::endpoint endpoint(ip, parts->port);
    if (const int trouble = bindAndListen(endpoint, listener->opened_); trouble != 0) {
        const bool taken = trouble == EADDRINUSE;
        return fail(
            taken ? ErrorKind::Conflict : ErrorKind::Invalid,
            cat("cannot listen on ", address, ": ", std::generic_category().message(trouble)),
            taken ? "another program has this port; choose a free one"
                  : "check that this machine has the address");
    }
    listener->protocol_ = endpoint.protocol();
    listener->address_ = textOf(endpoint);
    return listener;
}

void Listener::start()
{
    loop_.post([self = shared_from_this()] {
        boost::system::error_code error;
        self->acceptor_.assign(self->protocol_, self->opened_.number(), error);
        if (error) return;
        self->opened_.release();
        self->wait();
    });
}

void Listener::close()
{
    // Waited for: whoever closes may open another socket on the same port next.
    std::promise<void> closed;
    loop_.post([self = shared_from_this(), &closed] {
        boost::system::error_code ignored;
        self->acceptor_.close(ignored);
        self->opened_ = Descriptor();
        closed.set_value();
    });
    closed.get_future().wait();
}

void Listener::wait()
{
    acceptor_.async_wait(Tcp::acceptor::wait_read,
                         [self = shared_from_this()](const boost::system::error_code& error) {
                             if (!error && self->acceptor_.is_open()) self->accept();
                         });
}

void Listener::accept()
{
    // A flood of connections must not keep the loop from those it has.
    for (int i = 0; i < kAtOnce; ++i) {
        Descriptor accepted(
            ::accept4(acceptor_.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (accepted.number() >= 0) {
            hand(std::move(accepted));
        } else if (errno == EAGAIN) {
            break;
        } else if (isShortage(errno)) {
            rest();
            return;
        }
        // Any other error is of the one connection, which is gone: the next may be there.
    }
    wait();
}

/// Waits for some handles or memory to come back instead of spinning.
void Listener::rest()
{
    auto pause = std::make_shared<boost::asio::steady_timer>(loop_.context(), kRest);
    pause->async_wait([self = shared_from_this(), pause](const boost::system::error_code&) {
        if (self->acceptor_.is_open()) self->accept();
    });
}

void Listener::hand(Descriptor accepted)
{
    Loop* const target = next_();
    if (target == nullptr) return;
    // std::function wants to copy what it holds.
    auto crossing = std::make_shared<Descriptor>(std::move(accepted));
    target->post([self = shared_from_this(), target, crossing] {
        Socket socket(target->context());
        boost::system::error_code error;
        socket.assign(self->protocol_, crossing->number(), error);
        if (!error) crossing->release();
        self->take_(*target, std::move(socket));
    });
}

}  // namespace gatehouse::net
