#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;

class GeminiThinkingTest : public QObject {
    Q_OBJECT

    static std::string written(const chat::Request& request, const char* model, Notes& notes)
    {
        Destination to;
        to.model = model;
        std::string out;
        JsonWriter json(out);
        gemini::writeThinking(json, request, to, notes);
        std::ranges::replace(out, '"', '\'');
        return out;
    }

private slots:

    void generationsAreReadFromTheName()
    {
        QCOMPARE(gemini::generationOf("gemini-2.5-flash"), 25);
        QCOMPARE(gemini::generationOf("models/gemini-3-pro-preview"), 30);
        QCOMPARE(gemini::generationOf("gemini-3.6-flash"), 36);
        QCOMPARE(gemini::generationOf("gemini-flash-latest"), 0);
        QCOMPARE(gemini::generationOf("gemini-"), 0);
    }

    void effortsBecomeLevelsOrBudgets()
    {
        chat::Request request;
        Notes notes;
        QCOMPARE(written(request, "gemini-2.5-flash", notes), std::string());
        request.effort = "high";
        QCOMPARE(written(request, "gemini-2.5-flash", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingBudget':24576}"));
        QCOMPARE(written(request, "gemini-3-flash-preview", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingLevel':'high'}"));
        request.effort = "minimal";
        QCOMPARE(written(request, "gemini-3-pro-preview", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingLevel':'low'}"));
        request.showThinking = false;
        request.effort = "none";
        QCOMPARE(written(request, "gemini-2.5-flash", notes),
                 std::string("'thinkingConfig':{'includeThoughts':false,'thinkingBudget':0}"));
        QVERIFY(notes.leftOut.empty());
        QCOMPARE(written(request, "gemini-2.5-pro", notes),
                 std::string("'thinkingConfig':{'includeThoughts':false,'thinkingBudget':128}"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
        QCOMPARE(written(request, "gemini-2.0-flash", notes), std::string());
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
        request.effort = "low";
        QCOMPARE(written(request, "gemini-2.0-flash", notes), std::string());
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
    }

    void budgetsFit()
    {
        chat::Request request;
        request.thinkingBudget = 99999;
        Notes notes;
        QCOMPARE(written(request, "gemini-2.5-pro", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingBudget':32768}"));
        request.thinkingBudget = 5;
        QCOMPARE(written(request, "gemini-2.5-flash-lite", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingBudget':512}"));
        request.thinkingBudget = -1;
        QCOMPARE(written(request, "gemini-2.5-flash", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingBudget':-1}"));
        QCOMPARE(written(request, "gemini-3-flash", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true}"));
        request.thinkingBudget = 9000;
        QCOMPARE(written(request, "gemini-3-flash", notes),
                 std::string("'thinkingConfig':{'includeThoughts':true,'thinkingLevel':'medium'}"));
    }
};

GH_SUITE(GeminiThinkingTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_thinking_test.moc"
