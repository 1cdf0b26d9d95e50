#include "proxy/shell/store/savings.h"

#include <QFile>
#include <QTest>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace savings_test {

constexpr WallMicros kHour = 3'600'000'000;

record::Exchange call(int number, WallMicros at, record::CacheState state,
                      std::optional<PicoUsd> saved = {}, std::int64_t time = 0)
{
    record::Exchange made;
    made.id = "01SAVINGS00000000000" + std::to_string(100'000 + number);
    made.startedAt = at;
    made.endedAt = 1'000;
    made.outcome = record::Outcome::Ok;
    made.status = 200;
    made.cache.state = state;
    if (state == record::CacheState::Hit) made.cache.call = "01FIRST";
    made.cache.saved = saved;
    made.cache.savedTime = time;
    return made;
}

/// The first SQL statement of the guide.
std::string statementOfTheGuide()
{
    QFile file(QStringLiteral(GATEHOUSE_SOURCE_DIR "/docs/guide/cache.md"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString text = QString::fromUtf8(file.readAll());
    const QString begin = QStringLiteral("```sql\n");
    const auto from = text.indexOf(begin);
    if (from < 0) return {};
    const auto to = text.indexOf(QStringLiteral("```"), from + begin.size());
    return text.mid(from + begin.size(), to - from - begin.size()).toStdString();
}

}  // namespace savings_test

/// What the cache saved, and that everybody can count it.
class SavingsTest : public QObject {
    Q_OBJECT

    store::StoreFolder folder_;
    WallMicros now_ = 0;

private Q_SLOTS:

    void initTestCase()
    {
        using State = record::CacheState;
        using savings_test::call;
        using savings_test::kHour;
        now_ = store::lately();
        const WallMicros hour = now_ / kHour * kHour;
        auto writer = store::Writer::start(folder_.options(), nullptr);
        QVERIFY(writer.ok());
        const auto push = [&](record::Exchange made) {
            (*writer)->push(store::finished(std::make_unique<record::Exchange>(std::move(made))));
        };
        push(call(1, hour - 3 * kHour, State::Hit, PicoUsd{500}, 900));
        push(call(2, hour - 2 * kHour, State::Miss));
        push(call(3, hour - 2 * kHour + 1, State::Hit, PicoUsd{1'000}, 2'000));
        push(call(4, hour - kHour, State::Hit, {}, 3'000));
        push(call(5, hour - kHour + 5, State::Stale, {}, 0));
        push(call(6, hour - kHour + 6, State::Bypass));
        push(call(7, hour - kHour + 7, State::Off));
        QVERIFY((*writer)->flush().ok());
    }

    void rangesAndTheOneBefore()
    {
        using savings_test::kHour;
        auto reader = store::Reader::open(folder_.path);
        QVERIFY(reader.ok());
        const WallMicros hour = now_ / kHour * kHour;
        const auto savings = (*reader)->savings(hour - 2 * kHour, hour, 3'600);
        QVERIFY(savings.ok());
        QCOMPARE(savings->series.size(), std::size_t{2});
        QCOMPARE(savings->series[0].start, hour - 2 * kHour);
        QCOMPARE(savings->series[0].hits, 1);
        QCOMPARE(savings->series[0].misses, 1);
        QCOMPARE(savings->series[0].saved.value, 1'000);
        QCOMPARE(savings->series[1].hits, 1);
        QCOMPARE(savings->series[1].unpriced, 1);
        QCOMPARE(savings->series[1].stale, 1);
        QCOMPARE(savings->series[1].bypassed, 1);
        QCOMPARE(savings->total.hits, 2);
        QCOMPARE(savings->total.saved.value, 1'000);
        QCOMPARE(savings->total.savedTime, 5'000);
        QCOMPARE(savings->previous.hits, 1);
        QCOMPARE(savings->previous.saved.value, 500);
        QVERIFY(!(*reader)->savings(0, hour, 60).ok());
        QVERIFY(!(*reader)->savings(0, hour, 0).ok());
    }

    /// The sums of the page are those of the statement in the guide (M090).
    void theGuidesStatementSaysTheSame()
    {
        constexpr WallMicros kWeek = 7 * 24 * savings_test::kHour;
        auto reader = store::Reader::open(folder_.path);
        const auto hourly = (*reader)->savings(now_ - kWeek, now_, 3'600);
        QVERIFY(hourly.ok());
        const std::string sql = savings_test::statementOfTheGuide();
        QVERIFY(!sql.empty());
        store::Fault fault;
        const auto database = store::Database::open(folder_.path, store::Access::Read, fault);
        QVERIFY(database != nullptr);
        store::Statement statement(*database, sql.c_str());
        QVERIFY(statement.row());
        QCOMPARE(statement.asInteger(0), hourly->total.hits);
        QCOMPARE(statement.asInteger(1), hourly->total.saved.value);
        QCOMPARE(statement.asInteger(2), hourly->total.savedTime);
        QCOMPARE(hourly->total.hits, 3);
        QCOMPARE(hourly->total.saved.value, 1'500);
        statement.reset();
        QVERIFY(database->well());
    }
};

GH_SUITE(SavingsTest)
#include "savings_test.moc"
