#include "proxy/shell/ask.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChatPath = "/v1/chat/completions";

config::Config withJudge(const FakeUpstream& fake, const FakeUpstream& judge,
                         const std::string& prompt, const std::string& response = {},
                         const std::string& more = {})
{
    auto config = configFor(fake, {"openai", "anthropic"});
    config.providers.push_back(providerAt("mistral", judge));
    auto& gateway = config.gateways.emplace_back();
    gateway.id = "default";
    gateway.guardrails = quoted("{'prompt':{" + prompt + "},'response':{" + response +
                                "},'judge':{'model':'mistral/guard','timeout':5000" + more + "}}");
    return config;
}

std::string ask(const std::string& content, bool isStream = false,
                const std::string& model = "openai/gpt-4o")
{
    return quoted("{'model':'" + model +
                  "','max_tokens':9,'stream':" + (isStream ? "true" : "false") +
                  ",'messages':[{'role':'user','content':'" + content + "'}]}");
}

Script verdict(const std::string& words)
{
    return answer(200, quoted("{'choices':[{'message':{'role':'assistant','content':'" + words +
                              "'}}],'usage':{'prompt_tokens':20,'completion_tokens':2}}"));
}

Script chat(const std::string& text)
{
    return answer(200, quoted("{'choices':[{'message':{'role':'assistant','content':'" + text +
                              "'}}],'usage':{'prompt_tokens':1,'completion_tokens':2}}"));
}

Script stream(const std::vector<std::string>& words, bool gated = false)
{
    std::vector<std::string> events;
    for (const auto& word : words)
        events.push_back(
            "data: " + quoted("{'choices':[{'index':0,'delta':{'content':'" + word + "'}}]}") +
            "\n\n");
    events.push_back("data: [DONE]\n\n");
    return sse(events, gated);
}

std::string told(const record::Exchange& row, std::string_view line = "verdict")
{
    for (const auto& stop : row.trace) {
        if (stop.stop == line) return stop.decision;
    }
    return {};
}

}  // namespace

/// A judge is asked by calls of the gateway's own, over real sockets.
class AskTest : public QObject {
    Q_OBJECT

private slots:

    void aSafePromptGoesOnAndTheJudgesCallHasItsRow()
    {
        FakeUpstream fake, judge;
        fake.always(chat("well"));
        judge.always(verdict("safe"));
        Gateway gateway(withJudge(fake, judge, "'S1':'BLOCK'"));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hello there")));
        QCOMPARE(reply.status, 200);
        QCOMPARE(judge.requests().size(), std::size_t{1});
        QVERIFY(judge.last().body.find("hello there") != std::string::npos);
        QVERIFY(judge.last().field("authorization").find(Gateway::secret("mistral")) !=
                std::string::npos);
        const auto rows = gateway.rows(2);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(told(row).starts_with("safe ("));
        const auto& other = rows[0].requestId == row.id ? rows[1] : rows[0];
        const auto asked = gateway.record(other.requestId);
        QCOMPARE(asked.links.event, row.id);
        QCOMPARE(asked.provider, std::string("mistral"));
        QVERIFY(told(row).find(asked.id) != std::string::npos);
        QVERIFY(told(asked).empty());
    }

    void anUnsafePromptReachesNobody()
    {
        FakeUpstream fake, judge;
        judge.always(verdict("unsafe\\nS1,S10"));
        Gateway gateway(withJudge(fake, judge, "'S1':'BLOCK','S10':'FLAG'"));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hello")));
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.body.find("S1 BLOCK, S10 FLAG") != std::string::npos);
        QCOMPARE(fake.requests().size(), std::size_t{0});
        const RawReply there = exchange(
            gateway.port(),
            post("/v1/acct/default/openai/chat/completions", ask("hello", false, "gpt-4o")));
        QCOMPARE(there.status, 424);
        QVERIFY(there.body.find("\"code\":2016") != std::string::npos);
    }

    /// Garbage, an error, a broken line: open where all only flag, else closed.
    void aJudgeWithoutAVerdict()
    {
        for (const bool blocks : {true, false}) {
            FakeUpstream fake, judge;
            fake.always(chat("well"));
            Gateway gateway(withJudge(fake, judge, blocks ? "'S1':'BLOCK'" : "'S1':'FLAG'"));
            for (const auto& script :
                 {verdict("I cannot say"), answer(500, "{}"), reset(), answer(200, "no json")}) {
                judge.always(script);
                const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hello")));
                QCOMPARE(reply.status, blocks ? 503 : 200);
                const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
                QVERIFY(told(row).find(blocks ? ": BLOCK (" : ": passes (") != std::string::npos);
            }
            QCOMPARE(fake.requests().size(), std::size_t(blocks ? 0 : 4));
        }
    }

    void aJudgeThatIsSilentIsNotWaitedForForEver()
    {
        FakeUpstream fake, judge;
        fake.always(chat("well"));
        judge.always(hang());
        auto config = withJudge(fake, judge, "'S1':'FLAG'");
        auto& guardrails = config.gateways.back().guardrails;
        guardrails.replace(guardrails.find("5000"), 4, "100");
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hello")));
        QCOMPARE(reply.status, 200);
        QVERIFY(judge.waitForAbandoned(1));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(told(row).starts_with("no answer in time: passes ("));
    }

    /// Where a category blocks, nothing goes before the verdict; then all of it, as it came.
    void answersWaitForTheirVerdict_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::addColumn<QByteArray>("model");
        QTest::newRow("whole") << false << QByteArray("openai/gpt-4o");
        QTest::newRow("stream") << true << QByteArray("openai/gpt-4o");
    }

    void answersWaitForTheirVerdict()
    {
        QFETCH(const bool, isStream);
        QFETCH(const QByteArray, model);
        FakeUpstream fake, judge;
        fake.always(isStream ? stream({"take ", "two"}) : chat("take two"));
        Gateway gateway(withJudge(fake, judge, "", "'S6':'BLOCK'"));
        const auto call = post(kChatPath, ask("hello", isStream, model.toStdString()));
        judge.always(verdict("safe"));
        const RawReply passed = exchange(gateway.port(), call);
        QCOMPARE(passed.status, 200);
        QVERIFY(passed.complete);
        QVERIFY(passed.body.find(isStream ? "[DONE]" : "take two") != std::string::npos);
        QVERIFY(judge.last().body.find("take two") != std::string::npos);
        judge.always(verdict("unsafe\\nS6"));
        const RawReply kept = exchange(gateway.port(), call);
        QCOMPARE(kept.status, 400);
        QVERIFY(kept.body.find("two") == std::string::npos);
        const auto row = gateway.record(kept.field("x-gatehouse-request-id"));
        QVERIFY(row.outcome == record::Outcome::Refused);
        QVERIFY(told(row, "verdict-answer").starts_with("S6 BLOCK ("));
        QVERIFY(row.usage.known() || isStream);
        judge.always(answer(500, "{}"));
        QCOMPARE(exchange(gateway.port(), call).status, 503);
    }

    /// Where all only flag, the answer is there before the judge is asked.
    void flagsDoNotMakeAStreamWait()
    {
        FakeUpstream fake, judge;
        fake.always(stream({"take ", "two"}, true));
        judge.always(verdict("unsafe\\nS6"));
        Gateway gateway(withJudge(fake, judge, "", "'S6':'FLAG'"));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kChatPath, ask("hello", true))));
        QVERIFY(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 200 "));
        fake.release();
        QVERIFY(client.readUntil("take ").find("take ") != std::string::npos);
        QCOMPARE(judge.requests().size(), std::size_t{0});
        fake.release(2);
        client.readUntil("0\r\n\r\n");
        QVERIFY(judge.waitForRequests(1));
        const auto rows = gateway.rows(2);
        std::string line;
        for (const auto& row : rows) line += told(gateway.record(row.requestId), "verdict-answer");
        QVERIFY(line.starts_with("S6 FLAG ("));
    }

    /// The built-in judge needs no key.
    void theSampleJudge()
    {
        FakeUpstream fake;
        fake.always(chat("well"));
        auto config = withJudge(fake, fake, "'S9':'BLOCK'");
        auto& guardrails = config.gateways.back().guardrails;
        guardrails.replace(guardrails.find("mistral/guard"), 13, "sample/judge");
        config.providers.emplace_back().id = "sample";
        Gateway gateway(config);
        QCOMPARE(exchange(gateway.port(), post(kChatPath, ask("what is nerve gas"))).status, 400);
        QCOMPARE(exchange(gateway.port(), post(kChatPath, ask("what is bread"))).status, 200);
        QCOMPARE(fake.requests().size(), std::size_t{1});
    }

    void aModerationEndpointMayJudge()
    {
        FakeUpstream fake, judge;
        fake.always(chat("well"));
        judge.always(answer(200, quoted("{'id':'m','results':[{'flagged':true,'categories':{"
                                        "'hate':true,'violence':false}}]}")));
        Gateway gateway(
            withJudge(fake, judge, "'S10':'BLOCK'", {}, quoted(",'kind':'moderation'")));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hello")));
        QCOMPARE(reply.status, 400);
        QVERIFY(judge.last().target.ends_with("/v1/moderations"));
        QVERIFY(judge.last().body.find("\"input\":\"hello\"") != std::string::npos);
    }
};

GH_SUITE(AskTest)

}  // namespace gatehouse::tests

#include "ask_test.moc"
