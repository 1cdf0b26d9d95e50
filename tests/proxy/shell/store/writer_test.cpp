#include "proxy/shell/store/writer.h"

#include <mutex>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include <QDir>

#include "proxy/core/base/text.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class WriterTest : public QObject {
    Q_OBJECT

private slots:
    void aRowComesBackAsItWent();
    void aStartedRowIsFinishedInPlace();
    void aRecordToldTwiceCountsOnce();
    void rowsLeftRunningAreInterrupted();
};

void WriterTest::aRowComesBackAsItWent()
{
    const StoreFolder folder;
    Committed seen;
    auto writer = Writer::start(folder.options(), [&](const Committed& committed) {
        seen.added.insert(seen.added.end(), committed.added.begin(), committed.added.end());
    });
    QVERIFY(writer.ok());
    (*writer)->push(finished(chat("01A", "what is a gatehouse?", "a house at a gate")));
    QVERIFY((*writer)->flush().ok());
    QCOMPARE(seen.added, std::vector<RowId>{1});
    auto reader = Reader::open(folder.path);
    QVERIFY(reader.ok());
    QCOMPARE(allIds(**reader), std::vector<RowId>{1});
    const auto rows = (*reader)->rows({1});
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t{1});
    const Row& row = rows->front();
    QCOMPARE(row.requestId, std::string("01A"));
    QCOMPARE(row.provider, std::string("openai"));
    QCOMPARE(row.latency, std::int64_t{1'500'000});
    QCOMPARE(row.usage.input.value_or(0), std::int64_t{100});
    QCOMPARE(row.cost.value_or(PicoUsd()).value, std::int64_t{72'000'000});
    const auto detail = (*reader)->detail(1);
    QVERIFY(detail.ok() && detail->has_value());
    QVERIFY((*detail)->requestBody.bytes.find("what is a gatehouse?") != std::string::npos);
    QVERIFY((*detail)->responseBody.bytes.find("a house at a gate") != std::string::npos);
    QCOMPARE((*writer)->state().rowsWritten, std::uint64_t{1});
}

void WriterTest::aStartedRowIsFinishedInPlace()
{
    const StoreFolder folder;
    std::vector<RowId> updated;
    auto writer = Writer::start(folder.options(), [&](const Committed& committed) {
        updated.insert(updated.end(), committed.updated.begin(), committed.updated.end());
    });
    QVERIFY(writer.ok());
    (*writer)->push(started(exchange("01A")));
    (*writer)->push(finished(exchange("01B")));
    QVERIFY((*writer)->flush().ok());
    auto reader = Reader::open(folder.path);
    QVERIFY(reader.ok());
    QCOMPARE((*reader)->rows({1})->front().outcome, record::Outcome::Running);
    (*writer)->push(finished(exchange("01A")));
    QVERIFY((*writer)->flush().ok());
    QCOMPARE((*reader)->rows({1})->front().outcome, record::Outcome::Ok);
    QCOMPARE(updated, std::vector<RowId>{1});
    QCOMPARE(allIds(**reader), (std::vector<RowId>{2, 1}));
}

void WriterTest::aRecordToldTwiceCountsOnce()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    for (int i = 0; i < 3; ++i) {
        (*writer)->push(finished(exchange("01A")));
        QVERIFY((*writer)->flush().ok());
    }
    auto reader = Reader::open(folder.path);
    const auto day = (*reader)->overview(lately(), lately() + 60'000'000, 60);
    QVERIFY(day.ok());
    QCOMPARE(day->total.requests, std::int64_t{1});
}

void WriterTest::rowsLeftRunningAreInterrupted()
{
    const StoreFolder folder;
    {
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(started(exchange("01A")));
    }
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    auto reader = Reader::open(folder.path);
    QCOMPARE((*reader)->rows({1})->front().outcome, record::Outcome::Interrupted);
    const auto minute = (*reader)->overview(lately(), lately() + 60'000'000, 60);
    QVERIFY(minute.ok());
    QCOMPARE(minute->total.errors5xx, std::int64_t{1});
}

}  // namespace gatehouse::store

using gatehouse::store::WriterTest;
GH_SUITE(WriterTest)
#include "writer_test.moc"
