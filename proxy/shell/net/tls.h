#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

#include "proxy/core/base/result.h"

namespace gatehouse::net {

struct SslContextDeleter {
    void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};

using SslContext = std::unique_ptr<SSL_CTX, SslContextDeleter>;

/// For our own listener: certificate chain and key as PEM files.
Result<SslContext> serverContext(const std::string& certificateFile, const std::string& keyFile);

/// One TLS connection without a socket: bytes in, bytes out (docs/adr/0012).
///
/// Shape   feed ciphertext by offer(), take what must be sent from outgoing().
/// Thread  one connection.
class TlsSession {
public:
    enum class State : std::uint8_t { Done, WantsRead, Closed, Failed };

    /// TLS 1.2 or newer, certificates and host names checked against the system's roots and
    /// `caFile`.
    ///
    /// Errors  Invalid with OpenSSL's words when a file cannot be used.
    static Result<SslContext> clientContext(const std::string& caFile, bool insecure);

    /// `host` empty: server side. Client side: sent as server name and checked against the
    /// certificate.
    TlsSession(SSL_CTX* context, const std::string& host, SSL_SESSION* resume);
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    /// The next ciphertext. The view must live until the calls below have used it up (left()
    /// tells).
    void offer(std::string_view ciphertext) noexcept { in_ = ciphertext; }

    [[nodiscard]] std::string_view left() const noexcept { return in_; }

    /// Whether read() could give something without a further offer().
    [[nodiscard]] bool hasMore() const noexcept
    {
        return !in_.empty() || SSL_has_pending(ssl_) != 0;
    }

    [[nodiscard]] std::string& outgoing() noexcept { return out_; }

    State handshake();
    /// Decrypts into `buffer`; `got` is what came. Done: there may be more.
    State read(char* buffer, std::size_t size, std::size_t& got);
    State write(std::string_view plain);
    void shutDown() noexcept;  ///< marks the session as ended well, so that it can be resumed

    /// Why it failed, in words for a person.
    [[nodiscard]] std::string trouble() const;
    /// A ticket that came meanwhile, for the next connection to the same host; nullptr when none.
    /// Caller owns.
    SSL_SESSION* takeTicket() noexcept;

private:
    struct Hooks;
    State stateOf(int result);

    SSL* ssl_;
    std::string_view in_;
    std::string out_;
    std::string trouble_;
    SSL_SESSION* ticket_ = nullptr;
};

}  // namespace gatehouse::net
