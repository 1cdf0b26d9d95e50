#include "app/prompts/prompt_results.h"

#include <cmath>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class PromptResultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void intervalsAreWilsons()
    {
        const auto [least, most] = app::shareInterval(5, 100);
        QVERIFY(std::abs(least - 0.0215) < 0.0005);
        QVERIFY(std::abs(most - 0.1118) < 0.0005);
        QCOMPARE(app::shareInterval(0, 10).first, 0.0);
        QCOMPARE(app::shareInterval(0, 0).second, 1.0);
    }

    void resultsAreWords()
    {
        store::VersionSums sums;
        QVERIFY(app::resultWords(sums).isEmpty());
        sums.version = 1;
        sums.calls = 100;
        sums.failed = 5;
        sums.latency = 820;
        sums.latencyError = 10;
        sums.costPerCall = 2e9;
        sums.costError = 1e8;
        sums.cost = PicoUsd{200'000'000'000};
        const QString words = app::resultWords(sums);
        QVERIFY2(words.contains(QStringLiteral("5.0% failed (2.2%–11.2%)")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("±")), qPrintable(words));
        const auto all = app::sumOf({sums, sums});
        QCOMPARE(all.calls, std::int64_t(200));
        QVERIFY(app::sumWords(all).contains(QLatin1String("5.0% failed")));
        QVERIFY(!app::sumWords({}).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptResultsTest;
GH_SUITE(PromptResultsTest)
#include "prompt_results_test.moc"
