#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/fake_tls.h"
#include "tests/support/script.h"

namespace gatehouse::tests {

/// A request as it reached the fake provider.
struct Seen {
    std::string method;
    std::string target;
    Fields fields;               ///< in the order and case in which they came
    std::string head;            ///< raw bytes, blank line included
    std::string body;            ///< chunks joined
    std::size_t connection = 0;  ///< 0 is the first that was opened

    [[nodiscard]] std::string field(std::string_view name) const;  ///< case-blind, first, or empty
    [[nodiscard]] int count(std::string_view name) const;  ///< how often a field stands there
};

/// A provider on loopback, played by scripts: the other side of every test that goes through the
/// gateway.
///
/// Shape   always(s) answers every request with s; next(s) answers just one, in order, and goes
/// first; a handler may
///         decide by the request. Without any of them: 200 and {"ok":true}.
/// Thread  the public functions are for the test's thread. Handlers run on the thread of a
/// connection. Errors  waiting functions return false after `patience`, a generous bound that only
/// a failing test ever sees.
class FakeUpstream {
public:
    using Handler = std::function<Script(const Seen&)>;
    static constexpr std::chrono::seconds kPatience{20};

    FakeUpstream();
    explicit FakeUpstream(const FakeTls& tls);
    ~FakeUpstream();
    FakeUpstream(const FakeUpstream&) = delete;
    FakeUpstream& operator=(const FakeUpstream&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

    [[nodiscard]] std::string url(
        std::string_view path = {}) const;    ///< http(s)://127.0.0.1:PORT + path
    [[nodiscard]] std::string caPem() const;  ///< empty without TLS

    void always(Script script);
    void next(Script script);
    void handle(Handler handler);
    /// Answers as soon as the head of a request is there, without reading its body.
    void answerEarly(bool early);

    /// Lets `times` Await steps pass, of whichever connection comes first.
    void release(int times = 1);

    [[nodiscard]] std::vector<Seen> requests() const;
    [[nodiscard]] Seen last() const;                ///< empty when there was none
    [[nodiscard]] std::size_t connections() const;  ///< opened so far
    [[nodiscard]] std::size_t open() const;
    [[nodiscard]] std::size_t resumed() const;  ///< TLS connections that went on from a ticket
    [[nodiscard]] std::size_t abandoned()
        const;  ///< answers whose client went away before they were whole
    [[nodiscard]] bool waitForRequests(std::size_t count);
    [[nodiscard]] bool waitForAbandoned(std::size_t count);
    [[nodiscard]] bool waitForOpen(
        std::size_t count);  ///< until exactly so many connections are open

private:
    struct Connection;

    void begin();
    void acceptAll();
    void serve(Connection& connection);
    bool readRequest(Connection& connection, Seen& seen);
    bool readBody(Connection& connection, Seen& seen);
    bool play(Connection& connection, const Script& script);
    bool fill(Connection& connection);
    bool pause(Connection& connection, bool untilGate);
    bool write(Connection& connection, std::string_view bytes);
    Script scriptFor(const Seen& seen);
    bool waitUntil(const std::function<bool()>& reached);

    std::unique_ptr<FakeAuthority> authority_;
    int listener_ = -1;
    int stop_ = -1;  ///< eventfd, readable once the fake ends
    int gate_ = -1;  ///< eventfd as a semaphore: each Await takes one
    std::uint16_t port_ = 0;
    std::thread acceptor_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::list<std::unique_ptr<Connection>> all_;
    std::optional<Script> always_;
    std::deque<Script> next_;
    Handler handler_;
    bool early_ = false;
    std::vector<Seen> seen_;
    std::size_t connections_ = 0;
    std::size_t open_ = 0;
    std::size_t resumed_ = 0;
    std::size_t abandoned_ = 0;
};

}  // namespace gatehouse::tests
