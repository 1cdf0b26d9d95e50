#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]})";
const std::string kPath = "/v1/chat/completions";

std::string chunkedPost(const std::vector<std::string>& pieces,
                        const std::string& type = "application/json")
{
    std::string request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
        "\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const auto& piece : pieces) {
        char size[16];
        std::snprintf(size, sizeof size, "%zX", piece.size());
        request += std::string(size) + ";ext=1\r\n" + piece + "\r\n";
    }
    return request + "0\r\nX-Trailer: t\r\n\r\n";
}

config::Config smallLimits(const FakeUpstream& fake)
{
    auto config = configFor(fake);
    config.server.maxBody = 8_KiB;
    config.server.maxUpload = 64_KiB;
    return config;
}

}  // namespace

/// The client's side of a connection: requests in, one after the other, with limits on all of it.
class ClientConnTest : public QObject {
    Q_OBJECT

private slots:

    void aConnectionServesManyCalls()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        for (int i = 0; i < 5; ++i) {
            QVERIFY(client.send(post(kPath, kChat)));
            const RawReply reply = client.read();
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.has("connection"));
        }
        QCOMPARE(gateway.engine().state().connections, std::uint64_t(1));
        QCOMPARE(fake.connections(), std::size_t(1));
        QCOMPARE(gateway.rows(5).size(), std::size_t(5));
    }

    void closeIsHonoured()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kChat, {}, {{"Connection", "close"}})));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("connection"), std::string("close"));
        QVERIFY(client.waitForEnd());
        QVERIFY(!client.wasReset());
        QCOMPARE(fake.last().count("connection"), 0);
    }

    void http10KeepsAliveOnlyWhenAsked()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string rest =
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(kChat.size()) +
            "\r\n\r\n" + kChat;
        RawClient client(gateway.port());
        QVERIFY(
            client.send("POST /v1/chat/completions HTTP/1.0\r\nConnection: keep-alive\r\n" + rest));
        QCOMPARE(client.read().field("connection"), std::string("keep-alive"));
        QVERIFY(client.send("POST /v1/chat/completions HTTP/1.0\r\n" + rest));
        QCOMPARE(client.read().status, 200);
        QVERIFY(client.waitForEnd());
    }

    void pipelinedCallsAreAnsweredInOrder()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.handle([](const Seen& seen) { return answer(200, seen.body); });
        std::string all;
        std::vector<std::string> bodies;
        for (int i = 0; i < 20; ++i) {
            bodies.push_back("{\"model\":\"gpt-4o\",\"n\":" + std::to_string(i) + ",\"pad\":\"" +
                             std::string(static_cast<std::size_t>(i) * 700, 'p') + "\"}");
            all += post(kPath, bodies.back());
        }
        RawClient client(gateway.port());
        QVERIFY(client.send(all));
        for (const auto& body : bodies) {
            const RawReply reply = client.read();
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.body == body);
        }
        QCOMPARE(fake.connections(), std::size_t(1));
    }

    void aRequestMayComeByteByByte()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        for (const char byte : post(kPath, kChat)) QVERIFY(client.send({&byte, 1}));
        QCOMPARE(client.read().status, 200);
        QCOMPARE(fake.last().body, kChat);
    }

    void chunkedBodiesGoOnWithALength()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const RawReply reply = exchange(
            gateway.port(), chunkedPost({kChat.substr(0, 7), kChat.substr(7, 1), kChat.substr(8)}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.last().body, kChat);
        QCOMPARE(fake.last().field("content-length"), std::to_string(kChat.size()));
        QCOMPARE(fake.last().count("transfer-encoding"), 0);
        QCOMPARE(fake.last().count("x-trailer"), 0);
    }

    void expectContinueIsInvited()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        const std::string request = post(kPath, kChat, {}, {{"Expect", "100-continue"}});
        const auto head = request.size() - kChat.size();
        QVERIFY(client.send(request.substr(0, head)));
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
        QVERIFY(fake.requests().empty());
        QVERIFY(client.send(kChat));
        QCOMPARE(client.read().status, 200);
        QCOMPARE(fake.last().count("expect"), 0);
    }

    void tooLargeIsSaidAtTheHead()
    {
        FakeUpstream fake;
        Gateway gateway(smallLimits(fake));
        RawClient client(gateway.port());
        QVERIFY(
            client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        "application/json\r\n"
                        "Expect: 100-continue\r\nContent-Length: 8193\r\n\r\n"));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.field("connection"), std::string("close"));
        QVERIFY(reply.body.find("maxBody") != std::string::npos ||
                reply.body.find("larger") != std::string::npos);
        client.finishSending();
        QVERIFY(client.waitForEnd());
        QVERIFY(!client.wasReset());
        QVERIFY(fake.requests().empty());
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.status, 413);
        QCOMPARE(row.outcome, record::Outcome::Refused);
    }

    void tooLargeInChunksIsSaidWhenItIsSeen()
    {
        FakeUpstream fake;
        Gateway gateway(smallLimits(fake));
        QCOMPARE(exchange(gateway.port(), chunkedPost({std::string(8192, ' ')}, "application/json"))
                     .status,
                 400);  // fits; no JSON
        const RawReply reply = exchange(gateway.port(), chunkedPost({std::string(8192, ' '), "x"}));
        QCOMPARE(reply.status, 413);
        QVERIFY(fake.requests().empty());
    }

    void uploadsHaveALimitOfTheirOwn()
    {
        FakeUpstream fake;
        Gateway gateway(smallLimits(fake));
        const std::string file(60'000, '\x01');
        const std::string head =
            "POST /openai/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; "
            "boundary=b\r\nContent-Length: ";
        QCOMPARE(exchange(gateway.port(), head + "60000\r\n\r\n" + file).status, 200);
        QVERIFY(fake.last().body == file);
        QCOMPARE(exchange(gateway.port(), head + "65537\r\n\r\n").status, 413);
    }

    void packedBodiesAreReadAndSentPlain()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string packed = gzipOf(kChat);
        const RawReply reply =
            exchange(gateway.port(), post(kPath, packed, {}, {{"Content-Encoding", "gzip"}}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.last().body, kChat);
        QCOMPARE(fake.last().count("content-encoding"), 0);
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).modelAsked,
                 std::string("gpt-4o"));
        QCOMPARE(exchange(gateway.port(),
                          post(kPath, packed.substr(0, 30), {}, {{"Content-Encoding", "gzip"}}))
                     .status,
                 400);
        QCOMPARE(exchange(gateway.port(), post(kPath, packed, {}, {{"Content-Encoding", "zork"}}))
                     .status,
                 400);
    }

    void malformedRequestsEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no words") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
        QTest::newRow("two lengths")
            << QByteArray(
                   "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: "
                   "2\r\n\r\n")
            << 400;
        QTest::newRow("both framings")
            << QByteArray(
                   "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                   "1\r\nTransfer-Encoding: chunked\r\n\r\n")
            << 400;
        QTest::newRow("folded")
            << QByteArray("GET /v1/x HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n") << 400;
        QTest::newRow("space before colon")
            << QByteArray("GET /v1/x HTTP/1.1\r\nHost: localhost\r\nA : b\r\n\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET /v1/models HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n") << 505;
        QTest::newRow("fields") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nA: ") +
                                       QByteArray(200'000, 'a') + "\r\n\r\n"
                                << 431;
    }

    void malformedRequestsEndTheConnection()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        client.send(request.toStdString());
        const RawReply reply = client.read();
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.field("connection"), std::string("close"));
        client.finishSending();
        QVERIFY(client.waitForEnd());
        QVERIFY(fake.requests().empty());
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
    }

    void aSlowHeadIsGivenUp()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.headTimeout = Millis(300);
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: loc"));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 408);
        client.finishSending();
        QVERIFY(client.waitForEnd());
    }

    void aTrickleOfHeadersIsGivenUp()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.headTimeout = Millis(300);
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send("GET /v1/models HTTP/1.1\r\nHost: localhost\r\n"));
        bool refused = false;
        for (int i = 0; i < 1'000'000 && !refused; ++i) {  // never silent, never done
            refused = !client.send("A: b\r\n") || client.hasInput();
        }
        QVERIFY(refused);
    }

    void aBodyThatStopsIsGivenUp()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.bodyTimeout = Millis(300);
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kChat + "  ").substr(0, post(kPath, kChat).size())));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 408);
        QVERIFY(fake.requests().empty());
    }

    void anIdleConnectionIsClosed()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.keepAlive = Millis(300);
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 200);
        QVERIFY(client.waitForEnd());
        QVERIFY(!client.wasReset());
    }

    void pausedSaysSo()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        gateway.engine().setPaused(true);
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 503);
        QVERIFY(reply.has("retry-after"));
        QVERIFY(fake.requests().empty());
        QCOMPARE(exchange(gateway.port(), get("/healthz")).status, 200);
        QCOMPARE(exchange(gateway.port(), get("/readyz")).status, 503);
        gateway.engine().setPaused(false);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
    }

    void memoryForBodiesIsShared()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.maxBodyMemory = 1_MiB;
        config.server.maxBody = 1_MiB;
        config.server.maxUpload = 1_MiB;
        Gateway gateway(config);
        const std::string head =
            "POST /openai/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            "application/octet-stream\r\nContent-Length: 700000\r\n\r\n";
        RawClient first(gateway.port());
        QVERIFY(first.send(head + std::string(690'000, 'a')));
        QTRY_VERIFY_WITH_TIMEOUT(gateway.engine().state().bodyMemory >= 690'000, 20'000);
        RawClient second(gateway.port());
        second.send(head + std::string(699'000, 'b'));
        QCOMPARE(second.read().status, 503);
        // What the refused one held is free at once, though its connection is still being read.
        QTRY_VERIFY_WITH_TIMEOUT(gateway.engine().state().bodyMemory < 800'000, 20'000);
        RawClient third(gateway.port());
        QVERIFY(third.send(head + std::string(200'000, 'c')));
        QTRY_VERIFY_WITH_TIMEOUT(gateway.engine().state().bodyMemory >= 890'000, 20'000);
        QVERIFY(first.send(std::string(10'000, 'z')));
        QCOMPARE(first.read().status, 200);
        QVERIFY(third.send(std::string(500'000, 'z')));
        QCOMPARE(third.read().status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.engine().state().bodyMemory, ByteCount{0}, 20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ClientConnTest;
GH_SUITE(ClientConnTest)
#include "client_conn_test.moc"
