#include "tests/support/prompts.h"

#include <map>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::string says(const std::string& text)
{
    return quoted("{'choices':[{'message':{'content':'" + text +
                  "'},'finish_reason':'stop'}],'usage':{'prompt_tokens':2,'completion_tokens':3}}");
}

std::string delta(const std::string& text)
{
    return "data: " + quoted("{'choices':[{'delta':{'content':'" + text + "'}}]}") + "\n\n";
}

config::Config configOf(const FakeUpstream& upstream, config::PromptConfig prompt)
{
    auto made = configFor(upstream, {"openai"});
    made.prompts = {std::move(prompt)};
    return made;
}

config::PromptConfig sentiment()
{
    auto prompt = promptOf("sentiment",
                           "{'role':'system','content':'Judge in {{language}}.'},"
                           "{'role':'user','content':'{{text}}'}",
                           ",'model':'openai/gpt-4.1','temperature':0,'variables':[{'name':'text'},"
                           "{'name':'language','from':'metadata.language','default':'English'}]");
    prompt.path = "/ai/sentiment";
    return prompt;
}

const std::string kTurn = "'messages':[{'role':'user','content':'Hi'}]";

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

/// Prompts over real sockets: what providers are sent, what clients get, what is kept.
class PromptsTest : public QObject {
    Q_OBJECT

private slots:

    void anEndpointOfItsOwn()
    {
        FakeUpstream upstream;
        upstream.always(answer(200, says("{\\\"mood\\\":\\\"good\\\"}")));
        Gateway gateway(configOf(upstream, sentiment()));
        const auto reply =
            exchange(gateway.port(), post("/ai/sentiment", quoted("{'text':'I \\'love\\' it'}"), {},
                                          {{"cf-aig-metadata", quoted("{'language':'Latin'}")}}));
        QCOMPARE(reply.status, 200);
        QVERIFY2(holds(reply.body, quoted("'json':{'mood':'good'}")), reply.body.c_str());
        QVERIFY(holds(reply.body, quoted("'input_tokens':2,'output_tokens':3")));
        const auto seen = upstream.last();
        QCOMPARE(seen.body,
                 quoted("{'model':'gpt-4.1','messages':[{'role':'system','content':'Judge in "
                        "Latin.'},{'role':'user','content':'I \\'love\\' it'}],'temperature':0}"));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.prompt == (record::PromptUsed{"sentiment", 1, "production"}));
        QCOMPARE(row.requestBody.bytes, quoted("{'text':'I \\'love\\' it'}"));
        QVERIFY(holds(row.sentBody.bytes, "Judge in Latin."));
        QCOMPARE(row.modelSent, std::string("gpt-4.1"));
    }

    void anEndpointStreams()
    {
        FakeUpstream upstream;
        upstream.always(sse({delta("go"), delta("od"), "data: [DONE]\n\n"}));
        Gateway gateway(configOf(upstream, sentiment()));
        const auto reply = exchange(gateway.port(), post("/ai/sentiment", quoted("{'text':'x'}"),
                                                         {}, {{"accept", "text/event-stream"}}));
        QCOMPARE(reply.status, 200);
        QVERIFY2(holds(reply.body, "event: delta\ndata: " + quoted("{'text':'go'}")),
                 reply.body.c_str());
        QVERIFY(holds(reply.body, "event: done\ndata: " + quoted("{'output':'good'")));
    }

    void itsErrorsComeInItsShape()
    {
        FakeUpstream upstream;
        upstream.always(answer(429, quoted("{'error':{'message':'slow down','code':'x'}}")));
        Gateway gateway(configOf(upstream, sentiment()));
        auto reply = exchange(gateway.port(), post("/ai/sentiment", "{}"));
        QCOMPARE(reply.status, 400);
        QVERIFY2(holds(reply.body, "the prompt wants 'text'"), reply.body.c_str());
        QCOMPARE(upstream.requests().size(), std::size_t(0));
        reply = exchange(gateway.port(), post("/ai/sentiment", quoted("{'text':'x'}")));
        QCOMPARE(reply.status, 429);
        QVERIFY2(holds(reply.body, "slow down"), reply.body.c_str());
    }

    void theSampleAnswersIt()
    {
        FakeUpstream upstream;
        auto prompt = sentiment();
        prompt.versions[0].content =
            contentOf("{'role':'user','content':'Hello'}", ",'model':'sample/echo'");
        auto config = configOf(upstream, prompt);
        config.providers.emplace_back().id = "sample";
        Gateway gateway(config);
        const auto reply = exchange(gateway.port(), post("/ai/sentiment", "{}"));
        QVERIFY2(reply.status == 200 && holds(reply.body, quoted("'output':")), reply.body.c_str());
    }

    void aModelOfThatNameInOtherDialects()
    {
        FakeUpstream upstream;
        upstream.always(answer(200, says("yes")));
        auto prompt = promptOf("house", "{'role':'system','content':'We are Acme.'}",
                               ",'model':'openai/gpt-4.1'");
        Gateway gateway(configOf(upstream, prompt));
        const auto reply = exchange(
            gateway.port(),
            post("/v1/messages", quoted("{'model':'prompt/house','max_tokens':9," + kTurn + "}")));
        QVERIFY2(reply.status == 200 && holds(reply.body, quoted("'text':'yes'")),
                 reply.body.c_str());
        QVERIFY(holds(upstream.last().body, "We are Acme."));
        QVERIFY(holds(upstream.last().body, quoted("'model':'gpt-4.1'")));
    }

    void aPublishCountsForTheNextCall()
    {
        FakeUpstream upstream;
        upstream.always(answer(200, says("yes")));
        auto config = configOf(upstream, promptOf("p", "{'role':'system','content':'one'}"));
        config.injections = {injectionOf("p", "prepend")};
        Gateway gateway(config);
        const std::string body = quoted("{'model':'gpt-4.1'," + kTurn + "}");
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body)).status, 200);
        QVERIFY(holds(upstream.last().body, quoted("'content':'one'")));
        config.prompts[0].versions.push_back(
            {.number = 2, .content = contentOf("{'role':'system','content':'two'}")});
        QVERIFY(gateway.publish(config).empty());
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body)).status, 200);
        QVERIFY(holds(upstream.last().body, quoted("'content':'two'")));
        config.prompts[0].labels = {{"production", 1}};
        QVERIFY(gateway.publish(config).empty());
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body)).status, 200);
        QVERIFY(holds(upstream.last().body, quoted("'content':'one'")));
    }

    void versionsAreSharedOutAndCounted()
    {
        FakeUpstream upstream;
        upstream.always(answer(200, says("yes")));
        auto prompt =
            promptOf("p", "{'role':'system','content':'one'}", ",'model':'openai/gpt-4.1'");
        prompt.versions.push_back({.number = 2,
                                   .content = contentOf("{'role':'system','content':'two'}",
                                                        ",'model':'openai/gpt-4.1'")});
        prompt.labels = {{"production", 1}};
        prompt.shares = {{2, 50}};
        prompt.stickyBy = "metadata.user";
        Gateway gateway(configOf(upstream, prompt));
        const std::string body = quoted("{'model':'prompt/p'," + kTurn + "}");
        constexpr int kUsers = 12;
        std::map<std::string, int> counts;
        for (int user = 0; user < kUsers; ++user) {
            std::string first;
            for (int call = 0; call < 2; ++call) {
                const std::string who = quoted("{'user':'" + std::to_string(user) + "'}");
                const auto reply = exchange(gateway.port(), post("/v1/chat/completions", body, {},
                                                                 {{"cf-aig-metadata", who}}));
                QCOMPARE(reply.status, 200);
                const std::string got = holds(upstream.last().body, "'one'") ||
                                                holds(upstream.last().body, quoted("'one'"))
                                            ? "one"
                                            : "two";
                if (first.empty()) first = got;
                QCOMPARE(got, first);
            }
            ++counts[first];
        }
        QCOMPARE(counts["one"] + counts["two"], kUsers);
        QVERIFY(counts["one"] > 0 && counts["two"] > 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptsTest;
GH_SUITE(PromptsTest)
#include "prompts_test.moc"
