#include "proxy/core/guard/hazard.h"

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace hazard_test {

std::optional<JudgeRule> ruleOf(const std::string& judge)
{
    return readJudge(tests::quoted(
        "{'prompt':{'S1':'BLOCK','S10':'FLAG','P1':'BLOCK'},'response':{'S6':'FLAG'}" +
        (judge.empty() ? "" : ",'judge':" + judge) + "}"));
}

std::string chatOf(std::string_view content)
{
    return boost::json::serialize(boost::json::object{
        {"choices", {{{"message", {{"role", "assistant"}, {"content", content}}}}}}});
}

/// "1,10": numbers from 1; "-": no sense.
std::string verdictIn(JudgeKind kind, std::string_view body)
{
    const auto found = readVerdict(kind, body);
    if (!found) return "-";
    std::string all;
    for (const auto hazard : *found) all += (all.empty() ? "" : ",") + hazardCode(hazard);
    return all;
}

boost::json::array messagesOf(const JudgeCall& call)
{
    return boost::json::parse(call.body).at("messages").as_array();
}

}  // namespace hazard_test

using namespace hazard_test;

/// Who judges, what it is asked, and what its answer means.
class HazardTest : public QObject {
    Q_OBJECT

private slots:

    void rulesAreRead()
    {
        QVERIFY(!ruleOf(""));
        QVERIFY(!ruleOf("{'kind':'instruct'}"));
        auto rule = ruleOf("{'model':'ollama/llama-guard3:8b','timeout':1500}");
        QVERIFY(rule);
        QVERIFY(rule->kind == JudgeKind::LlamaGuard);
        QCOMPARE(rule->patience.count(), 1500);
        QVERIFY(rule->prompt[0] == HazardAction::Block);
        QVERIFY(rule->prompt[9] == HazardAction::Flag);
        QVERIFY(rule->looksAt(true) && rule->blocks(true));
        QVERIFY(rule->looksAt(false) && !rule->blocks(false));
        QVERIFY(ruleOf("{'model':'openai/omni-moderation-latest'}")->kind == JudgeKind::Moderation);
        QVERIFY(ruleOf("{'model':'openai/gpt-4o-mini'}")->kind == JudgeKind::Instruct);
        QVERIFY(ruleOf("{'model':'sample/judge'}")->kind == JudgeKind::LlamaGuard);
        QVERIFY(ruleOf("{'model':'x/y','kind':'llama-guard'}")->kind == JudgeKind::LlamaGuard);
        QVERIFY(!readJudge(
            tests::quoted("{'prompt':{'P1':'BLOCK'},'response':{},'judge':{'model':'a/b'}}")));
    }

    void llamaGuardsWordsAreReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("safe", "");
        row("\n\nsafe\n", "");
        row("unsafe\nS1", "S1");
        row("\n\nunsafe\nS1,S10", "S1,S10");
        row("unsafe\nS10, S1 ,S1\n", "S1,S10");
        row("unsafe\nS14,S2", "S2");
        for (const char* senseless :
             {"", "unsafe", "Unsafe\nS1", "safe\nS1", "unsafe S1", "unsafe\nS0", "unsafe\nS99",
              "unsafe\nS01", "unsafe\nS1\nbecause", "unsafe\nviolence", "unsafe\n,", "I am safe",
              "safe.", "unsafe\nS14"})
            row(senseless, "-");
    }

    void llamaGuardsWordsAreReadStrictly()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, expected);
        const auto body = chatOf(text.toStdString());
        QCOMPARE(verdictIn(JudgeKind::LlamaGuard, body), expected.toStdString());
        QCOMPARE(verdictIn(JudgeKind::Instruct, body), expected.toStdString());
    }

    void whatIsNoAnswerMakesNoSense()
    {
        for (const char* body : {"", "safe", "{}", "{'choices':[]}", "{'choices':[{'message':{}}]}",
                                 "{'error':{'message':'safe'}}"}) {
            QCOMPARE(verdictIn(JudgeKind::LlamaGuard, tests::quoted(body)), std::string("-"));
            QCOMPARE(verdictIn(JudgeKind::Moderation, tests::quoted(body)), std::string("-"));
        }
    }

    void moderationIsTurnedIntoHazards()
    {
        const auto verdict = [](const std::string& categories) {
            return verdictIn(
                JudgeKind::Moderation,
                tests::quoted("{'results':[{'flagged':true,'categories':{" + categories + "}}]}"));
        };
        QCOMPARE(verdict("'hate':false,'violence':false"), std::string());
        QCOMPARE(verdict("'hate':true,'self-harm/intent':true,'violence':false"),
                 std::string("S10,S11"));
        QCOMPARE(verdict("'something new':true"), std::string("S2"));
        QCOMPARE(verdict("'hate':1"), std::string("-"));
    }

    void aGuardModelIsShownTheConversation()
    {
        const auto rule = ruleOf("{'model':'ollama/llama-guard3'}");
        const auto call = judgeCall(
            *rule, {{true, "lost"}, {false, "one"}, {false, "two"}, {true, "three"}, {false, "4"}});
        QCOMPARE(call.path, std::string("/v1/chat/completions"));
        const auto messages = messagesOf(call);
        QCOMPARE(messages.size(), std::size_t{3});
        QCOMPARE(messages[0].at("role").as_string(), "user");
        QCOMPARE(messages[0].at("content").as_string(), "one\ntwo");
        QCOMPARE(messages[1].at("role").as_string(), "assistant");
        QCOMPARE(messages[2].at("content").as_string(), "4");
        QCOMPARE(boost::json::parse(call.body).at("model").as_string(), "ollama/llama-guard3");
    }

    void anyModelIsToldWhatToDo()
    {
        const auto rule = ruleOf("{'model':'openai/gpt-4o-mini'}");
        const auto messages = messagesOf(judgeCall(*rule, {{false, "hi \"you\""}, {true, "yes"}}));
        QCOMPARE(messages.size(), std::size_t{2});
        const std::string system(messages[0].at("content").as_string());
        QVERIFY(system.find("last message of the assistant") != std::string::npos);
        QVERIFY(system.find("S13: elections") != std::string::npos);
        QCOMPARE(messages[1].at("content").as_string(),
                 "<user>\nhi \"you\"\n</user>\n<assistant>\nyes\n</assistant>\n");
    }

    void anEndpointIsShownTheLastMessage()
    {
        const auto rule = ruleOf("{'model':'openai/omni-moderation-latest'}");
        const auto call = judgeCall(*rule, {{false, "one"}, {true, "two"}});
        QCOMPARE(call.path, std::string("/openai/v1/moderations"));
        QCOMPARE(call.body, tests::quoted("{'model':'omni-moderation-latest','input':'two'}"));
    }

    void whatIsShownIsBounded()
    {
        const auto rule = ruleOf("{'model':'ollama/llama-guard3'}");
        std::vector<Said> said;
        for (int i = 0; i < 100; ++i) said.push_back({i % 2 == 1, std::string(1000, 'a')});
        said.push_back({false, "ä" + std::string(kMostShown - 1, 'b')});
        const auto messages = messagesOf(judgeCall(*rule, said));
        QCOMPARE(messages.size(), std::size_t{1});
        QCOMPARE(messages[0].at("content").as_string().size(), kMostShown - 1);
        said.pop_back();
        QVERIFY(judgeCall(*rule, said).body.size() < kMostShown + 4096);
    }
};

GH_SUITE(HazardTest)

}  // namespace gatehouse::guard

#include "hazard_test.moc"
