#include "proxy/core/pipeline/mirror.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

/// Which calls go to a second model as well, and what their rows say.
class MirrorTest : public QObject {
    Q_OBJECT

    static Scene sceneOf(const std::string& share)
    {
        Scene scene;
        scene.config.routes.push_back(tests::routeOf(
            "r", "a",
            {tests::modelNode(
                "a", "openai", "end",
                ",'mirror':{'provider':'sample','model':'echo','share':" + share + "}")}));
        return scene;
    }

    static void answered(Scene& scene, int number = 1)
    {
        scene.ask("POST", "/v1/chat/completions",
                  {{"authorization", "Bearer x"}, {"content-length", "9"}, {"X-Team", "blue"}},
                  R"({"model":"dynamic/r","messages":[]})");
        scene.x.id = "01TEST" + std::to_string(number);
        if (!scene.walk()) throw std::runtime_error(scene.x.reply.error.message);
        scene.x.collect.head.status = 200;
    }

private Q_SLOTS:

    void theOtherModelStandsInTheBody()
    {
        auto scene = sceneOf("100");
        answered(scene);
        const auto call = pipeline::mirrorOf(scene.x);
        QVERIFY(call.has_value());
        QCOMPARE(call->body, std::string(R"({"model":"sample/echo","messages":[]})"));
        QCOMPARE(call->head.target, std::string("/v1/chat/completions"));
        QCOMPARE(std::string(call->head.headers.get("authorization")), std::string("Bearer x"));
        QCOMPARE(std::string(call->head.headers.get("x-team")), std::string("blue"));
        QVERIFY(call->head.headers.get("content-length").empty());
    }

    void wordsThatTheRouteHidesAreHidden()
    {
        auto scene = sceneOf("100");
        scene.config.routes.front().bodies = false;
        answered(scene);
        const auto call = pipeline::mirrorOf(scene.x);
        QCOMPARE(std::string(call->head.headers.get("cf-aig-collect-log-payload")),
                 std::string("false"));
    }

    void onlyWhatWentWell()
    {
        auto scene = sceneOf("100");
        answered(scene);
        scene.x.collect.head.status = 500;
        QVERIFY(!pipeline::mirrorOf(scene.x));
        answered(scene);
        scene.x.course.outcome = record::Outcome::ClientClosed;
        QVERIFY(!pipeline::mirrorOf(scene.x));
        answered(scene);
        scene.x.arrival.mirrors = std::make_shared<const pipeline::MirroredCall>();
        QVERIFY(!pipeline::mirrorOf(scene.x));
    }

    void theShareIsKept()
    {
        auto scene = sceneOf("25");
        int mirrored = 0;
        for (int i = 0; i < 1'000; ++i) {
            answered(scene, i);
            mirrored += pipeline::mirrorOf(scene.x) ? 1 : 0;
        }
        QVERIFY2(mirrored > 200 && mirrored < 300, qPrintable(QString::number(mirrored)));
    }

    void rowsAreCompared()
    {
        pipeline::MirroredCall first{"01FIRST", "00ff", 640'000, 98, PicoUsd{400'000'000}};
        record::Exchange row;
        row.endedAt = 812'000;
        row.usage.output = 120;
        pipeline::compare(row, first);
        QCOMPARE(row.traceId, std::string("00ff"));
        QCOMPARE(row.metadata.back().value, std::string("01FIRST"));
        QCOMPARE(row.trace.back().decision,
                 std::string("of 01FIRST: 812 ms against 640, 120 tokens out against 98, unknown "
                             "millionths of a dollar against 400"));
    }
};

GH_SUITE(MirrorTest)
#include "mirror_test.moc"
