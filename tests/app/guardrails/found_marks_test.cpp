#include "app/guardrails/found_marks.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class FoundMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyLineOfTheGuardIsRead()
    {
        record::Exchange exchange;
        exchange.trace = {{"parse", "pass", 0, 0},
                          {"dlp", "email 2 REDACT by my people, Blue Heron 1 BLOCK by names", 0, 0},
                          {"injection", "tool 0.93, base64 FLAG", 0, 0},
                          {"verdict", "S1 BLOCK, S10 FLAG (01J, 812 ms, 40 µ$)", 0, 0},
                          {"dlp-answer", "secret 1 MASK", 0, 0},
                          {"demand", "short 1 BLOCK by limits: 9 tokens, 8 are allowed", 0, 0},
                          {"verdict-answer", "safe (01J, 9 ms)", 0, 0}};
        const auto marks = app::foundMarks(exchange);
        QCOMPARE(marks.size(), std::size_t{7});
        const app::FoundMark people{QStringLiteral("E-mail addresses"),
                                    QStringLiteral("my people"),
                                    "REDACT",
                                    false,
                                    2,
                                    {}};
        QVERIFY(marks[0] == people);
        QCOMPARE(marks[1].kind, QStringLiteral("Blue Heron"));
        QCOMPARE(marks[1].action, std::string("BLOCK"));
        QCOMPARE(marks[2].rule, QStringLiteral("P1"));
        QCOMPARE(marks[2].more, QStringLiteral("tool 0.93, base64"));
        QCOMPARE(marks[3].kind, QStringLiteral("Violent crimes"));
        QCOMPARE(marks[4].rule, QStringLiteral("S10"));
        QCOMPARE(marks[4].more, QStringLiteral("812 ms, 40 µ$"));
        // Of an older version: without its rule.
        QVERIFY(marks[5].rule.isEmpty() && marks[5].inAnswer);
        QCOMPARE(marks[5].action, std::string("MASK"));
        QCOMPARE(marks[6].rule, QStringLiteral("limits"));
        QCOMPARE(marks[6].more, QStringLiteral("9 tokens, 8 are allowed"));
    }

    void nothingOfOtherStops()
    {
        record::Exchange exchange;
        exchange.trace = {{"route", "pass", 0, 0},
                          {"verdict", "no answer in time: BLOCK (nobody, 5000 ms)", 0, 0}};
        QVERIFY(app::foundMarks(exchange).empty());
    }

    void theFilterIsOneWord()
    {
        QCOMPARE(app::ruleFilter(QStringLiteral("keys")), QStringLiteral("rule:keys"));
        QCOMPARE(app::ruleFilter(QStringLiteral("of (mine)")),
                 QStringLiteral("rule:\"of (mine)\""));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FoundMarksTest;
GH_SUITE(FoundMarksTest)
#include "found_marks_test.moc"
