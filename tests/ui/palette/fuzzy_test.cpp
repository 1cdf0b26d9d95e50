#include "ui/palette/fuzzy.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class FuzzyTest : public QObject {
    Q_OBJECT

    static int score(const char* pattern, const char* text)
    {
        const auto match = ui::fuzzyMatch(QString::fromLatin1(pattern), QString::fromLatin1(text));
        return match ? match->score : -1;
    }

private Q_SLOTS:

    void lettersInOrderMatch()
    {
        const auto match = ui::fuzzyMatch(QStringLiteral("pk"), QStringLiteral("Providers & Keys"));
        QVERIFY(match.has_value());
        QCOMPARE(match->at, (QList<int>{0, 12}));
        QVERIFY(!ui::fuzzyMatch(QStringLiteral("kp"), QStringLiteral("Providers & Keys")));
        QVERIFY(!ui::fuzzyMatch(QStringLiteral("z"), QStringLiteral("Dashboard")));
    }

    void nothingTypedMatchesAll()
    {
        QVERIFY(ui::fuzzyMatch({}, QStringLiteral("Traffic")).has_value());
        QVERIFY(ui::fuzzyMatch({}, {}).has_value());
        QVERIFY(!ui::fuzzyMatch(QStringLiteral("a"), {}));
    }

    /// What people mean comes first: beginnings of words and letters in a row.
    void theBetterPlaceWins()
    {
        QVERIFY(score("tra", "Traffic") > score("tra", "Restart gateway"));
        QVERIFY(score("sb", "Show or hide the side bar") > 0);
        QCOMPARE(ui::fuzzyMatch(QStringLiteral("bar"), QStringLiteral("big side bar"))->at,
                 (QList<int>{9, 10, 11}));
        QVERIFY(score("set", "Settings") > score("set", "Settings of the largest provider"));
    }

    void caseAndBlanksDoNotCount()
    {
        QCOMPARE(score("GO TO", "Go to the filter"), score("goto", "Go to the filter"));
    }

    void aLongTextIsCut()
    {
        const QString text = QString(5'000, QLatin1Char('x')) + QLatin1Char('y');
        QVERIFY(!ui::fuzzyMatch(QStringLiteral("y"), text));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FuzzyTest;
GH_SUITE(FuzzyTest)
#include "fuzzy_test.moc"
