#include "proxy/shell/splice.h"

#include <QTest>

#include "proxy/core/http/websocket.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kSwitched =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSet-Cookie: a=b\r\n\r\n";

std::string frame(http::Opcode opcode, std::string_view payload)
{
    std::string out;
    http::appendFrame(out, opcode, payload);
    return out;
}

std::string ask()
{
    return get("/openai/v1/realtime?model=gpt-realtime", {},
               {{"Upgrade", "websocket"},
                {"Connection", "Upgrade"},
                {"Sec-WebSocket-Version", "13"},
                {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}});
}

std::string idIn(const std::string& head)
{
    const std::string name = "x-gatehouse-request-id: ";
    return head.substr(head.find(name) + name.size(), 26);
}

}  // namespace

/// Two sides that speak WebSocket through us.
class SpliceTest : public QObject {
    Q_OBJECT

private slots:

    void bytesPassAndMessagesAreKept()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string first = frame(http::Opcode::Text, R"({"type":"session.created"})");
        const std::string more =
            frame(http::Opcode::Binary, "\x01\x02\x03") + frame(http::Opcode::Close, "\x03\xE8");
        Script script;
        script.send(kSwitched + first).await().send(more).close();
        fake.always(script);
        RawClient client(gateway.port());
        QVERIFY(client.send(ask()));
        const std::string head = client.readUntil("\r\n\r\n");
        QVERIFY(head.starts_with("HTTP/1.1 101 Switching Protocols\r\n"));
        QVERIFY(head.find("upgrade: websocket\r\n") != std::string::npos);
        QVERIFY(head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") !=
                std::string::npos);
        QVERIFY(head.find("onnection: close") == std::string::npos);
        QVERIFY(head.find("Set-Cookie") == std::string::npos);
        QCOMPARE(client.readUntil("created\"}"), first);
        fake.release();
        QCOMPARE(client.readToEnd(), more);
        client.close();
        const auto row = gateway.record(idIn(head));
        QCOMPARE(row.status, 101);
        QCOMPARE(row.outcome, record::Outcome::Ok);
        QVERIFY(row.streamed);
        QCOMPARE(row.modelAsked, std::string("gpt-realtime"));
        QCOMPARE(row.eventCount, 2U);
        QCOMPARE(row.responseBody.bytes,
                 std::string("data: {\"type\":\"session.created\"}\n\ndata: {\"binary\":3}\n\n"));
        QCOMPARE(row.responseBody.contentType, std::string("text/event-stream"));
    }

    /// A page whose only protocol is its key gets it back: browsers hang up otherwise.
    void aPageWithNothingButAKey()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        addKey(config, "page", "gh_page");
        Gateway gateway(config);
        Script script;
        script.send(kSwitched).hang();
        fake.always(script);
        const auto told = [&](const std::string& offered) {
            std::string request = ask();
            request.insert(request.size() - 2, "Sec-WebSocket-Protocol: " + offered + "\r\n");
            RawClient client(gateway.port());
            if (!client.send(request)) return std::string("not sent");
            const std::string head = client.readUntil("\r\n\r\n");
            const auto at = head.find("sec-websocket-protocol: ");
            return at == std::string::npos ? std::string()
                                           : head.substr(at + 24, head.find('\r', at) - at - 24);
        };
        QCOMPARE(told("cf-aig-authorization.gh_page"), std::string("cf-aig-authorization.gh_page"));
        QVERIFY(fake.last().head.find("gh_page") == std::string::npos);
        QCOMPARE(told("realtime, cf-aig-authorization.gh_page"), std::string());
        const auto row = gateway.record(gateway.rows(2)[0].requestId);
        QVERIFY(row.deliveredHeaders.find("gh_page") == std::string::npos);
        QVERIFY(row.clientHeaders.find("gh_page") == std::string::npos);
    }

    void aProviderThatBreaksOffIsTold()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Script script;
        script.send(kSwitched).await().reset();
        fake.always(script);
        RawClient client(gateway.port());
        QVERIFY(client.send(ask()));
        const std::string head = client.readUntil("\r\n\r\n");
        fake.release();
        QVERIFY(client.waitForEnd());
        client.close();
        QCOMPARE(gateway.record(idIn(head)).outcome, record::Outcome::UpstreamCut);
    }

    void aClientThatVanishesFreesTheProvider()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Script script;
        script.send(kSwitched).hang();
        fake.always(script);
        std::string head;
        {
            RawClient client(gateway.port());
            QVERIFY(client.send(ask()));
            head = client.readUntil("\r\n\r\n");
            client.abort();
        }
        QCOMPARE(gateway.record(idIn(head)).outcome, record::Outcome::ClientClosed);
        QVERIFY(fake.waitForOpen(0));
    }

    void aRefusalComesAsAnAnswer()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(403, R"({"error":{"message":"no"}})"));
        const RawReply reply = exchange(gateway.port(), ask());
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.body, std::string(R"({"error":{"message":"no"}})"));
    }

    /// Nobody asked for it: still a breach of the protocol.
    void aSwitchThatNobodyAskedForIsRefused()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Script script;
        script.send(kSwitched).hang();
        fake.always(script);
        QCOMPARE(exchange(gateway.port(), get("/openai/v1/models")).status, 502);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SpliceTest;
GH_SUITE(SpliceTest)
#include "splice_test.moc"
