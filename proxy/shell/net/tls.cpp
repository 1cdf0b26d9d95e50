#include "proxy/shell/net/tls.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <utility>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "proxy/core/base/text.h"

namespace gatehouse::net {
namespace {

std::string openSslWords()
{
    std::string words;
    char line[256];
    while (const unsigned long code = ERR_get_error()) {
        ERR_error_string_n(code, line, sizeof line);
        if (!words.empty()) words += "; ";
        words += line;
    }
    return words.empty() ? std::string("no reason given by OpenSSL") : words;
}

/// Looking is far cheaper than clearing what is clear.
void forgetErrors()
{
    if (ERR_peek_error() != 0) ERR_clear_error();
}

bool isAddress(const std::string& host)
{
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
           inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

}  // namespace

/// What OpenSSL calls back: a BIO over two spans instead of a socket.
struct TlsSession::Hooks {
    static int read(BIO* bio, char* buffer, int size)
    {
        auto& self = *static_cast<TlsSession*>(BIO_get_data(bio));
        BIO_clear_retry_flags(bio);
        if (self.in_.empty()) {
            BIO_set_retry_read(bio);
            return -1;
        }
        const std::size_t count = std::min(self.in_.size(), static_cast<std::size_t>(size));
        std::memcpy(buffer, self.in_.data(), count);
        self.in_.remove_prefix(count);
        return static_cast<int>(count);
    }

    static int write(BIO* bio, const char* buffer, int size)
    {
        auto& self = *static_cast<TlsSession*>(BIO_get_data(bio));
        BIO_clear_retry_flags(bio);
        self.out_.append(buffer, static_cast<std::size_t>(size));
        return size;
    }

    static long control(BIO*, int command, long, void*)
    {
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }

    static BIO_METHOD* method()
    {
        static BIO_METHOD* const kMethod = [] {
            BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "span");
            BIO_meth_set_read(made, read);
            BIO_meth_set_write(made, write);
            BIO_meth_set_ctrl(made, control);
            return made;
        }();
        return kMethod;
    }

    static int newTicket(SSL* ssl, SSL_SESSION* session)
    {
        auto* self = static_cast<TlsSession*>(SSL_get_app_data(ssl));
        if (self == nullptr) return 0;
        if (self->ticket_ != nullptr) SSL_SESSION_free(self->ticket_);
        self->ticket_ = session;
        return 1;  // the reference is ours now
    }
};

namespace {

SSL_CTX* prepare(SSL_CTX* context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds no record buffers
    return context;
}

}  // namespace

Result<SslContext> TlsSession::clientContext(const std::string& caFile, bool insecure)
{
    SslContext context(prepare(SSL_CTX_new(TLS_client_method())));
    SSL_CTX_set_session_cache_mode(context.get(),
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context.get(), Hooks::newTicket);
    SSL_CTX_set_default_verify_paths(context.get());
    ERR_clear_error();
    if (!caFile.empty() &&
        SSL_CTX_load_verify_locations(context.get(), caFile.c_str(), nullptr) != 1) {
        return fail(ErrorKind::Invalid,
                    cat("the CA file '", caFile, "' cannot be used: ", openSslWords()),
                    "it must be a PEM file of one or more certificates that this user may read");
    }
    SSL_CTX_set_verify(context.get(), insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    return context;
}

Result<SslContext> serverContext(const std::string& certificateFile, const std::string& keyFile)
{
    SslContext context(prepare(SSL_CTX_new(TLS_server_method())));
    // A sealed key is refused: without this OpenSSL would ask the terminal and wait.
    SSL_CTX_set_default_passwd_cb(context.get(), [](char*, int, int, void*) { return -1; });
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificateFile.c_str()) != 1) {
        return fail(ErrorKind::Invalid,
                    cat("the certificate '", certificateFile, "' cannot be used: ", openSslWords()),
                    "give a PEM file with the certificate first and its chain after it");
    }
    if (SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1) {
        return fail(ErrorKind::Invalid,
                    cat("the TLS key '", keyFile, "' cannot be used: ", openSslWords()),
                    "give the PEM key that belongs to the certificate, without a pass phrase");
    }
    return context;
}

TlsSession::TlsSession(SSL_CTX* context, const std::string& host, SSL_SESSION* resume)
    : ssl_(SSL_new(context))
{
    BIO* bio = BIO_new(Hooks::method());
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl_, bio, bio);
    SSL_set_app_data(ssl_, this);
    if (host.empty()) {
        SSL_set_accept_state(ssl_);
        return;
    }
    SSL_set_connect_state(ssl_);
    if (isAddress(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_), host.c_str());
    } else {
        // The macro for this casts in the old style.
        SSL_ctrl(ssl_, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(host.c_str()));
        SSL_set_hostflags(ssl_, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set1_host(ssl_, host.c_str());
    }
    if (resume != nullptr) SSL_set_session(ssl_, resume);
}

TlsSession::~TlsSession()
{
    SSL_set_app_data(ssl_, nullptr);
    SSL_free(ssl_);
    if (ticket_ != nullptr) SSL_SESSION_free(ticket_);
}

TlsSession::State TlsSession::stateOf(int result)
{
    switch (SSL_get_error(ssl_, result)) {
        case SSL_ERROR_NONE:
            return State::Done;
        case SSL_ERROR_WANT_READ:
        case SSL_ERROR_WANT_WRITE:
            return State::WantsRead;
        case SSL_ERROR_ZERO_RETURN:
            return State::Closed;
        default:
            break;
    }
    const long verdict = SSL_get_verify_result(ssl_);
    trouble_ = verdict != X509_V_OK
                   ? cat("certificate refused: ", X509_verify_cert_error_string(verdict))
                   : openSslWords();
    return State::Failed;
}

TlsSession::State TlsSession::handshake()
{
    forgetErrors();
    return stateOf(SSL_do_handshake(ssl_));
}

TlsSession::State TlsSession::read(char* buffer, std::size_t size, std::size_t& got)
{
    forgetErrors();
    got = 0;
    const int result = SSL_read_ex(ssl_, buffer, size, &got);
    return result == 1 ? State::Done : stateOf(result);
}

TlsSession::State TlsSession::write(std::string_view plain)
{
    forgetErrors();
    std::size_t done = 0;
    const int result = SSL_write_ex(ssl_, plain.data(), plain.size(), &done);
    return result == 1 ? State::Done : stateOf(result);
}

void TlsSession::shutDown() noexcept
{
    // Without this mark OpenSSL drops the session and the next connection pays a full handshake
    // (420 instead of 200 µs).
    SSL_set_shutdown(ssl_, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

std::string TlsSession::trouble() const
{
    return trouble_;
}

SSL_SESSION* TlsSession::takeTicket() noexcept
{
    return std::exchange(ticket_, nullptr);
}

}  // namespace gatehouse::net
