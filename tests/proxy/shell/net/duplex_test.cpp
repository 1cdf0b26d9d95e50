#include "proxy/shell/net/duplex.h"

#include <array>
#include <charconv>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include "proxy/shell/net/listener.h"
#include "tests/support/fake_tls.h"
#include "tests/support/on_loop.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using net::Duplex;
using net::End;
using net::Task;

/// A Duplex on its loop, and the peer at the other end of a real connection.
struct Line {
    net::Loop loop{0};
    std::shared_ptr<net::Listener> listener;
    std::promise<std::shared_ptr<Duplex>> accepted;
    std::optional<RawClient> peer;
    std::shared_ptr<Duplex> wire;

    Line()
    {
        loop.start();
        auto opened = net::Listener::open(
            loop, "127.0.0.1:0", [this] { return &loop; },
            [this](net::Loop& at, net::Listener::Socket socket) {
                accepted.set_value(std::make_shared<Duplex>(at, std::move(socket)));
            });
        listener = *opened;
        listener->start();
        const std::string& address = listener->address();
        std::uint16_t port = 0;
        std::from_chars(address.data() + address.rfind(':') + 1, address.data() + address.size(),
                        port);
        peer.emplace(port);
        wire = accepted.get_future().get();
    }

    ~Line()
    {
        onLoop(loop, [this] { wire->abort(); });
        listener->close();
        peer.reset();
        loop.stopAndJoin();
        wire.reset();
    }

    /// Runs `make` as a coroutine on the loop, to its end.
    template <class Make>
    bool play(Make make)
    {
        return Played(loop, std::move(make)).wait();
    }
};

/// Everything that comes, until the end.
Task<std::string> readAll(Duplex& wire, End& end)
{
    std::string all;
    for (;;) {
        const auto received = co_await wire.receive();
        all += received.bytes;
        if (!received.bytes.empty()) continue;
        end = received.end;
        co_return all;
    }
}

Task<std::string> readUntil(Duplex& wire, std::size_t size)
{
    std::string all;
    while (all.size() < size) {
        const auto received = co_await wire.receive();
        if (received.bytes.empty()) break;
        all += received.bytes;
    }
    co_return all;
}

std::string numbered(std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i) + ",";
    text.resize(size);
    return text;
}

sample::Move move(const char* bytes, bool cut = false, bool hangs = false)
{
    return {Millis(0), bytes, cut, hangs};
}

}  // namespace

/// One connection, over real sockets.
class DuplexTest : public QObject {
    Q_OBJECT

private slots:

    void bytesComeAndEnd()
    {
        Line line;
        QVERIFY(line.peer->send("hello"));
        line.peer->finishSending();
        std::string got;
        End end = End::No;
        QVERIFY(line.play([&]() -> Task<> { got = co_await readAll(*line.wire, end); }));
        QCOMPARE(got, std::string("hello"));
        QCOMPARE(end, End::Eof);
        QCOMPARE(line.wire->end(), End::Eof);
        QVERIFY(line.wire->remote().address().is_loopback());
        QVERIFY(line.wire->local().port() != line.wire->remote().port());
    }

    /// Far more than what is pinned, and than the scratch.
    void largeMessagesComeWhole()
    {
        Line line;
        const std::string large = numbered(3'000'000);
        std::thread sending([&] {
            line.peer->send(large);
            line.peer->finishSending();
        });
        std::string got;
        End end = End::No;
        QVERIFY(line.play([&]() -> Task<> { got = co_await readAll(*line.wire, end); }));
        sending.join();
        QVERIFY(got == large);
        QCOMPARE(end, End::Eof);
    }

    void aResetIsNoEnd()
    {
        Line line;
        line.peer->abort();
        End end = End::No;
        QVERIFY(line.play([&]() -> Task<> { (void)co_await readAll(*line.wire, end); }));
        QCOMPARE(end, End::Broken);
    }

    void whatBelongsToALaterMessageIsPutBack()
    {
        Line line;
        QVERIFY(line.peer->send("first"));
        std::string first;
        std::string again;
        QVERIFY(line.play([&]() -> Task<> {
            first = co_await readUntil(*line.wire, 5);
            line.wire->unread("b");
            line.wire->unread("a");
            if (!line.wire->hasUnread()) co_return;
            again = (co_await line.wire->receive()).bytes;
        }));
        QCOMPARE(first, std::string("first"));
        QCOMPARE(again, std::string("ab"));
        QVERIFY(!line.wire->hasUnread());
    }

    void piecesGoOutInOrder()
    {
        Line line;
        bool sent = false;
        QVERIFY(line.play([&]() -> Task<> {
            std::vector<std::string> words;
            for (int i = 0; i < 200; ++i) words.push_back(std::to_string(i) + ";");
            std::vector<std::string_view> pieces(words.begin(), words.end());
            pieces.insert(pieces.begin() + 50, std::string_view());
            sent = co_await line.wire->write(pieces);
            line.wire->shutdownSend();
        }));
        QVERIFY(sent);
        std::string expected;
        for (int i = 0; i < 200; ++i) expected += std::to_string(i) + ";";
        QCOMPARE(line.peer->readToEnd(), expected);
    }

    /// A peer that is slow to read: what the socket does not take at once is owed, copied or not.
    void aSlowReaderGetsAll()
    {
        for (const bool stable : {false, true}) {
            Line line;
            const std::string large = numbered(20'000'000);
            bool sent = false;
            Played writing(line.loop, [&]() -> Task<> {
                std::string copy = large;
                const std::array<std::string_view, 2> pieces{std::string_view(copy).substr(0, 7),
                                                             std::string_view(copy).substr(7)};
                auto write = line.wire->write(pieces, stable);
                if (!stable) copy.assign(copy.size(), '!');  // its own copy is sent
                sent = co_await write;
                line.wire->shutdownSend();
            });
            QVERIFY(onLoop(line.loop, [] {}));  // the loop is free while the peer sleeps
            QVERIFY(line.peer->readToEnd() == large);
            QVERIFY(writing.wait());
            QVERIFY(sent);
        }
    }

    void nobodyThere()
    {
        Line line;
        line.peer->abort();
        bool sent = true;
        bool later = true;
        QVERIFY(line.play([&]() -> Task<> {
            End end = End::No;
            (void)co_await readAll(*line.wire, end);
            const std::array<std::string_view, 1> pieces{"x"};
            sent = co_await line.wire->write(pieces);
            line.wire->abort();
            later = co_await line.wire->write(pieces);
        }));
        QVERIFY(!sent && !later);
    }

    /// A receive that took too long leaves the connection usable for a last word.
    void aLateReceiveMayBeForgiven()
    {
        Line line;
        End end = End::No;
        bool told = false;
        QVERIFY(line.play([&]() -> Task<> {
            line.wire->at(net::steadyNow());
            end = (co_await line.wire->receive()).end;
            line.wire->forgive();
            const std::array<std::string_view, 1> pieces{"too late"};
            told = line.wire->end() == End::No && co_await line.wire->write(pieces);
            line.wire->shutdownSend();
        }));
        QCOMPARE(end, End::TimedOut);
        QVERIFY(told);
        QCOMPARE(line.peer->readToEnd(), std::string("too late"));
    }

    void aPeerThatDoesNotReadIsGivenUp()
    {
        Line line;
        bool sent = true;
        QVERIFY(line.play([&]() -> Task<> {
            line.wire->sendTimeout(std::chrono::milliseconds(1));
            const std::string large(50'000'000, 'x');
            const std::array<std::string_view, 1> pieces{large};
            sent = co_await line.wire->write(pieces, true);
        }));
        QVERIFY(!sent);
        QCOMPARE(line.wire->end(), End::TimedOut);
    }

    void abortWakesWhoReceives()
    {
        Line line;
        End end = End::No;
        Played reading(line.loop, [&]() -> Task<> { end = (co_await line.wire->receive()).end; });
        QVERIFY(onLoop(line.loop, [&] { line.wire->abort(); }));
        QVERIFY(reading.wait());
        QCOMPARE(end, End::Aborted);
        QVERIFY(line.peer->waitForEnd());
    }

    /// Between messages: bytes are kept for later, and the end is noticed without asking.
    void disturbancesAreTold()
    {
        Line line;

        struct Told {
            std::promise<void> bytes;
            std::promise<void> end;
        } seen;

        QVERIFY(onLoop(line.loop, [&] {
            line.wire->onDisturbed(
                [](void* context, Duplex& self) {
                    auto& told = *static_cast<Told*>(context);
                    if (self.end() != End::No) {
                        told.end.set_value();
                    } else {
                        told.bytes.set_value();
                        self.arm();
                    }
                },
                &seen);
            line.wire->arm();
            line.wire->arm();  // one read is outstanding, not two
        }));
        QVERIFY(line.peer->send("early"));
        QCOMPARE(seen.bytes.get_future().wait_for(kLoopPatience), std::future_status::ready);
        line.peer->finishSending();
        QCOMPARE(seen.end.get_future().wait_for(kLoopPatience), std::future_status::ready);
        std::string got;
        End end = End::No;
        QVERIFY(line.play([&]() -> Task<> {
            line.wire->onDisturbed(nullptr, nullptr);
            got = co_await readAll(*line.wire, end);
        }));
        QCOMPARE(got, std::string("early"));
        QCOMPARE(end, End::Eof);
    }

    void aCutAnswerEndsWithAReset()
    {
        Line line;
        QVERIFY(line.play([&]() -> Task<> {
            const std::array<std::string_view, 1> pieces{"half"};
            (void)co_await line.wire->write(pieces);
            line.wire->resetOnClose();
            line.wire->abort();
        }));
        QVERIFY(line.peer->waitForEnd());
        QVERIFY(line.peer->wasReset());
    }

    void afterShutdownThePeerMayGoOn()
    {
        Line line;
        std::string got;
        QVERIFY(onLoop(line.loop, [&] { line.wire->shutdownSend(); }));
        QVERIFY(line.peer->waitForEnd());
        QVERIFY(!line.peer->wasReset());
        QVERIFY(line.peer->send("still here"));
        QVERIFY(line.play([&]() -> Task<> { got = co_await readUntil(*line.wire, 10); }));
        QCOMPARE(got, std::string("still here"));
    }

    /// The sample provider, played as if it were a connection.
    void aScriptIsPlayed()
    {
        net::Loop loop(0);
        loop.start();
        std::string got;
        End end = End::No;
        bool written = false;
        QVERIFY(Played(loop, [&]() -> Task<> {
                    const auto wire = std::make_shared<Duplex>(
                        loop, std::vector{move("one "), move("two "), move("three")});
                    const std::array<std::string_view, 1> pieces{"a request"};
                    written = co_await wire->write(pieces);
                    got = co_await readAll(*wire, end);
                }).wait());
        QVERIFY(written);
        QCOMPARE(got, std::string("one two three"));
        QCOMPARE(end, End::Eof);
    }

    void aScriptMayCutOrHang()
    {
        net::Loop loop(0);
        loop.start();
        std::string got;
        End end = End::No;
        QVERIFY(Played(loop, [&]() -> Task<> {
                    const auto wire = std::make_shared<Duplex>(
                        loop, std::vector{move("half", true), move("never")});
                    got = co_await readAll(*wire, end);
                }).wait());
        QCOMPARE(got, std::string("half"));
        QCOMPARE(end, End::Broken);
        std::shared_ptr<Duplex> wire;
        Played hanging(loop, [&]() -> Task<> {
            wire = std::make_shared<Duplex>(loop, std::vector{move("a"), move("", false, true)});
            got = co_await readAll(*wire, end);
        });
        QVERIFY(onLoop(loop, [&] { wire->abort(); }));
        QVERIFY(hanging.wait());
        QCOMPARE(end, End::Aborted);
        loop.stopAndJoin();
        wire.reset();
    }

    /// Both ends on one loop: bytes pass in both directions, and the peer's first words may come
    /// with its last message of the handshake.
    void tlsOverASocket()
    {
        Secure secure;
        QVERIFY(secure.stands());
        const std::string large = numbered(600'000);
        std::string up;
        std::string down;
        Played serving(secure.loop, [&]() -> Task<> {
            up = co_await readUntil(*secure.server, large.size());
            const std::array<std::string_view, 2> pieces{"re: ", up};
            (void)co_await secure.server->write(pieces, true);
        });
        Played asking(secure.loop, [&]() -> Task<> {
            const std::array<std::string_view, 1> pieces{large};
            (void)co_await secure.client->write(pieces, true);
            down = co_await readUntil(*secure.client, large.size() + 4);
        });
        QVERIFY(asking.wait() && serving.wait());
        QVERIFY(up == large);
        QVERIFY(down == "re: " + large);
    }

    /// A bare end of the socket may be a cut: only TLS' own goodbye is an end (RFC 8446, 6.1).
    void anEndWithoutGoodbyeIsACut()
    {
        Secure secure;
        QVERIFY(secure.stands());
        QVERIFY(onLoop(secure.loop, [&] { secure.server->shutdownSend(); }));
        End end = End::No;
        QVERIFY(Played(secure.loop, [&]() -> Task<> {
                    (void)co_await readAll(*secure.client, end);
                }).wait());
        QCOMPARE(end, End::Broken);
    }

    void aHandshakeWithAStrangerFails()
    {
        Secure secure("elsewhere.example");
        QVERIFY(!secure.stands());
        QVERIFY(secure.client->trouble().starts_with("certificate refused: "));
    }

    void aHandshakeWithNoiseFails()
    {
        Line line;
        const FakeAuthority authority{FakeTls{}};
        bool shaken = true;
        QVERIFY(line.peer->send("GET / HTTP/1.1\r\n\r\n"));
        QVERIFY(line.play([&]() -> Task<> {
            shaken = co_await line.wire->handshake(authority.serverContext(), {}, nullptr);
        }));
        QVERIFY(!shaken);
        QVERIFY(!line.wire->trouble().empty());
    }

private:
    /// Two Duplexes with TLS between them.
    struct Secure {
        net::Loop loop{0};
        FakeAuthority authority{FakeTls{}};
        net::SslContext context;
        std::string host;
        std::shared_ptr<Duplex> server;
        std::shared_ptr<Duplex> client;

        explicit Secure(std::string name = "localhost") : host(std::move(name))
        {
            QTemporaryDir folder;
            const std::string file = folder.filePath("ca.pem").toStdString();
            std::ofstream(file) << authority.caPem();
            context = *net::TlsSession::clientContext(file, false);
            using Tcp = boost::asio::ip::tcp;
            Tcp::acceptor acceptor(loop.context(),
                                   Tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
            Tcp::socket near(loop.context());
            near.connect(acceptor.local_endpoint());
            server = std::make_shared<Duplex>(loop, acceptor.accept());
            client = std::make_shared<Duplex>(loop, std::move(near));
            loop.start();
        }

        ~Secure()
        {
            onLoop(loop, [this] {
                client->abort();
                server->abort();
            });
            loop.stopAndJoin();
        }

        bool stands()
        {
            bool mine = false;
            Played serving(loop, [this]() -> Task<> {
                (void)co_await server->handshake(authority.serverContext(), {}, nullptr);
            });
            Played asking(loop, [this, &mine]() -> Task<> {
                mine = co_await client->handshake(context.get(), host, nullptr);
                if (!mine) client->abort();
            });
            return asking.wait() && serving.wait() && mine;
        }
    };
};

}  // namespace gatehouse::tests

using gatehouse::tests::DuplexTest;
GH_SUITE(DuplexTest)
#include "duplex_test.moc"
