#include "app/paired_turns.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::pairedTurns;

class PairedTurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void resultsGoToTheCallOfTheirId()
    {
        const auto said = pairedTurns({{"user", "text", "where?", {}, {}},
                                       {"assistant", "tool_call", "{}", "look", "a"},
                                       {"assistant", "tool_call", "{}", "look", "b"},
                                       {"tool", "tool_result", "second", {}, "b"},
                                       {"tool", "tool_result", "first", {}, "a"},
                                       {"assistant", "text", "there", {}, {}}});
        QCOMPARE(said.size(), 4U);
        QCOMPARE(said[1].result->text, std::string("first"));
        QCOMPARE(said[2].result->text, std::string("second"));
        QVERIFY(!said[3].result);
    }

    /// Gemini and Ollama give their calls no id.
    void withoutIdsTheNameCounts()
    {
        const auto said = pairedTurns({{"model", "tool_call", "{}", "look", {}},
                                       {"model", "tool_call", "{}", "look", {}},
                                       {"user", "tool_result", "1", "look", {}},
                                       {"user", "tool_result", "2", "look", {}}});
        QCOMPARE(said.size(), 2U);
        QCOMPARE(said[0].result->text, std::string("1"));
        QCOMPARE(said[1].result->text, std::string("2"));
    }

    void aResultWithoutCallStaysACard()
    {
        const auto said = pairedTurns({{"assistant", "tool_call", "{}", "look", "a"},
                                       {"tool", "tool_result", "other", {}, "z"},
                                       {"tool", "tool_result", "nameless", {}, {}}});
        QCOMPARE(said.size(), 3U);
        QVERIFY(!said[0].result);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PairedTurnsTest;
GH_SUITE(PairedTurnsTest)
#include "paired_turns_test.moc"
