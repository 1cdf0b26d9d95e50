#include "proxy/shell/client_conn.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/universal.h"
#include "proxy/core/pipeline/universal_socket.h"
#include "proxy/core/record/media.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/body_spill.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/cloudflare_api.h"
#include "proxy/shell/journey.h"
#include "proxy/shell/resume.h"
#include "proxy/shell/universal.h"
#include "proxy/shell/universal_socket.h"

namespace gatehouse {
namespace {

using Kind = http::Decoder::Kind;
using net::steadyNow;

constexpr std::size_t kReserve = 1024 * 1024;  // trusted of a Content-Length before bytes have come
constexpr std::int64_t kSlowest = 16 * 1024;   // bytes a second that a body must have, on average
constexpr std::size_t kInMemory = 2 * 1024 * 1024;   // of a body that no stop looks into
constexpr std::size_t kExpected = 64 * 1024 * 1024;  // trusted of its length before it has come
constexpr ByteCount kCounted = 64 * 1024;            // smaller bodies are not worth an atomic

/// The share of the house's body memory that one request holds.
class BodyShare {
public:
    explicit BodyShare(House& house) : house_(house) {}

    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

    ~BodyShare() { release(); }

    /// False when the house has no more to give; what was held before is held still.
    bool grow(ByteCount size, ByteCount limit) noexcept
    {
        if (size < kCounted || size <= held_) return true;
        const ByteCount more = std::max(size - held_, kCounted);
        if (house_.bodyMemory.fetch_add(more, std::memory_order_relaxed) + more > limit) {
            house_.bodyMemory.fetch_sub(more, std::memory_order_relaxed);
            return false;
        }
        held_ += more;
        return true;
    }

    void release() noexcept
    {
        house_.bodyMemory.fetch_sub(std::exchange(held_, 0), std::memory_order_relaxed);
    }

private:
    House& house_;
    ByteCount held_ = 0;
};

/// Gives back the place among the connections that was taken when this one was accepted.
class Seat {
public:
    explicit Seat(House& house) noexcept : house_(house) {}

    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    ~Seat() { house_.connections.fetch_sub(1, std::memory_order_relaxed); }

private:
    House& house_;
};

/// Keeps the desk's list of connections true.
class Membership {
public:
    Membership(Desk& desk, net::Duplex& client) : desk_(desk), client_(client)
    {
        desk_.clients.insert(&client_);
    }

    Membership(const Membership&) = delete;
    Membership& operator=(const Membership&) = delete;

    ~Membership() { desk_.clients.erase(&client_); }

private:
    Desk& desk_;
    net::Duplex& client_;
};

bool isAdminPath(std::string_view target) noexcept
{
    const auto path = http::splitTarget(target).path;
    return path == "/healthz" || path == "/readyz" || path == "/metrics" ||
           path.starts_with("/admin/") || engine::isCloudflareApi(path);
}

ByteCount limitFor(const http::RequestHead& head, const config::ServerConfig& server) noexcept
{
    const auto type = head.headers.get("content-type");
    const bool inspected = type.empty() || startsWithNoCase(type, "application/json") ||
                           startsWithNoCase(type, "text/") ||
                           startsWithNoCase(type, "application/x-www-form");
    return inspected ? server.maxBody : std::max(server.maxBody, server.maxUpload);
}

/// Whether no stop looks into such a body: then most of it need not be in the memory.
bool maySpill(const http::RequestHead& head) noexcept
{
    const auto coding = head.headers.get("content-encoding");
    return record::isBinary(head.headers.get("content-type")) &&
           (coding.empty() || equalsNoCase(coding, "identity"));
}

Error tooLarge(ByteCount limit)
{
    return fail(
        ErrorKind::PayloadTooLarge, cat("the body is larger than ", number(limit / 1_MiB), " MiB"),
        "raise server.maxBody (JSON) or server.maxUpload (files) if you mean to send that much");
}

enum class Got : std::uint8_t { Request, Trouble, Nothing };

struct Incoming {
    Got got = Got::Nothing;
    Error error;
};

/// Receives one request into the visit.
class Receiver {
public:
    Receiver(Visit& visit, http::Decoder& decoder)
        : visit_(visit), decoder_(decoder), share_(visit.desk.house)
    {
    }

    net::Task<Incoming> receive();

private:
    std::optional<Error> onHead();
    std::optional<Error> onBody(std::string_view bytes);
    std::optional<Error> spill(std::string_view bytes);
    std::optional<Error> vet();
    Error late() const;

    Visit& visit_;
    http::Decoder& decoder_;
    BodyShare share_;
    ByteCount limit_ = 0;
    std::shared_ptr<BodySpill> spilled_;
    bool begun_ = false;
    bool headSeen_ = false;
    bool vetted_ = false;
    net::SteadyTime bodyFrom_;
};

std::optional<Error> Receiver::onHead()
{
    auto& arrival = visit_.x.arrival;
    const auto& server = visit_.snapshot->config.server;
    arrival.head = std::move(decoder_.request());
    headSeen_ = true;
    bodyFrom_ = visit_.desk.loop.coarseNow();
    visit_.x.course.keepAlive = arrival.head.keepAlive;
    limit_ = limitFor(arrival.head, server);
    if (arrival.head.length > limit_) return tooLarge(limit_);
    if (arrival.head.length != 0) {
        const auto known = static_cast<std::size_t>(std::max<std::int64_t>(arrival.head.length, 0));
        const bool isKept = visit_.snapshot->config.records.bodies;
        if (isKept) arrival.body = visit_.desk.house.writer->spares().take(known);
        arrival.body.reserve(std::min(known, kReserve));
        if ((isKept && record::isBinary(arrival.head.headers.get("content-type"))) ||
            visit_.snapshot->hashesBodies)
            arrival.hash = std::make_unique<Sha256>();
        visit_.client->at(bodyFrom_ + server.bodyTimeout);
    }
    return std::nullopt;
}

/// What does not fit into the memory's part of a body.
std::optional<Error> Receiver::spill(std::string_view bytes)
{
    auto& arrival = visit_.x.arrival;
    if (!spilled_) {
        const auto announced =
            static_cast<std::size_t>(std::max<std::int64_t>(arrival.head.length, 0));
        auto made = BodySpill::make(visit_.desk.house.spillFolder, std::min(announced, kExpected));
        if (!made) return std::move(made).error();
        spilled_ = std::move(*made);
    }
    if (auto added = spilled_->add(bytes); !added) return std::move(added).error();
    arrival.rest = spilled_->view();
    arrival.restHeld = spilled_;
    return std::nullopt;
}

std::optional<Error> Receiver::onBody(std::string_view bytes)
{
    auto& body = visit_.x.arrival.body;
    if (static_cast<ByteCount>(visit_.x.arrival.bodySize() + bytes.size()) > limit_)
        return tooLarge(limit_);
    if (visit_.x.arrival.hash) visit_.x.arrival.hash->add(bytes);
    const bool isLarge = body.size() + bytes.size() > kInMemory;
    if (spilled_ || (isLarge && maySpill(visit_.x.arrival.head))) return spill(bytes);
    const auto size = static_cast<ByteCount>(body.size() + bytes.size());
    if (!share_.grow(size, visit_.snapshot->config.server.maxBodyMemory)) {
        // Given back before the refusal is told: others are waiting for this memory.
        std::string().swap(body);
        share_.release();
        return fail(ErrorKind::Unavailable, "too many large bodies are being received at once",
                    "try again in a moment");
    }
    if (body.capacity() < body.size() + bytes.size()) {
        const auto announced =
            static_cast<std::size_t>(std::max<std::int64_t>(visit_.x.arrival.head.length, 0));
        const std::size_t doubled = 2 * body.capacity() + bytes.size();
        const std::size_t most = maySpill(visit_.x.arrival.head) ? kInMemory : doubled;
        const std::size_t wanted =
            std::min(announced > 0 ? std::min(doubled, announced) : doubled, most);
        body.reserve(std::max(wanted, body.size() + bytes.size()));
    }
    body += bytes;
    return std::nullopt;
}

Error Receiver::late() const
{
    return fail(ErrorKind::RequestTimeout,
                headSeen_ ? "the body came too slowly" : "the request head came too slowly",
                "send the whole request without long pauses");
}

/// Who may not call is told so before a body that is not here yet is received for them. The line
/// asks again, so that what it decides is in the record; calls that arrive whole do not come here.
std::optional<Error> Receiver::vet()
{
    vetted_ = true;
    auto& x = visit_.x;
    if (isAdminPath(x.arrival.head.target)) return std::nullopt;
    if (auto error = pipeline::stages::foreign(x.arrival.head, *visit_.snapshot)) return error;
    const bool passes = !pipeline::stages::authenticate(x, visit_.env()).turnsRound();
    auto reply = std::exchange(x.reply, {});
    x.caller = {};
    if (passes) return std::nullopt;
    return std::move(reply.error);
}

net::Task<Incoming> Receiver::receive()
{
    auto& client = *visit_.client;
    client.at(visit_.desk.loop.coarseNow() + visit_.snapshot->config.server.keepAlive);
    bool invited = false;
    for (;;) {
        const net::Duplex::Received received = co_await client.receive();
        if (received.bytes.empty()) {
            const bool isLate = received.end == net::End::TimedOut && begun_;
            if (isLate) {
                client.forgive();
                co_return Incoming{Got::Trouble, late()};
            }
            co_return Incoming{Got::Nothing, {}};
        }
        if (!begun_) {
            begun_ = true;
            visit_.begin();
            client.at(visit_.start + visit_.snapshot->config.server.headTimeout);
        }
        const auto& server = visit_.snapshot->config.server;
        std::string_view input = received.bytes;
        for (bool more = false; !more;) {
            std::optional<Error> trouble;
            switch (decoder_.next(input)) {
                case Kind::NeedMore:
                    more = true;
                    break;
                case Kind::Head:
                    trouble = onHead();
                    break;
                case Kind::Body:
                    trouble = onBody(decoder_.body());
                    break;
                case Kind::End:
                    if (!input.empty()) client.unread(input);
                    co_return Incoming{Got::Request, {}};
                case Kind::Error:
                    trouble = decoder_.error();
                    break;
            }
            if (trouble) co_return Incoming{Got::Trouble, *std::move(trouble)};
        }
        if (!headSeen_) continue;
        if (!vetted_) {
            if (auto error = vet()) co_return Incoming{Got::Trouble, *std::move(error)};
        }
        // Silence and a trickle are both too slow: each pause has its limit, and so has the whole.
        const auto fair =
            server.bodyTimeout +
            Seconds(static_cast<std::int64_t>(visit_.x.arrival.bodySize()) / kSlowest);
        client.at(std::min(steadyNow() + server.bodyTimeout, bodyFrom_ + fair));
        if (visit_.x.arrival.head.expectContinue && visit_.x.arrival.body.empty() && !invited) {
            invited = true;
            const std::array<std::string_view, 1> go{"HTTP/1.1 100 Continue\r\n\r\n"};
            const bool sent = co_await client.write(go);
            if (!sent) co_return Incoming{Got::Nothing, {}};
        }
    }
}

/// Reads away what the client is still sending, so that our answer is not destroyed by a reset.
net::Task<> linger(std::shared_ptr<net::Duplex> client)
{
    constexpr std::size_t kMost = 64 * 1024 * 1024;
    client->shutdownSend();
    client->at(steadyNow() + std::chrono::seconds(5));
    for (std::size_t read = 0; read < kMost;) {
        const net::Duplex::Received received = co_await client->receive();
        if (received.bytes.empty()) break;
        read += received.bytes.size();
    }
}

void onClientDisturbed(void* context, net::Duplex& client)
{
    // Bytes are the next request of a client that does not wait; an end means nobody is there to
    // read the answer.
    auto& visit = *static_cast<Visit*>(context);
    if (client.end() == net::End::No) return;
    if (visit.run) {
        visit.isAlone = true;  // it may come back for the rest
    } else {
        visit.cancel.request();
    }
}

net::Task<bool> serveOne(Visit& visit, http::Decoder& decoder)
{
    auto& client = *visit.client;
    auto& house = visit.desk.house;
    Receiver receiver(visit, decoder);
    Incoming incoming = co_await receiver.receive();
    client.never();
    if (incoming.got == Got::Nothing) co_return false;
    auto& arrival = visit.x.arrival;
    arrival.receivedAt = visit.look();
    engine::Tally::bump(visit.desk.tally.bytesIn, static_cast<std::int64_t>(arrival.bodySize()));
    visit.travelling = true;
    if (incoming.got == Got::Trouble) {
        co_await refuse(visit, std::move(incoming.error));
        co_await linger(visit.client);
        co_return false;
    }
    if (house.draining.load(std::memory_order_relaxed)) visit.x.course.keepAlive = false;
    if (isResume(arrival.head.target)) {
        visit.travelling = false;
        client.onDisturbed(onClientDisturbed, &visit);
        client.arm();
        co_await resume(visit);
        client.onDisturbed(nullptr, nullptr);
        co_return visit.x.course.keepAlive;
    }
    if (isAdminPath(arrival.head.target)) {
        visit.travelling = false;
        visit.x.reply = co_await engine::Offload(house.helper, visit.desk.loop, [&visit, &house] {
            return house.admin(visit.x, *visit.snapshot);
        });
        co_await answer(visit);
        co_return visit.x.course.keepAlive;
    }
    if (house.paused.load(std::memory_order_relaxed)) {
        co_await refuse(visit, fail(ErrorKind::Unavailable, "the gateway is paused",
                                    "resume it in its window or tray"));
        co_return false;
    }
    client.onDisturbed(onClientDisturbed, &visit);
    client.arm();
    if (pipeline::isUniversalSocket(arrival.head)) {
        co_await universalSocket(visit);
    } else if (pipeline::isUniversal(arrival.head, arrival.body)) {
        co_await universal(visit);
    } else {
        co_await journey(visit);
    }
    client.onDisturbed(nullptr, nullptr);
    engine::Tally::bump(visit.desk.tally.bytesOut, visit.x.course.delivered);
    co_return visit.x.course.keepAlive && !visit.x.course.clientGone;
}

net::Task<> serve(Desk& desk, std::shared_ptr<net::Duplex> client, SSL_CTX* tls)
{
    const auto first = desk.house.live.get();
    client->sendTimeout(first->config.server.sendTimeout);
    if (tls != nullptr) {
        client->at(steadyNow() + first->config.server.headTimeout);
        const bool shaken = co_await client->handshake(tls, {}, nullptr);
        if (!shaken) co_return;
    }
    const auto remote = client->remote().address();
    const std::string address = remote.to_string();
    pipeline::KeyMemo memo;
    std::shared_ptr<const pipeline::Snapshot> under = first;
    http::Decoder decoder(http::Role::Request);
    for (bool more = true; more;) {
        Visit visit(desk, client, std::move(under));
        visit.x.arrival.address = address;
        visit.x.arrival.loopback = remote.is_loopback();
        visit.x.arrival.memo = &memo;
        visit.x.arrival.secure = tls != nullptr;
        more = co_await serveOne(visit, decoder);
        under = std::move(visit.snapshot);
    }
}

}  // namespace

net::Detached serveClient(Desk& desk, boost::asio::ip::tcp::socket socket,
                          std::shared_ptr<SSL_CTX> tls)
{
    const Seat seat(desk.house);
    const auto client = std::make_shared<net::Duplex>(desk.loop, std::move(socket));
    const Membership member(desk, *client);
    try {
        co_await serve(desk, client, tls.get());
    } catch (const std::exception&) {
        // Out of memory is the one exception that can get here; this connection pays for it, the
        // others go on.
        client->resetOnClose();
    }
    client->abort();
}

}  // namespace gatehouse
