#include <QTest>

#include "proxy/core/pipeline/line.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat =
    R"({"model":"gpt-4o","messages":[{"role":"user","content":"what is up"}]})";
const std::string kPath = "/v1/chat/completions";
const std::string kAnswer =
    R"({"id":"c","model":"gpt-4o-2024-08-06","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"well"}}],)"
    R"("usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,"prompt_tokens_details":{"cached_tokens":40}}})";

std::string idOf(const RawReply& reply)
{
    return reply.field("x-gatehouse-request-id");
}

}  // namespace

/// From the first byte to the row: attempts, deadlines, and what is told of it all.
class JourneyTest : public QObject {
    Q_OBJECT

private slots:

    void theRecordTellsTheWholeStory()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, kAnswer, {{"X-Up", "1"}}));
        const RawReply reply = exchange(
            gateway.port(),
            post(kPath + "?a=b", kChat, "sk-own",
                 {{"User-Agent", "probe/1"},
                  {"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}));
        const auto row = gateway.record(idOf(reply));
        QCOMPARE(row.id, idOf(reply));
        QCOMPARE(row.outcome, record::Outcome::Ok);
        QCOMPARE(row.status, 200);
        QCOMPARE(row.method + " " + row.path, "POST " + kPath + "?a=b");
        QCOMPARE(row.clientAddress, std::string("127.0.0.1"));
        QCOMPARE(row.userAgent, std::string("probe/1"));
        QCOMPARE(row.dialect + "/" + row.operation, std::string("openai_chat/chat"));
        QCOMPARE(row.traceId, std::string("0af7651916cd43dd8448eb211c80319c"));
        QCOMPARE(row.generation, std::string("1"));
        QCOMPARE(row.provider + "/" + row.modelAsked + "/" + row.modelAnswered,
                 std::string("openai/gpt-4o/gpt-4o-2024-08-06"));
        QCOMPARE(row.finishReason, std::string("stop"));
        QCOMPARE(row.usage.input.value_or(-1), 100);
        QCOMPARE(row.usage.cacheRead.value_or(-1), 40);
        QCOMPARE(row.usage.output.value_or(-1), 20);
        QVERIFY(row.cost.has_value());
        QCOMPARE(row.cost->value, 60 * 2'500'000LL + 40 * 1'250'000LL + 20 * 10'000'000LL);
        QCOMPARE(row.requestBody.bytes, kChat);
        QCOMPARE(row.responseBody.bytes, kAnswer);
        QVERIFY(row.sentBody.bytes.empty() && row.deliveredBody.bytes.empty());
        QVERIFY(row.upstreamHeaders.find("X-Up: 1\n") != std::string::npos);
        QVERIFY(row.deliveredHeaders.find("x-gatehouse-request-id: " + row.id) !=
                std::string::npos);
        QVERIFY(row.clientHeaders.find("sk-own") == std::string::npos);
        QCOMPARE(gateway.rows(1).size(), std::size_t(1));
    }

    void timesAreInOrder()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        for (const bool reused : {false, true}) {
            QVERIFY(client.send(post(kPath, kChat)));
            const auto row = gateway.record(idOf(client.read()));
            QCOMPARE(row.attempts.size(), std::size_t(1));
            const auto& attempt = row.attempts.front();
            QCOMPARE(attempt.reused, reused);
            QCOMPARE(attempt.status, 200);
            QCOMPARE(attempt.provider + "/" + attempt.model, std::string("openai/gpt-4o"));
            QCOMPARE(attempt.url, fake.url(kPath));
            QVERIFY(!attempt.tls);
            QVERIFY(attempt.bytesSent > static_cast<ByteCount>(kChat.size()) &&
                    attempt.bytesReceived > 0);
            const std::vector<std::int64_t> times{0,
                                                  row.receivedAt,
                                                  attempt.startedAt,
                                                  attempt.connectedAt,
                                                  attempt.sentAt,
                                                  attempt.firstByteAt,
                                                  row.firstByteAt,
                                                  row.endedAt};
            QVERIFY(std::is_sorted(times.begin(), times.end()));
            QVERIFY(attempt.endedAt >= attempt.firstByteAt && attempt.endedAt <= row.endedAt);
            QVERIFY(row.gatewayTime >= 0 && row.gatewayTime <= row.endedAt);
            std::vector<std::string> stops;
            for (const auto& stop : row.trace) {
                stops.emplace_back(stop.stop);
                QCOMPARE(stop.decision, std::string("pass"));
            }
            QCOMPARE(stops.size(), pipeline::wayIn().size());
        }
    }

    void anErrorThatMayPassIsAskedAgain()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.next(answer(503, R"({"error":{"message":"busy","code":"overloaded"}})"));
        fake.next(reset());  // on the connection that was kept: sent again at once
        fake.next(reset());
        fake.next(answer(200, kAnswer));
        const RawReply reply = exchange(
            gateway.port(),
            post(kPath, kChat, {}, {{"cf-aig-max-attempts", "3"}, {"cf-aig-retry-delay", "1"}}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, kAnswer);
        QCOMPARE(fake.requests().size(), std::size_t(4));
        QVERIFY(fake.last().head.find("cf-aig-") == std::string::npos);
        const auto row = gateway.record(idOf(reply));
        QCOMPARE(row.outcome, record::Outcome::Ok);
        QVERIFY2(row.errorText.empty(), row.errorText.c_str());
        QCOMPARE(row.attempts.size(), std::size_t(3));
        QCOMPARE(row.attempts[0].status, 503);
        QCOMPARE(row.attempts[0].errorText, std::string("busy"));
        QCOMPARE(row.attempts[1].status, 0);
        QVERIFY(!row.attempts[1].errorText.empty());
        QCOMPARE(row.attempts[2].status, 200);
        QVERIFY(row.attempts[2].usage.known() && !row.attempts[0].usage.known());
        QCOMPARE(std::ranges::count(row.trace, "retry", &record::StopTrace::stop), 2);
    }

    void theLastAttemptsErrorIsTold()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string busy = R"({"error":{"message":"busy"}})";
        fake.always(answer(429, busy, {{"Retry-After", "7"}}));
        const Fields twice{{"cf-aig-max-attempts", "2"}};
        RawReply reply = exchange(gateway.port(), post(kPath, kChat, {}, twice));
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.body, busy);
        QCOMPARE(reply.field("retry-after"), std::string("7"));
        QCOMPARE(fake.requests().size(), std::size_t(2));
        // What asking again cannot mend is told at once.
        fake.always(answer(400, busy));
        reply = exchange(gateway.port(), post(kPath, kChat, {}, twice));
        QCOMPARE(reply.status, 400);
        QCOMPARE(fake.requests().size(), std::size_t(3));
    }

    void aTimeLimitOfTheCaller()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(hang());
        const RawReply reply =
            exchange(gateway.port(), post(kPath, kChat, {}, {{"cf-aig-request-timeout", "100"}}));
        QCOMPARE(reply.status, 504);
        QCOMPARE(gateway.record(idOf(reply)).outcome, record::Outcome::Timeout);
    }

    /// A client that leaves while we wait for the next attempt is not waited for.
    void nobodyWaitsForWhoLeft()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(503, "{}"));
        {
            RawClient client(gateway.port());
            QVERIFY(client.send(post(
                kPath, kChat, {}, {{"cf-aig-max-attempts", "5"}, {"cf-aig-retry-delay", "5000"}})));
            QVERIFY(fake.waitForRequests(1));
        }
        const auto rows = gateway.rows(1);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows.front().outcome, record::Outcome::ClientClosed);
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }

    void aProviderThatSaysNothing()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().firstByteTimeout = Millis(300);
        Gateway gateway(config);
        fake.always(hang());
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 504);
        QVERIFY(fake.waitForAbandoned(1));
        const auto row = gateway.record(idOf(reply));
        QCOMPARE(row.outcome, record::Outcome::Timeout);
        QCOMPARE(row.errorCode, std::string("upstream_timeout"));
        QCOMPARE(fake.requests().size(), std::size_t(1));  // what may have begun is not asked twice
    }

    void aJsonAnswerThatStopsIsATimeoutToo()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().idleTimeout = Millis(300);
        Gateway gateway(config);
        fake.always(Script()
                        .send(headOf(200, {{"Content-Type", "application/json"},
                                           {"Content-Length", "50"}}) +
                              "{\"a\":")
                        .hang());
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 504);
        QVERIFY(reply.complete);
        QCOMPARE(gateway.record(idOf(reply)).outcome, record::Outcome::Timeout);
    }

    void aRefusalInTheMiddleOfALargeUploadIsRead()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.answerEarly(true);
        fake.always(Script().send(headOf(413, {{"Content-Type", "application/json"},
                                               {"Content-Length", "7"},
                                               {"Connection", "close"}}) +
                                  "{\"a\":1}"));
        const std::string file(200'000, 'f');
        const RawReply reply =
            exchange(gateway.port(),
                     "POST /openai/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                     "application/octet-stream\r\nContent-Length: 200000\r\n\r\n" +
                         file);
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.body, std::string("{\"a\":1}"));
    }

    void aHundredMegabytesGoThrough()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        std::string file(static_cast<std::size_t>(100_MiB), 'u');
        for (std::size_t at = 0; at < file.size(); at += 4093)
            file[at] = static_cast<char>('a' + at % 26);
        RawClient client(gateway.port());
        QVERIFY(
            client.send("POST /openai/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        "multipart/form-data; boundary=x\r\nContent-Length: " +
                        std::to_string(file.size()) + "\r\n\r\n"));
        QVERIFY(client.send(file));
        QCOMPARE(client.read().status, 200);
        QVERIFY(fake.last().body == file);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::JourneyTest;
GH_SUITE(JourneyTest)
#include "journey_test.moc"
