#include "proxy/core/pipeline/stages/demands.h"

#include <QTest>

#include "proxy/core/pipeline/stages/hazards.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr const char* kPath = "/v1/acct/shop/openai/chat/completions";

/// A gateway called `shop` that asks this of requests and answers.
void setUp(Scene& scene, const std::string& demand, const std::string& action)
{
    auto& gateway = scene.config.gateways.emplace_back();
    gateway.id = "shop";
    gateway.dlp =
        quoted("{'enabled':true,'demands':[{'id':'form'," + demand +
               "}],'policies':[{'id':'input','enabled':true,'profiles':['form'],'action':'" +
               action + "','check':['REQUEST','RESPONSE']}]}");
}

std::string body(const std::string& words)
{
    return quoted(
        "{'model':'m','messages':[{'role':'system','content':'be kind'},{'role':'user','content':"
        "'first'},{'role':'assistant','content':'yes'},{'role':'user','content':'" +
        words + "'}]}");
}

std::string told(const Scene& scene, std::string_view line)
{
    for (const auto& stop : scene.x.course.trace) {
        if (stop.stop == line) return stop.decision;
    }
    return {};
}

}  // namespace

class DemandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsTooLongIsRefusedBeforeAnybodyIsAsked()
    {
        Scene scene;
        setUp(scene, "'kind':'characters','most':20", "BLOCK");
        scene.ask("POST", kPath, {{"content-type", "application/json"}}, body("hello, all of you"));
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 400);
        QCOMPARE(scene.x.reply.cloudflareCode, 2029);
        QVERIFY(!scene.x.reply.error.hint.empty());
        QVERIFY(scene.x.route.targets.empty());
        QCOMPARE(told(scene, "demand"),
                 std::string("form 1 BLOCK by input: 32 characters, 20 are allowed"));
        QCOMPARE(scene.x.course.guards, std::vector<std::string>{"shop/input"});
    }

    void aFlagPasses()
    {
        Scene scene;
        setUp(scene, "'kind':'characters','most':20", "FLAG");
        scene.ask("POST", kPath, {{"content-type", "application/json"}}, body("hello, all of you"));
        QVERIFY(scene.walk("guard"));
        QVERIFY(told(scene, "demand").starts_with("form 1 FLAG by input: "));
    }

    void aSchemaTellsThePlace()
    {
        Scene scene;
        setUp(scene,
              "'kind':'schema','schema':{'properties':{'messages':{'items':{'properties':{'role':"
              "{'enum':['user']}}}}}}",
              "BLOCK");
        scene.ask("POST", kPath, {{"content-type", "application/json"}}, body("hello"));
        QVERIFY(!scene.walk());
        QVERIFY(scene.x.reply.error.message.find("/messages/0/role: ") != std::string::npos);
    }

    void onlyWhatWasSaidLastHasALanguage()
    {
        Scene scene;
        setUp(scene, "'kind':'language','names':['de']", "BLOCK");
        scene.ask("POST", kPath, {{"content-type", "application/json"}},
                  body("wie ist das wetter und was ist mit der bahn"));
        QVERIFY(!scene.walk());
        QVERIFY(told(scene, "demand").ends_with("written in de"));
    }

    void answersAreHeldWhereOneBlocks()
    {
        for (const bool blocks : {true, false}) {
            Scene scene;
            setUp(scene, "'kind':'code','names':['bash']", blocks ? "BLOCK" : "FLAG");
            scene.ask("POST", kPath, {{"content-type", "application/json"}}, body("hello"));
            QVERIFY(scene.walk("guard"));
            auto& x = scene.x;
            x.collect.head.status = 200;
            pipeline::stages::beginJudge(x, scene.env());
            QVERIFY(x.course.judge.wantsAnswer);
            QCOMPARE(x.course.judge.holdsAnswer, blocks);
            x.collect.body = quoted(
                "{'choices':[{'message':{'role':'assistant','content':'```bash\\nls\\n```'}}]}");
            QCOMPARE(pipeline::stages::judgeAnswer(x, scene.env()).turnsRound(), blocks);
            QVERIFY(told(scene, "demand-answer").ends_with("by input: a block of bash"));
            if (blocks) QCOMPARE(x.reply.cloudflareCode, 2030);
            // It is told once.
            const auto lines = x.course.trace.size();
            (void)pipeline::stages::judgeAnswer(x, scene.env());
            QCOMPARE(x.course.trace.size(), lines);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DemandsTest;
GH_SUITE(DemandsTest)
#include "demands_test.moc"
