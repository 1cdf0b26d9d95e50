#include "proxy/core/sample/ask.h"

#include <boost/json.hpp>

#include "tests/support/suite.h"

namespace gatehouse::sample {

class AskTest : public QObject {
    Q_OBJECT

private slots:
    void namesSteer();
    void wordsJoinToTheText();
    void tokens();
    void valuesFitTheirSchema();
    void limitsCut();
    void toolsAreCalledWhenAsked();
};

void AskTest::namesSteer()
{
    QVERIFY(steerOf("sample/echo").act == Steer::Act::Echo);
    QVERIFY(steerOf("echo").act == Steer::Act::Echo);
    QVERIFY(steerOf("a/b/hang").act == Steer::Act::Hang);
    QCOMPARE(steerOf("sample/429").status, 429);
    QVERIFY(steerOf("sample/fast").fast && steerOf("sample/slow").slow);
    QVERIFY(steerOf("gpt-5").act == Steer::Act::Plain && steerOf("").status == 0);
}

void AskTest::wordsJoinToTheText()
{
    for (const char* text : {"", " ", "one", "one two  three\n\nfour ", "  lead"}) {
        std::string joined;
        for (const auto word : wordsOf(text)) joined += word;
        QCOMPARE(joined, std::string(text));
    }
    QCOMPARE(wordsOf("one two  three").size(), std::size_t{3});
}

void AskTest::tokens()
{
    QCOMPARE(tokensOf(std::string_view("")), 0);
    QCOMPARE(tokensOf(std::string_view("12345")), 2);
    QCOMPARE(tokensOf(std::string_view("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9")), 1);
    QCOMPARE(
        tokensOf(boost::json::parse(
            R"([{"role":"user","content":"1234"},{"image_url":{"url":"data:xxxxxxxxxxxx"}}])")),
        1);
}

void AskTest::valuesFitTheirSchema()
{
    const auto value = instanceOf(boost::json::parse(
        R"({"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["c","f"]},"n":{"type":"INTEGER","minimum":3},"list":{"type":"array","items":{"type":"boolean"}},"any":{"anyOf":[{"type":"number"}]},"maybe":{"type":["string","null"]}}})"));
    QCOMPARE(boost::json::serialize(value),
             std::string(
                 R"({"city":"Lisbon","unit":"c","n":3,"list":[true],"any":1,"maybe":"sample"})"));
    QVERIFY(instanceOf(nullptr).is_null());
}

void AskTest::limitsCut()
{
    Ask ask;
    ask.prompt = "Tell me everything about gates.";
    ask.maxTokens = 10;
    const Answer answer = answerTo(ask);
    QVERIFY(answer.end == Answer::End::Length);
    QVERIFY(answer.outputTokens <= 10 && answer.outputTokens > 5);
    QCOMPARE(answer.outputTokens, tokensOf(std::string_view(answer.text)));
}

void AskTest::toolsAreCalledWhenAsked()
{
    Ask ask;
    ask.tools = {{"weather", boost::json::parse(
                                 R"({"type":"object","properties":{"city":{"type":"string"}}})")},
                 {"time", {}}};
    ask.prompt = "Hello";
    QVERIFY(answerTo(ask).calls.empty());
    ask.prompt = "Call TIME please";
    QCOMPARE(answerTo(ask).calls.at(0).name, std::string("time"));
    QCOMPARE(answerTo(ask).calls.at(0).arguments, std::string("{}"));
    ask.prompt = "Hello";
    ask.steer = steerOf("sample/tools");
    QCOMPARE(answerTo(ask).calls.size(), std::size_t{2});
    ask.steer = steerOf("sample/tool");
    ask.forcedTool = "time";
    QCOMPARE(answerTo(ask).calls.at(0).name, std::string("time"));
    ask.mayCall = false;
    QVERIFY(answerTo(ask).calls.empty());
    ask.mayCall = true;
    ask.afterTool = true;
    ask.toolResult = "12:30";
    QVERIFY(answerTo(ask).calls.empty());
    QVERIFY(answerTo(ask).text.find("12:30") != std::string::npos);
}

}  // namespace gatehouse::sample

using gatehouse::sample::AskTest;
GH_SUITE(AskTest)

#include "ask_test.moc"
