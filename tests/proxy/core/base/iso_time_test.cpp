#include "proxy/core/base/iso_time.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class IsoTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thereAndBack()
    {
        QCOMPARE(isoTime(0), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(1'795'365'815'120'999), std::string("2026-11-22T16:43:35.120Z"));
        for (const WallMicros at :
             {WallMicros(0), WallMicros(951'827'696'789'000), WallMicros(1'795'365'815'120'000)})
            QCOMPARE(parseIsoTime(isoTime(at)), std::optional(at));
    }

    void withoutItsSigns()
    {
        QCOMPARE(compactTime(0), std::string("19700101T000000Z"));
        QCOMPARE(compactTime(1'795'365'815'999'999), std::string("20261122T164335Z"));
    }

    void forms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros");
        const auto row = [](const char* text, qint64 micros) {
            QTest::newRow(text) << text << micros;
        };
        row("1970-01-02", 86'400'000'000);
        row("1970-01-01T00:01", 60'000'000);
        row("1970-01-01 00:00:01", 1'000'000);
        row("1970-01-01T00:00:00.5Z", 500'000);
        row("1970-01-01T02:00:00+02:00", 0);
        row("1969-12-31T22:30:00-0130", 0);
        row("1970-01-01T00:00:00.1234567Z", 123'456);
        for (const char* wrong : {"", "yesterday", "1970", "1970-13-01", "2023-02-29",
                                  "1970-01-01T", "1970-01-01T24:00", "1970-01-01T00:60",
                                  "1970-01-01T00:00:00.Z", "1970-01-01T00:00Zx", "1970-1-1"})
            row(wrong, -1);
    }

    void forms()
    {
        QFETCH(QString, text);
        QFETCH(qint64, micros);
        const auto found = parseIsoTime(text.toStdString());
        QCOMPARE(found.has_value(), micros >= 0);
        if (found) QCOMPARE(qint64(*found), micros);
    }
};

GH_SUITE(IsoTimeTest)
#include "iso_time_test.moc"
