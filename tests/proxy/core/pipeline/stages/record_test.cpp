#include "proxy/core/pipeline/stages/record.h"

#include <QTest>

#include "proxy/core/pipeline/stages/refuse.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using record::Outcome;

const std::string kBody = R"({"model":"openai/gpt-4","messages":[]})";
const std::string kTrace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/// A call that went through to the provider and came back well.
void answered(Scene& scene, Scene::Fields fields = {},
              std::string_view target = "/v1/chat/completions")
{
    scene.ask("POST", target, fields, kBody);
    QVERIFY(scene.walk());
    auto& x = scene.x;
    x.course.attempts.emplace_back().status = 200;
    x.collect.head.status = 200;
    x.collect.head.headers.add("Content-Type", "application/json");
    x.collect.body = "{\"an\":\"answer\"}";
    x.collect.total = static_cast<ByteCount>(x.collect.body.size());
    x.collect.facts.model = "gpt-4-0613";
    x.collect.facts.finishReason = "stop";
    x.course.status = 200;
    x.course.endedAt = 900;
    x.course.waited = 700;
}

const record::Exchange& told(Scene& scene)
{
    pipeline::stages::record(scene.x, scene.env());
    return *scene.x.record;
}

}  // namespace

/// The whole story of an exchange as one value.
class RecordStopTest : public QObject {
    Q_OBJECT

private slots:

    void theStory()
    {
        Scene scene;
        scene.addKey("web", "gh_key");
        answered(scene, {{"Authorization", "Bearer gh_key"},
                         {"User-Agent", "sdk/1"},
                         {"Content-Type", "application/json"},
                         {"traceparent", kTrace}});
        scene.x.meter.usage.input = 5;
        scene.x.meter.cost = PicoUsd{42};
        scene.x.course.trace.push_back({"admit", "pass", 1, 2});
        scene.x.collect.marks.push_back({7, 8});
        const auto& row = told(scene);
        QCOMPARE(row.id, std::string("01TEST"));
        QCOMPARE(row.method, std::string("POST"));
        QCOMPARE(row.path, std::string("/v1/chat/completions"));
        QCOMPARE(row.userAgent, std::string("sdk/1"));
        QCOMPARE(row.clientAddress, std::string("127.0.0.1"));
        QCOMPARE(row.dialect, std::string("openai_chat"));
        QCOMPARE(row.operation, std::string("chat"));
        QCOMPARE(row.keyId, std::string("web"));
        QCOMPARE(row.keyLabel, std::string("web-label"));
        QCOMPARE(row.traceId, std::string("0af7651916cd43dd8448eb211c80319c"));
        QCOMPARE(row.generation, std::string("7"));
        QCOMPARE(row.modelAsked, std::string("openai/gpt-4"));
        QCOMPARE(row.provider, std::string("openai"));
        QCOMPARE(row.modelSent, std::string("gpt-4"));
        QCOMPARE(row.modelAnswered, std::string("gpt-4-0613"));
        QCOMPARE(row.finishReason, std::string("stop"));
        QCOMPARE(row.outcome, Outcome::Ok);
        QCOMPARE(row.status, 200);
        QCOMPARE(row.gatewayTime, std::int64_t(200));
        QCOMPARE(row.usage.input, chat::Usage::Count(5));
        QCOMPARE(row.cost->value, std::int64_t(42));
        QVERIFY(!row.priceVersion.empty());
        QCOMPARE(row.attempts.size(), std::size_t(1));
        QCOMPARE(row.trace.size(), std::size_t(1));
        QCOMPARE(row.events.size(), std::size_t(1));
        QCOMPARE(row.requestBody.bytes, kBody);
        QCOMPARE(row.responseBody.bytes, std::string("{\"an\":\"answer\"}"));
        QVERIFY(row.sentBody.bytes.empty());       // the same as requestBody
        QVERIFY(row.deliveredBody.bytes.empty());  // the same as responseBody
        QVERIFY(row.clientFields.has("user-agent"));
        QVERIFY(row.upstreamFields.has("content-type"));
    }

    void outcomes()
    {
        const auto outcomeOf = [](auto change) {
            Scene scene;
            answered(scene);
            change(scene.x);
            return told(scene).outcome;
        };
        using X = pipeline::Exchange;
        QCOMPARE(outcomeOf([](X&) {}), Outcome::Ok);
        QCOMPARE(outcomeOf([](X& x) { x.collect.head.status = 429; }), Outcome::UpstreamError);
        QCOMPARE(outcomeOf([](X& x) { x.collect.facts.failed = true; }), Outcome::UpstreamError);
        QCOMPARE(outcomeOf([](X& x) { x.course.outcome = Outcome::Timeout; }), Outcome::Timeout);
        QCOMPARE(outcomeOf([](X& x) {  // what the shell saw goes before what the head said
                     x.collect.head.status = 500;
                     x.course.outcome = Outcome::ClientClosed;
                 }),
                 Outcome::ClientClosed);
        QCOMPARE(
            outcomeOf([](X& x) { pipeline::stages::refuse(x, fail(ErrorKind::Forbidden, "no")); }),
            Outcome::Refused);
        QCOMPARE(outcomeOf([](X& x) { x.reply.set = x.reply.local = true; }), Outcome::Ok);
    }

    /// Ours, then what ended the call, then the provider's own word.
    void whichErrorIsTold()
    {
        Scene scene;
        answered(scene);
        scene.x.collect.head.status = 500;
        scene.x.collect.facts.errorCode = "server_error";
        scene.x.collect.facts.errorText = "their words";
        QCOMPARE(told(scene).errorText, std::string("their words"));
        answered(scene);
        scene.x.collect.facts.errorText = "their words";
        scene.x.course.error = fail(ErrorKind::BadUpstream, "broke off");
        QCOMPARE(told(scene).errorText, std::string("broke off"));
        answered(scene);
        scene.x.course.error = fail(ErrorKind::BadUpstream, "broke off");
        pipeline::stages::refuse(scene.x, fail(ErrorKind::TooManyRequests, "our words"));
        const auto& row = told(scene);
        QCOMPARE(row.errorText, std::string("our words"));
        QCOMPARE(row.errorCode, std::string(fail(ErrorKind::TooManyRequests, "").code()));
    }

    void aFineAnswerHasNoError()
    {
        Scene scene;
        answered(scene);
        scene.x.collect.facts.errorText = "a word in passing";
        QVERIFY(told(scene).errorText.empty());
    }

    /// Gemini clients put the key into the address.
    void keysInTheQueryAreNotTold()
    {
        Scene scene;
        answered(scene, {}, "/v1/chat/completions?alt=sse&key=canary-key&x=1");
        const std::string path = told(scene).path;
        QVERIFY(path.find("canary") == std::string::npos);
        QVERIFY(path.starts_with("/v1/chat/completions?"));
        QVERIFY(path.find("alt=sse") != std::string::npos);
        QVERIFY(path.find("x=1") != std::string::npos);
        answered(scene, {}, "/v1/chat/completions?key=canary-key");
        QCOMPARE(told(scene).path, std::string("/v1/chat/completions"));
    }

    void malformedTracesAreNotTold()
    {
        for (const std::string& wrong :
             {std::string("x"), kTrace.substr(1), kTrace.substr(0, 54), std::string(55, '0')}) {
            Scene scene;
            answered(scene, {{"traceparent", wrong}});
            QCOMPARE(told(scene).traceId, std::string());
        }
    }

    void bodiesAreCutAndMarked()
    {
        Scene scene;
        scene.config.records.maxBody = 4;
        answered(scene);
        const auto& row = told(scene);
        QCOMPARE(row.requestBody.bytes, kBody.substr(0, 4));
        QVERIFY(row.requestBody.truncated);
        QCOMPARE(row.requestBody.totalSize, static_cast<ByteCount>(kBody.size()));
        QCOMPARE(row.responseBody.bytes, std::string("{\"an"));
        QVERIFY(row.responseBody.truncated);
    }

    void whatIsNotWantedIsNotKept()
    {
        Scene scene;
        scene.config.records.bodies = false;
        scene.config.records.headers = false;
        scene.config.records.maskClientAddress = true;
        answered(scene, {{"X-Team", "blue"}});
        scene.x.out.head = "POST / HTTP/1.1\r\n\r\n";
        const auto& row = told(scene);
        QVERIFY(row.requestBody.bytes.empty() && row.responseBody.bytes.empty());
        QVERIFY(!row.clientFields.has("x-team"));
        QVERIFY(row.sentHead.empty());
        QCOMPARE(row.clientAddress, std::string("127.0.0.0"));
    }

    /// Enough to find the same again, and nothing of the words.
    void whatIsNotKeptMayLeaveItsHash()
    {
        Scene scene;
        scene.config.records.bodies = false;
        scene.config.records.hashes = true;
        answered(scene);
        scene.x.arrival.hash = std::make_unique<Sha256>();
        scene.x.arrival.hash->add(kBody);
        scene.x.collect.hash = std::make_unique<Sha256>();
        scene.x.collect.hash->add("answer");
        const auto& row = told(scene);
        QVERIFY(row.requestBody.bytes.empty() && row.responseBody.bytes.empty());
        QCOMPARE(row.requestBody.totalSize, static_cast<ByteCount>(kBody.size()));
        std::vector<std::string> hashed;
        for (const auto& stop : row.trace) {
            if (stop.stop == "hashed") hashed.push_back(stop.decision);
        }
        QCOMPARE(hashed.size(), std::size_t{2});
        QVERIFY(hashed[0].starts_with("request: ") && hashed[0].ends_with(hex(sha256(kBody))));
        QVERIFY(hashed[1].starts_with("answer: ") && hashed[1].ends_with(hex(sha256("answer"))));
    }

    void aMaskedAddressIsItsNetwork()
    {
        for (const auto& [address, network] :
             {std::pair("192.0.2.77", "192.0.2.0"), std::pair("2001:db8:1:2:3::9", "2001:db8:1::"),
              std::pair("fe80::1", "fe80::"), std::pair("::1", "::"), std::pair("", "::")}) {
            Scene scene;
            scene.config.records.maskClientAddress = true;
            answered(scene, {});
            scene.x.arrival.address = address;
            QCOMPARE(told(scene).clientAddress, std::string(network));
        }
    }

    /// A changed body goes out in pieces: they are put together as far as they are kept.
    void whatWasSentIsToldWhereItDiffers()
    {
        Scene scene;
        scene.config.records.maxBody = 8;
        answered(scene);
        scene.x.out.body = {"01234", "56789", "abcde"};
        scene.x.out.size = 15;
        scene.x.out.changed = true;
        const auto& row = told(scene);
        QCOMPARE(row.sentBody.bytes, std::string("01234567"));
        QCOMPARE(row.sentBody.totalSize, ByteCount(15));
        QVERIFY(row.sentBody.truncated);
    }

    void whatWasDeliveredIsToldWhereItDiffers()
    {
        Scene scene;
        answered(scene);
        scene.x.collect.differs = true;
        scene.x.collect.delivered = "less";
        const auto& row = told(scene);
        QCOMPARE(row.deliveredBody.bytes, std::string("less"));
        QCOMPARE(row.responseBody.bytes, std::string("{\"an\":\"answer\"}"));
    }

    void anAnswerOfOursIsWhatWasDelivered()
    {
        Scene scene;
        answered(scene);
        pipeline::stages::refuse(scene.x, fail(ErrorKind::Forbidden, "no"));
        scene.x.reply.body = "{\"error\":{}}";
        scene.x.reply.contentType = "application/json";
        const auto& row = told(scene);
        QCOMPARE(row.deliveredBody.bytes, std::string("{\"error\":{}}"));
        QVERIFY(row.responseBody.bytes.empty());
    }

    void theCodingIsThatOfTheKeptBytes()
    {
        for (const bool decoded : {false, true}) {
            Scene scene;
            answered(scene);
            scene.x.collect.head.headers.add("Content-Encoding", "br");
            scene.x.collect.decoded = decoded;
            QCOMPARE(told(scene).responseBody.contentEncoding,
                     decoded ? std::string() : std::string("br"));
        }
    }

    void anAnnouncementTakesNothingAway()
    {
        Scene scene;
        scene.config.records.maxBody = 6;
        answered(scene, {{"User-Agent", "sdk/1"}});
        const auto early = pipeline::stages::announcement(scene.x, scene.env());
        QCOMPARE(early->id, std::string("01TEST"));
        QCOMPARE(early->outcome, Outcome::Running);
        QCOMPARE(early->requestBody.bytes, kBody.substr(0, 6));
        QVERIFY(early->requestBody.truncated);
        QVERIFY(early->responseBody.bytes.empty());
        QCOMPARE(scene.x.arrival.body, kBody);
        QVERIFY(scene.x.arrival.head.headers.has("user-agent"));
        QCOMPARE(told(scene).userAgent, std::string("sdk/1"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RecordStopTest;
GH_SUITE(RecordStopTest)
#include "stages/record_test.moc"
