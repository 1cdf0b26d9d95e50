#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Serves one client connection for life: decode, journey, next request. `tls` is nullptr on a
/// plain listener. Whoever accepted it has counted it among the house's connections; its end takes
/// it off again.
///
/// Errors  broken HTTP is answered once and the connection closed; a client that is too slow gets
/// 408. Thread  the desk's loop.
net::Detached serveClient(Desk& desk, boost::asio::ip::tcp::socket socket,
                          std::shared_ptr<SSL_CTX> tls);

}  // namespace gatehouse
