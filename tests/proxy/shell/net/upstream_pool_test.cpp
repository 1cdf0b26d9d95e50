#include <fstream>

#include <openssl/ssl.h>

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kPath = "/v1/chat/completions";

/// A file of this test run.
class TextFile {
public:
    explicit TextFile(const std::string& text) { std::ofstream(path_) << text; }

    ~TextFile() { std::remove(path_.c_str()); }

    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    static inline int count_ = 0;
    std::string path_ = QDir::tempPath().toStdString() + "/gatehouse-ca-" +
                        std::to_string(QCoreApplication::applicationPid()) + "-" +
                        std::to_string(++count_) + ".pem";
};

config::Config tlsConfig(const FakeUpstream& fake, const TextFile& ca)
{
    auto config = configFor(fake);
    config.server.ioThreads = 1;
    config.providers.front().caFile = ca.path();
    return config;
}

}  // namespace

/// Connections to providers: kept, noticed when gone, trusted or not.
class UpstreamPoolTest : public QObject {
    Q_OBJECT

private slots:

    void oneConnectionServesManyClients()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(fake.connections(), std::size_t(1));
    }

    void asManyConnectionsAsCallsAtATime()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        fake.always(slowHead(answer(200, "{}")));
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<RawClient>(gateway.port()));
            QVERIFY(clients.back()->send(post(kPath, kChat)));
        }
        QVERIFY(fake.waitForRequests(4));
        QCOMPARE(fake.connections(), std::size_t(4));
        fake.release(4);
        for (auto& client : clients) QCOMPARE(client->read().status, 200);
        fake.release(1);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(fake.connections(), std::size_t(4));
    }

    void anIdleConnectionThatEndsIsForgotten()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        Script once = answer(200, "{}");
        fake.always(once.close());
        for (std::size_t i = 1; i <= 3; ++i) {
            QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
            QVERIFY(fake.waitForOpen(0));
        }
        QCOMPARE(fake.requests().size(), std::size_t(3));
    }

    void connectionCloseIsHeeded()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        fake.always(answer(200, "{}", {{"Connection", "close"}}));
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QVERIFY(!reply.has("connection"));  // of this hop, not of the client's
        QVERIFY(fake.waitForOpen(0));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(fake.connections(), std::size_t(2));
    }

    /// Bytes behind an answer would be taken for the next one's: such a connection is not used
    /// again.
    void bytesBehindAnAnswerSpoilTheConnection()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        fake.next(Script().send(
            headOf(200, {{"Content-Type", "application/json"}, {"Content-Length", "2"}}) +
            "{}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).body, std::string("{}"));
        QVERIFY(fake.waitForOpen(0));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).body, std::string("{\"ok\":true}"));
    }

    void ownAuthorityIsTrusted()
    {
        FakeUpstream fake{FakeTls{}};
        const TextFile ca(fake.caPem());
        Gateway gateway(tlsConfig(fake, ca));
        const std::string large = "\"" + std::string(2'000'000, 'q') + "\"";
        fake.always(answer(200, large));
        for (int i = 0; i < 3; ++i) {
            const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.body == large);
            QVERIFY(gateway.record(reply.field("x-gatehouse-request-id")).attempts.front().tls);
        }
        QCOMPARE(fake.connections(), std::size_t(1));
        const std::string sent =
            "{\"model\":\"gpt-4o\",\"pad\":\"" + std::string(3'000'000, 's') + "\"}";
        QCOMPARE(exchange(gateway.port(), post(kPath, sent)).status, 200);
        QVERIFY(fake.last().body == sent);
    }

    void sessionsAreResumed()
    {
        FakeUpstream fake{FakeTls{}};
        const TextFile ca(fake.caPem());
        Gateway gateway(tlsConfig(fake, ca));
        fake.always(answer(200, "{}", {{"Connection", "close"}}));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        fake.always(answer(200, "{}"));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        fake.next(answer(200, "{}").close());
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QVERIFY(fake.waitForOpen(0));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QVERIFY(fake.resumed() > 0);
    }

    void strangersAreNotTrusted_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("unknown authority") << 0;
        QTest::newRow("another key") << 1;
        QTest::newRow("wrong host") << 2;
        QTest::newRow("expired") << 3;
        QTest::newRow("not yet") << 4;
        QTest::newRow("self-signed") << 5;
        QTest::newRow("old protocol") << 6;
        QTest::newRow("no tls") << 7;
    }

    void strangersAreNotTrusted()
    {
        QFETCH(const int, kind);
        FakeTls tls;
        if (kind == 1) tls.strangeCa = true;
        if (kind == 2) tls = FakeTls{.name = "other.example", .loopbackAddress = false};
        if (kind == 3) tls = FakeTls{.validFrom = -7200, .validUntil = -60};
        if (kind == 4) tls.validFrom = 3600;
        if (kind == 5) tls.selfSigned = true;
        if (kind == 6) tls.newestVersion = TLS1_1_VERSION;
        FakeUpstream fake(tls);
        FakeUpstream plain;
        const TextFile ca(fake.caPem());
        auto config = tlsConfig(fake, ca);
        if (kind == 0) config.providers.front().caFile.clear();
        if (kind == 7)
            config.providers.front().baseUrl = "https://127.0.0.1:" + std::to_string(plain.port());
        if (kind == 7)
            config.providers.front().connectTimeout = Millis(500);  // it waits for more of a head
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QVERIFY(reply.status == 502 || (kind == 7 && reply.status == 504));
        QVERIFY(reply.body.find("TLS") != std::string::npos);
        QVERIFY(fake.requests().empty() && plain.requests().empty());
        if (kind > 5) return;
        config.providers.front().insecureTls = true;
        QCOMPARE(gateway.publish(config), std::string());
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
    }

    void aCutWithoutGoodbyeIsNoEnd()
    {
        FakeUpstream fake{FakeTls{}};
        const TextFile ca(fake.caPem());
        Gateway gateway(tlsConfig(fake, ca));
        fake.next(untilClose(200, "{\"a\":1}"));  // says goodbye
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).body, std::string("{\"a\":1}"));
        Script cutOff;
        cutOff.send(headOf(200, {{"Content-Type", "application/json"}}) + "{\"a\":1}").reset();
        fake.next(cutOff);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 502);
    }

    void aHandshakeThatHangsIsGivenUp()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().baseUrl =
            "https://127.0.0.1:" + std::to_string(fake.port());  // waits for a head for ever
        config.providers.front().connectTimeout = Millis(300);
        Gateway gateway(config);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 504);
    }

    void aNewAddressIsUsedAtOnce()
    {
        FakeUpstream one;
        FakeUpstream two;
        Gateway gateway(configFor(one));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        auto config = gateway.engine().config();
        config.providers.front().baseUrl = two.url();
        QCOMPARE(gateway.publish(config), std::string());
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(one.requests().size(), std::size_t(1));
        QCOMPARE(two.requests().size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UpstreamPoolTest;
GH_SUITE(UpstreamPoolTest)
#include "upstream_pool_test.moc"
