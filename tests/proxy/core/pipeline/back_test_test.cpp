#include "proxy/core/pipeline/back_test.h"

#include <utility>

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using pipeline::BackTest;

/// Calls of the log, taken through a route.
class BackTestTest : public QObject {
    Q_OBJECT

    static BackTest::Providers providers()
    {
        provider::ModelCard dear{.id = "m-dear"};
        dear.price.emplace();
        dear.price->rates.input = 10;
        dear.price->rates.output = 20;
        provider::ModelCard cheap{.id = "m-cheap"};
        cheap.price.emplace();
        cheap.price->rates.input = 1;
        cheap.price->rates.output = 2;
        provider::Provider one;
        one.models = {dear, cheap};
        provider::Provider sample;
        sample.sample = true;
        return {{"one", one}, {"sample", sample}};
    }

    static BackTest of(const std::string& elements)
    {
        const auto graph = policy::readGraph(elements);
        if (!graph) qFatal("%s", graph.error().message.c_str());
        auto made = BackTest::of(*graph, "r", providers());
        if (!made) qFatal("%s", made.error().message.c_str());
        return std::move(*made);
    }

    static record::Exchange call(int number, const std::string& body)
    {
        record::Exchange made;
        made.id = "01CALL" + std::to_string(number);
        made.method = "POST";
        made.path = "/v1/chat/completions";
        made.dialect = "openai_chat";
        made.provider = "one";
        made.modelAsked = made.modelSent = "m-dear";
        made.usage.input = 100;
        made.usage.output = 10;
        made.requestBody.bytes = body;
        return made;
    }

private Q_SLOTS:

    void tellsWhereAndForHowMuch()
    {
        auto test = of(tests::graphOf(
            "test", {tests::quoted("{'id':'test','type':'conditional','properties':{'conditions':"
                                   "{'body.user':{'$eq':'jane'}}},'outputs':{'true':{'elementId':"
                                   "'cheap'},'false':{'elementId':'dear'}}}"),
                     tests::modelNode("cheap", "one"), tests::modelNode("dear", "one")}));
        const auto jane = call(1, R"({"user":"jane"})");
        const auto moved = test.run(jane);
        QCOMPARE(moved.model, std::string("m-cheap"));
        QCOMPARE(moved.node, std::string("cheap"));
        QVERIFY(moved.isElsewhere(jane));
        QVERIFY(moved.why.find("body.user") != std::string::npos);
        QCOMPARE(moved.cost->value, std::int64_t(120));
        const auto joe = call(2, R"({"user":"joe"})");
        const auto stays = test.run(joe);
        QVERIFY(!stays.isElsewhere(joe));
        QCOMPARE(stays.cost->value, std::int64_t(1'200));
    }

    /// Whose call it was is told by its key, as it is set today.
    void whoCalled()
    {
        const auto graph = policy::readGraph(tests::graphOf(
            "who", {tests::quoted("{'id':'who','type':'conditional','properties':{'conditions':{"
                                  "'keyUser':'jane','tenant':'acme','role':'dev','app':'curl',"
                                  "'gateway':'eu'}},'outputs':{'true':{'elementId':'cheap'},"
                                  "'false':{'elementId':'dear'}}}"),
                    tests::modelNode("cheap", "one"), tests::modelNode("dear", "one")}));
        QVERIFY(graph.ok());
        config::KeyConfig key;
        key.id = "k1";
        key.user = "jane";
        key.tenant = "acme";
        key.role = "dev";
        auto test = BackTest::of(*graph, "r", providers(), {key});
        QVERIFY(test.ok());
        auto hers = call(1, "{}");
        hers.keyId = "k1";
        hers.userAgent = "curl/8.5.0";
        hers.gateway = "eu";
        QCOMPARE(test->run(hers).model, std::string("m-cheap"));
        for (auto* part : {&hers.keyId, &hers.userAgent, &hers.gateway}) {
            const std::string kept = std::exchange(*part, "other");
            QCOMPARE(test->run(hers).model, std::string("m-dear"));
            *part = kept;
        }
    }

    void whatIsRefusedGoesNowhere()
    {
        auto test = of(tests::graphOf(
            "no", {tests::quoted("{'id':'no','type':'reject','properties':{'status':403,"
                                 "'message':'not here'},'outputs':{}}")}));
        const auto asked = call(1, "{}");
        const auto found = test.run(asked);
        QVERIFY(found.provider.empty() && found.isElsewhere(asked));
        QCOMPARE(found.node, std::string("no"));
        QVERIFY(!found.cost);
    }

    void theCheapestIsTaken()
    {
        auto test =
            of(tests::graphOf("m", {tests::balancedNode("m",
                                                        "{'provider':'one','model':'m-dear'},"
                                                        "{'provider':'one','model':'m-cheap'}",
                                                        "cheapest")}));
        QCOMPARE(test.run(call(1, "{}")).model, std::string("m-cheap"));
    }

    void sharesAreThoseOfTheEngine()
    {
        auto test = of(tests::graphOf(
            "m", {tests::balancedNode("m",
                                      "{'provider':'one','model':'m-dear','weight':1},"
                                      "{'provider':'one','model':'m-cheap','weight':3}",
                                      "weighted")}));
        int cheap = 0;
        for (int i = 0; i < 4'000; ++i) {
            const auto asked = call(i, "{}");
            const auto found = test.run(asked);
            QCOMPARE(test.run(asked).model, found.model);  // the id decides
            cheap += found.model == "m-cheap" ? 1 : 0;
        }
        QVERIFY(cheap > 2'900 && cheap < 3'100);
    }

    void theSampleHasWholeNames()
    {
        auto test = of(tests::graphOf("a", {tests::modelNode("a", "sample")}));
        QCOMPARE(test.run(call(1, "{}")).model, std::string("sample/m-a"));
    }

    void unknownTokensHaveNoCost()
    {
        auto test = of(tests::graphOf("dear", {tests::modelNode("dear", "one")}));
        auto asked = call(1, "{}");
        asked.usage = {};
        QVERIFY(!test.run(asked).cost);
    }
};

GH_SUITE(BackTestTest)
#include "back_test_test.moc"
