#include <algorithm>

#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using namespace gatehouse::dialect::anthropic;

class AnthropicThinkingTest : public QObject {
    Q_OBJECT

    static std::string written(const chat::Request& request, const char* model, Notes& notes,
                               bool mayContinue = true, std::int64_t maxOutput = 0)
    {
        const Traits traits = traitsOf(model);
        Destination to;
        to.model = model;
        to.maxOutput = maxOutput;
        const Thinking thinking = thinkingOf(request, to, traits, mayContinue, notes);
        std::string out;
        JsonWriter json(out);
        json.integer("max", thinking.maxTokens);
        json.textIf("effort", thinking.effort);
        writeThinking(json, request, thinking, traits);
        writeSampling(json, request, thinking, traits, notes);
        std::replace(out.begin(), out.end(), '"', '\'');
        return out;
    }

private slots:

    void generationsAreReadFromTheName_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<int>("generation");
        QTest::newRow("1") << QByteArray("claude-3-haiku-20240307") << 30;
        QTest::newRow("2") << QByteArray("claude-3-5-sonnet-latest") << 35;
        QTest::newRow("3") << QByteArray("us.anthropic.claude-3-7-sonnet-20250219-v1:0") << 37;
        QTest::newRow("4") << QByteArray("claude-sonnet-4-20250514") << 40;
        QTest::newRow("5") << QByteArray("claude-opus-4-1@20250805") << 41;
        QTest::newRow("6") << QByteArray("anthropic/claude-haiku-4.5") << 45;
        QTest::newRow("7") << QByteArray("claude-opus-4-7") << 47;
        QTest::newRow("8") << QByteArray("Claude-Sonnet-5") << 50;
        QTest::newRow("9") << QByteArray("claude-fable-5") << 50;
        QTest::newRow("10") << QByteArray("claude-instant-1.2") << 0;
        QTest::newRow("11") << QByteArray("kimi-k2") << 0;
        QTest::newRow("12") << QByteArray("opus-9") << 0;
        QTest::newRow("13") << QByteArray("claude-opus-123-4") << 0;
        QTest::newRow("14") << QByteArray("") << 0;
    }

    void generationsAreReadFromTheName()
    {
        QFETCH(QByteArray, model);
        QFETCH(int, generation);
        QCOMPARE(traitsOf(model.toStdString()).generation, generation);
    }

    void effortsBecomeWhatTheModelTakes()
    {
        chat::Request request;
        request.effort = "high";
        Notes notes;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':28672,'thinking':{'type':'enabled','budget_tokens':24576}"));
        QCOMPARE(written(request, "claude-sonnet-4-6", notes),
                 std::string("'max':4096,'effort':'high','thinking':{'type':'adaptive'}"));
        request.effort = "xhigh";
        QCOMPARE(written(request, "claude-opus-4-6", notes),
                 std::string("'max':4096,'effort':'high','thinking':{'type':'adaptive'}"));
        request.effort = "none";
        QCOMPARE(written(request, "claude-opus-4-6", notes), std::string("'max':4096"));
        QCOMPARE(written(request, "claude-sonnet-5", notes),
                 std::string("'max':4096,'thinking':{'type':'disabled'}"));
        QCOMPARE(written(request, "claude-fable-5", notes), std::string("'max':4096"));
        QVERIFY(notes.leftOut.empty());
        request.effort = "low";
        QCOMPARE(written(request, "claude-3-5-haiku-latest", notes), std::string("'max':4096"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
    }

    void budgetsFitBelowTheLimit()
    {
        chat::Request request;
        request.thinkingBudget = 5000;
        request.maxTokens = 4000;
        Notes notes;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':4000,'thinking':{'type':'enabled','budget_tokens':3999}"));
        request.thinkingBudget = 5;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':4000,'thinking':{'type':'enabled','budget_tokens':1024}"));
        request.thinkingBudget.reset();
        request.effort = "medium";
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':4000,'thinking':{'type':'enabled','budget_tokens':2000}"));
        request.maxTokens.reset();
        QCOMPARE(written(request, "claude-sonnet-4-5", notes, true, 6000),
                 std::string("'max':6000,'thinking':{'type':'enabled','budget_tokens':3000}"));
        request.maxTokens = 99999;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes, true, 64000),
                 std::string("'max':64000,'thinking':{'type':'enabled','budget_tokens':8192}"));
        QVERIFY(notes.leftOut.empty());
        request.maxTokens = 1000;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes), std::string("'max':1000"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
        request.maxTokens.reset();
        request.thinkingBudget = 2048;
        QCOMPARE(written(request, "claude-opus-4-8", notes),
                 std::string("'max':4096,'effort':'medium','thinking':{'type':'adaptive'}"));
    }

    void forcedToolsAndUnsignedCallsTurnItOff()
    {
        chat::Request request;
        request.thinkingBudget = 2000;
        request.tools.emplace_back().name = "f";
        request.toolChoice = chat::ToolChoice::Any;
        Notes notes;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes), std::string("'max':4096"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
        request.toolChoice = chat::ToolChoice::Auto;
        QCOMPARE(written(request, "claude-sonnet-4-5", notes, false), std::string("'max':4096"));
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
        request.thinkingBudget = -1;
        QVERIFY(written(request, "claude-opus-4-6", notes, false).find("adaptive") !=
                std::string::npos);
    }

    void samplingYieldsToThinking()
    {
        chat::Request request;
        request.temperature = 1.5;
        request.topP = 0.9;
        request.topK = 5;
        Notes notes;
        QCOMPARE(written(request, "claude-sonnet-4-0", notes),
                 std::string("'max':4096,'temperature':1,'top_p':0.9,'top_k':5"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"temperature (1 is the most)"}));
        notes = {};
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':4096,'temperature':1,'top_k':5"));
        QCOMPARE(notes.leftOut.back(), std::string("top_p"));
        notes = {};
        QCOMPARE(written(request, "claude-opus-4-7", notes), std::string("'max':4096"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"temperature", "top_p", "top_k"}));
        request.thinkingBudget = 1024;
        request.topP = 0.97;
        notes = {};
        QCOMPARE(written(request, "claude-sonnet-4-5", notes),
                 std::string("'max':5120,'thinking':{'type':'enabled','budget_tokens':1024},"
                             "'top_p':0.97"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"temperature", "top_k"}));
    }

    void hiddenThoughtsStayHidden()
    {
        chat::Request request;
        request.effort = "low";
        request.showThinking = false;
        Notes notes;
        QCOMPARE(written(request, "claude-opus-4-7", notes),
                 std::string("'max':4096,'effort':'low','thinking':{'type':'adaptive',"
                             "'display':'omitted'}"));
    }
};

GH_SUITE(AnthropicThinkingTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_thinking_test.moc"
