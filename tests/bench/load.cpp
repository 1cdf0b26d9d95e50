// The client of the benches: many connections on one epoll loop, which checks every byte that comes
// back.
//
//   bench_load --port P [--path /v1/chat/completions] [--key KEY] [--connections 32] [--seconds 1]
//   [--bytes 1024]
//              [--model mock] [--rate R] [--stream] [--ramp S] [--header "name: value"]...
//              [--expect-status 200]
//
// Closed loop: each connection sends its next request when the answer is whole. With --rate: R
// requests a second are due at fixed times, and a late one is measured from when it was due (no
// coordinated omission). With --stream: events are counted, their order and bytes checked, and
// their delay taken from the time that stands in them. Prints one JSON object. Times are
// microseconds.

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <memory>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include "tests/bench/histogram.h"
#include "tests/bench/options.h"
#include "tests/bench/reply.h"
#include "tests/bench/wire.h"

namespace gatehouse::bench {

namespace {

struct Plan {
    sockaddr_in address{};
    std::string request;
    int connections = 1;
    std::int64_t duration = 0;  ///< ns
    std::int64_t ramp = 0;      ///< ns over which the connections begin
    double rate = 0;            ///< requests a second; 0 closed loop
    bool stream = false;
    int status = 200;
    std::uint32_t events = 0;  ///< of each stream
};

struct Counts {
    std::uint64_t requests = 0, errors = 0, connects = 0, bytes = 0;
    std::uint64_t streams = 0, events = 0, lost = 0, disorder = 0, altered = 0, joined = 0;
    std::string firstError;
};

struct Client {
    int socket = -1;
    bool busy = false;
    std::int64_t begunAt = 0;  ///< when the request was sent, or due
    std::size_t sent = 0;
    Reply reply;
    std::uint32_t nextEvent = 0;
    bool sawTail = false;
    std::string held;  ///< bytes of an unfinished event
};

class Load {
public:
    explicit Load(Plan plan)
        : plan_(std::move(plan)), clients_(static_cast<std::size_t>(plan_.connections))
    {
        epoll_ = epoll_create1(EPOLL_CLOEXEC);
    }

    int run()
    {
        const std::int64_t start = nowNanos();
        end_ = start + plan_.duration;
        const std::int64_t patience = end_ + 20'000'000'000;
        std::size_t begun = 0;
        std::vector<epoll_event> events(512);
        for (;;) {
            std::int64_t now = nowNanos();
            std::int64_t wake = end_;
            if (now < end_ && plan_.rate == 0) {
                for (; begun < clients_.size(); ++begun) {
                    const std::int64_t due =
                        start + plan_.ramp * static_cast<std::int64_t>(begun) / plan_.connections;
                    if (due > now) {
                        wake = due;
                        break;
                    }
                    begin(begun, now);
                }
            } else if (now < end_) {
                wake = feed(start, now);
            }
            if (now >= end_ && (busy_ == 0 || now > patience)) break;
            if (now >= end_) wake = patience;
            const std::int64_t left = std::max<std::int64_t>(0, wake - now);
            const timespec wait{left / 1'000'000'000, left % 1'000'000'000};
            const int count = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()),
                                           &wait, nullptr);
            for (int i = 0; i < count; ++i) {
                const auto which =
                    static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64);
                ready(which, events[static_cast<std::size_t>(i)].events);
            }
        }
        if (busy_ > 0) fail("answers were still missing 20 s after the end", busy_);
        report(static_cast<double>(lastDone_ - start) / 1e9);
        return counts_.errors == 0 ? 0 : 1;
    }

private:
    /// Hands due requests of a fixed rate to idle connections; returns when the next one is due.
    std::int64_t feed(std::int64_t start, std::int64_t now)
    {
        for (;;) {
            const std::int64_t due =
                start + static_cast<std::int64_t>(1e9 * static_cast<double>(issued_) / plan_.rate);
            if (due > now) {
                drainBacklog();
                return std::min(due, end_);
            }
            ++issued_;
            backlog_.push_back(due);
            drainBacklog();
        }
    }

    void drainBacklog()
    {
        for (std::size_t tried = 0; !backlog_.empty() && tried < clients_.size(); ++tried) {
            next_ = (next_ + 1) % clients_.size();
            if (clients_[next_].busy) continue;
            const std::int64_t due = backlog_.front();
            backlog_.pop_front();
            begin(next_, due);
        }
    }

    void begin(std::size_t which, std::int64_t at)
    {
        Client& client = clients_[which];
        if (client.socket < 0 && !connect(which)) return;
        client.busy = true;
        ++busy_;
        client.begunAt = at;
        client.sent = 0;
        client.nextEvent = 0;
        client.sawTail = false;
        client.held.clear();
        client.reply.reset();
        send(which);
    }

    bool connect(std::size_t which)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&plan_.address),
                      sizeof plan_.address) != 0) {
            fail(std::string("connect: ") + std::strerror(errno), 1);
            ::close(socket);
            end_ = nowNanos();
            return false;
        }
        const int one = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        clients_[which].socket = socket;
        ++counts_.connects;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = which;
        epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
        return true;
    }

    void send(std::size_t which)
    {
        Client& client = clients_[which];
        while (client.sent < plan_.request.size()) {
            const ssize_t count =
                ::send(client.socket, plan_.request.data() + client.sent,
                       plan_.request.size() - client.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (count < 0 && errno == EAGAIN) return watch(which, true);
            if (count < 0) return drop(which, std::string("send: ") + std::strerror(errno));
            client.sent += static_cast<std::size_t>(count);
        }
    }

    void watch(std::size_t which, bool write)
    {
        epoll_event event{};
        event.events = EPOLLIN | (write ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
        event.data.u64 = which;
        epoll_ctl(epoll_, EPOLL_CTL_MOD, clients_[which].socket, &event);
    }

    void ready(std::size_t which, std::uint32_t what)
    {
        Client& client = clients_[which];
        if (client.socket < 0) return;
        if ((what & EPOLLOUT) != 0U) {
            watch(which, false);
            send(which);
            if (client.socket < 0) return;
        }
        if ((what & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0U) return;
        char bytes[65536];
        const ssize_t count = recv(client.socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) {
            if (!client.busy) return hangUp(which);  // an idle connection may be closed
            return drop(which,
                        count == 0 ? "the connection ended in the middle of an answer" : "reset");
        }
        counts_.bytes += static_cast<std::uint64_t>(count);
        if (!client.busy) return drop(which, "bytes nobody asked for");
        std::string_view input(bytes, static_cast<std::size_t>(count));
        const std::string_view body = client.reply.push(input);
        if (client.reply.broken()) return drop(which, "broken HTTP");
        if (plan_.stream && client.reply.status() == 200) takeEvents(client, body);
        if (client.reply.done()) finish(which, input.empty());
    }

    void takeEvents(Client& client, std::string_view body)
    {
        const std::int64_t now = nowNanos();
        client.held += body;
        std::size_t from = 0;
        unsigned here = 0;
        for (;;) {
            const std::size_t end = client.held.find("\n\n", from);
            if (end == std::string::npos) break;
            const std::string_view event(client.held.data() + from, end + 2 - from);
            const EventStamp stamp = readEvent(event);
            if (stamp.ours) {
                if (client.nextEvent == 0) firstEvent_.add(now - client.begunAt);
                if (stamp.index != client.nextEvent) ++counts_.disorder;
                client.nextEvent = stamp.index + 1;
                ++counts_.events;
                if (++here > 1) ++counts_.joined;
                delay_.add(now - stamp.sentNanos);
                from = end + 2;
                continue;
            }
            const std::string_view tail(client.held.data() + from, client.held.size() - from);
            if (tail.size() < streamTail().size() && streamTail().starts_with(tail)) break;
            if (tail == streamTail() && !client.sawTail) {
                client.sawTail = true;
                from = client.held.size();
                break;
            }
            ++counts_.altered;
            from = end + 2;
        }
        client.held.erase(0, from);
    }

    void finish(std::size_t which, bool nothingMore)
    {
        Client& client = clients_[which];
        const std::int64_t now = nowNanos();
        lastDone_ = now;
        client.busy = false;
        --busy_;
        ++counts_.requests;
        latency_.add(now - client.begunAt);
        if (!nothingMore) fail("bytes after the end of an answer", 1);
        if (client.reply.status() != plan_.status) {
            fail("status " + std::to_string(client.reply.status()) + ": " +
                     client.reply.body().substr(0, 300),
                 1);
        } else if (plan_.stream) {
            ++counts_.streams;
            if (client.nextEvent < plan_.events) counts_.lost += plan_.events - client.nextEvent;
            if (client.nextEvent != plan_.events || !client.sawTail)
                fail("a stream was not whole", 1);
        } else if (plan_.status == 200 && client.reply.body() != answerBody()) {
            fail("an answer differs from what was sent: " + client.reply.body().substr(0, 300), 1);
        }
        if (!client.reply.keepAlive()) hangUp(which);
        if (plan_.rate > 0) {
            drainBacklog();
        } else if (now < end_) {
            begin(which, now);
        }
    }

    void hangUp(std::size_t which)
    {
        ::close(clients_[which].socket);
        clients_[which].socket = -1;
    }

    void drop(std::size_t which, const std::string& why)
    {
        Client& client = clients_[which];
        if (client.busy) --busy_;
        client.busy = false;
        hangUp(which);
        fail(why, 1);
        lastDone_ = nowNanos();
        if (plan_.rate == 0 && lastDone_ < end_ && counts_.errors < 1000) begin(which, lastDone_);
    }

    void fail(const std::string& why, std::uint64_t times)
    {
        counts_.errors += times;
        if (counts_.firstError.empty()) counts_.firstError = why;
    }

    void report(double seconds) const
    {
        std::string why;
        for (const char c : counts_.firstError) {
            if (c == '"' || c == '\\') why += '\\';
            why += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
        const auto whole = [](std::uint64_t value) {
            return static_cast<unsigned long long>(value);
        };
        std::printf(
            "{\"requests\":%llu,\"errors\":%llu,\"first_error\":\"%s\",\"seconds\":%.4f,\"rps\":%."
            "1f,"
            "\"connects\":%llu,\"bytes\":%llu,\"latency_us\":%s",
            whole(counts_.requests), whole(counts_.errors), why.c_str(), seconds,
            seconds > 0 ? static_cast<double>(counts_.requests) / seconds : 0.0,
            whole(counts_.connects), whole(counts_.bytes), latency_.json().c_str());
        if (plan_.stream) {
            std::printf(
                ",\"streams\":%llu,\"events\":%llu,\"lost\":%llu,\"disorder\":%llu,\"altered\":%"
                "llu,"
                "\"joined\":%llu,\"ttft_us\":%s,\"delay_us\":%s",
                whole(counts_.streams), whole(counts_.events), whole(counts_.lost),
                whole(counts_.disorder), whole(counts_.altered), whole(counts_.joined),
                firstEvent_.json().c_str(), delay_.json().c_str());
        }
        std::printf("}\n");
    }

    Plan plan_;
    int epoll_ = -1;
    std::vector<Client> clients_;
    std::deque<std::int64_t> backlog_;
    std::uint64_t issued_ = 0;
    std::size_t next_ = 0;
    std::uint64_t busy_ = 0;
    std::int64_t end_ = 0;
    std::int64_t lastDone_ = 0;
    Counts counts_;
    Histogram latency_, firstEvent_, delay_;
};

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

    Plan plan;
    const std::string port = options.text("port");
    plan.address.sin_family = AF_INET;
    plan.address.sin_port = htons(static_cast<std::uint16_t>(options.number("port", 0)));
    plan.address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    plan.connections = static_cast<int>(options.number("connections", 32));
    plan.duration = static_cast<std::int64_t>(options.number("seconds", 1) * 1e9);
    plan.ramp = static_cast<std::int64_t>(options.number("ramp", 0) * 1e9);
    plan.rate = options.number("rate", 0);
    plan.stream = options.has("stream");
    plan.status = static_cast<int>(options.number("expect-status", 200));
    const std::string model = options.text("model", "mock");
    plan.events = behaviourOf(model).events;
    const std::string body =
        requestBody(static_cast<std::size_t>(options.number("bytes", 1024)), model, plan.stream);
    plan.request =
        "POST " + options.text("path", "/v1/chat/completions") +
        " HTTP/1.1\r\nHost: 127.0.0.1:" + port +
        "\r\nUser-Agent: gatehouse-bench\r\nAccept: application/json\r\nAuthorization: Bearer " +
        options.text("key", "none") + "\r\nContent-Type: application/json\r\n";
    for (const std::string& field : options.all("header")) plan.request += field + "\r\n";
    plan.request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return Load(std::move(plan)).run();
}
