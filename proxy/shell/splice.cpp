#include "proxy/shell/splice.h"

#include <array>
#include <coroutine>
#include <exception>
#include <string_view>
#include <utility>

#include "proxy/core/http/websocket.h"
#include "proxy/core/pipeline/stages/socket.h"

namespace gatehouse {
namespace {

using http::MessageReader;
using record::Outcome;

constexpr std::size_t kMostOfMessage = 1024 * 1024;  // looked into
constexpr std::chrono::hours kLongestSilence{1};
constexpr std::chrono::seconds kFarewell{5};  // for the other side to end as well

/// One direction: what is read from its messages.
class Tap {
public:
    using Note = void (*)(pipeline::Exchange&, std::string_view, std::size_t, bool,
                          const pipeline::Env&);

    Tap(bool isClient, Note note) : reader_(isClient, kMostOfMessage), note_(note) {}

    void look(Visit& visit, std::string_view bytes)
    {
        while (!isBlind_ && !bytes.empty()) {
            switch (reader_.next(bytes)) {
                case MessageReader::Kind::Text:
                    note_(visit.x, reader_.payload(), reader_.size(), true, visit.env(visit.now));
                    break;
                case MessageReader::Kind::Binary:
                    note_(visit.x, {}, reader_.size(), false, visit.env(visit.now));
                    break;
                case MessageReader::Kind::Close:
                    hasClosed_ = true;
                    break;
                case MessageReader::Kind::Error:
                    isBlind_ = true;
                    break;
                default:
                    break;
            }
        }
    }

    /// It said goodbye before it went.
    [[nodiscard]] bool hasClosed() const noexcept { return hasClosed_; }

private:
    MessageReader reader_;
    Note note_;
    bool isBlind_ = false;
    bool hasClosed_ = false;
};

struct Both {
    Visit& visit;
    std::shared_ptr<net::Duplex> client;
    std::shared_ptr<net::Duplex> provider;
    Tap asked{true, pipeline::stages::noteAsked};
    Tap answered{false, pipeline::stages::noteAnswer};
    bool clientDone = false;
    std::coroutine_handle<> waiter{};
};

/// Waits until the client's direction has ended.
class ClientDone {
public:
    explicit ClientDone(Both& both) : both_(both) {}

    [[nodiscard]] bool await_ready() const noexcept { return both_.clientDone; }

    void await_suspend(std::coroutine_handle<> caller) noexcept { both_.waiter = caller; }

    void await_resume() const noexcept {}

private:
    Both& both_;
};

/// The client's direction. Lives beside the journey, which waits for its end.
net::Task<> passAsked(Both& both)
{
    for (;;) {
        both.client->at(net::steadyNow() + kLongestSilence);
        const net::Duplex::Received received = co_await both.client->receive();
        if (received.bytes.empty()) co_return;
        both.visit.look();
        both.asked.look(both.visit, received.bytes);
        const std::array<std::string_view, 1> pieces{received.bytes};
        const bool taken = co_await both.provider->write(pieces);
        if (!taken) co_return;
    }
}

net::Detached runAsked(std::shared_ptr<Both> both)
{
    try {
        co_await passAsked(*both);
    } catch (const std::exception&) {
        both->provider->abort();  // out of memory: this session pays for it
    }
    both->provider->at(net::steadyNow() + kFarewell);
    both->provider->shutdownSend();
    both->clientDone = true;
    if (both->waiter) both->visit.desk.loop.post([waiter = both->waiter] { waiter.resume(); });
}

}  // namespace

net::Task<> splice(Visit& visit, std::shared_ptr<net::Duplex> provider, std::string first)
{
    const auto both = std::make_shared<Both>(Both{visit, visit.client, std::move(provider)});
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    visit.client->onDisturbed(nullptr, nullptr);
    runAsked(both);
    bool isOpen = true;
    if (!first.empty()) {
        both->answered.look(visit, first);
        const std::array<std::string_view, 1> pieces{first};
        isOpen = co_await visit.client->write(pieces);
    }
    while (isOpen) {
        if (!both->clientDone) both->provider->at(net::steadyNow() + kLongestSilence);
        const net::Duplex::Received received = co_await both->provider->receive();
        if (received.bytes.empty()) break;
        visit.look();
        x.course.attempts.back().bytesReceived += static_cast<ByteCount>(received.bytes.size());
        both->answered.look(visit, received.bytes);
        if (x.course.firstByteAt < 0) x.course.firstByteAt = visit.now;
        const std::array<std::string_view, 1> pieces{received.bytes};
        isOpen = co_await visit.client->write(pieces);
        x.course.delivered += static_cast<ByteCount>(received.bytes.size());
    }
    const bool clientWentFirst = both->clientDone;
    visit.client->at(net::steadyNow() + kFarewell);
    visit.client->shutdownSend();
    both->provider->abort();  // a message that nobody will read must not be waited for
    co_await ClientDone(*both);
    x.collect.whole = both->answered.hasClosed();
    x.course.keepAlive = false;
    x.course.waited += visit.look() - from;
    if (clientWentFirst && !both->asked.hasClosed()) {
        x.course.clientGone = true;
        x.course.outcome = Outcome::ClientClosed;
    } else if (!clientWentFirst && !both->answered.hasClosed()) {
        x.course.outcome = Outcome::UpstreamCut;
    }
}

}  // namespace gatehouse
