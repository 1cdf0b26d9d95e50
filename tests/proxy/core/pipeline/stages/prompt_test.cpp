#include "proxy/core/pipeline/stages/prompt.h"

#include <QTest>

#include "proxy/core/pipeline/body.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/prompts.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/chat/completions";

Scene sceneOf(std::vector<config::PromptConfig> prompts,
              std::vector<config::InjectionConfig> rules = {})
{
    Scene scene;
    scene.config.prompts = std::move(prompts);
    scene.config.injections = std::move(rules);
    return scene;
}

config::PromptConfig greeting()
{
    return promptOf(
        "greet", "{'role':'system','content':'Speak {{language}}.'}",
        ",'model':'openai/gpt-4.1','temperature':0.5,'variables':[{'name':'language'}]");
}

config::PromptConfig house()
{
    return promptOf("house", "{'role':'system','content':'We are Acme.'}");
}

/// The body after the stop, or what it answers.
std::string after(Scene& scene, Scene::Fields fields, const std::string& body)
{
    scene.ask("POST", kPath, fields, quoted(body));
    if (scene.walk("prompt")) return pipeline::bodyOf(scene.x);
    return std::to_string(scene.x.reply.status) + " " + scene.x.reply.error.message;
}

const std::string kTurn = "'messages':[{'role':'user','content':'Hi'}]";

}  // namespace

/// Prompts that calls name, and those they are given.
class PromptStopTest : public QObject {
    Q_OBJECT

private slots:

    void namedInEachWay_data()
    {
        QTest::addColumn<std::string>("header");
        QTest::addColumn<std::string>("variables");
        QTest::addColumn<std::string>("body");
        QTest::addColumn<std::string>("model");
        const std::string member = ",'prompt':{'id':'greet','variables':{'language':'Latin'}}";
        const std::string values = quoted("{'language':'Latin'}");
        QTest::newRow("model") << std::string() << values
                               << "{'model':'prompt/greet'," + kTurn + "}"
                               << std::string("openai/gpt-4.1");
        QTest::newRow("model and number")
            << std::string() << values << "{'model':'prompt/greet@1'," + kTurn + "}"
            << std::string("openai/gpt-4.1");
        QTest::newRow("header") << std::string("greet@production") << values
                                << "{'model':'o3'," + kTurn + "}" << std::string("o3");
        QTest::newRow("member") << std::string() << std::string()
                                << "{'model':'o3'," + kTurn + member + "}" << std::string("o3");
        QTest::newRow("model, values in the member")
            << std::string() << std::string() << "{'model':'prompt/greet'," + kTurn + member + "}"
            << std::string("openai/gpt-4.1");
    }

    void namedInEachWay()
    {
        QFETCH(std::string, header);
        QFETCH(std::string, variables);
        QFETCH(std::string, body);
        QFETCH(std::string, model);
        auto scene = sceneOf({greeting()});
        const auto made = after(
            scene, {{"x-gatehouse-prompt", header}, {"x-gatehouse-variables", variables}}, body);
        QCOMPARE(
            made,
            canonicalJson(quoted("{'model':'" + model +
                                 "','messages':[{'role':'system','content':'Speak Latin.'},{'role':"
                                 "'user','content':'Hi'}],'temperature':0.5}")));
        QCOMPARE(scene.x.prompt.name, std::string_view("greet"));
        QCOMPARE(scene.x.prompt.version, std::int64_t(1));
        QCOMPARE(scene.x.parse.facts.model, model);
        QVERIFY(scene.x.course.trace.empty() || scene.x.course.trace.back().stop == "prompt");
    }

    void aKeyMayBeGivenForSomePromptsAlone()
    {
        auto scene = sceneOf({greeting()});
        scene.addKey("web", "gh_web");
        const std::string body = "{'model':'prompt/greet'," + kTurn + "}";
        const Scene::Fields fields{{"authorization", "Bearer gh_web"},
                                   {"x-gatehouse-variables", "{\"language\":\"Latin\"}"}};
        scene.config.access.keys.back().prompts = {"other*"};
        const auto refused = after(scene, fields, body);
        QVERIFY2(refused.starts_with("403 'web-label' may not use the prompt greet"),
                 refused.c_str());
        scene.config.access.keys.back().prompts = {"other*", "gr*"};
        const auto made = after(scene, fields, body);
        QVERIFY2(made.find("Speak Latin.") != std::string::npos, made.c_str());
    }

    void aPromptOfTheProvidersStorePasses()
    {
        auto scene = sceneOf({greeting()});
        const std::string body = "{'model':'o3','prompt':{'id':'pmpt_1'}," + kTurn + "}";
        QCOMPARE(after(scene, {}, body), quoted(body));
        QVERIFY(scene.x.prompt.name.empty());
        QVERIFY(scene.x.parse.plainBody.empty());
    }

    void anAliasOfAPrompt()
    {
        auto scene = sceneOf({greeting()});
        scene.config.aliases = {{"hello", "prompt/greet"}};
        const auto made = after(scene, {{"x-gatehouse-variables", quoted("{'language':'Latin'}")}},
                                "{'model':'hello'," + kTurn + "}");
        QVERIFY2(made.find("Speak Latin.") != std::string::npos, made.c_str());
        QCOMPARE(scene.x.parse.facts.model, std::string("openai/gpt-4.1"));
    }

    void theUsersMessageBecomesAPart()
    {
        auto scene = sceneOf({promptOf("wrap", "{'role':'user','content':'Translate <{{q|xml}}>'}",
                                       ",'variables':[{'name':'q','from':'input'}]")});
        QCOMPARE(after(scene, {{"x-gatehouse-prompt", "wrap"}},
                       "{'model':'o3','messages':[{'role':'user','content':'{{q}} <b>'}]}"),
                 quoted("{'model':'o3','messages':[{'role':'user','content':'Translate "
                        "<{{q}} &lt;b&gt;>'}]}"));
    }

    void refusals_data()
    {
        QTest::addColumn<std::string>("prompt");
        QTest::addColumn<std::string>("variables");
        QTest::addColumn<std::string>("says");
        const std::string good = quoted("{'language':'Latin'}");
        QTest::newRow("unknown") << std::string("nobody") << good
                                 << std::string("404 there is no prompt 'nobody'");
        QTest::newRow("label") << std::string("greet@x") << good
                               << std::string("404 the prompt greet has no label 'x'");
        QTest::newRow("missing") << std::string("greet") << std::string("{}")
                                 << std::string("400 the prompt wants 'language'");
        QTest::newRow("no object") << std::string("greet") << std::string("[]")
                                   << std::string("400 x-gatehouse-variables is no JSON object");
        QTest::newRow("off") << std::string("off") << good
                             << std::string("503 the prompt off is switched off");
    }

    void refusals()
    {
        QFETCH(std::string, prompt);
        QFETCH(std::string, variables);
        QFETCH(std::string, says);
        auto off = house();
        off.name = "off";
        off.enabled = false;
        auto scene = sceneOf({greeting(), off});
        QCOMPARE(
            after(scene, {{"x-gatehouse-prompt", prompt}, {"x-gatehouse-variables", variables}},
                  "{'model':'o3'," + kTurn + "}"),
            says);
        QVERIFY(!scene.x.reply.error.hint.empty());
    }

    void aPromptWithoutAModelIsNoModel()
    {
        auto scene = sceneOf({house()});
        const auto said = after(scene, {}, "{'model':'prompt/house'," + kTurn + "}");
        QVERIFY2(said.starts_with("400 the prompt house, version 1, names no model"), said.c_str());
    }

    void rulesAddTheirText()
    {
        auto rule = injectionOf("house", "prepend");
        rule.when = quoted("{'metadata.team':'red'}");
        auto scene = sceneOf({house()}, {rule});
        const std::string body = "{'model':'o3'," + kTurn + "}";
        QCOMPARE(after(scene, {}, body), quoted(body));
        scene.ask("POST", kPath, {{"cf-aig-metadata", quoted("{'team':'red'}")}}, quoted(body));
        QVERIFY(scene.walk("prompt"));
        QVERIFY(pipeline::bodyOf(scene.x).find("We are Acme.") != std::string::npos);
        QVERIFY(scene.x.prompt.name.empty());  // nobody asked for it
        // The models are asked about in other words than calls.
        scene.ask("GET", "/v1/models");
        QVERIFY(scene.walk("prompt"));
    }

    void aRuleOfAnotherGateway()
    {
        auto rule = injectionOf("house", "prepend");
        rule.gateway = "other";
        auto scene = sceneOf({house()}, {rule});
        const std::string body = "{'model':'o3'," + kTurn + "}";
        QCOMPARE(after(scene, {}, body), quoted(body));
    }

    void aPromptThatMustBeUsed()
    {
        auto scene = sceneOf({greeting(), house()}, {injectionOf("greet", "require")});
        const auto said = after(scene, {}, "{'model':'o3'," + kTurn + "}");
        QVERIFY2(said.starts_with("403 calls like this one must use the prompt greet"),
                 said.c_str());
        const auto made = after(scene, {{"x-gatehouse-variables", quoted("{'language':'Latin'}")}},
                                "{'model':'prompt/greet'," + kTurn + "}");
        QVERIFY(made.find("Speak Latin.") != std::string::npos);
    }

    void anEndpointTakesVariables()
    {
        auto prompt = greeting();
        prompt.path = "/ai/greet";
        auto scene = sceneOf({prompt});
        scene.ask("POST", "/ai/greet", {{"accept", "text/event-stream"}},
                  quoted("{'language':'Latin'}"));
        QVERIFY(scene.walk("prompt"));
        QCOMPARE(pipeline::bodyOf(scene.x),
                 canonicalJson(quoted(
                     "{'messages':[{'role':'system','content':'Speak Latin.'}],'stream':true,"
                     "'temperature':0.5,'model':'openai/gpt-4.1'}")));
        QVERIFY(scene.x.parse.facts.stream);
        scene.ask("GET", "/ai/greet");
        QVERIFY(!scene.walk("prompt"));
        QCOMPARE(scene.x.reply.status, 200);
        QVERIFY(scene.x.reply.body.find("\"language\"") != std::string::npos);
        scene.ask("POST", "/ai/greet", {}, quoted("{'langage':'Latin'}"));
        QVERIFY(!scene.walk("prompt"));
        QCOMPARE(scene.x.reply.status, 400);
        scene.ask("DELETE", "/ai/greet");
        QVERIFY(!scene.walk("prompt"));
        QCOMPARE(scene.x.reply.status, 405);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptStopTest;
GH_SUITE(PromptStopTest)
#include "prompt_test.moc"
