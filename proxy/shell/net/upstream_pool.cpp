#include "proxy/shell/net/upstream_pool.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::net {
namespace {

using Tcp = boost::asio::ip::tcp;

constexpr std::chrono::seconds kIdle{90};
constexpr std::size_t kMaxIdle = 1024;

/// One try to reach one address, ended by its deadline or by the cancel.
class Dial : public Deadline {
public:
    Dial(Loop& loop, const Tcp::endpoint& to, SteadyTime until) : socket_(loop.context()), to_(to)
    {
        at(until);
        loop.deadlines().add(*this);
    }

    bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller)
    {
        socket_.async_connect(to_, [this, caller](const boost::system::error_code& error) {
            error_ = error;
            caller.resume();
        });
    }

    boost::system::error_code await_resume() const noexcept { return error_; }

    void expired() override
    {
        late_ = true;
        close();
    }

    void close()
    {
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

    /// The connection, made known to the reactor anew: one that was waited for to become writable
    /// is woken at each acknowledgement for ever after.
    Tcp::socket take()
    {
        boost::system::error_code error;
        const auto executor = socket_.get_executor();
        const auto descriptor = socket_.release(error);
        if (error) return std::move(socket_);
        Tcp::socket fresh(executor);
        fresh.assign(to_.protocol(), descriptor, error);
        if (error) ::close(descriptor);
        return fresh;
    }

    [[nodiscard]] bool late() const noexcept { return late_; }

private:
    Tcp::socket socket_;
    Tcp::endpoint to_;
    boost::system::error_code error_;
    bool late_ = false;
};

}  // namespace

struct UpstreamPool::Origin {
    const std::string name;
    std::vector<std::shared_ptr<Duplex>> idle;
    SslContext ssl;
    SSL_SESSION* ticket = nullptr;

    explicit Origin(std::string of) : name(std::move(of)) {}

    Origin(const Origin&) = delete;
    Origin& operator=(const Origin&) = delete;

    ~Origin()
    {
        if (ticket != nullptr) SSL_SESSION_free(ticket);
    }

    void keepTicket(Duplex& wire) noexcept
    {
        SSL_SESSION* fresh = wire.tls() == nullptr ? nullptr : wire.tls()->takeTicket();
        if (fresh == nullptr) return;
        if (ticket != nullptr) SSL_SESSION_free(ticket);
        ticket = fresh;
    }
};

UpstreamPool::UpstreamPool(Loop& loop, Resolver& resolver, const ProxyEnvironment& environment)
    : loop_(loop), resolver_(resolver), environment_(environment)
{
}

UpstreamPool::~UpstreamPool() = default;

UpstreamPool::Origin& UpstreamPool::originOf(const pipeline::Upstream& upstream)
{
    // The last one again, mostly: comparing its name is a quarter of a look-up.
    if (last_ != nullptr && last_->name == upstream.origin) return *last_;
    auto& origin = origins_[upstream.origin];
    if (!origin) origin = std::make_unique<Origin>(upstream.origin);
    last_ = origin.get();
    return *origin;
}

void UpstreamPool::onIdleDisturbed(void* context, Duplex& wire)
{
    // Bytes nobody asked for, or the end: either way this connection is of no use any more.
    auto& idle = static_cast<Origin*>(context)->idle;
    const auto at = std::ranges::find(idle, &wire, &std::shared_ptr<Duplex>::get);
    if (at == idle.end()) return;
    const auto gone = std::move(*at);
    idle.erase(at);
    gone->onDisturbed(nullptr, nullptr);
    gone->abort();
}

void UpstreamPool::giveBack(const pipeline::Upstream& upstream, std::shared_ptr<Duplex> wire)
{
    auto& origin = originOf(upstream);
    origin.keepTicket(*wire);
    if (wire->end() != End::No || wire->hasUnread() || origin.idle.size() >= kMaxIdle) {
        wire->abort();
        return;
    }
    wire->at(loop_.coarseNow() + kIdle);
    wire->onDisturbed(onIdleDisturbed, &origin);
    wire->arm();
    origin.idle.push_back(std::move(wire));
}

void UpstreamPool::closeAll()
{
    for (auto& [name, origin] : origins_) {
        const auto idle = std::exchange(origin->idle, {});
        for (const auto& wire : idle) {
            wire->onDisturbed(nullptr, nullptr);
            wire->abort();
        }
    }
}

Task<Lease> UpstreamPool::open(const pipeline::Upstream& upstream, bool fresh, SteadyTime until,
                               Cancel& cancel)
{
    auto& origin = originOf(upstream);
    if (!fresh && !origin.idle.empty()) {
        Lease lease{.wire = std::move(origin.idle.back()), .error = {}, .reused = true};
        origin.idle.pop_back();
        lease.wire->onDisturbed(nullptr, nullptr);
        lease.wire->never();
        ++reusedCount;
        co_return lease;
    }
    ++opened;
    until = std::min(until, steadyNow() + upstream.chosen.connectTimeout);
    co_return co_await connect(upstream, origin, until, cancel);
}

Task<std::shared_ptr<Duplex>> UpstreamPool::dial(const Endpoints& endpoints, SteadyTime until,
                                                 Cancel& cancel, std::string& why)
{
    for (std::size_t i = 0; i < endpoints.size() && !cancel.requested(); ++i) {
        // An address that does not answer must leave time for the others (a broken IPv6 route is
        // common).
        const auto now = steadyNow();
        const auto share = (until - now) / static_cast<std::int64_t>(endpoints.size() - i);
        Dial attempt(loop_, endpoints[i], now + share);
        cancel.by([&attempt] { attempt.close(); });
        const auto error = co_await attempt;
        cancel.byNothing();
        if (!error) co_return std::make_shared<Duplex>(loop_, attempt.take());
        why = attempt.late() ? "no answer in time" : error.message();
    }
    co_return nullptr;
}

Task<Lease> UpstreamPool::connect(const pipeline::Upstream& upstream, Origin& origin,
                                  SteadyTime until, Cancel& cancel)
{
    const auto& base = upstream.base;
    const auto proxy = proxyOf(upstream.chosen.proxy, base, environment_);
    const std::string host = proxy ? proxy->host : base.host;
    const std::uint16_t port = proxy ? proxy->port : base.port;
    const std::string name = cat(proxy ? "the HTTP proxy " : "", host, ":", number(port));

    Lease lease;
    const Endpoints endpoints = co_await resolver_.look(loop_, host, port, until, cancel);
    if (endpoints.empty()) {
        lease.error =
            fail(steadyNow() >= until ? ErrorKind::UpstreamTimeout : ErrorKind::BadUpstream,
                 cat("the address of ", host, " could not be found"),
                 "check the provider's base URL and this machine's network");
        co_return lease;
    }
    std::string why = "cancelled";
    lease.wire = co_await dial(endpoints, until, cancel, why);
    if (!lease.wire) {
        lease.error =
            fail(steadyNow() >= until ? ErrorKind::UpstreamTimeout : ErrorKind::BadUpstream,
                 cat("no connection to ", name, ": ", why),
                 upstream.row.local
                     ? cat("start ", upstream.row.title, ", or correct its base URL")
                     : std::string("check the provider's base URL and this machine's network"));
        co_return lease;
    }
    const std::shared_ptr<Duplex> wire = lease.wire;
    wire->at(until);
    cancel.by([wire] { wire->abort(); });
    if (proxy) lease.error = co_await openTunnel(*wire, base.host, base.port);
    if (!lease.error && base.secure()) {
        if (!origin.ssl) {
            auto made =
                TlsSession::clientContext(upstream.chosen.caFile, upstream.chosen.insecureTls);
            if (made) {
                origin.ssl = std::move(*made);
            } else {
                lease.error = made.error();
            }
        }
        if (!lease.error) {
            const bool trusted =
                co_await wire->handshake(origin.ssl.get(), base.host, origin.ticket);
            if (!trusted) {
                const std::string words = wire->trouble();
                lease.error =
                    fail(wire->end() == End::TimedOut ? ErrorKind::UpstreamTimeout
                                                      : ErrorKind::BadUpstream,
                         cat("no TLS connection to ", host, ": ",
                             words.empty() ? "the other side broke off" : words),
                         "if the provider uses a certificate of your own CA, set its CA file");
            }
        }
    }
    cancel.byNothing();
    wire->never();
    if (lease.error) {
        wire->abort();
        lease.wire = nullptr;
    }
    co_return lease;
}

}  // namespace gatehouse::net
