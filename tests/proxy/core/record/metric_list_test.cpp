#include "proxy/core/record/metric_list.h"

#include <algorithm>
#include <set>

#include <QRegularExpression>

#include "tests/support/suite.h"

namespace gatehouse::record {

class MetricListTest : public QObject {
    Q_OBJECT

private slots:

    void rowsStandInTheOrderOfTheirNumbers()
    {
        std::size_t index = 0;
        for (const auto& row : metrics()) QCOMPARE(static_cast<std::size_t>(row.metric), index++);
        QCOMPARE(index, static_cast<std::size_t>(Metric::Uptime) + 1);
    }

    void namesFollowTheConventions()
    {
        std::set<std::string_view> names;
        static const QRegularExpression shape("^gatehouse_[a-z]+(_[a-z]+)*$");
        for (const auto& row : metrics()) {
            QVERIFY(names.insert(row.name).second);
            const QByteArray name(row.name.data(), static_cast<qsizetype>(row.name.size()));
            QVERIFY2(shape.match(QString::fromUtf8(name)).hasMatch(), name.constData());
            QCOMPARE(name.endsWith("_total"), row.kind == MetricKind::Counter);
            if (row.kind == MetricKind::Histogram)
                QVERIFY2(name.endsWith("_seconds"), name.constData());
            QVERIFY2(!row.help.empty() && !row.help.ends_with('.'), name.constData());
        }
    }

    /// A label whose values a client chooses would grow without bound.
    void labelsAreBoundedSets()
    {
        const QStringList bounded{"provider", "outcome",    "kind",     "class",
                                  "state",    "connection", "direction"};
        for (const auto& row : metrics()) {
            const auto labels =
                QString::fromUtf8(row.labels.data(), static_cast<qsizetype>(row.labels.size()));
            for (const auto& label : labels.split(',', Qt::SkipEmptyParts))
                QVERIFY2(bounded.contains(label), qPrintable(label));
        }
    }

    void boundsAscend() { QVERIFY(std::ranges::is_sorted(durationBounds())); }
};

}  // namespace gatehouse::record

using gatehouse::record::MetricListTest;
GH_SUITE(MetricListTest)
#include "metric_list_test.moc"
