#include "proxy/core/pipeline/stages/collect.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using pipeline::DeltaBatch;

constexpr std::size_t kMiB = 1024 * 1024;

/// A call on its way, whose answer begins with these fields.
void begin(Scene& scene, std::string_view type, std::int64_t length = -1)
{
    scene.ask("POST", "/openai/v1/chat/completions", {}, R"({"model":"gpt-4","messages":[]})");
    QVERIFY(scene.walk());
    scene.x.collect = {};
    scene.x.collect.head.status = 200;
    scene.x.collect.head.length = length;
    scene.x.collect.head.headers.add("Content-Type", type);
    pipeline::stages::beginCollect(scene.x, scene.env());
}

DeltaBatch pass(Scene& scene, std::initializer_list<std::string_view> pieces)
{
    DeltaBatch batch;
    for (const auto piece : pieces) batch.push_back({piece});
    pipeline::stages::collect(scene.x, batch, scene.env());
    return batch;
}

constexpr std::string_view kText =
    "data: "
    "{\"model\":\"gpt-4-0613\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n";
constexpr std::string_view kUsage =
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\n";
constexpr std::string_view kDone = "data: [DONE]\n\n";

}  // namespace

/// What is kept of an answer as it passes.
class CollectTest : public QObject {
    Q_OBJECT

private slots:

    void theTypeDecidesHowItIsRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("stream") << QByteArray("text/event-stream; charset=utf-8")
                                << QByteArray("streamed text");
        QTest::newRow("case") << QByteArray("Text/Event-Stream") << QByteArray("streamed text");
        QTest::newRow("lines") << QByteArray("application/x-ndjson") << QByteArray("lines text");
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("text");
        QTest::newRow("problem") << QByteArray("application/problem+json") << QByteArray("text");
        QTest::newRow("audio") << QByteArray("audio/mpeg") << QByteArray("");
        QTest::newRow("none") << QByteArray("") << QByteArray("");
    }

    void theTypeDecidesHowItIsRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, kind);
        Scene scene;
        begin(scene, type.toStdString());
        const auto& got = scene.x.collect;
        QByteArrayList words;
        if (got.streamed) words += "streamed";
        if (got.lines) words += "lines";
        if (got.text) words += "text";
        QCOMPARE(words.join(' '), kind);
    }

    /// JSON is kept far enough to read its usage, whatever the records want; what is no text only
    /// on demand.
    void howMuchIsKept()
    {
        Scene scene;
        scene.config.records.maxBody = 100;
        begin(scene, "application/json");
        QCOMPARE(scene.x.collect.limit, 4 * kMiB);
        begin(scene, "text/event-stream");
        QCOMPARE(scene.x.collect.limit, std::size_t(100));
        begin(scene, "image/png");
        QCOMPARE(scene.x.collect.limit, std::size_t(0));
        begin(scene, "");  // nobody knows what it is
        QCOMPARE(scene.x.collect.limit, std::size_t(100));
        scene.config.records.maxBody = static_cast<ByteCount>(8 * kMiB);
        begin(scene, "application/json");
        QCOMPARE(scene.x.collect.limit, 8 * kMiB);
        scene.config.records.binaries = true;
        begin(scene, "image/png");
        QCOMPARE(scene.x.collect.limit, 8 * kMiB);
        scene.config.records.bodies = false;
        begin(scene, "text/event-stream");
        QCOMPARE(scene.x.collect.limit, std::size_t(0));
    }

    /// A length that lies reserves no more than what is kept of any answer.
    void aHugeLengthReservesLittle()
    {
        Scene scene;
        begin(scene, "application/json", 1LL << 40);
        QVERIFY(scene.x.collect.body.capacity() <= 5 * kMiB);
    }

    void aLongTextKeepsItsEnd()
    {
        Scene scene;
        begin(scene, "application/json");
        scene.x.collect.limit = 10;
        const std::string filler(40'000, 'f');
        pass(scene, {"0123456", "789abc", filler, "the end"});
        const auto& got = scene.x.collect;
        QCOMPARE(got.body, std::string("0123456789"));
        QVERIFY(got.tail.ends_with("fffthe end"));
        QVERIFY(got.tail.size() <= 16 * 1024);
        QCOMPARE(got.total, ByteCount(13 + 40'000 + 7));
        begin(scene, "audio/mpeg");
        scene.x.collect.limit = 4;
        pass(scene, {"012345"});
        QCOMPARE(scene.x.collect.body, std::string("0123"));
        QVERIFY(scene.x.collect.tail.empty());
    }

    void whatIsNoTextIsHashed()
    {
        Scene scene;
        begin(scene, "audio/mpeg");
        pass(scene, {"ab", "c"});
        QCOMPARE(hex(scene.x.collect.hash->digest()), hex(sha256("abc")));
        begin(scene, "application/json");
        QVERIFY(scene.x.collect.hash == nullptr);
        begin(scene, "application/vnd.amazon.eventstream");
        QVERIFY(scene.x.collect.hash == nullptr);
    }

    /// Usage of a stream was read as it came: thousands of open ones hold none of what has passed.
    void aStreamKeepsNoEnd()
    {
        Scene scene;
        scene.config.records.bodies = false;
        for (const auto* type : {"text/event-stream", "application/x-ndjson"}) {
            begin(scene, type);
            pass(scene, {kText, kText, kUsage});
            QCOMPARE(scene.x.collect.body.capacity(), std::string().capacity());
            QCOMPARE(scene.x.collect.tail.capacity(), std::string().capacity());
        }
    }

    void eventsAreReadAndMarked()
    {
        Scene scene;
        scene.config.records.maxEvents = 2;
        begin(scene, "text/event-stream");
        scene.now.sinceStart = 1234;
        pass(scene, {kText, kUsage, kDone});
        const auto& got = scene.x.collect;
        QCOMPARE(got.eventCount, std::uint32_t(3));
        QCOMPARE(got.marks.size(), std::size_t(2));  // no more than wanted
        QCOMPARE(got.marks[0].at, std::int64_t(1234));
        QCOMPARE(got.marks[0].size, static_cast<std::uint32_t>(kText.size()));
        QCOMPARE(got.facts.model, std::string("gpt-4-0613"));
        QCOMPARE(got.facts.usage.input, chat::Usage::Count(5));
        QVERIFY(got.facts.ended);
        QCOMPARE(got.body.size(), kText.size() + kUsage.size() + kDone.size());
    }

    /// The usage chunk that only we asked for: metered and recorded, not delivered.
    void ourOwnUsageChunkIsHidden()
    {
        Scene scene;
        begin(scene, "text/event-stream");
        scene.x.out.hidesUsage = true;
        const auto first = pass(scene, {kText});
        QVERIFY(!first[0].hidden);
        QVERIFY(!scene.x.collect.differs);
        const auto rest = pass(scene, {kUsage, kDone});
        QVERIFY(rest[0].hidden && !rest[1].hidden);
        const auto& got = scene.x.collect;
        QCOMPARE(got.facts.usage.output, chat::Usage::Count(2));
        QVERIFY(got.differs);
        QCOMPARE(got.delivered, std::string(kText) + std::string(kDone));
        QCOMPARE(got.body, std::string(kText) + std::string(kUsage) + std::string(kDone));
    }

    void anAskedForUsageChunkIsDelivered()
    {
        Scene scene;
        begin(scene, "text/event-stream");
        scene.x.out.hidesUsage = false;
        QVERIFY(!pass(scene, {kUsage})[0].hidden);
        QVERIFY(!scene.x.collect.differs);
    }

    /// What cannot be read is passed on.
    void brokenEventsPass()
    {
        Scene scene;
        begin(scene, "text/event-stream");
        scene.x.out.hidesUsage = true;
        for (const auto& delta :
             pass(scene, {"data: {broken\n\n", ": a comment\n\n", "\n", "event: x\n\n"}))
            QVERIFY(!delta.hidden);
        QCOMPARE(scene.x.collect.eventCount, std::uint32_t(4));
        QVERIFY(!scene.x.collect.facts.usage.known());
    }

    /// Lines come in pieces of any size.
    void linesAreJoined()
    {
        Scene scene;
        scene.ask("POST", "/api/chat", {}, R"({"model":"m"})");
        begin(scene, "application/x-ndjson");
        scene.x.parse.dialect = &dialect::byId("ollama_chat");
        pass(scene, {R"({"model":"llama","done":fal)", "se}\n\n"});
        pass(scene, {R"({"model":"llama","done":true,"prompt_eval_count":3,"eval_count":4)", "}",
                     "\n{\"cut"});
        const auto& got = scene.x.collect;
        QCOMPARE(got.eventCount, std::uint32_t(3));
        QCOMPARE(got.facts.usage.input, chat::Usage::Count(3));
        QCOMPARE(got.facts.usage.output, chat::Usage::Count(4));
        QCOMPARE(got.line, std::string("{\"cut"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CollectTest;
GH_SUITE(CollectTest)
#include "collect_test.moc"
