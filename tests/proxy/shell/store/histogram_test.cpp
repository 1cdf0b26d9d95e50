#include "proxy/shell/store/histogram.h"

#include <cmath>
#include <limits>

#include "proxy/shell/store/pack.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class HistogramTest : public QObject {
    Q_OBJECT

private slots:

    void percentilesAreWithinFourPercent_data()
    {
        QTest::addColumn<qint64>("micros");
        for (const qint64 micros :
             {20, 150, 999, 12'345, 250'000, 3'000'000, 59'000'000, 1'800'000'000}) {
            QTest::addRow("%lld", static_cast<long long>(micros)) << micros;
        }
    }

    void percentilesAreWithinFourPercent()
    {
        QFETCH(qint64, micros);
        Histogram histogram;
        for (int i = 0; i < 10; ++i) histogram.add(micros);
        const double wanted = static_cast<double>(micros) / 1000;
        for (const double share : {0.0, 0.5, 0.99, 1.0}) {
            QVERIFY(std::abs(histogram.percentile(share) - wanted) <= wanted * 0.04);
        }
    }

    void mergedIsAddedTogether()
    {
        Histogram one;
        Histogram two;
        Histogram both;
        for (int i = 1; i < 2000; ++i) {
            (i % 3 == 0 ? one : two).add(i * 997);
            both.add(i * 997);
        }
        Packed packed;
        two.pack(packed);
        Histogram merged;
        merged.merge(one);
        merged.merge(packed);
        QCOMPARE(merged.count(), both.count());
        for (const double share : {0.01, 0.5, 0.95, 0.99})
            QCOMPARE(merged.percentile(share), both.percentile(share));
    }

    void emptyHasNoPercentile()
    {
        Histogram histogram;
        QCOMPARE(histogram.percentile(0.5), -1.0);
        Packed packed;
        histogram.pack(packed);
        QVERIFY(packed.empty());
        histogram.merge(
            "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");  // broken: read as far as it goes
        QVERIFY(histogram.count() <= 1);
    }

    void theEndsOfTheScaleHold()
    {
        Histogram histogram;
        histogram.add(-5);
        histogram.add(0);
        histogram.add(std::numeric_limits<std::int64_t>::max());
        QCOMPARE(histogram.count(), std::uint64_t{3});
        QVERIFY(histogram.percentile(1) > 3'000'000);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::HistogramTest;
GH_SUITE(HistogramTest)
#include "histogram_test.moc"
