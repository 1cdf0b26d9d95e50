#include "proxy/core/pipeline/stages/missing_usage.h"

#include <QTest>

#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/tokens/estimate.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kQuestion = "Why is the sky blue, and not green?";
const std::string kAnswer = "Because short waves are scattered more than long ones.";

void asked(Scene& scene, const std::string& answer)
{
    scene.ask("POST", "/v1/chat/completions", {},
              "{\"model\":\"openai/gpt-4.1\",\"messages\":[{\"role\":\"user\",\"content\":\"" +
                  kQuestion + "\"}]}");
    QVERIFY(scene.walk());
    scene.x.course.attempts.emplace_back();
    auto& collected = scene.x.collect;
    collected.head.status = 200;
    collected.text = true;
    collected.body = answer;
}

std::int64_t wordsIn(const std::string& text)
{
    return tokens::estimateText(text, "gpt-4.1").tokens;
}

}  // namespace

class MissingUsageTest : public QObject {
    Q_OBJECT

private slots:

    void aServerThatCountsNothingIsCounted()
    {
        Scene scene;
        asked(scene, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + kAnswer +
                         "\"}}]}");
        pipeline::stages::meter(scene.x, scene.env());
        const auto& usage = scene.x.meter.usage;
        QVERIFY(usage.estimated);
        QCOMPARE(usage.input, chat::Usage::Count(wordsIn(kQuestion) + 4 + 3));
        QCOMPARE(usage.output, chat::Usage::Count(wordsIn(kAnswer)));
        QVERIFY(scene.x.meter.cost.has_value());
        QVERIFY(scene.x.course.attempts.back().usage.estimated);
    }

    void aStreamThatTheClientLeftIsCountedAsFarAsItCame()
    {
        Scene scene;
        asked(scene, "data: {\"choices\":[{\"delta\":{\"content\":\"" + kAnswer + "\"}}]}\n\n");
        scene.x.collect.streamed = true;
        scene.x.collect.eventCount = 1;
        pipeline::stages::meter(scene.x, scene.env());
        QCOMPARE(scene.x.meter.usage.output, chat::Usage::Count(wordsIn(kAnswer)));
    }

    void withoutABodyEventsAreCounted()
    {
        Scene scene;
        asked(scene, {});
        scene.x.collect.streamed = true;
        scene.x.collect.eventCount = 37;
        QCOMPARE(pipeline::stages::estimatedUsage(scene.x).output, chat::Usage::Count(37));
    }

    void whatIsToldIsNotEstimated()
    {
        Scene scene;
        asked(scene, "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}");
        pipeline::stages::meter(scene.x, scene.env());
        QVERIFY(!scene.x.meter.usage.estimated);
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(5));
    }

    void errorsStayUnknown()
    {
        Scene scene;
        asked(scene, "{\"error\":{\"message\":\"no\"}}");
        scene.x.collect.head.status = 500;
        QVERIFY(!pipeline::stages::estimatedUsage(scene.x).known());
    }

    void anAnswerWithoutWordsStaysUnknown()
    {
        for (const char* body : {"{}", "no JSON", "{\"choices\":[", ""}) {
            Scene scene;
            asked(scene, body);
            QVERIFY2(!pipeline::stages::estimatedUsage(scene.x).known(), body);
        }
    }

    void whatIsNotUnderstoodStaysUnknown()
    {
        Scene scene;
        asked(scene, "{}");
        scene.x.parse.operation = dialect::Operation::Verbatim;
        QVERIFY(!pipeline::stages::estimatedUsage(scene.x).known());
    }

    void anEmbeddingHasNoOutput()
    {
        Scene scene;
        asked(scene, "{\"data\":[]}");
        scene.x.parse.operation = dialect::Operation::Embed;
        const auto usage = pipeline::stages::estimatedUsage(scene.x);
        QVERIFY(usage.input.has_value());
        QVERIFY(!usage.output.has_value());
    }
};

GH_SUITE(MissingUsageTest)

}  // namespace gatehouse::tests

#include "missing_usage_test.moc"
