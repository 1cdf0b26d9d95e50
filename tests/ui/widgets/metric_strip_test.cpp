#include "ui/widgets/metric_strip.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class MetricStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void figuresAsPeopleReadThem()
    {
        ui::MetricStrip strip(QStringLiteral("m"));
        store::Summary sum;
        sum.requests = 48'214;
        sum.failed = 482;
        sum.latencyP50 = 486;
        sum.latencyP95 = 1940;
        sum.inputTokens = 31'600'000;
        sum.outputTokens = 4200;
        sum.cost = PicoUsd{12'400'000'000'000};
        strip.setSummary(sum);
        QCOMPARE(
            strip.words(),
            (QStringList{QStringLiteral("Requests 48,214"), QStringLiteral("Errors 482 · 1.0%"),
                         QStringLiteral("Latency p50 486 ms"), QStringLiteral("Latency p95 1.94 s"),
                         QStringLiteral("Tokens 31.6 M → 4.20 k"), QStringLiteral("Cost $12.40")}));
    }

    /// Unknown is never 0.
    void whatIsUnknownIsSaid()
    {
        ui::MetricStrip strip(QStringLiteral("m"));
        QCOMPARE(strip.words().last(), QStringLiteral("Cost –"));
        store::Summary sum;
        sum.requests = 3;
        sum.unpriced = 3;
        strip.setSummary(sum);
        QCOMPARE(strip.words().last(), QStringLiteral("Cost unknown"));
        sum.unpriced = 1;
        sum.cost = PicoUsd{500'000'000'000};
        strip.setSummary(sum);
        QCOMPARE(strip.words().last(), QStringLiteral("Cost $0.5000 + ?"));
        QCOMPARE(strip.words().at(2), QStringLiteral("Latency p50 –"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MetricStripTest;
GH_SUITE(MetricStripTest)
#include "metric_strip_test.moc"
