#include "proxy/shell/store/reader.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class ReaderTest : public QObject {
    Q_OBJECT

private slots:

    void aFileThatIsNotThereIsAnEmptyStore()
    {
        const StoreFolder folder;
        auto reader = Reader::open(folder.path);
        QVERIFY(reader.ok());
        QVERIFY(allIds(**reader).empty());
        QVERIFY((*reader)->rows({1, 2})->empty());
        QVERIFY((*reader)->page(1, 100)->empty());
        QVERIFY(!(*reader)->detail(1)->has_value());
        QVERIFY(!(*reader)->find("x")->has_value());
        QCOMPARE((*reader)->facts()->rows, std::int64_t{0});
        QVERIFY((*reader)->history(10)->empty());
        QVERIFY((*reader)->repricings(10)->empty());
        QVERIFY((*reader)->repricingOf({}, [] { return true; }).ok());
        QVERIFY((*reader)->versions("r", 0, 1)->empty());
        QVERIFY((*reader)->tags()->empty());
        QVERIFY((*reader)->replaysOf("x")->empty());
        QVERIFY((*reader)->summary({}).ok());
        QVERIFY((*reader)->weigh({1}).ok());
        QVERIFY((*reader)->idsAfter({}, 0)->empty());
        QVERIFY((*reader)->overview(0, 60'000'000, 60).ok());
        (*reader)->interrupt();
        // It is seen when it comes.
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(finished(exchange("01A")));
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader), std::vector<RowId>{1});
        QCOMPARE((*reader)->find("01A")->value_or(0), RowId{1});
        QCOMPARE((*reader)->facts()->oldest, lately());
    }

    void idsComeInChunks()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 1000; ++i) (*writer)->push(finished(exchange(std::to_string(i))));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        std::vector<std::size_t> sizes;
        QVERIFY((*reader)
                    ->ids({}, 0,
                          [&](const std::vector<RowId>& chunk) {
                              sizes.push_back(chunk.size());
                              return true;
                          })
                    .ok());
        QCOMPARE(sizes, (std::vector<std::size_t>{256, 744}));
        sizes.clear();
        QVERIFY((*reader)
                    ->ids({}, 0,
                          [&](const std::vector<RowId>& chunk) {
                              sizes.push_back(chunk.size());
                              return false;
                          })
                    .ok());
        QCOMPARE(sizes.size(), std::size_t{1});
        const auto page = (*reader)->page(10, 19);
        QCOMPARE(page->size(), std::size_t{10});
        QCOMPARE(page->front().id, RowId{10});
        const auto rows = (*reader)->rows({5, 4711, 2});
        QCOMPARE(rows->size(), std::size_t{2});
        QCOMPARE(rows->front().id, RowId{5});
    }

    /// The largest first or the smallest; what is unknown last, the newer of two that are alike
    /// first; cut where it was asked to be.
    void rowsByAFigure()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        const std::vector<std::int64_t> latencies{40, 10, -1, 30, 10, 20};  // of ids 1, 2, …
        for (std::size_t i = 0; i < latencies.size(); ++i) {
            auto made = exchange(std::to_string(i));
            made->firstByteAt = -1;
            made->endedAt = latencies[i];
            if (i == 3) made->status = 503;
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto ids = [&](bool smallestFirst, std::size_t most, const Filter& filter = {}) {
            auto found = (*reader)->ranked(filter, {Field::Latency, smallestFirst}, most);
            return found ? *found : std::vector<RowId>{-1};
        };
        QCOMPARE(ids(false, 100), (std::vector<RowId>{1, 4, 6, 5, 2, 3}));
        QCOMPARE(ids(true, 100), (std::vector<RowId>{5, 2, 6, 4, 1, 3}));
        QCOMPARE(ids(false, 2), (std::vector<RowId>{1, 4}));
        QCOMPARE(ids(true, 1), (std::vector<RowId>{5}));
        QVERIFY(ids(true, 0).empty());
        Filter failed;
        failed.onlyErrors = true;
        QCOMPARE(ids(false, 100, failed), (std::vector<RowId>{4}));
        Filter slow;
        Condition quick;
        quick.kind = Condition::Kind::Is;
        quick.field = Field::Latency;
        quick.test = Test::Less;
        quick.number = 30;
        slow.also = {quick};
        QCOMPARE(ids(false, 100, slow), (std::vector<RowId>{6, 5, 2}));
    }

    /// Called off in the middle of a query, the reader says so and goes on with the next one.
    void anInterruptedQueryEnds()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 2000; ++i) (*writer)->push(finished(exchange(std::to_string(i))));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto read = (*reader)->ids({}, 0, [&](const std::vector<RowId>&) {
            (*reader)->interrupt();
            return true;
        });
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::Storage);
        QCOMPARE(allIds(**reader).size(), std::size_t{2000});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::ReaderTest;
GH_SUITE(ReaderTest)
#include "reader_test.moc"
