#include "app/filter_values.h"

#include <QDateTime>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace app;

class FilterValuesTest : public QObject {
    Q_OBJECT

private:
    static QString shown(const std::optional<std::int64_t>& value)
    {
        return value ? QString::number(*value) : QStringLiteral("none");
    }

private Q_SLOTS:

    void figuresWithTheirUnits()
    {
        QCOMPARE(shown(durationOf(QStringLiteral("300ms"))), QStringLiteral("300000"));
        QCOMPARE(shown(durationOf(QStringLiteral("1.5s"))), QStringLiteral("1500000"));
        QCOMPARE(shown(durationOf(QStringLiteral("2m"))), QStringLiteral("120000000"));
        QCOMPARE(shown(durationOf(QStringLiteral("250"))), QStringLiteral("250000"));
        QCOMPARE(shown(durationOf(QStringLiteral("9µs"))), QStringLiteral("9"));
        QCOMPARE(shown(countOf(QStringLiteral("10k"))), QStringLiteral("10000"));
        QCOMPARE(shown(countOf(QStringLiteral("1.2m"))), QStringLiteral("1200000"));
        QCOMPARE(shown(thousandthsOf(QStringLiteral("52.5"))), QStringLiteral("52500"));
        QCOMPARE(shown(statusOf(QStringLiteral("404"))), QStringLiteral("404"));
        QCOMPARE(shown(agoOf(QStringLiteral("24h"))), QStringLiteral("86400000000"));
    }

    /// Money is exact: no double stands between.
    void moneyIsExact()
    {
        QCOMPARE(shown(picoOf(QStringLiteral("$0.05"))), QStringLiteral("50000000000"));
        QCOMPARE(shown(picoOf(QStringLiteral("0.000000000001"))), QStringLiteral("1"));
        QCOMPARE(shown(picoOf(QStringLiteral("12"))), QStringLiteral("12000000000000"));
        QCOMPARE(shown(picoOf(QStringLiteral(".5"))), QStringLiteral("500000000000"));
    }

    void whatDoesNotFitIsNothing()
    {
        for (const char* wrong : {"", "s", "-5s", "2h30", "1e9s", "99999999999999999999s", "two"})
            QCOMPARE(shown(durationOf(QString::fromUtf8(wrong))), QStringLiteral("none"));
        for (const char* wrong : {"", "$", "0.0000000000001", "-1", "+1", "1.2.3", "9999999", "1€"})
            QCOMPARE(shown(picoOf(QString::fromUtf8(wrong))), QStringLiteral("none"));
        for (const char* wrong : {"99", "600", "4x", ""})
            QCOMPARE(shown(statusOf(QString::fromUtf8(wrong))), QStringLiteral("none"));
        QCOMPARE(shown(agoOf(QStringLiteral("0h"))), QStringLiteral("none"));
        QCOMPARE(shown(momentOf(QStringLiteral("25:00"), 0)), QStringLiteral("none"));
    }

    void timesAreLocal()
    {
        const WallMicros now =
            QDateTime(QDate(2026, 11, 22), QTime(12, 0)).toMSecsSinceEpoch() * 1000;
        const auto at = [](int day, int hour, int minute) {
            return QString::number(
                QDateTime(QDate(2026, 11, day), QTime(hour, minute)).toMSecsSinceEpoch() * 1000);
        };
        QCOMPARE(shown(momentOf(QStringLiteral("9:05"), now)), at(22, 9, 5));
        QCOMPARE(shown(momentOf(QStringLiteral("2026-11-20t14:30"), now)), at(20, 14, 30));
        QCOMPARE(shown(momentOf(QStringLiteral("2026-11-20"), now)), at(20, 0, 0));
        const auto day = dayOf(QStringLiteral("yesterday"), now);
        QVERIFY(day.has_value());
        QCOMPARE(QString::number(day->first), at(21, 0, 0));
        QCOMPARE(QString::number(day->second), at(22, 0, 0));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterValuesTest;
GH_SUITE(FilterValuesTest)
#include "filter_values_test.moc"
