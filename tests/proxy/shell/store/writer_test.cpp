#include "proxy/shell/store/writer.h"

#include <mutex>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include <QDir>
#include <QSemaphore>

#include "proxy/core/base/text.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class WriterTest : public QObject {
    Q_OBJECT

private slots:
    void aRowComesBackAsItWent();
    void rowsAreCommittedThoughNobodyWakesTheWriter();
    void aStartedRowIsFinishedInPlace();
    void aRecordToldTwiceCountsOnce();
    void rowsLeftRunningAreInterrupted();
    void noSecretReachesTheDisk();
    void aKilledWriterLosesNothingCommitted();
    void aFullDiskIsOvercome();
    void aReadOnlyFileIsOvercome();
    void aLockedFileIsWaitedFor();
    void aDamagedFileIsSetAside();
    void aFileDamagedWhileOpenIsSetAside();
    void aNewerFileIsRefused();
    void aFullQueueShedsThenDrops();
    void configurationsAreKept();
    void wordsAreFound();
    void oldRowsAreTaken();
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

/// The first row wakes the thread; those that follow are found by its own look.
void WriterTest::rowsAreCommittedThoughNobodyWakesTheWriter()
{
    const StoreFolder folder;
    QSemaphore committed;
    auto writer = Writer::start(folder.options(), [&](const Committed& news) {
        committed.release(static_cast<int>(news.added.size()));
    });
    QVERIFY(writer.ok());
    for (const char* id : {"01A", "01B", "01C"}) {
        (*writer)->push(finished(chat(id, "and?", "so")));
        QVERIFY2(committed.tryAcquire(1, 30'000), id);
    }
    QCOMPARE((*writer)->state().rowsWritten, std::uint64_t{3});
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

void WriterTest::noSecretReachesTheDisk()
{
    const StoreFolder folder;
    const std::string key = cat("sk-", "ant-api03-Zx81kQp0Lm7Yt4Rw9Vb2Nc6Hd3Fg5Js");
    const std::string hidden = "correct-horse-battery-staple-7";
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    std::vector<Secret> values;
    values.emplace_back(hidden);
    (*writer)->hide(std::move(values));
    for (int i = 0; i < 20; ++i) {
        auto made = chat(cat("01", number(i)), cat("my key is ", key, " and ", hidden),
                         cat("you said ", key));
        made->path = cat("/v1/models?key=", hidden);
        made->clientHeaders = cat("Authorization: Bearer ", key, "\nx-api-key: ", hidden,
                                  "\nX-Other: ", hidden, "\n");
        made->errorText = cat("bad key ", key);
        made->userAgent = cat("agent ", hidden);
        record::Attempt attempt;
        attempt.url = cat("https://a.example/v1?key=", key);
        attempt.errorText = cat("refused ", hidden);
        made->attempts.push_back(attempt);
        made->trace.push_back({"auth", cat("saw ", hidden), 1, 1});
        // A stream that brings the key in two pieces, joined only by the index.
        (*writer)->push(finished(std::move(made)));
    }
    record::ConfigPublished published;
    published.text = cat("{\"key\":\"", hidden, "\"}");
    (*writer)->push(std::move(published));
    QVERIFY((*writer)->flush().ok());
    const QByteArray bytes = folder.everything();
    QVERIFY(bytes.size() > 8192);
    QCOMPARE(bytes.count(key.c_str()), qsizetype{0});
    QCOMPARE(bytes.count(hidden.c_str()), qsizetype{0});
    QCOMPARE(bytes.count("Zx81kQp0Lm7Yt4Rw9Vb2"), qsizetype{0});
    // What zstd packed is looked at too.
    auto reader = Reader::open(folder.path);
    const auto detail = (*reader)->detail(3);
    QVERIFY(detail.ok() && detail->has_value());
    const std::string all =
        cat((*detail)->requestBody.bytes, (*detail)->responseBody.bytes, (*detail)->clientHeaders);
    QVERIFY(all.find(key) == std::string::npos && all.find(hidden) == std::string::npos);
    QVERIFY(all.find("***") != std::string::npos);
}

/// The child tells each flush by a byte on a pipe; whatever it told must stand in the file after
/// SIGKILL.
void WriterTest::aKilledWriterLosesNothingCommitted()
{
    const StoreFolder folder;
    int told = 0;
    for (int round = 0; round < 4; ++round) {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto writer = Writer::start(folder.options(), nullptr);
            for (int i = 0; writer.ok(); ++i) {
                for (int k = 0; k < 3; ++k) {
                    (*writer)->push(finished(
                        chat(cat(number(round), "-", number(i), "-", number(k)), "kill me")));
                }
                if (!(*writer)->flush(true) || ::write(ends[1], "x", 1) != 1) break;
            }
            ::_exit(1);
        }
        ::close(ends[1]);
        char byte = 0;
        for (int i = 0; i < 10 + round * 7; ++i) {
            if (::read(ends[0], &byte, 1) == 1) ++told;
        }
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        while (::read(ends[0], &byte, 1) == 1) ++told;
        ::close(ends[0]);
        QVERIFY(WIFSIGNALED(status));
    }
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    QVERIFY((*writer)->flush().ok());
    auto reader = Reader::open(folder.path);
    const auto ids = allIds(**reader);
    QVERIFY(told >= 60);
    QVERIFY(static_cast<int>(ids.size()) >= told * 3);
    const auto hour = (*reader)->overview(lately(), lately() + 60'000'000, 60);
    QCOMPARE(hour->total.requests, static_cast<std::int64_t>(ids.size()));
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(folder.path.c_str(), &database), SQLITE_OK);
    sqlite3_busy_timeout(database, 20'000);  // the writer may still be indexing words
    std::string verdict;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0];
        return 0;
    };
    sqlite3_exec(database, "PRAGMA integrity_check", take, &verdict, nullptr);
    sqlite3_exec(database, "INSERT INTO words(words) VALUES('integrity-check')", nullptr, nullptr,
                 nullptr);
    QCOMPARE(sqlite3_errcode(database), SQLITE_OK);
    sqlite3_close(database);
    QCOMPARE(verdict, std::string("ok"));
}

void WriterTest::aFullDiskIsOvercome()
{
    const StoreFolder folder;
    auto options = folder.options();
    options.compression = 0;  // so that not one of them fits into a page that is there already
    auto writer = Writer::start(options, nullptr);
    QVERIFY((*writer)->flush().ok());
    (*writer)->withConnection([](sqlite3* database) {
        sqlite3_exec(database, "PRAGMA max_page_count=1", nullptr, nullptr, nullptr);
    });
    for (int i = 0; i < 50; ++i)
        (*writer)->push(
            finished(chat(cat("full", number(i)), std::string(60'000, 'x') + number(i * 7919))));
    const auto flushed = (*writer)->flush(true);
    QVERIFY(!flushed.ok());
    QVERIFY((*writer)->state().degraded);
    QVERIFY((*writer)->state().trouble.find("full") != std::string::npos);
    QCOMPARE((*writer)->state().queued, std::size_t{50});
    (*writer)->withConnection([](sqlite3* database) {
        sqlite3_exec(database, "PRAGMA max_page_count=1073741823", nullptr, nullptr, nullptr);
    });
    QTRY_VERIFY((*writer)->flush().ok());
    QVERIFY(!(*writer)->state().degraded);
    QVERIFY((*writer)->state().trouble.empty());
    auto reader = Reader::open(folder.path);
    QCOMPARE(allIds(**reader).size(), std::size_t{50});
}

void WriterTest::aReadOnlyFileIsOvercome()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY((*writer)->flush().ok());
    (*writer)->withConnection([](sqlite3* database) {
        sqlite3_exec(database, "PRAGMA query_only=ON", nullptr, nullptr, nullptr);
    });
    (*writer)->push(finished(exchange("01A")));
    const auto flushed = (*writer)->flush(true);
    QVERIFY(!flushed.ok());
    QVERIFY(flushed.error().message.find("readonly") != std::string::npos);
    QTRY_VERIFY((*writer)->flush(true).ok());
    auto reader = Reader::open(folder.path);
    QCOMPARE(allIds(**reader).size(), std::size_t{1});
}

void WriterTest::aLockedFileIsWaitedFor()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY((*writer)->flush().ok());
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(folder.path.c_str(), &other), SQLITE_OK);
    sqlite3_busy_timeout(other, 10'000);  // the writer may just be at work
    QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    (*writer)->push(finished(exchange("01A")));
    QVERIFY(!(*writer)->flush(true).ok());
    QVERIFY((*writer)->state().degraded);
    {
        // A second writer begins while the file is locked: it starts all the same.
        auto second = Writer::start(folder.options(), nullptr);
        QVERIFY(second.ok());
        QVERIFY((*second)->state().degraded);
    }
    sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    QTRY_VERIFY((*writer)->flush(true).ok());
    QVERIFY(!(*writer)->state().degraded);
    auto reader = Reader::open(folder.path);
    QCOMPARE(allIds(**reader).size(), std::size_t{1});
}

void WriterTest::aDamagedFileIsSetAside()
{
    const StoreFolder folder;
    QFile file(QString::fromStdString(folder.path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20'000, 'z'));
    file.close();
    auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    QVERIFY((*writer)->state().trouble.find("damaged") != std::string::npos);
    QVERIFY(!(*writer)->state().degraded);
    (*writer)->push(finished(exchange("01A")));
    QVERIFY((*writer)->flush().ok());
    const auto aside = QDir(folder.folder.path()).entryList({"gatehouse.sqlite.damaged-*"});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(QFileInfo(folder.folder.filePath(aside.front())).size(), qint64{20'000});
}

void WriterTest::aFileDamagedWhileOpenIsSetAside()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    (*writer)->push(finished(exchange("01A")));
    QVERIFY((*writer)->flush().ok());
    auto reader = Reader::open(folder.path);
    QCOMPARE(allIds(**reader).size(), std::size_t{1});
    // The schema page is broken inside the file, as by a bad disk.
    (*writer)->withConnection([](sqlite3* database) {
        sqlite3_exec(database,
                     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=999999 WHERE "
                     "name='exchanges';"
                     "PRAGMA writable_schema=RESET",
                     nullptr, nullptr, nullptr);
    });
    (*writer)->push(finished(exchange("01B")));
    QTRY_VERIFY((*writer)->flush().ok());
    QCOMPARE(QDir(folder.folder.path()).entryList({"gatehouse.sqlite.damaged-*Z"}).size(), 1);
    QVERIFY((*writer)->state().trouble.find("damaged") != std::string::npos);
    const auto rows = (*reader)->rows(allIds(**reader));
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(rows->front().requestId, std::string("01B"));
}

void WriterTest::aNewerFileIsRefused()
{
    const StoreFolder folder;
    sqlite3* other = nullptr;
    sqlite3_open(folder.path.c_str(), &other);
    sqlite3_exec(other, "PRAGMA user_version=999", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const auto writer = Writer::start(folder.options(), nullptr);
    QVERIFY(!writer.ok());
    QVERIFY(!writer.error().hint.empty());
    QVERIFY(QFile::exists(QString::fromStdString(folder.path)));
    QVERIFY(QDir(folder.folder.path()).entryList({"*.damaged-*"}).isEmpty());
}

void WriterTest::aFullQueueShedsThenDrops()
{
    const StoreFolder folder;
    auto options = folder.options();
    options.maxQueue = 100;
    auto writer = Writer::start(options, nullptr);
    QVERIFY((*writer)->flush().ok());
    sqlite3* other = nullptr;
    sqlite3_open(folder.path.c_str(), &other);
    sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    for (int i = 0; i < 150; ++i) (*writer)->push(finished(chat(number(i), "hello")));
    sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const auto state = (*writer)->state();
    QCOMPARE(state.rowsDropped, std::uint64_t{50});
    QCOMPARE(state.bodiesShed, std::uint64_t{100});
    QTRY_VERIFY((*writer)->flush().ok());
    auto reader = Reader::open(folder.path);
    QCOMPARE(allIds(**reader).size(), std::size_t{100});
    QVERIFY(!(*(*reader)->detail(50))->bodiesShed);
    QVERIFY((*(*reader)->detail(51))->bodiesShed);
    QVERIFY((*(*reader)->detail(51))->requestBody.bytes.empty());
    QVERIFY((*(*reader)->detail(51))->requestBody.totalSize > 0);
}

void WriterTest::configurationsAreKept()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    for (std::uint64_t i = 1; i <= 3; ++i) {
        record::ConfigPublished published;
        published.generation = i;
        published.text = "{}";
        published.note = "a note";
        (*writer)->push(std::move(published));
    }
    QVERIFY((*writer)->flush(true).ok());
    auto reader = Reader::open(folder.path);
    const auto history = (*reader)->history(2);
    QVERIFY(history.ok());
    QCOMPARE(history->size(), std::size_t{2});
    QCOMPARE(history->front().generation, std::uint64_t{3});
}

void WriterTest::wordsAreFound()
{
    const StoreFolder folder;
    auto writer = Writer::start(folder.options(), nullptr);
    (*writer)->push(finished(chat("01A", "how tall is the Matterhorn")));
    (*writer)->push(finished(chat("01B", "what is a glacier")));
    QVERIFY((*writer)->flush().ok());
    auto reader = Reader::open(folder.path);
    Filter filter;
    filter.text = "matter*";
    QCOMPARE(allIds(**reader, filter), std::vector<RowId>{1});
    filter.provider = "nobody";
    QCOMPARE(allIds(**reader, filter), std::vector<RowId>());
}

void WriterTest::oldRowsAreTaken()
{
    const StoreFolder folder;
    auto options = folder.options();
    RowId below = 0;
    auto writer = Writer::start(options, [&](const Committed& committed) {
        below = std::max(below, committed.removedBelow);
    });
    for (int i = 0; i < 300; ++i)
        (*writer)->push(finished(chat(number(i), cat("glacier ", number(i)))));
    QVERIFY((*writer)->flush().ok());
    options.keepFor = Seconds(60);
    (*writer)->setOptions(options);
    auto reader = Reader::open(folder.path);
    QTRY_COMPARE(allIds(**reader).size(), std::size_t{0});
    QVERIFY((*writer)->flush().ok());
    Filter filter;
    filter.text = "glacier";
    QCOMPARE(allIds(**reader, filter).size(), std::size_t{0});
    writer.value().reset();
    QCOMPARE(below, RowId{301});
    // Ids go on where they were, so that nobody takes a new row for an old one.
    auto again = Writer::start(folder.options(), nullptr);
    (*again)->push(finished(exchange("new")));
    QVERIFY((*again)->flush().ok());
    QCOMPARE(allIds(**reader), std::vector<RowId>{301});
}

}  // namespace gatehouse::store

using gatehouse::store::WriterTest;
GH_SUITE(WriterTest)
#include "writer_test.moc"
