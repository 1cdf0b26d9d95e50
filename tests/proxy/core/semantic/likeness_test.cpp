#include "proxy/core/semantic/likeness.h"

#include <algorithm>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;

class LikenessTest : public QObject {
    Q_OBJECT

private slots:

    void theSameAskedOtherwiseIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::newRow("mark") << QByteArray("What is the tallest tower in Spain?")
                              << QByteArray("what is the tallest tower in Spain ?");
        QTest::newRow("please") << QByteArray("Sort this list by size.")
                                << QByteArray("Please sort this list by size");
        QTest::newRow("slip") << QByteArray("How do I cancel my subscription?")
                              << QByteArray("How do I cancel my subscripton?");
        QTest::newRow("ending") << QByteArray("How do I bake a sourdough bread?")
                                << QByteArray("How can I bake sourdough breads?");
    }

    void theSameAskedOtherwiseIsTheSame()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const auto got = compare(a.toStdString(), b.toStdString());
        QVERIFY2(got.isSame, qPrintable(QString::number(got.score)));
        QVERIFY(got.reasons.empty() && got.score >= kSameScore);
    }

    void oneWordMakesItAnother_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<int>("why");
        const auto row = [](const char* a, const char* b, Difference why) {
            QTest::addRow("%s / %s", a, b)
                << QByteArray(a) << QByteArray(b) << static_cast<int>(why);
        };
        row("What is 12 % of 80?", "What is 15 % of 80?", Difference::Number);
        row("Is a trip of two days enough?", "Is a trip of six days enough?", Difference::Number);
        row("Which trains run on Sunday?", "Which trains do not run on Sunday?",
            Difference::Negation);
        row("Where was the treaty signed?", "Why was the treaty signed?", Difference::Kind);
        row("How do I enable dark mode?", "How do I disable dark mode?", Difference::Opposite);
        row("Does Mira work in sales?", "Does Tomas work in sales?", Difference::Name);
        row("Trains from Bonn to Mainz?", "Trains from Mainz to Bonn?", Difference::Order);
        row("Wie hoch ist die Miete?", "Wie hoch ist die Steuer?", Difference::Language);
        row("How do I peel a mango?", "How do I peel a transistor?", Difference::Word);
    }

    void oneWordMakesItAnother()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(int, why);
        const auto got = compare(a.toStdString(), b.toStdString());
        QVERIFY(!got.isSame && got.score < kSameScore);
        const bool isTold = std::ranges::any_of(got.reasons, [&](const Reason& reason) {
            return static_cast<int>(reason.difference) == why;
        });
        QVERIFY2(isTold, got.reasons.empty() ? "" : name(got.reasons.front().difference).data());
        QCOMPARE(compare(b.toStdString(), a.toStdString()).isSame, false);
    }

    void withoutATableNothingMatches()
    {
        const Table none({});
        QVERIFY(!compare("How do I bake bread?", "How do I bake bread?", none).isSame);
        QVERIFY(!compare("", "").isSame);
    }
};

}  // namespace gatehouse::semantic_tests

using gatehouse::semantic_tests::LikenessTest;
GH_SUITE(LikenessTest)
#include "likeness_test.moc"
