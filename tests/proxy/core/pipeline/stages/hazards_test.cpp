#include "proxy/core/pipeline/stages/hazards.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// A chat at a gateway with a judge, before its stop.
struct Judgement {
    explicit Judgement(const std::string& prompt, const std::string& response = "",
                       const std::string& path = "/v1/acct/shop/openai/chat/completions")
    {
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "shop";
        gateway.guardrails = quoted("{'prompt':{" + prompt + "},'response':{" + response +
                                    "},'judge':{'model':'sample/judge'}}");
        scene.ask("POST", path, {{"content-type", "application/json"}},
                  quoted("{'model':'m','messages':[{'role':'system','content':'be kind'},{'role':"
                         "'user','content':'hello'}]}"));
        for (const auto& stop : pipeline::wayIn()) {
            if (stop.name == "judge") break;
            if (stop.run(scene.x, scene.env()).turnsRound()) qFatal("%s", stop.name.data());
        }
    }

    pipeline::Step prompt() { return pipeline::stages::judgePrompt(scene.x, scene.env()); }

    void says(const std::string& verdict, int status = 200)
    {
        scene.x.course.asked.emplace();
        scene.x.course.asked->status = status;
        scene.x.course.asked->call = "01JUDGE";
        scene.x.course.asked->took = 12'000;
        scene.x.course.asked->cost = PicoUsd{3'000'000};
        scene.x.course.asked->body =
            quoted("{'choices':[{'message':{'content':'" + verdict + "'}}]}");
    }

    [[nodiscard]] std::string told(std::string_view line = "verdict") const
    {
        for (const auto& stop : scene.x.course.trace) {
            if (stop.stop == line) return stop.decision;
        }
        return {};
    }

    Scene scene;
};

bool passes(const pipeline::Step& step)
{
    return std::holds_alternative<pipeline::Pass>(step);
}

}  // namespace

/// What is asked of a judge, and what becomes of a call by what it says.
class HazardsTest : public QObject {
    Q_OBJECT

private slots:

    void whatNobodyLooksForIsNotAsked()
    {
        QVERIFY(passes(Judgement("").prompt()));
        QVERIFY(passes(Judgement("'P1':'FLAG'").prompt()));
        Judgement own("'S1':'BLOCK'");
        own.scene.x.arrival.isOwn = true;
        QVERIFY(passes(own.prompt()));
    }

    void usersWordsAreAskedAbout()
    {
        Judgement call("'S1':'BLOCK'");
        const auto step = call.prompt();
        const auto* ask = std::get_if<pipeline::Ask>(&step);
        QVERIFY(ask != nullptr);
        QVERIFY(ask->body.find("hello") != std::string::npos);
        QVERIFY(ask->body.find("be kind") == std::string::npos);
        QVERIFY(ask->body.find("sample/judge") != std::string::npos);
        QCOMPARE(ask->patience.count(), 5000);
    }

    void safeGoesOn()
    {
        Judgement call("'S1':'BLOCK'");
        (void)call.prompt();
        call.says("safe");
        QVERIFY(passes(call.prompt()));
        QCOMPARE(call.told(), std::string("safe (01JUDGE, 12 ms, 3 µ$)"));
        QVERIFY(!call.scene.x.course.asked);
        QVERIFY(call.scene.x.course.guards.empty());
        QVERIFY(passes(call.prompt()));
    }

    void aBlockHasCloudflaresNumberAndStatus()
    {
        Judgement call("'S1':'BLOCK','S10':'FLAG'");
        (void)call.prompt();
        call.says("unsafe\\nS1,S2,S10");
        QVERIFY(call.prompt().turnsRound());
        QCOMPARE(call.scene.x.reply.status, 424);
        QCOMPARE(call.scene.x.reply.cloudflareCode, 2016);
        QVERIFY(call.told().starts_with("S1 BLOCK, S10 FLAG ("));
        QCOMPARE(call.scene.x.course.guards, (std::vector<std::string>{"shop/S1", "shop/S10"}));
        QVERIFY(!call.scene.x.reply.error.hint.empty());
    }

    void aFlagIsToldOf()
    {
        Judgement call("'S10':'FLAG'");
        (void)call.prompt();
        call.says("unsafe\\nS10");
        QVERIFY(passes(call.prompt()));
        QCOMPARE(call.scene.x.course.guards, (std::vector<std::string>{"shop/S10"}));
        Judgement other("'S10':'FLAG'");
        (void)other.prompt();
        other.says("unsafe\\nS1");
        QVERIFY(passes(other.prompt()));
        QVERIFY(other.told().starts_with("nothing that is looked for"));
    }

    void withoutAVerdictItIsClosedWhereSomethingBlocks()
    {
        for (const bool blocks : {true, false}) {
            for (const int status : {0, 500, 200}) {
                Judgement call(blocks ? "'S1':'BLOCK'" : "'S1':'FLAG'");
                (void)call.prompt();
                call.says("perhaps", status);
                QCOMPARE(call.prompt().turnsRound(), blocks);
                if (!blocks) continue;
                QCOMPARE(call.scene.x.reply.status, 503);
                QCOMPARE(call.scene.x.reply.cloudflareCode, 7013);
            }
        }
    }

    void answersWaitWhereACategoryBlocks()
    {
        for (const bool blocks : {true, false}) {
            Judgement call("", blocks ? "'S6':'BLOCK'" : "'S6':'FLAG'");
            auto& x = call.scene.x;
            x.collect.head.status = 200;
            pipeline::stages::beginJudge(x, call.scene.env());
            QVERIFY(x.course.judge.wantsAnswer);
            QCOMPARE(x.course.judge.holdsAnswer, blocks);
            x.collect.body = quoted(
                "{'choices':[{'message':{'role':'assistant','content':'take "
                "two'}}]}");
            const auto step = pipeline::stages::judgeAnswer(x, call.scene.env());
            const auto* ask = std::get_if<pipeline::Ask>(&step);
            QVERIFY(ask != nullptr);
            QVERIFY(ask->body.find("hello") < ask->body.find("take two"));
            call.says("unsafe\\nS6");
            QCOMPARE(pipeline::stages::judgeAnswer(x, call.scene.env()).turnsRound(), blocks);
            QCOMPARE(x.course.guards, (std::vector<std::string>{"shop/S6"}));
            if (blocks) QCOMPARE(x.reply.cloudflareCode, 2017);
            QVERIFY(!call.told("verdict-answer").empty());
            QVERIFY(passes(pipeline::stages::judgeAnswer(x, call.scene.env())));
        }
    }

    void errorsOfProvidersAreNotJudged()
    {
        Judgement call("", "'S6':'BLOCK'");
        call.scene.x.collect.head.status = 500;
        pipeline::stages::beginJudge(call.scene.x, call.scene.env());
        QVERIFY(!call.scene.x.course.judge.wantsAnswer);
        QVERIFY(!call.scene.x.course.judge.holdsAnswer);
    }
};

GH_SUITE(HazardsTest)

}  // namespace gatehouse::tests

#include "hazards_test.moc"
