#include "proxy/core/record/metric_list.h"

#include <algorithm>
#include <set>

#include <QFile>
#include <QRegularExpression>

#include "tests/support/suite.h"

namespace gatehouse::record {

namespace {

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

class MetricListTest : public QObject {
    Q_OBJECT

private slots:

    void rowsStandInTheOrderOfTheirNumbers()
    {
        std::size_t index = 0;
        for (const auto& row : metrics()) {
            QCOMPARE(static_cast<std::size_t>(row.metric), index++);
            QCOMPARE(&rowOf(row.metric), &row);
        }
        QCOMPARE(index, static_cast<std::size_t>(Metric::Uptime) + 1);
    }

    void namesFollowTheConventions()
    {
        std::set<std::string_view> names;
        static const QRegularExpression shape("^gatehouse_[a-z]+(_[a-z]+)*$");
        for (const auto& row : metrics()) {
            QVERIFY(names.insert(row.name).second);
            const QByteArray name = bytesOf(row.name);
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
        const QByteArrayList bounded{"", "outcome", "kind", "class", "how", "result", "provider"};
        for (const auto& row : metrics())
            QVERIFY2(bounded.contains(bytesOf(row.label)), bytesOf(row.name).constData());
    }

    void kindsHaveTheExpositionsWords()
    {
        QCOMPARE(name(MetricKind::Counter), std::string_view("counter"));
        QCOMPARE(name(MetricKind::Gauge), std::string_view("gauge"));
        QCOMPARE(name(MetricKind::Histogram), std::string_view("histogram"));
    }

    void boundsAscend()
    {
        QCOMPARE(std::ranges::adjacent_find(kDurationBounds, std::greater_equal()),
                 kDurationBounds.end());
        QVERIFY(kDurationBounds.front() > 0);
    }

    void theGuideNamesEachOfThem()
    {
        QFile guide(GATEHOUSE_SOURCE_DIR "/docs/guide/server.md");
        QVERIFY(guide.open(QIODevice::ReadOnly));
        const QByteArray text = guide.readAll();
        for (const auto& row : metrics()) {
            QByteArray cell = "`" + bytesOf(row.name);
            if (!row.label.empty()) cell += "{" + bytesOf(row.label) + "}";
            QVERIFY2(text.contains(cell + "`"), cell.constData());
        }
    }
};

}  // namespace gatehouse::record

using gatehouse::record::MetricListTest;
GH_SUITE(MetricListTest)
#include "metric_list_test.moc"
