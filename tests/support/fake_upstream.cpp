#include "tests/support/fake_upstream.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include <openssl/ssl.h>

namespace gatehouse::tests {

namespace {

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

void need(bool ok, const char* what)
{
    if (ok) return;
    std::perror(what);
    std::abort();
}

}  // namespace

struct FakeUpstream::Connection {
    int socket = -1;
    SSL* tls = nullptr;
    std::size_t serial = 0;
    std::string in;
    std::thread thread;

    ~Connection()
    {
        if (tls != nullptr) SSL_free(tls);
        if (socket >= 0) ::close(socket);
    }
};

std::string Seen::field(std::string_view name) const
{
    for (const auto& [key, value] : fields) {
        if (sameName(key, name)) return value;
    }
    return {};
}

int Seen::count(std::string_view name) const
{
    return static_cast<int>(std::count_if(fields.begin(), fields.end(), [name](const auto& field) {
        return sameName(field.first, name);
    }));
}

FakeUpstream::FakeUpstream()
{
    begin();
}

FakeUpstream::FakeUpstream(const FakeTls& tls) : authority_(std::make_unique<FakeAuthority>(tls))
{
    begin();
}

void FakeUpstream::begin()
{
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    stop_ = eventfd(0, EFD_CLOEXEC);
    gate_ = eventfd(0, EFD_CLOEXEC | EFD_SEMAPHORE | EFD_NONBLOCK);
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    need(bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0, "FakeUpstream: bind");
    need(listen(listener_, 1024) == 0, "FakeUpstream: listen");
    need(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0,
         "FakeUpstream: name");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { acceptAll(); });
}

FakeUpstream::~FakeUpstream()
{
    eventfd_write(stop_, 1);
    acceptor_.join();
    {
        const std::lock_guard lock(mutex_);
        for (const auto& connection : all_) ::shutdown(connection->socket, SHUT_RDWR);
    }
    for (const auto& connection : all_) connection->thread.join();
    all_.clear();
    ::close(listener_);
    ::close(stop_);
    ::close(gate_);
}

std::string FakeUpstream::url(std::string_view path) const
{
    return (authority_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_) +
           std::string(path);
}

std::string FakeUpstream::caPem() const
{
    return authority_ ? authority_->caPem() : std::string();
}

void FakeUpstream::always(Script script)
{
    const std::lock_guard lock(mutex_);
    always_ = std::move(script);
}

void FakeUpstream::next(Script script)
{
    const std::lock_guard lock(mutex_);
    next_.push_back(std::move(script));
}

void FakeUpstream::handle(Handler handler)
{
    const std::lock_guard lock(mutex_);
    handler_ = std::move(handler);
}

void FakeUpstream::answerEarly(bool early)
{
    const std::lock_guard lock(mutex_);
    early_ = early;
}

void FakeUpstream::release(int times)
{
    if (times > 0) eventfd_write(gate_, static_cast<eventfd_t>(times));
}

std::vector<Seen> FakeUpstream::requests() const
{
    const std::lock_guard lock(mutex_);
    return seen_;
}

Seen FakeUpstream::last() const
{
    const std::lock_guard lock(mutex_);
    return seen_.empty() ? Seen{} : seen_.back();
}

std::size_t FakeUpstream::connections() const
{
    const std::lock_guard lock(mutex_);
    return connections_;
}

std::size_t FakeUpstream::open() const
{
    const std::lock_guard lock(mutex_);
    return open_;
}

std::size_t FakeUpstream::resumed() const
{
    const std::lock_guard lock(mutex_);
    return resumed_;
}

std::size_t FakeUpstream::abandoned() const
{
    const std::lock_guard lock(mutex_);
    return abandoned_;
}

bool FakeUpstream::waitForRequests(std::size_t count)
{
    return waitUntil([this, count] { return seen_.size() >= count; });
}

bool FakeUpstream::waitForAbandoned(std::size_t count)
{
    return waitUntil([this, count] { return abandoned_ >= count; });
}

bool FakeUpstream::waitForOpen(std::size_t count)
{
    return waitUntil([this, count] { return open_ == count; });
}

bool FakeUpstream::waitUntil(const std::function<bool()>& reached)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, reached);
}

void FakeUpstream::acceptAll()
{
    for (;;) {
        std::array<pollfd, 2> watched{{{listener_, POLLIN, 0}, {stop_, POLLIN, 0}}};
        poll(watched.data(), watched.size(), -1);
        if (watched[1].revents != 0) return;
        const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        const int one = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        auto connection = std::make_unique<Connection>();
        connection->socket = socket;
        Connection& here = *connection;
        const std::lock_guard lock(mutex_);
        here.serial = connections_++;
        ++open_;
        all_.push_back(std::move(connection));
        here.thread = std::thread([this, &here] { serve(here); });
        changed_.notify_all();
    }
}

void FakeUpstream::serve(Connection& connection)
{
    bool usable = true;
    if (authority_) {
        connection.tls = SSL_new(authority_->serverContext());
        SSL_set_fd(connection.tls, connection.socket);
        usable = SSL_accept(connection.tls) == 1;
        const std::lock_guard lock(mutex_);
        if (usable && SSL_session_reused(connection.tls) == 1) ++resumed_;
    }
    while (usable) {
        Seen seen;
        seen.connection = connection.serial;
        if (!readRequest(connection, seen)) break;
        Script script = scriptFor(seen);
        {
            const std::lock_guard lock(mutex_);
            seen_.push_back(std::move(seen));
            changed_.notify_all();
        }
        usable = play(connection, script);
    }
    ::shutdown(connection.socket, SHUT_RDWR);
    const std::lock_guard lock(mutex_);
    --open_;
    changed_.notify_all();
}

Script FakeUpstream::scriptFor(const Seen& seen)
{
    Handler handler;
    {
        const std::lock_guard lock(mutex_);
        if (!next_.empty()) {
            Script script = std::move(next_.front());
            next_.pop_front();
            return script;
        }
        if (always_) return *always_;
        handler = handler_;
    }
    return handler ? handler(seen) : answer(200, R"({"ok":true})");
}

/// More bytes into `in`; false when the connection ended.
bool FakeUpstream::fill(Connection& connection)
{
    std::array<char, 65536> bytes;
    ssize_t count = 0;
    if (connection.tls != nullptr) {
        count = SSL_read(connection.tls, bytes.data(), static_cast<int>(bytes.size()));
    } else {
        count = recv(connection.socket, bytes.data(), bytes.size(), 0);
    }
    if (count <= 0) return false;
    connection.in.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

bool FakeUpstream::readRequest(Connection& connection, Seen& seen)
{
    std::size_t end = 0;
    while ((end = connection.in.find("\r\n\r\n")) == std::string::npos) {
        if (!fill(connection)) return false;
    }
    seen.head = connection.in.substr(0, end + 4);
    connection.in.erase(0, end + 4);
    std::string_view rest(seen.head);
    const auto line = [&rest] {
        const std::string_view found = rest.substr(0, rest.find("\r\n"));
        rest.remove_prefix(found.size() + 2);
        return found;
    };
    const std::string_view first = line();
    const std::size_t space = first.find(' ');
    seen.method = first.substr(0, space);
    seen.target = first.substr(space + 1, first.rfind(' ') - space - 1);
    for (std::string_view field = line(); !field.empty(); field = line()) {
        const std::size_t colon = field.find(':');
        std::string_view value = field.substr(colon + 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        seen.fields.emplace_back(field.substr(0, colon), value);
    }
    bool early = false;
    {
        const std::lock_guard lock(mutex_);
        early = early_;
    }
    if (early) return true;
    if (sameName(seen.field("expect"), "100-continue") &&
        !write(connection, "HTTP/1.1 100 Continue\r\n\r\n")) {
        return false;
    }
    return readBody(connection, seen);
}

bool FakeUpstream::readBody(Connection& connection, Seen& seen)
{
    std::string& in = connection.in;
    const auto take = [&](std::size_t size) {
        while (in.size() < size) {
            if (!fill(connection)) return false;
        }
        seen.body.append(in, 0, size);
        in.erase(0, size);
        return true;
    };
    if (!sameName(seen.field("transfer-encoding"), "chunked")) {
        const std::string length = seen.field("content-length");
        return length.empty() || take(std::strtoull(length.c_str(), nullptr, 10));
    }
    for (;;) {
        std::size_t end = 0;
        while ((end = in.find("\r\n")) == std::string::npos) {
            if (!fill(connection)) return false;
        }
        std::size_t size = 0;
        std::from_chars(in.data(), in.data() + end, size, 16);
        in.erase(0, end + 2);
        if (size > 0 && !take(size)) return false;
        while (in.size() < 2) {
            if (!fill(connection)) return false;
        }
        in.erase(0, 2);  // the line end after the data, or the blank line that ends the trailers
                         // (none are sent)
        if (size == 0) return true;
    }
}

bool FakeUpstream::write(Connection& connection, std::string_view bytes)
{
    while (!bytes.empty()) {
        ssize_t count = 0;
        if (connection.tls != nullptr) {
            count = SSL_write(connection.tls, bytes.data(), static_cast<int>(bytes.size()));
        } else {
            count = ::send(connection.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        }
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Waits for the gate, the client's leaving or the end of the fake. True: the gate let this step
/// pass.
bool FakeUpstream::pause(Connection& connection, bool untilGate)
{
    for (;;) {
        std::array<pollfd, 3> watched{
            {{connection.socket, POLLRDHUP, 0}, {stop_, POLLIN, 0}, {gate_, POLLIN, 0}}};
        poll(watched.data(), untilGate ? 3 : 2, -1);
        if (watched[0].revents != 0 || watched[1].revents != 0) return false;
        eventfd_t one = 0;
        if (untilGate && eventfd_read(gate_, &one) == 0)
            return true;  // another connection may have been faster
    }
}

/// True when the connection can be used for the next request.
bool FakeUpstream::play(Connection& connection, const Script& script)
{
    for (const Script::Step& step : script.steps) {
        bool goesOn = true;
        switch (step.kind) {
            case Script::Kind::Send:
                goesOn = write(connection, step.bytes);
                break;
            case Script::Kind::Await:
                goesOn = pause(connection, true);
                break;
            case Script::Kind::Hang:
                goesOn = pause(connection, false);
                break;
            case Script::Kind::Reset: {
                const linger hard{1, 0};
                setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                const std::lock_guard lock(
                    mutex_);  // the destructor shuts sockets down by their number
                ::close(std::exchange(connection.socket, -1));
                return false;
            }
            case Script::Kind::Close:
                if (connection.tls != nullptr) SSL_shutdown(connection.tls);
                return false;
        }
        if (goesOn) continue;
        const std::lock_guard lock(mutex_);
        ++abandoned_;
        changed_.notify_all();
        return false;
    }
    return true;
}

}  // namespace gatehouse::tests
