#include "proxy/shell/store/removal.h"

#include <mutex>

#include <sqlite3.h>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

std::int64_t rowsOf(Reader& reader)
{
    const auto facts = reader.facts();
    return facts ? facts->rows : -1;
}

std::vector<RowId> numbers(RowId from, RowId to)
{
    std::vector<RowId> all;
    for (RowId id = from; id <= to; ++id) all.push_back(id);
    return all;
}

}  // namespace

class RemovalTest : public QObject {
    Q_OBJECT

private:
    static void add(Writer& writer, int from, int to)
    {
        for (int i = from; i <= to; ++i)
            writer.push(finished(chat(std::to_string(i), "word" + std::to_string(i))));
    }

private slots:

    void nothingOfARowStays()
    {
        const StoreFolder folder;
        std::vector<Committed> told;
        std::mutex mutex;
        auto writer = Writer::start(folder.options(), [&](const Committed& facts) {
            const std::lock_guard lock(mutex);
            told.push_back(facts);
        });
        add(**writer, 1, 6);
        (*writer)->push(record::Marked{3, false, "a note", {"tag"}});
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto before =
            (*reader)->overview(lately() - 3'600'000'000, lately() + 3'600'000'000, 60);
        (*writer)->push(record::Removed{{3, 5, 3, 99}, false});
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader), (std::vector<RowId>{6, 4, 2, 1}));
        QCOMPARE(rowsOf(**reader), 4);
        Filter words;
        words.text = "word3";
        QVERIFY(allIds(**reader, words).empty());
        QVERIFY((*reader)->tags()->empty());
        QVERIFY(!(*reader)->detail(3)->has_value());
        QVERIFY(!(*reader)->find("3")->has_value());
        {
            const std::lock_guard lock(mutex);
            QCOMPARE(told.back().removed, (std::vector<RowId>{3, 5}));
        }
        // What was spent was spent.
        const auto after =
            (*reader)->overview(lately() - 3'600'000'000, lately() + 3'600'000'000, 60);
        QCOMPARE(after->total.requests, before->total.requests);
        QCOMPARE(after->total.cost.value, before->total.cost.value);
    }

    void theSumsGoWhenTheyAreMeant()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        add(**writer, 1, 3);
        QVERIFY((*writer)->flush().ok());
        (*writer)->push(record::Removed{numbers(1, 3), false, true});
        add(**writer, 4, 4);
        QVERIFY((*writer)->flush().ok());
        add(**writer, 5, 5);
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto after =
            (*reader)->overview(lately() - 3'600'000'000, lately() + 3'600'000'000, 60);
        // What was counted before is gone; what came later counts, however the batches were cut.
        QCOMPARE(after->total.requests, std::int64_t{2});
        QCOMPARE(rowsOf(**reader), 2);
    }

    void pinnedAndRunningRowsStay()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        add(**writer, 1, 2);
        (*writer)->push(started(exchange("3")));
        (*writer)->push(record::Marked{1, true, "", {}});
        QVERIFY((*writer)->flush().ok());
        (*writer)->push(record::Removed{{1, 2, 3}, false});
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        QCOMPARE(allIds(**reader), (std::vector<RowId>{3, 1}));
        (*writer)->push(record::Removed{{1, 3}, true});
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader), std::vector<RowId>{3});
        (*writer)->push(finished(exchange("3")));  // its end finds its row
        QVERIFY((*writer)->flush().ok());
        QCOMPARE((*reader)->rows({3})->front().outcome, record::Outcome::Ok);
        QCOMPARE(rowsOf(**reader), 1);
    }

    /// Ids are given once, and the rows are counted right, through removals at both ends, retention
    /// and restarts.
    void rowsAreCountedRight()
    {
        const StoreFolder folder;
        auto reader = Reader::open(folder.path);
        const auto agrees = [&] {
            return rowsOf(**reader) == static_cast<std::int64_t>(allIds(**reader).size());
        };
        {
            auto writer = Writer::start(folder.options(), nullptr);
            add(**writer, 1, 20);
            QVERIFY((*writer)->flush().ok());
            (*writer)->push(record::Removed{{1, 2, 10, 19, 20}, false});
            QVERIFY((*writer)->flush().ok());
            QVERIFY(agrees());
        }
        {
            auto writer = Writer::start(folder.options(), nullptr);
            add(**writer, 21, 22);
            QVERIFY((*writer)->flush().ok());
            QCOMPARE(allIds(**reader).front(), RowId{22});  // 19 and 20 are not given again
            QVERIFY(agrees());
            auto options = folder.options();
            options.keepFor = Seconds(1);
            (*writer)->setOptions(options);
            QTRY_COMPARE_WITH_TIMEOUT(allIds(**reader).size(), std::size_t{0}, 20'000);
            QVERIFY(agrees());
            (*writer)->setOptions(folder.options());
            add(**writer, 23, 25);
            QVERIFY((*writer)->flush().ok());
            QVERIFY(agrees());
            (*writer)->push(record::Removed{numbers(1, 100), false});
            QVERIFY((*writer)->flush().ok());
            QCOMPARE(rowsOf(**reader), 0);
        }
        auto writer = Writer::start(folder.options(), nullptr);
        add(**writer, 26, 26);
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader), std::vector<RowId>{26});
        QVERIFY(agrees());
    }

    /// A log from before rows could be removed has no count of them.
    void anOldLogIsCountedToo()
    {
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), nullptr);
            add(**writer, 1, 5);
            QVERIFY((*writer)->flush().ok());
            (*writer)->withConnection([](sqlite3* handle) {
                sqlite3_exec(handle, "DELETE FROM facts WHERE name = 'gone'", nullptr, nullptr,
                             nullptr);
            });
            QVERIFY((*writer)->flush(true).ok());
        }
        auto reader = Reader::open(folder.path);
        QCOMPARE(rowsOf(**reader), 5);
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(record::Removed{{2}, false});
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(rowsOf(**reader), 4);
    }

    void theirWeightIsToldBefore()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 1; i <= 4; ++i) {
            auto made = chat(std::to_string(i), "x");
            made->responseBody.bytes.clear();
            for (int k = 0; k < 4000; ++k)  // does not shrink to nothing
                made->responseBody.bytes += std::to_string(k * 7919 * i % 10'007);
            (*writer)->push(finished(std::move(made)));
        }
        (*writer)->push(started(exchange("5")));
        (*writer)->push(record::Marked{2, true, "", {}});
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto weight = (*reader)->weigh({1, 2, 3, 4, 5, 77});
        QVERIFY(weight.ok());
        QCOMPARE(weight->rows, 5);
        QCOMPARE(weight->pinned, 1);
        QCOMPARE(weight->running, 1);
        QVERIFY(weight->bytes > 4 * 4000);
        const auto one = (*reader)->weigh({1});
        QVERIFY(one->bytes * 3 < weight->bytes);
        QCOMPARE((*reader)->weigh({})->rows, 0);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RemovalTest;
GH_SUITE(RemovalTest)
#include "removal_test.moc"
