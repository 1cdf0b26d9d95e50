#include "proxy/shell/engine/listeners.h"

#include <atomic>
#include <charconv>
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_tls.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::ServerConfig listening(std::vector<std::string> addresses)
{
    config::ServerConfig server;
    server.listen = std::move(addresses);
    return server;
}

std::uint16_t portIn(const std::string& address)
{
    std::uint16_t port = 0;
    std::from_chars(address.data() + address.rfind(':') + 1, address.data() + address.size(), port);
    return port;
}

std::string loopback(std::uint16_t port)
{
    return "127.0.0.1:" + std::to_string(port);
}

/// A loop, and listeners that count what comes and hang up at once.
struct Door {
    net::Loop loop{0};
    std::atomic<int> plain{0};
    std::atomic<int> secure{0};
    std::atomic<bool> full{false};
    engine::Listeners listeners;

    Door()
        : listeners(
              loop, [this] { return full ? nullptr : &loop; },
              [this](net::Loop&, net::Listener::Socket, std::shared_ptr<SSL_CTX> tls) {
                  ++(tls == nullptr ? plain : secure);
              })
    {
        loop.start();
    }

    ~Door() { listeners.close(); }

    [[nodiscard]] std::uint16_t port(std::size_t at = 0) const
    {
        const auto addresses = listeners.addresses();
        return at < addresses.size() ? portIn(addresses[at]) : std::uint16_t{0};
    }
};

bool visit(std::uint16_t port)
{
    RawClient client(port);
    return client.waitForEnd();
}

bool isRefused(std::uint16_t port)
{
    RawClient client(port);
    return !client.send("x");
}

struct Files {
    QTemporaryDir folder;
    FakeAuthority authority{FakeTls{}};

    Files()
    {
        std::ofstream(path("cert.pem")) << authority.certificatePem();
        std::ofstream(path("key.pem")) << authority.keyPem();
    }

    [[nodiscard]] std::string path(const char* name) const
    {
        return folder.filePath(name).toStdString();
    }
};

}  // namespace

/// Where the gateway listens, across changes of the config.
class ListenersTest : public QObject {
    Q_OBJECT

private slots:

    void anAddressThatStaysKeepsItsSocket()
    {
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        const auto before = door.listeners.addresses();
        QCOMPARE(before.size(), std::size_t(1));
        QVERIFY(door.listeners.apply(listening({"127.0.0.2:0", "127.0.0.1:0"})));
        const auto after = door.listeners.addresses();
        QCOMPARE(after.size(), std::size_t(2));
        QVERIFY(after[0].starts_with("127.0.0.2:"));
        QCOMPARE(after[1], before[0]);
        QVERIFY(visit(portIn(before[0])));
        QCOMPARE(door.plain.load(), 1);
        QVERIFY(door.listeners.apply(listening({"127.0.0.2:0"})));
        QCOMPARE(door.listeners.addresses(), std::vector<std::string>{after[0]});
        QVERIFY(isRefused(portIn(before[0])));
    }

    void twoOfTheSameAreTwo()
    {
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0", "127.0.0.1:0"})));
        QCOMPARE(door.listeners.addresses().size(), std::size_t(2));
        QVERIFY(door.port(0) != door.port(1));
    }

    void aTakenPortChangesNothing()
    {
        const FakeUpstream other;
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        const auto before = door.listeners.addresses();
        const auto result =
            door.listeners.apply(listening({"127.0.0.2:0", loopback(other.port())}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Conflict);
        QCOMPARE(door.listeners.addresses(), before);
        QVERIFY(visit(door.port()));
        QCOMPARE(door.plain.load(), 1);
    }

    /// 0.0.0.0 on a port cannot be bound while 127.0.0.1 holds it: it is ours, so it makes room.
    void fromOneAddressToAllOnTheSamePortAndBack()
    {
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        const auto port = door.port();
        QVERIFY(door.listeners.apply(listening({"0.0.0.0:" + std::to_string(port)})));
        QCOMPARE(door.port(), port);
        QVERIFY(visit(port));
        QVERIFY(door.listeners.apply(listening({loopback(port)})));
        QVERIFY(visit(port));
        QCOMPARE(door.plain.load(), 2);
    }

    /// The one that made room comes back when the change fails after that.
    void whatMadeRoomComesBack()
    {
        const FakeUpstream other;
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        const auto before = door.listeners.addresses();
        const auto all = "0.0.0.0:" + std::to_string(door.port());
        const auto result = door.listeners.apply(listening({all, loopback(other.port())}));
        QVERIFY(!result);
        QCOMPARE(door.listeners.addresses(), before);
        QVERIFY(visit(door.port()));
        QCOMPARE(door.plain.load(), 1);
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));  // still the configured one
        QCOMPARE(door.listeners.addresses(), before);
    }

    void onlyALaterV6AddressMayFail()
    {
        Door door;
        const std::string absent = "[2001:db8::1]:0";  // for documents: no machine has it
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0", absent})));
        QCOMPARE(door.listeners.addresses().size(), std::size_t(1));
        const auto result = door.listeners.apply(listening({absent, "127.0.0.1:0"}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QVERIFY(visit(door.port()));
    }

    void tlsGoesOnAndOffWithoutClosingTheSocket()
    {
        const Files files;
        Door door;
        auto server = listening({"127.0.0.1:0"});
        QVERIFY(door.listeners.apply(server));
        const auto port = door.port();
        server.tlsCertificate = files.path("cert.pem");
        server.tlsKey = files.path("key.pem");
        QVERIFY(door.listeners.apply(server));
        QCOMPARE(door.port(), port);
        QVERIFY(visit(port));
        QCOMPARE(door.secure.load(), 1);
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        QVERIFY(visit(port));
        QCOMPARE(door.plain.load(), 1);
        QCOMPARE(door.secure.load(), 1);
    }

    /// A new certificate with an address that is taken: both are left out.
    void aFailedChangeLeavesTlsAsItWas()
    {
        const Files files;
        const FakeUpstream other;
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        auto server = listening({"127.0.0.1:0", loopback(other.port())});
        server.tlsCertificate = files.path("cert.pem");
        server.tlsKey = files.path("key.pem");
        QVERIFY(!door.listeners.apply(server));
        QVERIFY(visit(door.port()));
        QCOMPARE(door.plain.load(), 1);
        server.listen = {"127.0.0.1:0"};
        server.tlsKey = files.path("none.pem");
        const auto result = door.listeners.apply(server);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QVERIFY(visit(door.port()));
        QCOMPARE(door.plain.load(), 2);
    }

    void nobodyIsTakenWhileTheHouseIsFull()
    {
        Door door;
        door.full = true;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        QVERIFY(visit(door.port()));
        QCOMPARE(door.plain.load(), 0);
    }

    void closedIsForGood()
    {
        Door door;
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        const auto port = door.port();
        door.listeners.close();
        QVERIFY(door.listeners.addresses().empty());
        QVERIFY(isRefused(port));
        QVERIFY(door.listeners.apply(listening({"127.0.0.1:0"})));
        QVERIFY(door.listeners.addresses().empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ListenersTest;
GH_SUITE(ListenersTest)
#include "listeners_test.moc"
