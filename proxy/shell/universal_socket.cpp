#include "proxy/shell/universal_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/http/websocket.h"
#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/universal_socket.h"
#include "proxy/shell/journey.h"
#include "proxy/shell/net/pipe.h"
#include "proxy/shell/universal.h"

namespace gatehouse {
namespace {

using http::MessageReader;
using http::Opcode;

constexpr std::size_t kMostCalls = 32;                 // open at once on one socket
constexpr std::size_t kMostOutbox = 1024 * 1024;       // waiting for a slow client
constexpr std::size_t kMostAnswer = 64 * 1024 * 1024;  // of an answer that is no stream
constexpr std::chrono::hours kLongestSilence{1};

/// One socket and its calls. Shared by the coroutines that serve it; each lives on the same loop.
struct Session {
    Session(Visit& visit, pipeline::Arrival handshake)
        : desk(visit.desk), client(visit.client), asked(std::move(handshake))
    {
        asked.memo = nullptr;  // it belongs to the connection, which may end before a call does
    }

    Desk& desk;
    std::shared_ptr<net::Duplex> client;
    pipeline::Arrival asked;  ///< the handshake
    std::string outbox;
    bool isWriting = false;
    bool isOver = false;
    std::vector<net::Duplex*> calls;               ///< our ends of those that are open
    std::vector<std::coroutine_handle<>> waiting;  ///< for room in the outbox

    void wake()
    {
        for (const auto waiter : std::exchange(waiting, {})) {
            desk.loop.post([waiter] { waiter.resume(); });
        }
    }
};

using SharedSession = std::shared_ptr<Session>;

/// Waits until a slow client has taken what was to be said before.
class Room {
public:
    explicit Room(Session& session) : session_(session) {}

    [[nodiscard]] bool await_ready() const noexcept
    {
        return session_.isOver || session_.outbox.size() < kMostOutbox;
    }

    void await_suspend(std::coroutine_handle<> caller) { session_.waiting.push_back(caller); }

    void await_resume() const noexcept {}

private:
    Session& session_;
};

/// Waits until the client has taken all that was to be said.
class Drained {
public:
    explicit Drained(Session& session) : session_(session) {}

    [[nodiscard]] bool await_ready() const noexcept
    {
        return session_.isOver || !session_.isWriting;
    }

    void await_suspend(std::coroutine_handle<> caller) { session_.waiting.push_back(caller); }

    void await_resume() const noexcept {}

private:
    Session& session_;
};

void finish(Session& session)
{
    if (std::exchange(session.isOver, true)) return;
    // Whoever listens is woken, and takes itself out of the list.
    std::vector<std::shared_ptr<net::Duplex>> open;
    for (net::Duplex* call : session.calls) open.push_back(call->shared_from_this());
    for (const auto& call : open) call->abort();
    session.wake();
}

net::Task<> writeOut(Session& session)
{
    while (!session.outbox.empty() && !session.isOver) {
        const std::string batch = std::exchange(session.outbox, {});
        const std::array<std::string_view, 1> pieces{batch};
        const bool isTaken = co_await session.client->write(pieces);
        if (!isTaken) finish(session);
        session.wake();
    }
}

net::Detached writer(SharedSession session)
{
    session->isWriting = true;
    try {
        co_await writeOut(*session);
    } catch (const std::exception&) {
        finish(*session);  // out of memory: this socket pays for it
        session->client->abort();
    }
    session->isWriting = false;
    session->wake();
}

void say(const SharedSession& session, Opcode opcode, std::string_view payload)
{
    if (session->isOver) return;
    http::appendFrame(session->outbox, opcode, payload);
    if (!session->isWriting) writer(session);
}

/// Reads the answer of one call from its pipe, and tells it in messages.
class Teller {
public:
    Teller(SharedSession session, pipeline::SocketCall call)
        : session_(std::move(session)), call_(std::move(call)), decoder_(http::Role::Response)
    {
    }

    /// False: the answer is told, or cannot be.
    bool take(std::string_view bytes)
    {
        for (;;) {
            switch (decoder_.next(bytes)) {
                case http::Decoder::Kind::NeedMore:
                    return true;
                case http::Decoder::Kind::Head:
                    begin();
                    break;
                case http::Decoder::Kind::Body:
                    body(decoder_.body());
                    break;
                case http::Decoder::Kind::End:
                    end();
                    return false;
                case http::Decoder::Kind::Error:
                    return false;
            }
        }
    }

    /// The pipe ended. A stream that broke off has had its own error event.
    void stop()
    {
        if (isTold_) return;
        isTold_ = true;
        const auto error = fail(ErrorKind::BadUpstream, "the answer broke off", "try again");
        message(pipeline::socketError(error, call_.eventId));
    }

private:
    void begin()
    {
        metadata_ = pipeline::metadataOf(decoder_.response(), call_);
        const auto type = decoder_.response().headers.get("content-type");
        isStream_ = startsWithNoCase(type, "text/event-stream");
        if (isStream_) message(pipeline::socketMessage("universal.created", metadata_));
    }

    void body(std::string_view bytes)
    {
        if (!isStream_) {
            whole_ += bytes.substr(0, kMostAnswer - std::min(kMostAnswer, whole_.size()));
            return;
        }
        std::string_view event;
        while (splitter_.next(bytes, event)) {
            const auto view = http::viewOf(event);
            if (!view.data.empty())
                message(pipeline::socketMessage("universal.stream", metadata_, view.data));
        }
    }

    void end()
    {
        isTold_ = true;
        if (isStream_) {
            message(pipeline::socketMessage("universal.done", metadata_));
        } else {
            message(pipeline::socketMessage("universal.created", metadata_, whole_));
        }
    }

    void message(const std::string& text) { say(session_, Opcode::Text, text); }

    SharedSession session_;
    pipeline::SocketCall call_;
    http::Decoder decoder_;
    http::SseSplitter splitter_;
    std::string metadata_;
    std::string whole_;
    bool isStream_ = false;
    bool isTold_ = false;
};

void onReaderGone(void* context, net::Duplex& pipe)
{
    if (pipe.end() != net::End::No) static_cast<Visit*>(context)->cancel.request();
}

net::Task<> travel(Session& session, std::shared_ptr<net::Duplex> pipe, pipeline::SocketCall call)
{
    Visit visit(session.desk, pipe, session.desk.house.live.get());
    visit.begin();
    auto& arrival = visit.x.arrival;
    arrival.head = pipeline::headOfCall(session.asked.head, call);
    arrival.body = std::move(call.body);
    arrival.address = session.asked.address;
    arrival.loopback = session.asked.loopback;
    arrival.secure = session.asked.secure;
    arrival.receivedAt = 0;
    engine::Tally::bump(session.desk.tally.bytesIn, static_cast<std::int64_t>(arrival.body.size()));
    visit.travelling = true;
    if (session.desk.house.paused.load(std::memory_order_relaxed)) {
        co_await refuse(visit, fail(ErrorKind::Unavailable, "the gateway is paused",
                                    "resume it in its window or tray"));
        co_return;
    }
    pipe->onDisturbed(onReaderGone, &visit);
    pipe->arm();
    co_await universal(visit);
    pipe->onDisturbed(nullptr, nullptr);
    engine::Tally::bump(session.desk.tally.bytesOut, visit.x.course.delivered);
}

/// One end of the pipe: the call, as if its client were a connection.
net::Detached traveller(SharedSession session, std::shared_ptr<net::Duplex> pipe,
                        pipeline::SocketCall call)
{
    try {
        co_await travel(*session, pipe, std::move(call));
    } catch (const std::exception&) {
        pipe->resetOnClose();
    }
    pipe->abort();
}

net::Task<> listen(Session& session, net::Duplex& pipe, Teller& teller)
{
    for (;;) {
        const net::Duplex::Received received = co_await pipe.receive();
        if (received.bytes.empty() || !teller.take(received.bytes)) break;
        co_await Room(session);
    }
    teller.stop();
}

/// The other end: what it answers.
net::Detached listener(SharedSession session, std::shared_ptr<net::Duplex> pipe,
                       pipeline::SocketCall call)
{
    session->calls.push_back(pipe.get());
    try {
        Teller teller(session, std::move(call));
        co_await listen(*session, *pipe, teller);
    } catch (const std::exception&) {
        finish(*session);
    }
    std::erase(session->calls, pipe.get());
    pipe->abort();
}

void open(const SharedSession& session, std::string_view message)
{
    auto call = pipeline::readSocketCall(message);
    if (!call) return say(session, Opcode::Text, pipeline::socketError(call.error(), {}));
    std::optional<std::array<std::shared_ptr<net::Duplex>, 2>> pipe;
    if (session->calls.size() < kMostCalls) pipe = net::makePipe(session->desk.loop);
    if (!pipe) {
        const auto error = fail(ErrorKind::Unavailable, "too many requests are open on this socket",
                                "wait for some of their answers");
        return say(session, Opcode::Text, pipeline::socketError(error, call->eventId));
    }
    listener(session, (*pipe)[1], *call);
    traveller(session, (*pipe)[0], std::move(*call));
}

/// False: the socket is to be closed.
bool heed(const SharedSession& session, MessageReader& reader, std::string_view bytes)
{
    while (!bytes.empty()) {
        switch (reader.next(bytes)) {
            case MessageReader::Kind::NeedMore:
                return true;
            case MessageReader::Kind::Text:
                if (reader.size() > reader.payload().size()) {
                    say(session, Opcode::Close, "\x03\xf1too large");  // 1009
                    return false;
                }
                open(session, reader.payload());
                break;
            case MessageReader::Kind::Ping:
                say(session, Opcode::Pong, reader.payload());
                break;
            case MessageReader::Kind::Pong:
                break;
            case MessageReader::Kind::Close:
                say(session, Opcode::Close, reader.payload());
                return false;
            case MessageReader::Kind::Binary:
                say(session, Opcode::Close, "\x03\xebmessages are text");  // 1003
                return false;
            case MessageReader::Kind::Error:
                say(session, Opcode::Close, "\x03\xea");  // 1002
                return false;
        }
    }
    return true;
}

/// Nobody without a key learns more than over HTTP.
std::optional<Error> vet(Visit& visit)
{
    auto& x = visit.x;
    if (auto error = pipeline::stages::foreign(x.arrival.head, *visit.snapshot)) return error;
    const bool passes = !pipeline::stages::authenticate(x, visit.env()).turnsRound();
    auto reply = std::exchange(x.reply, {});
    x.caller = {};
    if (passes) return std::nullopt;
    return std::move(reply.error);
}

std::string answerTo(const http::RequestHead& head)
{
    std::string out;
    http::appendStatusLine(out, 101, {});
    http::appendField(out, "upgrade", "websocket");
    http::appendField(out, "connection", "Upgrade");
    http::appendField(out, "sec-websocket-accept",
                      http::acceptOf(head.headers.get("sec-websocket-key")));
    std::string_view offered = head.headers.get("sec-websocket-protocol");
    if (!offered.empty())
        http::appendField(out, "sec-websocket-protocol", trim(takeUntil(offered, ',')));
    http::appendHeadEnd(out);
    return out;
}

}  // namespace

net::Task<> universalSocket(Visit& visit)
{
    if (auto error = vet(visit)) {
        co_await refuse(visit, *std::move(error));
        co_return;
    }
    visit.travelling = false;  // the calls are told, not what they come by
    visit.x.course.keepAlive = false;
    const auto session = std::make_shared<Session>(visit, std::move(visit.x.arrival));
    const auto& client = session->client;
    client->onDisturbed(nullptr, nullptr);
    const std::string hello = answerTo(session->asked.head);
    const std::array<std::string_view, 1> pieces{hello};
    bool isOpen = co_await client->write(pieces);
    MessageReader reader(true, static_cast<std::size_t>(visit.snapshot->config.server.maxBody));
    while (isOpen && !session->isOver) {
        co_await Room(*session);
        client->at(net::steadyNow() + kLongestSilence);
        const net::Duplex::Received received = co_await client->receive();
        isOpen = !received.bytes.empty() && heed(session, reader, received.bytes);
    }
    while (session->isWriting && !session->isOver) co_await Drained(*session);
    finish(*session);
    client->shutdownSend();
}

}  // namespace gatehouse
