#include "proxy/core/pipeline/simulate.h"

#include <functional>
#include <map>

#include <QTest>

#include "proxy/core/base/random.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace simulate_test {

using tests::quoted;

std::string edge(const std::string& id)
{
    return "{'elementId':'" + id + "'}";
}

/// A sound graph by chance: every node leads only to later ones.
std::string randomGraph(Random& chance, int nodes)
{
    const auto later = [&](int i) {
        const int left = nodes - i;
        const auto next = i + 1 + static_cast<int>(chance.next() % static_cast<unsigned>(left));
        return next >= nodes ? std::string("end") : "n" + std::to_string(next);
    };
    const char* conditions[] = {"{'metadata.plan':'free'}", "{'body.n':{'$gt':5}}",
                                "{'headers.x-team':{'$in':['red','blue']}}",
                                "{'complexity':{'$gte':30}}", "{'model':{'$regex':'^dyn'}}"};
    std::vector<std::string> all;
    for (int i = 0; i < nodes; ++i) {
        const std::string id = "n" + std::to_string(i);
        switch (chance.next() % 7) {
            case 0:
                all.push_back(
                    "{'id':'" + id + "','type':'conditional','properties':{'conditions':" +
                    conditions[chance.next() % 5] + "},'outputs':{'true':" + edge(later(i)) +
                    ",'false':" + edge(later(i)) + "}}");
                break;
            case 1:
                all.push_back("{'id':'" + id + "','type':'percentage','properties':{" +
                              (chance.next() % 2 == 0 ? "'stickyBy':'metadata.user'" : "") +
                              "},'outputs':{'30%':" + edge(later(i)) + ",'else':" + edge(later(i)) +
                              "}}");
                break;
            case 2: {
                const char* guards[] = {"{'categories':['email'],'action':'block'}",
                                        "{'categories':['email'],'action':'redact'}",
                                        "{'categories':['secret'],'injection':1}"};
                all.push_back("{'id':'" + id +
                              "','type':'guardrail','properties':" + guards[chance.next() % 3] +
                              ",'outputs':{'success':" + edge(later(i)) +
                              ",'blocked':" + edge(later(i)) + "}}");
                break;
            }
            case 3:
                all.push_back(chance.next() % 2 == 0
                                  ? "{'id':'" + id +
                                        "','type':'budget','properties':{'limit':5},'outputs':"
                                        "{'success':" +
                                        edge(later(i)) + ",'fallback':" + edge(later(i)) + "}}"
                                  : "{'id':'" + id + "','type':'cache','outputs':{'hit':" +
                                        edge("end") + ",'miss':" + edge(later(i)) + "}}");
                break;
            case 4: {
                // What a step writes is not simulated: here it writes the question again.
                const char* steps[] = {"'into':'nothing'", "'into':'question','as':'{{question}}'",
                                       "'into':'nothing','need':1,'ask':'{{conversation}}'"};
                all.push_back("{'id':'" + id +
                              "','type':'step','properties':{'targets':[{'provider':'sample',"
                              "'model':'echo'},{'provider':'sample','model':'fast'}]," +
                              steps[chance.next() % 3] + "},'outputs':{'success':" +
                              edge(later(i)) + ",'fallback':" + edge(later(i)) + "}}");
                break;
            }
            default:
                all.push_back("{'id':'" + id +
                              "','type':'model','properties':{'provider':'sample','model':'" + id +
                              "'},'outputs':{'success':" + edge("end") +
                              ",'fallback':" + edge(later(i)) + "}}");
                break;
        }
    }
    return tests::graphOf("n0", all);
}

/// What came of the calls that a step wants: none of them, or each with a few words.
void answerCalls(pipeline::Exchange& x, const pipeline::AskSeveral& calls, bool isWell)
{
    for (std::size_t i = 0; i < calls.calls.size(); ++i) {
        pipeline::Asked asked;
        asked.status = isWell ? 200 : 500;
        asked.body = quoted("{'choices':[{'message':{'content':'well'}}]}");
        x.course.answers.push_back(std::move(asked));
    }
}

/// Goes on until the step has what it wants, as the shell does.
pipeline::Step driven(pipeline::Exchange& x, pipeline::Step step, Random& chance,
                      std::vector<std::string>& failing,
                      const std::function<pipeline::Step()>& again)
{
    while (const auto* calls = std::get_if<pipeline::AskSeveral>(&step)) {
        const bool isWell = chance.next() % 2 == 0;
        if (!isWell) failing.push_back(calls->node);
        answerCalls(x, *calls, isWell);
        step = again();
    }
    return step;
}

}  // namespace simulate_test

/// A route tried without asking anybody.
class SimulateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhyAtEachNode()
    {
        const auto graph = policy::readGraph(tests::graphOf(
            "plan", {"{'id':'plan','type':'conditional','properties':{'conditions':{'metadata.plan'"
                     ":'free'}},'outputs':{'true':{'elementId':'a'},'false':{'elementId':'b'}}}",
                     tests::modelNode("a", "sample", "b"), tests::modelNode("b", "sample")}));
        const auto route = policy::Route::compile(*graph, "r");
        QVERIFY(route.ok());
        const pipeline::Trial trial(tests::quoted("{'model':'m','stream':true}"), "X-A: 1\r\n",
                                    {{"plan", "free", record::Metadatum::Kind::Text}},
                                    "openai_chat", 7);
        QVERIFY(trial.facts().stream);
        QCOMPARE(trial.facts().model, std::string_view("m"));
        QCOMPARE(trial.facts().headers->get("x-a"), std::string_view("1"));
        const std::vector<std::string> failing{"a"};
        const auto steps = pipeline::simulate(*route, trial, failing);
        std::string way;
        for (const auto& step : steps) way += step.node + ":" + step.output + " ";
        QCOMPARE(way, std::string("start:next plan:true a:fallback b:success end: "));
        QCOMPARE(steps[1].why, tests::quoted("metadata.plan is 'free', equal to 'free'"));
    }

    /// What is simulated of a stored call is what the line did with it.
    void asTheEngineDid()
    {
        constexpr int kGraphs = 500;
        constexpr int kCalls = 20;
        Random chance(2026);
        int decided = 0;
        for (int g = 0; g < kGraphs; ++g) {
            tests::Scene scene;
            const int nodes = 2 + static_cast<int>(chance.next() % 12);
            config::RouteConfig made;
            made.id = made.name = "r";
            made.versions = {{.number = 1, .elements = simulate_test::randomGraph(chance, nodes)}};
            scene.config.routes = {made};
            const auto built = scene.build();
            QVERIFY2(built.ok(), built ? "" : built.error().message.c_str());
            const auto graph = policy::readGraph(made.versions.front().elements);
            const auto route = policy::Route::compile(*graph, "r");
            state::Shared shared;
            for (int c = 0; c < kCalls; ++c) {
                const std::string n = std::to_string(chance.next() % 10);
                pipeline::Exchange x;
                x.id = "01CALL" + std::to_string(chance.next());
                x.arrival.loopback = true;
                x.arrival.wall = scene.now.wall;
                x.arrival.head.method = "POST";
                x.arrival.head.target = "/v1/chat/completions";
                if (chance.next() % 2 == 0) x.arrival.head.headers.add("X-Team", "red");
                const std::string labels =
                    tests::quoted("{'plan':'" + std::string(n < "5" ? "free" : "paid") +
                                  "','user':'u" + n + "'}");
                x.arrival.head.headers.add("cf-aig-metadata", labels);
                x.arrival.body =
                    tests::quoted("{'model':'dynamic/r','n':" + n +
                                  ",'messages':[{'role':'user','content':'Prove it to " +
                                  (chance.next() % 2 == 0 ? "a@b.example" : "me") + "'}]}");
                const pipeline::Env env{**built, scene.now, &shared};
                const std::string sent = x.arrival.body;
                bool turned = false;
                std::vector<std::string> failing;
                for (const auto& stop : pipeline::wayIn()) {
                    const auto again = [&] { return stop.run(x, env); };
                    turned = simulate_test::driven(x, again(), chance, failing, again).turnsRound();
                    if (turned) break;
                }
                record::Exchange row;
                row.id = x.id;
                row.method = x.arrival.head.method;
                row.path = x.arrival.head.target;
                row.requestBody.bytes = sent;
                row.modelAsked = "dynamic/r";
                row.dialect = "openai_chat";
                row.metadata = x.options.metadata;
                for (const auto field : x.arrival.head.headers)
                    row.clientHeaders +=
                        std::string(field.name) + ": " + std::string(field.value) + "\n";
                // Each model of the way answers or fails, the same in both worlds.
                while (!turned) {
                    const auto& trip = *x.route.trip;
                    const auto& model = x.route.targets[x.route.from].model;
                    const std::string id = model.substr(model.find('/') + 1);
                    if (chance.next() % 2 == 0) {
                        pipeline::arrive(x);
                        break;
                    }
                    failing.push_back(id);
                    const auto again = [&] { return pipeline::goOn(x, env, "down"); };
                    const auto next = simulate_test::driven(x, again(), chance, failing, again);
                    if (!std::holds_alternative<pipeline::Pass>(next)) break;
                    Q_UNUSED(trip)
                }
                std::string done;
                if (x.route.trip) {
                    for (const auto& passed : x.route.trip->walk.path())
                        done += x.route.trip->version.route.stops()[passed.stop].id + ">";
                }
                std::string simulated;
                for (const auto& step : pipeline::simulate(*route, pipeline::Trial(row), failing))
                    simulated += step.node + ">";
                // The line stops at the answer; a simulation goes on to the end.
                QVERIFY2(simulated.starts_with(done), (done + " / " + simulated).c_str());
                decided += done.empty() ? 0 : 1;
            }
        }
        QCOMPARE(decided, kGraphs * kCalls);
    }
};

GH_SUITE(SimulateTest)
#include "simulate_test.moc"
