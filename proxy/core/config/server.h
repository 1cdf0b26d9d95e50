#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// Where we listen and what we let in.
struct ServerConfig {
    std::vector<std::string> listen{"127.0.0.1:8686"};  ///< HOST:PORT or [V6]:PORT
    std::vector<std::string>
        allowedHosts;  ///< beside localhost and our own addresses; for the Host header
    std::vector<std::string>
        allowedOrigins;          ///< browser pages that may call us (CORS); empty: none
    bool openOnLoopback = true;  ///< calls from this machine need no gateway key
    bool allowRemote = false;    ///< a listen address beyond loopback is refused unless this is on
    SecretRef adminToken;        ///< empty: one is made at start and kept in the data folder (0600)
    std::string tlsCertificate;  ///< PEM file; with tlsKey the listener speaks TLS only
    std::string tlsKey;          ///< PEM file
    std::int64_t ioThreads = 0;  ///< 0: two on a desktop, one per core on a server
    std::int64_t maxConnections = 20'000;
    ByteCount maxBody = 32_MiB;        ///< JSON and text bodies
    ByteCount maxUpload = 100_MiB;     ///< multipart and binary bodies
    ByteCount maxBodyMemory = 1_GiB;   ///< all bodies being received together
    Millis headTimeout{20'000};        ///< a request head must be whole by then
    Millis bodyTimeout{60'000};        ///< longest silence inside a request body
    Millis keepAlive{75'000};          ///< idle connection
    Millis sendTimeout{120'000};       ///< longest time a client may refuse to read
    Millis drain{30'000};              ///< patience of a shutdown
    std::string proxy;                 ///< of calls to providers; empty: the environment's
    std::vector<std::string> noProxy;  ///< hosts that `proxy` is not used for

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const ServerConfig&, const ServerConfig&) = default;
};

template <class Visit>
void ServerConfig::fields(Visit&& visit)
{
    visit(field("listen", &ServerConfig::listen,
                GH_TEXT("config", "Addresses to listen on: HOST:PORT or [V6]:PORT."))
              .rebind());
    visit(field("allowedHosts", &ServerConfig::allowedHosts,
                GH_TEXT("config",
                        "Names a client may call us by in the Host header, beside localhost and "
                        "our own addresses.")));
    visit(field("allowedOrigins", &ServerConfig::allowedOrigins,
                GH_TEXT("config",
                        "Browser pages that may call us (CORS), such as https://app.example.com. "
                        "Empty: none.")));
    visit(field("openOnLoopback", &ServerConfig::openOnLoopback,
                GH_TEXT("config", "Calls from this machine need no gateway key.")));
    visit(field("allowRemote", &ServerConfig::allowRemote,
                GH_TEXT("config",
                        "Lets the gateway listen beyond this machine. Needs TLS and at least one "
                        "gateway key."))
              .rebind());
    visit(field("adminToken", &ServerConfig::adminToken,
                GH_TEXT("config",
                        "Where the token of the admin API is kept. Empty: one is made at start and "
                        "kept in the data folder.")));
    visit(field("tlsCertificate", &ServerConfig::tlsCertificate,
                GH_TEXT("config",
                        "PEM file with the certificate chain. Together with tlsKey the listener "
                        "speaks TLS only."))
              .rebind());
    visit(field("tlsKey", &ServerConfig::tlsKey,
                GH_TEXT("config", "PEM file with the private key of the certificate."))
              .rebind());
    visit(
        field("ioThreads", &ServerConfig::ioThreads,
              GH_TEXT("config",
                      "Threads that carry traffic. 0: two on a desktop, one per core on a server."))
            .range(0, 256)
            .rebind());
    visit(field("maxConnections", &ServerConfig::maxConnections,
                GH_TEXT("config", "Most client connections open at a time."))
              .range(1, 1'000'000));
    visit(field("maxBody", &ServerConfig::maxBody,
                GH_TEXT("config", "Largest JSON or text body of a request."))
              .in(Unit::Bytes)
              .range(1_KiB, 4_GiB));
    visit(field("maxUpload", &ServerConfig::maxUpload,
                GH_TEXT("config", "Largest multipart or binary body of a request."))
              .in(Unit::Bytes)
              .range(1_KiB, 64_GiB));
    visit(field("maxBodyMemory", &ServerConfig::maxBodyMemory,
                GH_TEXT("config", "Memory for all request bodies being received together."))
              .in(Unit::Bytes)
              .range(1_MiB, 1024_GiB));
    visit(field("headTimeout", &ServerConfig::headTimeout,
                GH_TEXT("config", "Time in which the head of a request must have arrived."))
              .in(Unit::Millis)
              .range(100, kDayMillis));
    visit(field("bodyTimeout", &ServerConfig::bodyTimeout,
                GH_TEXT("config", "Longest silence inside a request body."))
              .in(Unit::Millis)
              .range(100, kDayMillis));
    visit(field("keepAlive", &ServerConfig::keepAlive,
                GH_TEXT("config", "Time an idle client connection stays open."))
              .in(Unit::Millis)
              .range(0, kDayMillis));
    visit(field("sendTimeout", &ServerConfig::sendTimeout,
                GH_TEXT("config", "Longest time a client may refuse to read before it is cut off."))
              .in(Unit::Millis)
              .range(100, kDayMillis));
    visit(field("drain", &ServerConfig::drain,
                GH_TEXT("config", "Time open calls get to end when the gateway stops."))
              .in(Unit::Millis)
              .range(0, kDayMillis));
    visit(field("proxy", &ServerConfig::proxy,
                GH_TEXT("config",
                        "Proxy for calls to providers that name none of their own: "
                        "http://HOST:PORT, \"none\", or empty for the environment's HTTPS_PROXY. "
                        "This machine is always reached directly.")));
    visit(field("noProxy", &ServerConfig::noProxy,
                GH_TEXT("config",
                        "Hosts that are reached without that proxy: names, addresses, or endings "
                        "such as .example.com.")));
}

}  // namespace gatehouse::config
