#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/chat/completions";

std::string chatBody(const std::string& more = {})
{
    return "{\"model\":\"gpt-4o\",\"stream\":true" + more +
           ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
}

std::string delta(const std::string& text)
{
    return "data: "
           "{\"id\":\"c\",\"model\":\"gpt-4o-2024-08-06\",\"choices\":[{\"index\":0,\"delta\":{"
           "\"content\":\"" +
           text + "\"}}]}\n\n";
}

const std::string kUsage =
    "data: "
    "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4,\"total_"
    "tokens\":13}}\n\n";
const std::string kDone = "data: [DONE]\n\n";

/// How each dialect asks for a stream, begins one, and names an error in it.
struct Voice {
    const char* provider;
    const char* path;
    std::string body;
    std::string event;
    const char* errorMark;
    const char* endMark;  ///< what only a whole stream has
};

std::vector<Voice> voices()
{
    return {
        {"openai", "/v1/chat/completions", chatBody(), delta("part one"), "\"error\"", "[DONE]"},
        {"openai", "/v1/responses", "{\"model\":\"gpt-4o\",\"stream\":true,\"input\":\"hi\"}",
         "event: response.output_text.delta\ndata: "
         "{\"type\":\"response.output_text.delta\",\"delta\":\"part one\"}\n\n",
         "event: error", "response.completed"},
        {"anthropic", "/v1/messages",
         "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":9,\"stream\":true,\"messages\":[]}",
         "event: content_block_delta\ndata: "
         "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\","
         "\"text\":\"part one\"}}\n\n",
         "event: error", "message_stop"},
        {"google-ai-studio", "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
         "{\"contents\":[]}",
         "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"part "
         "one\"}],\"role\":\"model\"}}]}\n\n",
         "\"error\"", "finishReason"},
    };
}

const std::vector<std::string> kAll{"openai", "anthropic", "google-ai-studio"};

}  // namespace

/// Server-sent events: each at once, as they are, to the very end, or with a word about what went
/// wrong.
class StreamsTest : public QObject {
    Q_OBJECT

private slots:

    void everyEventArrivesTheMomentItIsSent()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        std::vector<std::string> events;
        for (int i = 0; i < 25; ++i) events.push_back(delta("w" + std::to_string(i)));
        events.push_back(kDone);
        fake.always(sse(events, true));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, chatBody())));
        const std::string head = client.readUntil("\r\n\r\n");  // before the first event exists
        QVERIFY(head.starts_with("HTTP/1.1 200 "));
        QVERIFY(head.find("text/event-stream") != std::string::npos);
        for (const auto& event : events) {
            fake.release();
            QVERIFY(client.readUntil("\r\n") != "0\r\n");
            QCOMPARE(client.readUntil("\n\n"), event);  // event n+1 is not even written yet
            QCOMPARE(client.readUntil("\r\n"), std::string("\r\n"));
        }
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("0\r\n\r\n"));
    }

    void oddStreamsPassAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("crlf") << QByteArray(
            "data: {\"a\":1}\r\n\r\ndata: {\"a\":2}\r\n\r\ndata: [DONE]\r\n\r\n");
        QTest::newRow("cr") << QByteArray("data: 1\r\rdata: 2\r\r");
        QTest::newRow("comments") << QByteArray(
            ": hello\n\n:\n\ndata: 1\n: in between\n\n:bye\n\n");
        QTest::newRow("fields") << QByteArray(
            "id: 7\nevent: ping\nretry: 10\ndata:x\ndata: y\nother: z\n\n");
        QTest::newRow("no last blank line") << QByteArray("data: 1\n\ndata: 2");
        QTest::newRow("bom") << QByteArray(
            "\xef\xbb\xbf"
            "data: 1\n\n");
        QTest::newRow("utf8") << QByteArray(
            "data: {\"t\":\"h\xc3\xa9 \xf0\x9f\x8f\xa1 \xe2\x82\xac\"}\n\n");
        QTest::newRow("bad utf8") << QByteArray("data: \xff\xfe\x80\n\n");
        QTest::newRow("empty") << QByteArray("");
    }

    /// Cut at every byte, so that no boundary of a receive matters, split characters included.
    void oddStreamsPassAsTheyAre()
    {
        QFETCH(const QByteArray, stream);
        const std::string bytes = stream.toStdString();
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        for (const std::size_t step : {std::size_t(1), std::size_t(3), std::size_t(1000)}) {
            std::vector<std::string> pieces;
            for (std::size_t at = 0; at < bytes.size(); at += step)
                pieces.push_back(bytes.substr(at, step));
            fake.always(
                chunked(200, pieces, {{"Content-Type", "text/event-stream; charset=utf-8"}}));
            const RawReply reply = exchange(gateway.port(), post(kPath, chatBody()));
            QVERIFY(reply.complete);
            QVERIFY2(reply.body == bytes, reply.body.c_str());
        }
    }

    void aThousandEventsKeepTheirOrder()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        std::vector<std::string> events;
        std::string all;
        for (int i = 0; i < 3000; ++i) all += events.emplace_back(delta("n" + std::to_string(i)));
        fake.always(sse(events));
        const RawReply reply = exchange(gateway.port(), post(kPath, chatBody()));
        QVERIFY(reply.complete);
        QVERIFY(reply.body == all);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.eventCount, std::uint32_t(3000));
        QCOMPARE(row.events.size(), std::size_t(3000));
        QVERIFY(row.responseBody.bytes == all);
    }

    void usageIsAskedForAndKeptBack_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("hidden");
        const QByteArray asked = ",\"stream_options\":{\"include_usage\":true}";
        QTest::newRow("none") << QByteArray() << QByteArray("{\"include_usage\":true}") << true;
        QTest::newRow("null") << QByteArray(",\"stream_options\":null")
                              << QByteArray("{\"include_usage\":true}") << true;
        QTest::newRow("empty") << QByteArray(",\"stream_options\":{ }")
                               << QByteArray("\"include_usage\":true") << true;
        QTest::newRow("other") << QByteArray(",\"stream_options\":{\"include_obfuscation\":false}")
                               << QByteArray("\"include_usage\":true") << true;
        QTest::newRow("false") << QByteArray(",\"stream_options\":{\"include_usage\":false}")
                               << QByteArray("\"include_usage\":true") << true;
        QTest::newRow("true") << asked << QByteArray(asked) << false;
    }

    void usageIsAskedForAndKeptBack()
    {
        QFETCH(const QByteArray, options);
        QFETCH(const QByteArray, sent);
        QFETCH(const bool, hidden);
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({delta("a"), delta("b"), kUsage, kDone}));
        const std::string body = chatBody(options.toStdString());
        const RawReply reply = exchange(gateway.port(), post(kPath, body));
        QCOMPARE(reply.body, delta("a") + delta("b") + (hidden ? "" : kUsage) + kDone);
        QVERIFY2(fake.last().body.find(sent.toStdString()) != std::string::npos,
                 fake.last().body.c_str());
        if (!hidden) QCOMPARE(fake.last().body, body);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.usage.input.value_or(-1), 9);
        QCOMPARE(row.usage.output.value_or(-1), 4);
        QVERIFY(row.cost.has_value());
        QCOMPARE(row.cost->value,
                 9 * 2'500'000LL + 4 * 10'000'000LL);  // gpt-4o: $2.5 and $10 a million
        QCOMPARE(row.modelAnswered, std::string("gpt-4o-2024-08-06"));
    }

    void packedStreamsAreUnpackedEventByEvent()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string all = delta("a") + delta("b") + kUsage + kDone;
        const std::string packed = gzipOf(all);
        fake.always(chunked(200, {packed.substr(0, 9), packed.substr(9, 40), packed.substr(49)},
                            {{"Content-Type", "text/event-stream"}, {"Content-Encoding", "gzip"}}));
        const RawReply reply =
            exchange(gateway.port(), post(kPath, chatBody(), {}, {{"Accept-Encoding", "gzip"}}));
        QCOMPARE(fake.last().field("accept-encoding"), std::string("identity"));
        QVERIFY(!reply.has("content-encoding"));
        QCOMPARE(reply.body, delta("a") + delta("b") + kDone);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.usage.input.value_or(-1), 9);
        QCOMPARE(row.responseBody.bytes, all);
    }

    void aBrokenStreamEndsWithAnErrorAndNoCleanEnd_data()
    {
        QTest::addColumn<int>("voice");
        QTest::addColumn<int>("how");
        const char* const names[] = {"close", "reset", "garbage"};
        for (int voice = 0; voice < 4; ++voice) {
            for (int how = 0; how < 3; ++how) {
                QTest::addRow("%s %s", voices()[static_cast<std::size_t>(voice)].path, names[how])
                    << voice << how;
            }
        }
    }

    void aBrokenStreamEndsWithAnErrorAndNoCleanEnd()
    {
        QFETCH(const int, voice);
        QFETCH(const int, how);
        const Voice voiceOf = voices()[static_cast<std::size_t>(voice)];
        FakeUpstream fake;
        Gateway gateway(configFor(fake, kAll));
        Script script = sse({voiceOf.event}, false, true);
        script.await();
        if (how == 0) script.close();
        if (how == 1) script.reset();
        if (how == 2) script.send("zz no chunk\r\n").close();
        fake.always(script);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(voiceOf.path, voiceOf.body)));
        const std::string head = client.readUntil("\r\n\r\n");
        QVERIFY(!client.readUntil(voiceOf.event + "\r\n").empty());
        fake.release();
        const std::string rest = client.readToEnd();
        QVERIFY2(rest.find(voiceOf.errorMark) != std::string::npos, rest.c_str());
        QVERIFY(rest.find(voiceOf.endMark) == std::string::npos);
        QVERIFY(!rest.ends_with("0\r\n\r\n"));
        const auto at = head.find("x-gatehouse-request-id: ") + 24;
        const auto row = gateway.record(head.substr(at, 26));
        QCOMPARE(row.outcome, record::Outcome::UpstreamCut);
        QCOMPARE(row.responseBody.bytes, voiceOf.event);
        QCOMPARE(row.status, 200);
        QCOMPARE(row.errorCode, std::string("bad_upstream"));
        QVERIFY(row.streamed);
    }

    void aSilentStreamIsGivenUp()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().idleTimeout = Millis(300);
        Gateway gateway(config);
        fake.always(sse({delta("a")}, false, true).hang());
        const RawReply reply = exchange(gateway.port(), post(kPath, chatBody()));
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.complete);
        QVERIFY(reply.body.starts_with(delta("a")));
        QVERIFY(reply.body.find("\"error\"") != std::string::npos);
        QVERIFY(fake.waitForAbandoned(1));
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).outcome,
                 record::Outcome::Timeout);
    }

    void aStreamThatNeverEndsIsGivenUpInTotal()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().totalTimeout = Millis(1500);
        Gateway gateway(config);
        Script script = sse({}, false, true);
        for (int i = 0; i < 200'000; ++i) script.chunk(": still here\n\n");
        fake.always(script.hang());
        const RawReply reply = exchange(gateway.port(), post(kPath, chatBody()));
        QVERIFY(!reply.complete);
        QVERIFY(reply.body.find("\"error\"") != std::string::npos);
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).outcome,
                 record::Outcome::Timeout);
    }

    void aClientThatLeavesIsNoticedUpstream_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("begun");
        QTest::newRow("close, before") << false << false;
        QTest::newRow("reset, before") << true << false;
        QTest::newRow("close, within") << false << true;
        QTest::newRow("reset, within") << true << true;
    }

    void aClientThatLeavesIsNoticedUpstream()
    {
        QFETCH(const bool, reset);
        QFETCH(const bool, begun);
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(begun ? sse({delta("a")}, false, true).hang() : hang());
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, chatBody())));
        if (begun) {
            QVERIFY(!client.readUntil(delta("a")).empty());
        } else {
            QVERIFY(fake.waitForRequests(1));
        }
        if (reset) {
            client.abort();
        } else {
            client.close();
        }
        QVERIFY(fake.waitForAbandoned(1));
        QVERIFY(fake.waitForOpen(0));
        const auto rows = gateway.rows(1);
        QCOMPARE(rows.front().outcome, record::Outcome::ClientClosed);
        const auto row = gateway.record(rows.front().requestId);
        QCOMPARE(row.responseBody.bytes, begun ? delta("a") : std::string());
    }

    /// A client that does not read must not make us hold what the provider could send.
    void aSlowReaderSlowsTheProvider()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string large = "data: \"" + std::string(100'000, 'l') + "\"\n\n";
        constexpr int kEvents = 1000;  // 100 MB: far beyond what sockets hold
        Script script = sse({}, false, true);
        for (int i = 0; i < kEvents; ++i) script.chunk(large);
        script.lastChunk();
        fake.always(script);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, chatBody())));
        const std::string head = client.readUntil("\r\n\r\n");
        QVERIFY(head.starts_with("HTTP/1.1 200 "));
        // Several looks that see the same: what was delivered stands still, as nobody reads.
        ByteCount before = -1;
        int same = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (same >= 5) return true;  // the macro looks once more after it was told yes
                const auto running = gateway.engine().running();
                const ByteCount now = running.empty() ? -1 : running.front().bytes;
                same = std::exchange(before, now) == now && now > 0 ? same + 1 : 0;
                return same >= 5;
            }(),
            20'000);
        QVERIFY2(before < 40'000'000, std::to_string(before).c_str());
        const RawReply reply = client.readAfter(head);
        QVERIFY(reply.complete);
        QCOMPARE(reply.body.size(), large.size() * kEvents);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StreamsTest;
GH_SUITE(StreamsTest)
#include "streams_test.moc"
