#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]})";

std::string idOf(const RawReply& reply)
{
    return reply.field("x-gatehouse-request-id");
}

}  // namespace

/// Bytes and their way: what goes in comes out, on both sides, and nothing of ours beside what the
/// docs name.
class RelayTest : public QObject {
    Q_OBJECT

private slots:

    void bodiesPassByteForByte()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string odd =
            "{ \"model\" :\"gpt-4o\",\n\t\"messages\": [ ] , \"x-new\":{\"a\":[1.0e+2, "
            "\"\\u00e9\"]},  \"n\":1.50 }\r\n ";
        const std::string answered =
            "{ \"id\" : \"x\",\n\n \"choices\":[], \"unknown\": 1.10 }  \n";
        fake.always(answer(200, answered));
        const RawReply reply =
            exchange(gateway.port(), post("/v1/chat/completions?beta=1&x=%2F", odd, "sk-client"));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QCOMPARE(reply.body, answered);
        QCOMPARE(fake.last().body, odd);
        QCOMPARE(fake.last().target, std::string("/v1/chat/completions?beta=1&x=%2F"));
        QCOMPARE(fake.last().method, std::string("POST"));
    }

    void headersKeepOrderAndCase()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, "{}",
                           {{"X-First", "1"},
                            {"x-SECOND", "two  words"},
                            {"X-First", "again"},
                            {"Set-Cookie", "a=b"},
                            {"Retry-After", "7"},
                            {"openai-organization", "o"}}));
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat, {},
                                                             {{"X-OneHeader", "a"},
                                                              {"user-Agent", "t/1"},
                                                              {"x-two", "b"},
                                                              {"X-OneHeader", "c"},
                                                              {"OpenAI-Beta", "v2"}}));
        std::vector<std::string> sent;
        for (const auto& [name, value] : fake.last().fields) sent.push_back(name + "=" + value);
        const std::vector<std::string> wanted{"X-OneHeader=a",  "user-Agent=t/1",
                                              "x-two=b",        "X-OneHeader=c",
                                              "OpenAI-Beta=v2", "Content-Type=application/json"};
        auto at = sent.begin();
        for (const auto& one : wanted) {
            at = std::find(at, sent.end(), one);
            QVERIFY2(at != sent.end(), one.c_str());
        }
        QCOMPARE(fake.last().count("host"), 1);
        QCOMPARE(fake.last().field("host"), "127.0.0.1:" + std::to_string(fake.port()));
        std::vector<std::string> got;
        for (const auto& [name, value] : reply.fields) got.push_back(name + "=" + value);
        const std::vector<std::string> first(got.begin(), got.begin() + 3);
        QCOMPARE(first,
                 (std::vector<std::string>{"X-First=1", "x-SECOND=two  words", "X-First=again"}));
        QVERIFY(!reply.has("set-cookie"));
        QCOMPARE(reply.field("retry-after"), std::string("7"));
        QVERIFY(!idOf(reply).empty());
    }

    void providersErrorsPassUntouched()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        for (const int status : {400, 401, 404, 429, 500, 529}) {
            const std::string word = "c" + std::to_string(status);
            const std::string body =
                "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":\"" + word + "\"}}";
            fake.next(answer(status, body, {{"x-request-id", "up-1"}}));
            const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
            QCOMPARE(reply.status, status);
            QCOMPARE(reply.body, body);
            QCOMPARE(reply.field("x-request-id"), std::string("up-1"));
            const auto row = gateway.record(idOf(reply));
            QCOMPARE(row.outcome, record::Outcome::UpstreamError);
            QCOMPARE(row.status, status);
            QCOMPARE(row.errorCode, word);
        }
    }

    void answersOfAnyFraming()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string large(300'000, 'x');
        const std::string json = "{\"a\":\"" + large + "\"}";
        fake.next(chunked(200, {"{\"a\"", ":", "1}"}));
        fake.next(untilClose(200, "{\"b\":2}"));
        fake.next(answer(200, json));
        fake.next(chunked(200, {json.substr(0, 100'000), json.substr(100'000)}));
        fake.next(answer(200, ""));
        for (const std::string& wanted :
             {std::string("{\"a\":1}"), std::string("{\"b\":2}"), json, json, std::string()}) {
            const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.complete);
            QVERIFY(reply.body == wanted);
        }
    }

    void aLargeTextAnswerIsHeldNoLongerThanAMegabyte()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string piece(256 * 1024, 'y');
        fake.always(chunked(200, {"\"" + piece, piece, piece, piece, piece, piece + "\""}));
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        QVERIFY(reply.complete);
        QVERIFY(reply.body == "\"" + piece + piece + piece + piece + piece + piece + "\"");
    }

    void http10ClientsGetABodyWithoutChunks()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(chunked(200, {"{\"a\"", ":1}"}));
        RawClient client(gateway.port());
        QVERIFY(
            client.send("POST /v1/chat/completions HTTP/1.0\r\nContent-Type: "
                        "application/json\r\nContent-Length: " +
                        std::to_string(kChat.size()) + "\r\n\r\n" + kChat));
        const RawReply reply = client.read();
        QVERIFY(!reply.chunked);
        QCOMPARE(reply.body, std::string("{\"a\":1}"));
        QVERIFY(client.waitForEnd());
        QVERIFY(!client.wasReset());
    }

    void statusesWithoutBody()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        fake.next(Script().send("HTTP/1.1 204 No Content\r\n\r\n"));
        fake.next(Script().send(
            "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nContent-Length: 10\r\n\r\n"));
        fake.next(interim({100, 103}, answer(200, "{\"z\":1}")));
        for (const int status : {204, 304, 200}) {
            QVERIFY(client.send(post("/v1/chat/completions", kChat)));
            const RawReply reply = client.read();
            QCOMPARE(reply.status, status);
            QVERIFY(reply.complete);
            QCOMPARE(reply.body, std::string(status == 200 ? "{\"z\":1}" : ""));
        }
    }

    void headGetsTheHeadAlone()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.next(Script().send(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1234\r\n\r\n"));
        fake.next(answer(200, "{\"after\":1}"));
        RawClient client(gateway.port());
        QVERIFY(client.send("HEAD /openai/files/f1 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        const RawReply head = client.read(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.field("content-length"), std::string("1234"));
        QCOMPARE(fake.last().method, std::string("HEAD"));
        QVERIFY(client.send(get("/openai/files/f1")));
        QCOMPARE(client.read().body, std::string("{\"after\":1}"));
    }

    void garbageIsABadGateway_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no http") << QByteArray("hello there\r\n\r\n");
        QTest::newRow("status") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
        QTest::newRow("lengths") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
        QTest::newRow("chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            "chunked\r\n\r\nzz\r\n");
        QTest::newRow("switch") << QByteArray(
            "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
    }

    void garbageIsABadGateway()
    {
        QFETCH(const QByteArray, bytes);
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(Script().send(bytes.toStdString()).close());
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        QCOMPARE(reply.status, 502);
        QVERIFY(reply.complete);
        QVERIFY(reply.body.find("\"error\"") != std::string::npos);
        QCOMPARE(gateway.record(idOf(reply)).errorCode, std::string("bad_upstream"));
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }

    void aCutJsonAnswerIsABadGateway()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake, {"openai", "anthropic"}));
        fake.always(cut(200, R"({"id":"x","choices":[)"));
        const RawReply openai = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        QCOMPARE(openai.status, 502);
        QVERIFY(openai.complete);
        const RawReply anthropic = exchange(
            gateway.port(),
            post("/v1/messages", R"({"model":"claude-sonnet-4-5","max_tokens":5,"messages":[]})"));
        QCOMPARE(anthropic.status, 502);
        QVERIFY(anthropic.body.find(R"("type":"error")") != std::string::npos);
        const auto row = gateway.record(idOf(openai));
        QCOMPARE(row.status, 502);
        QCOMPARE(row.attempts.size(), std::size_t(1));
        QCOMPARE(row.attempts.front().status, 200);
    }

    /// The message is whole, its coding is not: with a length, and up to the end of the connection.
    void aCodingThatEndsInTheMiddleIsNoAnswer()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string packed = gzipOf(R"({"id":"z","model":"gpt-4o","choices":[]})");
        const std::string half = packed.substr(0, packed.size() - 6);
        fake.next(answer(200, half, {{"Content-Encoding", "gzip"}}));
        fake.next(untilClose(200, half, {{"Content-Encoding", "gzip"}}));
        for (int i = 0; i < 2; ++i) {
            const RawReply reply = exchange(
                gateway.port(),
                post("/v1/chat/completions", kChat, {}, {{"Accept-Encoding", "identity"}}));
            // Where its head was passed on before its body came, the client sees a cut.
            QVERIFY(reply.status == 502
                        ? reply.body.find("middle of its coding") != std::string::npos
                        : !reply.complete);
        }
        // An answer without a body has none to end early.
        fake.next(answer(204, {}, {{"Content-Encoding", "gzip"}}));
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", kChat, {},
                                               {{"Accept-Encoding", "identity"}}))
                     .status,
                 204);
    }

    void gzipAnswersPassWhereTheClientTakesThem()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string plain =
            R"({"id":"z","model":"gpt-4o","usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}})";
        const std::string packed = gzipOf(plain);
        fake.always(answer(200, packed, {{"Content-Encoding", "gzip"}}));
        const RawReply asked = exchange(
            gateway.port(),
            post("/v1/chat/completions", kChat, {}, {{"Accept-Encoding", "br, gzip;q=0.5"}}));
        QCOMPARE(fake.last().field("accept-encoding"), std::string("br, gzip;q=0.5"));
        QCOMPARE(asked.field("content-encoding"), std::string("gzip"));
        QVERIFY(asked.body == packed);
        const RawReply plainly = exchange(gateway.port(), post("/v1/chat/completions", kChat, {},
                                                               {{"Accept-Encoding", "identity"}}));
        QVERIFY(!plainly.has("content-encoding"));
        QCOMPARE(plainly.body, plain);
        QVERIFY(plainly.complete);
        for (const auto& reply : {asked, plainly}) {
            const auto row = gateway.record(idOf(reply));
            QCOMPARE(row.usage.input.value_or(-1), 11);
            QCOMPARE(row.usage.output.value_or(-1), 7);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RelayTest;
GH_SUITE(RelayTest)
#include "relay_test.moc"
