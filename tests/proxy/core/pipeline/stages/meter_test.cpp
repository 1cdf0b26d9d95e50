#include "proxy/core/pipeline/stages/meter.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/script.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kAnswer =
    R"({"model":"gpt-4","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}})";

/// A call that was answered; $30 and $60 a million tokens.
void answered(Scene& scene, const std::string& body, std::string_view model = "openai/gpt-4")
{
    auto& price = scene.config.providers.front().prices.emplace_back();
    price.model = "gpt-4";
    price.input = "30";
    price.output = "60";
    scene.ask("POST", "/v1/chat/completions", {},
              "{\"model\":\"" + std::string(model) + "\",\"messages\":[]}");
    QVERIFY(scene.walk());
    scene.x.course.attempts.emplace_back();
    auto& collected = scene.x.collect;
    collected.head.status = 200;
    collected.text = true;
    collected.body = body;
}

void meter(Scene& scene)
{
    pipeline::stages::meter(scene.x, scene.env());
}

}  // namespace

/// Usage and cost of a call.
class MeterTest : public QObject {
    Q_OBJECT

private slots:

    void aWholeAnswerIsReadAndPriced()
    {
        Scene scene;
        answered(scene, kAnswer);
        meter(scene);
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(5));
        QCOMPARE(scene.x.meter.usage.output, chat::Usage::Count(2));
        QVERIFY(scene.x.meter.cost.has_value());
        QCOMPARE(scene.x.meter.cost->value, std::int64_t(5 * 30'000'000 + 2 * 60'000'000));
        QCOMPARE(scene.x.course.attempts.back().usage, scene.x.meter.usage);
        QCOMPARE(scene.x.course.attempts.back().cost->value, scene.x.meter.cost->value);
    }

    /// A bill of the provider's goes before our table, what it charges before what it counted.
    void whatTheProviderChargesIsTheCost()
    {
        Scene told;
        answered(told, R"({"usage":{"prompt_tokens":5,"completion_tokens":2,"cost":0.25}})");
        meter(told);
        QCOMPARE(told.x.meter.cost->value, std::int64_t(250'000'000'000));
        QVERIFY(told.x.meter.isCustom);
        Scene billed;
        answered(billed, R"({"usage":{"billed_units":{"input_tokens":3,"output_tokens":1},)"
                         R"("tokens":{"input_tokens":50,"output_tokens":2}}})");
        meter(billed);
        QCOMPARE(billed.x.meter.usage.input, chat::Usage::Count(50));
        QCOMPARE(billed.x.meter.cost->value, std::int64_t(3 * 30'000'000 + 60'000'000));
        QVERIFY(billed.x.meter.isCustom);
    }

    void codedAnswersAreReadToo()
    {
        Scene scene;
        answered(scene, gzipOf(kAnswer));
        scene.x.collect.head.headers.add("Content-Encoding", "gzip");
        meter(scene);
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(5));
        Scene plain;
        answered(plain, kAnswer);
        plain.x.collect.head.headers.add("Content-Encoding", "gzip");
        plain.x.collect.decoded = true;  // the relay took it off
        meter(plain);
        QCOMPARE(plain.x.meter.usage.output, chat::Usage::Count(2));
    }

    void theUsageOfALongAnswerStandsAtItsEnd()
    {
        Scene scene;
        answered(scene, "{\"choices\":[{\"text\":\"and so on");
        scene.x.collect.tail =
            "ever\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":1,"
            "\"completion_tokens_details\":{\"reasoning_tokens\":1}},\"model\":\"m\"}";
        meter(scene);
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(7));
        QCOMPARE(scene.x.meter.usage.reasoning, chat::Usage::Count(1));
        Scene cut;
        answered(cut, "{\"choices\":[");
        cut.x.collect.tail = "\"usage\":{\"prompt_tokens\":7";
        meter(cut);
        QVERIFY(!cut.x.meter.usage.known());
    }

    void aStreamsFactsAreTaken()
    {
        Scene scene;
        answered(scene, "data: ...");
        scene.x.collect.streamed = true;
        scene.x.collect.facts.usage.input = 11;
        scene.x.collect.facts.usage.output = 3;
        meter(scene);
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(11));
        QVERIFY(scene.x.meter.cost.has_value());
    }

    /// Unknown stays unknown, never 0.
    void unknownStaysUnknown()
    {
        for (const char* body : {"{}", "no json", "{\"usage\":null}", "{\"usage\":{}}"}) {
            Scene scene;
            answered(scene, body);
            meter(scene);
            QVERIFY2(!scene.x.meter.usage.known(), body);
            QVERIFY(!scene.x.meter.cost.has_value());
            QVERIFY(!scene.x.course.attempts.back().cost.has_value());
        }
        Scene unpriced;
        answered(unpriced, kAnswer, "openai/a-model-of-tomorrow");
        meter(unpriced);
        QVERIFY(unpriced.x.meter.usage.known());
        QVERIFY(!unpriced.x.meter.cost.has_value());
    }

    void brokenCodingsTellNothing()
    {
        Scene scene;
        answered(scene, "this is no gzip");
        scene.x.collect.head.headers.add("Content-Encoding", "gzip");
        meter(scene);
        QVERIFY(!scene.x.meter.usage.known());
    }

    void whatRunsOnThisMachineIsFree()
    {
        Scene scene;
        answered(scene, kAnswer, "sample/echo");
        meter(scene);
        QVERIFY(scene.x.meter.cost.has_value());
        QCOMPARE(scene.x.meter.cost->value, std::int64_t(0));
        Scene silent;
        answered(silent, "{}", "sample/echo");
        meter(silent);
        QVERIFY(!silent.x.meter.cost.has_value());
    }

    void nothingIsMeteredWithoutAnAnswer()
    {
        Scene refused;
        refused.ask("POST", "/v1/chat/completions", {}, "{}");
        meter(refused);
        QVERIFY(!refused.x.meter.usage.known());
        Scene headless;
        answered(headless, kAnswer);
        headless.x.collect.head.status = 0;
        meter(headless);
        QVERIFY(!headless.x.meter.usage.known());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MeterTest;
GH_SUITE(MeterTest)
#include "meter_test.moc"
