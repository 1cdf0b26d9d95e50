#include "proxy/core/pipeline/route_step.h"

#include <QTest>

#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::string stepNode(const std::string& id, const std::string& properties, const std::string& next,
                     const std::string& fallback)
{
    return "{'id':'" + id + "','type':'step','properties':{" + properties +
           "},'outputs':{'success':{'elementId':'" + next + "'},'fallback':{'elementId':'" +
           fallback + "'}}}";
}

constexpr auto kOne = "'targets':[{'provider':'sample','model':'echo'}]";
constexpr auto kThree =
    "'targets':[{'provider':'sample','model':'echo'},{'provider':'openai','model':'gpt-4o'},"
    "{'provider':'sample','model':'sample/fast'}]";

/// A call to a route, answered by hand where it asks.
struct StepScene : Scene {
    state::Shared shared;
    pipeline::Step step = pipeline::Pass{};

    void begin(const std::vector<std::string>& nodes, const std::string& first,
               const std::string& content = "what is up?",
               const std::string& path = "/v1/chat/completions")
    {
        config.routes = {routeOf("r", first, nodes)};
        ask("POST", path, {},
            quoted("{'model':'dynamic/r','max_tokens':9,'messages':[{'role':'user','content':'" +
                   content + "'}]}"));
        for (const auto& stop : pipeline::wayIn()) {
            step = stop.run(x, env());
            if (!std::holds_alternative<pipeline::Pass>(step)) break;
        }
    }

    pipeline::Env env() { return {*snapshot, now, &shared}; }

    [[nodiscard]] const pipeline::AskSeveral* calls() const
    {
        return std::get_if<pipeline::AskSeveral>(&step);
    }

    /// Empty words: an error.
    void say(const std::vector<std::string>& words)
    {
        x.course.answers.clear();
        for (const auto& each : words) {
            pipeline::Asked asked;
            asked.status = each.empty() ? 500 : 200;
            asked.call = "01CHILD";
            asked.cost = PicoUsd{5'000'000};
            asked.tokens = 7;
            asked.body = quoted("{'choices':[{'message':{'content':'" + each + "'}}]}");
            x.course.answers.push_back(std::move(asked));
        }
        step = pipeline::resumeTrip(x, env());
    }

    std::string way() const
    {
        return policy::pathText(x.route.trip->version.route, x.route.trip->walk.path());
    }

    bool tells(std::string_view words) const
    {
        return std::ranges::any_of(x.course.trace, [&](const record::StopTrace& each) {
            return each.decision.find(words) != std::string::npos;
        });
    }
};

}  // namespace

/// Steps of a route: what is asked, and what becomes of the answers.
class RouteStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aQuestionIsRewritten()
    {
        StepScene scene;
        scene.begin(
            {stepNode("re", std::string(kOne) + ",'system':'Be clear.','maxTokens':50", "m", "m"),
             modelNode("m", "openai")},
            "re");
        QVERIFY(scene.calls() != nullptr);
        const auto& call = scene.calls()->calls.front();
        QCOMPARE(scene.calls()->calls.size(), std::size_t(1));
        QCOMPARE(call.path, std::string("/v1/chat/completions"));
        QCOMPARE(call.body,
                 quoted("{'model':'sample/echo','max_tokens':50,'stream':false,'messages':["
                        "{'role':'system','content':'Be clear.'},"
                        "{'role':'user','content':'what is up?'}]}"));
        scene.say({"What is happening?"});
        QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        QCOMPARE(scene.way(), std::string("start:next>re:success"));
        const auto& body = pipeline::bodyOf(scene.x);
        QVERIFY2(body.find("What is happening?") != std::string::npos, body.c_str());
        QVERIFY(body.find("what is up?") == std::string::npos);
        // The original is what the record keeps.
        QVERIFY(scene.x.arrival.body.find("what is up?") != std::string::npos);
        QVERIFY(scene.tells("re: sample/echo answered (01CHILD"));
    }

    /// One after the other; later ones name earlier ones.
    void aChain()
    {
        StepScene scene;
        scene.begin(
            {stepNode("plan", std::string(kOne) + ",'into':'nothing','ask':'Plan: {{question}}'",
                      "draft", "m"),
             stepNode("draft",
                      std::string(kOne) +
                          ",'ask':'{{question}} by {{plan}}','as':'{{original}}: {{answers}}'",
                      "m", "m"),
             modelNode("m", "openai")},
            "plan");
        QVERIFY(scene.calls()->calls[0].body.find("Plan: what is up?") != std::string::npos);
        scene.say({"one, two"});
        QVERIFY(scene.calls() != nullptr);
        QCOMPARE(scene.calls()->node, std::string("draft"));
        QVERIFY(scene.calls()->calls[0].body.find("what is up? by one, two") != std::string::npos);
        scene.say({"long text"});
        QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        QVERIFY(pipeline::bodyOf(scene.x).find("what is up?: long text") != std::string::npos);
        QCOMPARE(scene.way(), std::string("start:next>plan:success>draft:success"));
        QCOMPARE(scene.x.route.trip->stepCost.value, 10'000'000);
        QCOMPARE(scene.x.route.trip->stepTokens, 14);
    }

    void severalAtOnce_data()
    {
        QTest::addColumn<int>("need");
        QTest::addColumn<int>("well");
        QTest::addColumn<bool>("passes");
        QTest::newRow("all") << 0 << 3 << true;
        QTest::newRow("not all") << 0 << 2 << false;
        QTest::newRow("two of two") << 2 << 2 << true;
        QTest::newRow("one of two") << 2 << 1 << false;
        QTest::newRow("any") << 1 << 1 << true;
        QTest::newRow("none") << 1 << 0 << false;
    }

    void severalAtOnce()
    {
        QFETCH(int, need);
        QFETCH(int, well);
        QFETCH(bool, passes);
        StepScene scene;
        scene.begin({stepNode("all",
                              std::string(kThree) + ",'need':" + std::to_string(need) +
                                  ",'as':'{{question}} from: {{answers}}'",
                              "m", "n"),
                     modelNode("m", "openai"), modelNode("n", "openai")},
                    "all");
        QCOMPARE(scene.calls()->calls.size(), std::size_t(3));
        QCOMPARE(scene.calls()->need, std::size_t(need == 0 ? 3 : need));
        QVERIFY(scene.calls()->calls[2].body.find("\"model\":\"sample/fast\"") !=
                std::string::npos);
        std::vector<std::string> words(3);
        for (int i = 0; i < well; ++i) words[static_cast<std::size_t>(i)] = "w" + std::to_string(i);
        scene.say(words);
        QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        QCOMPARE(scene.x.route.targets.front().model, std::string(passes ? "m-m" : "m-n"));
        const auto& body = pipeline::bodyOf(scene.x);
        QCOMPARE(body.find("from: ") != std::string::npos, passes);
        if (passes && well > 1) QVERIFY(body.find("[1] w0\\n\\n[2] w1") != std::string::npos);
    }

    /// A rate node before a step has counted once, however often the walk rested.
    void whatIsBeforeCountsOnce()
    {
        StepScene scene;
        const std::string limit =
            "{'id':'cap','type':'rate','properties':{'limitType':'count','key':'model','limit':2,"
            "'window':60},'outputs':{'success':{'elementId':'a'},'fallback':{'elementId':'no'}}}";
        const std::vector<std::string> nodes{
            limit, stepNode("a", kOne, "b", "m"), stepNode("b", kOne, "m", "m"),
            modelNode("m", "openai"), "{'id':'no','type':'reject','properties':{'status':429}}"};
        for (int i = 0; i < 2; ++i) {
            scene.begin(nodes, "cap");
            QVERIFY(scene.calls() != nullptr);
            scene.say({"x"});
            scene.say({"y"});
            QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        }
        scene.begin(nodes, "cap");
        QVERIFY(scene.step.turnsRound());
        QCOMPARE(scene.x.reply.status, 429);
    }

    /// Behind a model that failed, the walk rests as well.
    void behindAFailure()
    {
        StepScene scene;
        scene.begin({modelNode("m", "openai", "s"), stepNode("s", kOne, "n", "end"),
                     modelNode("n", "openai")},
                    "m");
        QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        scene.step = pipeline::goOn(scene.x, scene.env(), "500");
        QVERIFY(scene.calls() != nullptr);
        scene.x.course.answers.emplace_back();  // nobody answered
        scene.step = pipeline::goOn(scene.x, scene.env(), {});
        QVERIFY(scene.step.turnsRound());
        QCOMPARE(scene.way(), std::string("start:next>m:fallback>s:fallback>end"));
    }

    void theRouteHasATime()
    {
        StepScene scene;
        std::string graph = graphOf("s", {stepNode("s", kOne, "t", "m"),
                                          stepNode("t", kOne, "m", "m"), modelNode("m", "openai")});
        const std::string start = quoted("'type':'start'");
        graph.insert(graph.find(start) + start.size(), quoted(",'properties':{'deadline':500}"));
        config::RouteConfig route;
        route.id = route.name = "r";
        route.versions.push_back({.number = 1, .elements = graph});
        scene.config.routes = {route};
        scene.ask("POST", "/v1/chat/completions", {},
                  quoted("{'model':'dynamic/r','messages':[{'role':'user','content':'hi'}]}"));
        for (const auto& stop : pipeline::wayIn()) {
            scene.step = stop.run(scene.x, scene.env());
            if (!std::holds_alternative<pipeline::Pass>(scene.step)) break;
        }
        QCOMPARE(scene.calls()->patience.count(), 500);
        scene.now.sinceStart += 600'000;
        scene.say({"late"});
        QVERIFY(std::holds_alternative<pipeline::Pass>(scene.step));
        QCOMPARE(scene.way(), std::string("start:next>s:success>t:fallback"));
        QVERIFY(scene.tells("the time of the route is over"));
    }

    void whatIsToldOfIt()
    {
        StepScene scene;
        scene.begin({stepNode("s", kOne, "m", "m"), modelNode("m", "openai")}, "s");
        scene.say({"x"});
        const std::string trace = pipeline::stages::traceIdOf(scene.x);
        QCOMPARE(trace.size(), std::size_t(32));
        pipeline::stages::record(scene.x, scene.env());
        QCOMPARE(scene.x.record->traceId, trace);
        QVERIFY(scene.x.record->requestBody.bytes.find("what is up?") != std::string::npos);
    }

    void flaws_data()
    {
        QTest::addColumn<QString>("properties");
        QTest::addColumn<QString>("says");
        QTest::newRow("no models") << "'targets':[]"
                                   << "its models are none";
        QTest::newRow("words") << "'targets':[{'provider':'sample','model':'echo'}],'ask':'{{x'"
                               << "its ask";
        QTest::newRow("no such step")
            << "'targets':[{'provider':'sample','model':'echo'}],'ask':'{{gone}}'"
            << "speaks of 'gone'";
        QTest::newRow("need") << "'targets':[{'provider':'sample','model':'echo'}],'need':2"
                              << "more answers than it has models";
        QTest::newRow("how") << "'targets':[{'provider':'sample','model':'echo'},{'provider':"
                                "'sample','model':'fast'}]"
                             << "does not say how";
    }

    void flaws()
    {
        QFETCH(QString, properties);
        QFETCH(QString, says);
        const auto graph = policy::readGraph(graphOf(
            "s", {stepNode("s", properties.toStdString(), "m", "m"), modelNode("m", "sample")}));
        QVERIFY(graph.ok());
        const auto found = policy::flawsOf(*graph);
        QVERIFY(!found.empty());
        QVERIFY2(policy::flawText(found.front()).find(says.toStdString()) != std::string::npos,
                 policy::flawText(found.front()).c_str());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteStepTest;
GH_SUITE(RouteStepTest)
#include "route_step_test.moc"
