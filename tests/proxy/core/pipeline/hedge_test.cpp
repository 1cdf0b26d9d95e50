#include "proxy/core/pipeline/hedge.h"

#include <QTest>

#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// When a call may go out twice, and what belongs to each.
class HedgeTest : public QObject {
    Q_OBJECT

private:
    static void ask(Scene& scene, state::Shared& shared, const std::string& more,
                    const std::string& members = {}, Scene::Fields fields = {})
    {
        scene.config.server.openOnLoopback = true;
        scene.config.routes = {
            routeOf("r", "a",
                    {balancedNode("a",
                                  "{'provider':'openai','model':'gpt-4o'},{'provider':'anthropic',"
                                  "'model':'claude-sonnet-4-5','weight':0}",
                                  "weighted", more)})};
        scene.ask("POST", "/v1/chat/completions", fields,
                  quoted("{" + members +
                         "'model':'dynamic/r','messages':[{'role':'user','content':'hi'}]}"));
        const pipeline::Env env{*scene.snapshot, scene.now, &shared};
        for (const auto& stop : pipeline::wayIn()) {
            if (stop.run(scene.x, env).turnsRound()) break;
        }
    }

private Q_SLOTS:

    void theRuleDecidesWhen()
    {
        state::Shared shared;
        Scene scene;
        ask(scene, shared, "");
        QVERIFY(!pipeline::hedgeAfter(scene.x));
        ask(scene, shared, ",'hedge':'off','hedgeAfter':5");
        QVERIFY(!pipeline::hedgeAfter(scene.x));
        ask(scene, shared, ",'hedge':'after','hedgeAfter':700");
        QCOMPARE(pipeline::hedgeAfter(scene.x)->count(), 700);
        ask(scene, shared, ",'hedge':'after'");
        QCOMPARE(pipeline::hedgeAfter(scene.x)->count(), 1000);
    }

    /// The observed time goes before, once there is one.
    void whatWasSeen()
    {
        state::Shared shared;
        Scene scene;
        ask(scene, shared, ",'hedge':'p95','hedgeAfter':700");
        QCOMPARE(pipeline::hedgeAfter(scene.x)->count(), 700);
        auto* state = scene.x.route.target()->state;
        for (int i = 0; i < 100; ++i) state->noteSuccess(i < 90 ? 50'000 : 250'000, 1);
        QVERIFY(pipeline::hedgeAfter(scene.x)->count() >= 250);
        QVERIFY(pipeline::hedgeAfter(scene.x)->count() < 300);
        // What was given up for a quicker one was slow, too.
        for (int i = 0; i < 100; ++i) state->noteSlow(900'000, 1);
        QVERIFY(pipeline::hedgeAfter(scene.x)->count() >= 900);
    }

    void whatIsNotSafeToRepeat()
    {
        const std::string rule = ",'hedge':'after'";
        state::Shared shared;
        Scene scene;
        ask(scene, shared, rule, "'store':false,'background':false,");
        QVERIFY(pipeline::hedgeAfter(scene.x));
        for (const char* members :
             {"'store':true,", "'background':true,", "'conversation':'c_1',"}) {
            ask(scene, shared, rule, members);
            QVERIFY2(!pipeline::hedgeAfter(scene.x), members);
        }
        ask(scene, shared, rule, {}, {{"Idempotency-Key", "7"}});
        QVERIFY(!pipeline::hedgeAfter(scene.x));
        ask(scene, shared, rule, {}, {{"X-Gatehouse-Hedge", "False"}});
        QVERIFY(!pipeline::hedgeAfter(scene.x));
    }

    void theNextThatDoesNotRest()
    {
        state::Shared shared;
        Scene scene;
        ask(scene, shared, ",'hedge':'after'");
        auto* second = pipeline::secondOf(scene.x, scene.now.wall);
        QCOMPARE(second, &scene.x.route.targets[1]);
        second->state->rest(scene.now.wall + 1'000'000);
        QCOMPARE(pipeline::secondOf(scene.x, scene.now.wall), nullptr);
    }

    /// Short model names live inside their string, which moves.
    void whatGoesOutIsKeptApart()
    {
        state::Shared shared;
        Scene scene;
        scene.secrets["ANTHROPIC"] = "k";
        scene.config.providers[1].key.text = "env:ANTHROPIC";
        ask(scene, shared, ",'hedge':'after'");
        auto& x = scene.x;
        const pipeline::Env env{*scene.snapshot, scene.now, &shared};
        const auto textOf = [](const pipeline::Outgoing& out) {
            std::string text;
            for (const auto piece : out.body) text += piece;
            return text;
        };
        QVERIFY(bool(pipeline::stages::translate(x, x.route.targets[0], env)));
        const std::string first = textOf(x.out);
        QVERIFY(first.find("\"gpt-4o\"") != std::string::npos);
        pipeline::SetAside aside;
        aside.take(x);
        QVERIFY(x.out.body.empty() && !x.bridge);
        QVERIFY(bool(pipeline::stages::translate(x, x.route.targets[1], env)));
        QVERIFY(x.bridge);
        QCOMPARE(textOf(aside.out), first);
        pipeline::SetAside other;
        other.take(x);
        aside.putBack(x);
        QCOMPARE(textOf(x.out), first);
        QVERIFY(!x.bridge);
        other.putBack(x);
        QVERIFY(x.bridge && textOf(x.out) == x.bridge->body);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HedgeTest;
GH_SUITE(HedgeTest)
#include "hedge_test.moc"
