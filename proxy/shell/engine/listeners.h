#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/server.h"
#include "proxy/shell/engine/live.h"
#include "proxy/shell/net/listener.h"
#include "proxy/shell/net/tls.h"

namespace gatehouse::engine {

/// Where the gateway listens now: one socket for each configured address, TLS or not.
///
/// Thread  one control thread; `next` and `take` are called on io threads. The loop must be running
/// while apply() and close() are called.
class Listeners {
public:
    /// A connection was accepted; the context is nullptr without TLS.
    using Take = std::function<void(net::Loop&, net::Listener::Socket, std::shared_ptr<SSL_CTX>)>;

    Listeners(net::Loop& accepting, net::Listener::Next next, Take take);

    /// Listens as `server` says, and no longer as before. An address that stays keeps its socket,
    /// and TLS goes on or off on it without closing it; new sockets open before old ones close.
    ///
    /// An IPv6 address that is not the first may fail: a machine may have none.
    /// Errors  Conflict (a port is taken) or Invalid (no address of this machine, no usable
    /// certificate): everything is as it was.
    Result<void> apply(const config::ServerConfig& server);

    /// Ends it for good: what is asked of apply() later opens nothing.
    void close();

    [[nodiscard]] std::vector<std::string> addresses() const;  ///< with the real ports

private:
    struct Tls {
        net::SslContext context;
    };

    struct Place {
        std::string wanted;  ///< as configured
        std::shared_ptr<net::Listener> listener;
    };

    using Places = std::vector<Place>;

    Result<std::shared_ptr<const Tls>> contextFor(const config::ServerConfig& server) const;
    Result<Place> open(const std::string& address);
    Result<Place> openBeside(const std::string& address, Places& leaving, Places& closed);
    void reopen(const Places& closed);

    net::Loop& accepting_;
    net::Listener::Next next_;
    Take take_;
    std::shared_ptr<Live<Tls>> tls_ = std::make_shared<Live<Tls>>();
    std::string tlsFiles_;
    Places places_;
    bool closed_ = false;
};

}  // namespace gatehouse::engine
