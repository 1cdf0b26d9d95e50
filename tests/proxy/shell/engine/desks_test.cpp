#include "proxy/shell/engine/desks.h"

#include <charconv>
#include <thread>

#include <QTest>

#include "proxy/shell/client_conn.h"
#include "proxy/shell/engine/listeners.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/floor.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/chat/completions";
const std::string kStream = R"({"model":"gpt-4o","stream":true,"messages":[]})";
const std::string kEvent = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n";

/// Two desks that serve what comes in at one address, without an engine.
struct Room {
    Floor floor;
    engine::Desks desks{floor.house};
    std::optional<engine::Listeners> listeners;

    explicit Room(config::Config config) : floor(std::move(config))
    {
        desks.start(2);
        listeners.emplace(
            desks.at(0).loop,
            [this] {
                floor.house.connections.fetch_add(1);
                return &desks.next().loop;
            },
            [this](net::Loop& loop, net::Listener::Socket socket, std::shared_ptr<SSL_CTX> tls) {
                serveClient(desks.at(loop.number()), std::move(socket), std::move(tls));
            });
        config::ServerConfig server;
        server.listen = {"127.0.0.1:0"};
        if (!listeners->apply(server)) std::abort();
    }

    ~Room()
    {
        listeners->close();
        desks.stop();
    }

    [[nodiscard]] std::uint16_t port() const
    {
        const std::string address = listeners->addresses().front();
        std::uint16_t port = 0;
        std::from_chars(address.data() + address.rfind(':') + 1, address.data() + address.size(),
                        port);
        return port;
    }
};

}  // namespace

/// The io threads, and what is under way on them.
class DesksTest : public QObject {
    Q_OBJECT

private slots:

    void eachHasItsTurn()
    {
        Floor floor;
        engine::Desks desks(floor.house);
        desks.start(3);
        for (int round = 0; round < 2; ++round) {
            for (unsigned i = 0; i < 3; ++i) {
                net::Loop& loop = desks.next().loop;
                QCOMPARE(loop.number(), i);
                QCOMPARE(&loop, &desks.at(i).loop);
            }
        }
        QCOMPARE(desks.tallies().size(), std::size_t(3));
        QVERIFY(desks.running().empty());
        QVERIFY(!desks.peek("nobody", 0, 0).found);
        QVERIFY(desks.drain(Millis(0)));
        desks.stop();
    }

    void whatIsOpenIsSeenAndCounted()
    {
        FakeUpstream fake;
        Room room(configFor(fake));
        fake.always(sse({kEvent}, false, true).await().lastChunk());
        RawClient one(room.port());
        RawClient two(room.port());
        for (RawClient* client : {&one, &two}) {
            QVERIFY(client->send(post(kPath, kStream)));
            QVERIFY(!client->readUntil(kEvent + "\r\n").empty());
        }
        const auto running = room.desks.running();
        QCOMPARE(running.size(), std::size_t(2));
        for (const auto& row : running) {
            QCOMPARE(row.path, kPath);
            QCOMPARE(row.method, std::string("POST"));
            QVERIFY(row.streaming);
            QVERIFY(row.firstByte > 0 && row.elapsed >= row.firstByte);
            QCOMPARE(row.bytes, static_cast<ByteCount>(kEvent.size()));
            const auto peek = room.desks.peek(row.requestId, 5, 1);
            QVERIFY(peek.found && !peek.ended);
            QCOMPARE(peek.bytes, kEvent.substr(5));
            QVERIFY(peek.events.empty());
            QVERIFY(room.desks.peek(row.requestId, 1'000'000, 1'000'000).bytes.empty());
        }
        QCOMPARE(room.desks.openExchanges(), std::uint64_t(2));
        QCOMPARE(room.desks.requests(), std::uint64_t(0));
        fake.release(2);
        QVERIFY(room.desks.drain(Millis(60'000)));
        QCOMPARE(room.desks.openExchanges(), std::uint64_t(0));
        QCOMPARE(room.desks.requests(), std::uint64_t(2));
        QVERIFY(room.desks.running().empty());
    }

    void drainGivesUpWhenPatienceIsOver()
    {
        FakeUpstream fake;
        Room room(configFor(fake));
        fake.always(sse({kEvent}, false, true).hang());
        RawClient idle(room.port());
        RawClient busy(room.port());
        QVERIFY(busy.send(post(kPath, kStream)));
        QVERIFY(!busy.readUntil(kEvent).empty());
        QVERIFY(!room.desks.drain(Millis(0)));
        QCOMPARE(room.desks.openExchanges(), std::uint64_t(1));
        room.listeners->close();
        room.desks.stop();
        QVERIFY(idle.waitForEnd());
        QVERIFY(busy.waitForEnd());
        QVERIFY(fake.waitForAbandoned(1));
        QCOMPARE(room.desks.openExchanges(), std::uint64_t(0));
        QCOMPARE(room.desks.requests(), std::uint64_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DesksTest;
GH_SUITE(DesksTest)
#include "desks_test.moc"
