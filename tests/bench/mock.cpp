// The provider of the benches: one thread on epoll, so cheap that it hardly shows beside what is
// measured.
//
//   bench_mock --port 0 [--key KEY] [--tls --ca FILE]
//
// Prints "listening PORT". POST answers as the model name says (see wire.h); GET /stats tells what
// it has seen.

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <queue>

#include "tests/bench/certificate.h"
#include "tests/bench/options.h"
#include "tests/bench/wire.h"

namespace gatehouse::bench {

namespace {

struct Connection {
    int socket = -1;
    SSL* tls = nullptr;
    std::uint64_t serial =
        0;  ///< a timer of an earlier connection on the same descriptor is known by it
    std::string in;
    std::string out;
    std::size_t sent = 0;
    bool handshaking = false;
    bool wantsWrite = false;
    bool closing = false;  ///< once everything is sent

    bool streaming = false;
    bool headSent = false;
    bool parked = false;  ///< goes on when the socket takes bytes again
    Behaviour behaviour;
    std::uint32_t nextEvent = 0;
    std::int64_t due = 0;
};

struct Timer {
    std::int64_t at;
    int socket;
    std::uint64_t serial;

    friend bool operator>(const Timer& a, const Timer& b) { return a.at > b.at; }
};

class Mock {
public:
    Mock(int listener, std::string key, SSL_CTX* tls)
        : listener_(listener), key_(std::move(key)), tls_(tls)
    {
        epoll_ = epoll_create1(EPOLL_CLOEXEC);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = listener_;
        epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_, &event);
        plain_ =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: "
            "req-mock\r\nContent-Length: " +
            std::to_string(answerBody().size()) + "\r\n\r\n" + answerBody();
    }

    [[noreturn]] void run()
    {
        std::vector<epoll_event> events(512);
        for (;;) {
            const timespec wait = untilNextTimer();
            const int count = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()),
                                           timers_.empty() ? nullptr : &wait, nullptr);
            for (int i = 0; i < count; ++i) {
                const epoll_event& event = events[static_cast<std::size_t>(i)];
                if (event.data.fd == listener_) {
                    acceptAll();
                } else if (const auto at = open_.find(event.data.fd); at != open_.end()) {
                    ready(*at->second, event.events);
                }
            }
            fireTimers();
        }
    }

private:
    [[nodiscard]] timespec untilNextTimer() const
    {
        timespec wait{};
        if (timers_.empty()) return wait;
        const std::int64_t left = std::max<std::int64_t>(0, timers_.top().at - nowNanos());
        wait.tv_sec = left / 1'000'000'000;
        wait.tv_nsec = left % 1'000'000'000;
        return wait;
    }

    void acceptAll()
    {
        for (;;) {
            const int socket = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket < 0) return;
            const int one = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            auto connection = std::make_unique<Connection>();
            connection->socket = socket;
            connection->serial = ++accepted_;
            if (tls_ != nullptr) {
                connection->tls = SSL_new(tls_);
                SSL_set_fd(connection->tls, socket);
                SSL_set_accept_state(connection->tls);
                connection->handshaking = true;
            }
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.fd = socket;
            epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
            open_.emplace(socket, std::move(connection));
        }
    }

    void close(Connection& connection)
    {
        if (connection.streaming) ++aborted_;
        if (connection.tls != nullptr) {
            if (!connection.handshaking) SSL_shutdown(connection.tls);
            SSL_free(connection.tls);
        }
        const int socket = connection.socket;
        open_.erase(socket);
        ::close(socket);
    }

    /// Breaks the connection so that the peer sees a reset.
    void reset(Connection& connection)
    {
        const linger hard{1, 0};
        setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        connection.streaming = false;
        close(connection);
    }

    void ready(Connection& connection, std::uint32_t what)
    {
        if (connection.handshaking) {
            ERR_clear_error();
            const int done = SSL_do_handshake(connection.tls);
            if (done != 1) {
                const int reason = SSL_get_error(connection.tls, done);
                if (reason == SSL_ERROR_WANT_READ) return;
                if (reason == SSL_ERROR_WANT_WRITE) return watch(connection, true);
                return close(connection);
            }
            connection.handshaking = false;
            ++handshakes_;
        }
        if ((what & EPOLLOUT) != 0U && !flush(connection)) return;
        if ((what & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0U) receive(connection);
    }

    void receive(Connection& connection)
    {
        char bytes[65536];
        for (;;) {
            ssize_t count = 0;
            bool blocked = false;
            if (connection.tls != nullptr) {
                ERR_clear_error();
                const int got = SSL_read(connection.tls, bytes, sizeof bytes);
                count = got;
                blocked = got <= 0 && SSL_get_error(connection.tls, got) == SSL_ERROR_WANT_READ;
            } else {
                count = recv(connection.socket, bytes, sizeof bytes, 0);
                blocked = count < 0 && (errno == EAGAIN || errno == EINTR);
            }
            if (blocked) break;
            if (count <= 0) return close(connection);
            connection.in.append(bytes, static_cast<std::size_t>(count));
            if (connection.tls == nullptr && count < static_cast<ssize_t>(sizeof bytes)) break;
        }
        while (!connection.streaming) {
            const std::size_t headEnd = connection.in.find("\r\n\r\n");
            if (headEnd == std::string::npos) return;
            const std::string_view head(connection.in.data(), headEnd + 4);
            const std::size_t length = lengthOf(head);
            const std::size_t whole = headEnd + 4 + length;
            if (connection.in.size() < whole) return;
            const std::string_view body(connection.in.data() + headEnd + 4, length);
            const int socket = connection.socket;
            answer(connection, head, body);
            if (!open_.contains(socket)) return;
            connection.in.erase(0, whole);
        }
    }

    /// The mock trusts its bench: a length is there, and nothing arrives in chunks.
    static std::size_t lengthOf(std::string_view head)
    {
        for (const std::string_view name : {"\r\nContent-Length: ", "\r\ncontent-length: "}) {
            const std::size_t at = head.find(name);
            if (at == std::string_view::npos) continue;
            std::size_t length = 0;
            std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
            return length;
        }
        return 0;
    }

    void answer(Connection& connection, std::string_view head, std::string_view body)
    {
        if (head.starts_with("GET ")) return get(connection, head);
        ++requests_;
        if (!key_.empty() && head.find("Bearer " + key_ + "\r\n") == std::string_view::npos) {
            ++refused_;
            return say(connection, "401 Unauthorized",
                       R"({"error":{"message":"wrong key","type":"auth"}})");
        }
        const std::string_view tail = body.substr(body.size() > 512 ? body.size() - 512 : 0);
        Behaviour behaviour;
        constexpr std::string_view kModel = "\"model\":\"";
        std::string_view place = tail;
        std::size_t at = place.rfind(kModel);
        if (at == std::string_view::npos) at = (place = body).find(kModel);
        if (at != std::string_view::npos) {
            const std::string_view name = place.substr(at + kModel.size());
            behaviour = behaviourOf(name.substr(0, name.find('"')));
        }
        if (behaviour.status == 429) {
            return say(connection, "429 Too Many Requests",
                       R"({"error":{"message":"slow down","type":"rate_limit"}})",
                       "Retry-After: 1\r\n");
        }
        if (behaviour.status == 500) {
            return say(connection, "500 Internal Server Error",
                       R"({"error":{"message":"on demand","type":"server_error"}})");
        }
        const bool stream = tail.find("\"stream\":true") != std::string_view::npos ||
                            body.find("\"stream\":true") != std::string_view::npos;
        if (!stream && behaviour.latencyMicros == 0) {
            if (!behaviour.cut) {
                connection.out += plain_;
            } else {
                connection.out += plain_.substr(0, plain_.size() / 2);
                connection.closing = true;
            }
            flush(connection);
            return;
        }
        if (!stream) behaviour.events = 0;
        begin(connection, behaviour, stream);
    }

    void begin(Connection& connection, const Behaviour& behaviour, bool stream)
    {
        connection.behaviour = behaviour;
        connection.streaming = true;
        connection.headSent = !stream;
        connection.nextEvent = 0;
        connection.due = nowNanos() + behaviour.latencyMicros * 1000;
        if (behaviour.latencyMicros == 0) {
            step(connection);
        } else {
            timers_.push({connection.due, connection.socket, connection.serial});
        }
    }

    /// Sends what is due of a stream, one send an event, and sets the timer for the next.
    void step(Connection& connection)
    {
        const Behaviour& behaviour = connection.behaviour;
        if (connection.headSent && behaviour.events == 0) {  // a late plain answer
            connection.out += plain_;
            connection.streaming = false;
            flush(connection);
            return;
        }
        if (!connection.headSent) {
            connection.headSent = true;
            connection.out +=
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Request-Id: req-mock\r\n"
                "Transfer-Encoding: chunked\r\n\r\n";
        }
        std::string event;
        for (unsigned turn = 0; connection.nextEvent < behaviour.events; ++turn) {
            if (connection.wantsWrite) {
                connection.parked = true;
                return;
            }
            if (turn == 64) {  // an unpaced stream must not starve the others
                timers_.push({nowNanos(), connection.socket, connection.serial});
                return;
            }
            if (behaviour.cut && connection.nextEvent == behaviour.events / 2)
                return reset(connection);
            event.clear();
            appendEvent(event, connection.nextEvent++, nowNanos());
            appendChunk(connection.out, event);
            if (!flush(connection)) return;
            ++events_;
            if (behaviour.spacingMicros > 0 && connection.nextEvent < behaviour.events) {
                connection.due += behaviour.spacingMicros * 1000;
                timers_.push({connection.due, connection.socket, connection.serial});
                return;
            }
        }
        appendChunk(connection.out, streamTail());
        connection.out += "0\r\n\r\n";
        connection.streaming = false;
        flush(connection);
    }

    static void appendChunk(std::string& out, std::string_view bytes)
    {
        char size[16];
        const int digits = std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
        out.append(size, static_cast<std::size_t>(digits));
        out += bytes;
        out += "\r\n";
    }

    void fireTimers()
    {
        const std::int64_t now = nowNanos();
        while (!timers_.empty() && timers_.top().at <= now) {
            const Timer timer = timers_.top();
            timers_.pop();
            const auto at = open_.find(timer.socket);
            if (at == open_.end() || at->second->serial != timer.serial) continue;
            if (at->second->streaming) step(*at->second);
        }
    }

    void get(Connection& connection, std::string_view head)
    {
        if (!head.starts_with("GET /stats ")) {
            return say(connection, "200 OK",
                       R"({"object":"list","data":[{"id":"mock","object":"model"}]})");
        }
        char text[256];
        std::snprintf(
            text, sizeof text,
            R"({"accepted":%llu,"open":%zu,"requests":%llu,"events":%llu,"aborted":%llu,"refused":%llu,"handshakes":%llu})",
            static_cast<unsigned long long>(accepted_), open_.size(),
            static_cast<unsigned long long>(requests_), static_cast<unsigned long long>(events_),
            static_cast<unsigned long long>(aborted_), static_cast<unsigned long long>(refused_),
            static_cast<unsigned long long>(handshakes_));
        say(connection, "200 OK", text);
    }

    void say(Connection& connection, std::string_view status, std::string_view body,
             std::string_view fields = {})
    {
        connection.out += "HTTP/1.1 ";
        connection.out += status;
        connection.out += "\r\nContent-Type: application/json\r\n";
        connection.out += fields;
        connection.out += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        connection.out += body;
        flush(connection);
    }

    /// False when the connection is gone.
    bool flush(Connection& connection)
    {
        while (connection.sent < connection.out.size()) {
            const char* bytes = connection.out.data() + connection.sent;
            const std::size_t size = connection.out.size() - connection.sent;
            ssize_t count = 0;
            bool blocked = false;
            if (connection.tls != nullptr) {
                ERR_clear_error();
                const int put = SSL_write(connection.tls, bytes, static_cast<int>(size));
                count = put;
                blocked = put <= 0 && SSL_get_error(connection.tls, put) == SSL_ERROR_WANT_WRITE;
            } else {
                count = send(connection.socket, bytes, size, MSG_NOSIGNAL);
                blocked = count < 0 && errno == EAGAIN;
            }
            if (blocked) {
                watch(connection, true);
                return true;
            }
            if (count <= 0) {
                close(connection);
                return false;
            }
            connection.sent += static_cast<std::size_t>(count);
        }
        connection.out.clear();
        connection.sent = 0;
        if (connection.closing) {
            close(connection);
            return false;
        }
        if (connection.wantsWrite) {
            watch(connection, false);
            if (connection.parked) {
                connection.parked = false;
                timers_.push({nowNanos(), connection.socket, connection.serial});
            }
        }
        return true;
    }

    void watch(Connection& connection, bool write)
    {
        if (connection.wantsWrite == write) return;
        connection.wantsWrite = write;
        epoll_event event{};
        event.events = EPOLLIN | (write ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
        event.data.fd = connection.socket;
        epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.socket, &event);
    }

    int listener_;
    int epoll_ = -1;
    std::string key_;
    SSL_CTX* tls_;
    std::string plain_;
    std::unordered_map<int, std::unique_ptr<Connection>> open_;
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers_;
    std::uint64_t accepted_ = 0, requests_ = 0, events_ = 0, aborted_ = 0, refused_ = 0,
                  handshakes_ = 0;
};

int listenOn(std::uint16_t port, std::uint16_t& actual)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener, 4096) != 0) {
        std::perror("bench_mock");
        std::exit(1);
    }
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    actual = ntohs(address.sin_port);
    return listener;
}

}  // namespace

}  // namespace gatehouse::bench

int main(int argc, char** argv)
{
    using namespace gatehouse::bench;
    const Options options(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    SSL_CTX* tls = nullptr;
    if (options.has("tls")) {
        std::string certificate;
        tls = makeServerContext(certificate);
        std::ofstream(options.text("ca")) << certificate;
    }
    std::uint16_t port = 0;
    const int listener = listenOn(static_cast<std::uint16_t>(options.number("port", 0)), port);
    std::printf("listening %u\n", static_cast<unsigned>(port));
    std::fflush(stdout);
    Mock(listener, options.text("key"), tls).run();
}
