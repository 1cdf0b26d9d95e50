#include "proxy/core/limit/calendar.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <QTest>

#include "proxy/core/base/iso_time.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using limit::Period;
using limit::Zone;

std::string zoneFile(const std::string& name)
{
    std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::int64_t secondOf(const char* text)
{
    const auto time = parseIsoTime(text);
    return time ? *time / 1'000'000 : 0;
}

}  // namespace

/// Hours, days, weeks and months where clocks are set forward and back.
class CalendarTest : public QObject {
    Q_OBJECT

private slots:

    void periodsOfUtc()
    {
        const Zone utc;
        const auto [hour, nextHour] =
            limit::periodAt(utc, Period::Hour, 1, secondOf("2026-03-31T23:59:59Z") * 1'000'000);
        QCOMPARE(hour / 1'000'000, secondOf("2026-03-31T23:00:00Z"));
        QCOMPARE(nextHour / 1'000'000, secondOf("2026-04-01T00:00:00Z"));
        const auto [week, nextWeek] =
            limit::periodAt(utc, Period::Week, 1, secondOf("2026-03-29T12:00:00Z") * 1'000'000);
        QCOMPARE(week / 1'000'000, secondOf("2026-03-23T00:00:00Z"));  // a Monday
        QCOMPARE(nextWeek / 1'000'000, secondOf("2026-03-30T00:00:00Z"));
        const auto [sunday, saturdayEnd] =
            limit::periodAt(utc, Period::Week, 0, secondOf("2026-03-29T12:00:00Z") * 1'000'000);
        QCOMPARE(sunday / 1'000'000, secondOf("2026-03-29T00:00:00Z"));
        QCOMPARE(saturdayEnd / 1'000'000, secondOf("2026-04-05T00:00:00Z"));
    }

    void monthsHaveTheirLengths()
    {
        const Zone utc;
        const auto daysOf = [&](const char* at) {
            const auto [begin, end] =
                limit::periodAt(utc, Period::Month, 1, secondOf(at) * 1'000'000);
            return (end - begin) / 86'400'000'000;
        };
        QCOMPARE(daysOf("2026-02-28T23:59:59Z"), WallMicros(28));
        QCOMPARE(daysOf("2028-02-29T00:00:00Z"), WallMicros(29));
        QCOMPARE(daysOf("2026-04-30T12:00:00Z"), WallMicros(30));
        QCOMPARE(daysOf("2026-12-31T23:59:59Z"), WallMicros(31));
    }

    void daysOfTheClockChange()
    {
        const auto berlin = Zone::read(zoneFile("Europe/Berlin"));
        if (!berlin) QSKIP("no time zone data here");
        const auto hoursOf = [&](const char* at) {
            const auto [begin, end] =
                limit::periodAt(*berlin, Period::Day, 1, secondOf(at) * 1'000'000);
            return (end - begin) / 3'600'000'000;
        };
        QCOMPARE(hoursOf("2026-03-29T12:00:00Z"), WallMicros(23));
        QCOMPARE(hoursOf("2026-10-25T12:00:00Z"), WallMicros(25));
        QCOMPARE(hoursOf("2026-06-01T12:00:00Z"), WallMicros(24));
        QCOMPARE(hoursOf("2045-03-26T12:00:00Z"), WallMicros(23));  // by the rule in the footer
        QCOMPARE(
            limit::periodAt(*berlin, Period::Day, 1, secondOf("2026-07-01T22:30:00Z") * 1'000'000)
                    .first /
                1'000'000,
            secondOf("2026-07-01T22:00:00Z"));  // already the second of July there
    }

    void offsetsOfPlaces()
    {
        const auto offset = [](const char* zone, const char* at) {
            const auto read = Zone::read(zoneFile(zone));
            return read ? read->offsetAt(secondOf(at)) : -1;
        };
        if (zoneFile("Europe/Berlin").empty()) QSKIP("no time zone data here");
        QCOMPARE(offset("Europe/Berlin", "2026-01-01T00:00:00Z"), std::int64_t(3600));
        QCOMPARE(offset("Europe/Berlin", "2026-07-01T00:00:00Z"), std::int64_t(7200));
        QCOMPARE(offset("America/New_York", "2050-07-01T00:00:00Z"), std::int64_t(-4 * 3600));
        QCOMPARE(offset("Australia/Sydney", "2050-01-01T00:00:00Z"), std::int64_t(11 * 3600));
        QCOMPARE(offset("Asia/Kolkata", "2026-01-01T00:00:00Z"), std::int64_t(19'800));
        QCOMPARE(offset("Europe/Dublin", "2050-07-01T00:00:00Z"), std::int64_t(3600));
        QCOMPARE(offset("Pacific/Apia", "2026-01-01T00:00:00Z"), std::int64_t(13 * 3600));
    }

    /// Each moment lies in its period, and the end of one is the begin of the next.
    void periodsFollowEachOther()
    {
        for (const char* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                 "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"}) {
            const auto zone = Zone::read(zoneFile(name));
            if (!zone) QSKIP("no time zone data here");
            for (const Period period : {Period::Hour, Period::Day, Period::Week, Period::Month}) {
                WallMicros at = secondOf("2026-01-01T00:00:00Z") * 1'000'000;
                const WallMicros last = secondOf("2028-01-01T00:00:00Z") * 1'000'000;
                while (at < last) {
                    const auto [begin, end] = limit::periodAt(*zone, period, 1, at);
                    QVERIFY(begin <= at && at < end);
                    QCOMPARE(limit::periodAt(*zone, period, 1, end - 1).first, begin);
                    QCOMPARE(limit::periodAt(*zone, period, 1, end).first, end);
                    at = end + 7'000'000;
                }
            }
        }
    }

    void whatIsNoZone()
    {
        QVERIFY(!Zone::read(""));
        QVERIFY(!Zone::read("TZif2"));
        std::string broken = zoneFile("Europe/Berlin");
        if (broken.empty()) QSKIP("no time zone data here");
        for (std::size_t size = 0; size + 30 < broken.size(); size += 13)
            QVERIFY(!Zone::read(std::string_view(broken).substr(0, size)));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CalendarTest;
GH_SUITE(CalendarTest)
#include "calendar_test.moc"
