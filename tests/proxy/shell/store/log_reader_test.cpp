#include "proxy/shell/store/log_reader.h"

#include <QTest>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

struct Log {
    StoreFolder folder;
    std::unique_ptr<LogReader> reader;

    Log()
    {
        auto writer = Writer::start(folder.options(), {});
        for (int i = 0; i < 4; ++i) {
            auto made = chat("call-" + std::to_string(i), "hello");
            made->startedAt = lately() + i * 1'000'000;
            made->provider = i % 2 == 0 ? "openai" : "anthropic";
            made->endedAt = (4 - i) * 1000;
            made->status = i == 3 ? 500 : 200;
            made->usage.input = 10 * i;
            if (i == 2) made->cost.reset();
            if (i == 1) {
                made->path = "/v1/acct/main/openai/chat/completions";
                made->metadata = {{"team", "red"}};
                made->links.event = "visit-7";
            }
            (*writer)->push(finished(std::move(made)));
        }
        record::Rated rated{.requestId = "call-2", .to = {.feedback = 1}};
        rated.setsFeedback = true;
        (*writer)->push(rated);
        if (!(*writer)->flush()) std::abort();
        writer->reset();
        reader = std::move(*LogReader::open(folder.path));
    }

    std::vector<RowId> sorted(SortBy by, bool isDescending = false)
    {
        return reader->list({}, {by, isDescending})->ids;
    }

    std::vector<RowId> found(Field field, Test test, std::int64_t number, std::string text = {})
    {
        Filter filter;
        Condition condition;
        condition.kind = Condition::Kind::Is;
        condition.field = field;
        condition.test = test;
        condition.number = number;
        condition.text = std::move(text);
        filter.also = {condition};
        return reader->list(filter, {SortBy::Time, false})->ids;
    }
};

using Ids = std::vector<RowId>;

}  // namespace

class LogReaderTest : public QObject {
    Q_OBJECT

private slots:

    void pagesAreCutFromWhatFits()
    {
        Log log;
        const auto page = log.reader->list({}, {SortBy::Time, true, 1, 2});
        QVERIFY(page.ok());
        QCOMPARE(page->ids, (Ids{3, 2}));
        QCOMPARE(page->total, std::int64_t(4));
        QCOMPARE(log.reader->list({}, {SortBy::Time, true, 9, 2})->ids, Ids());
        QCOMPARE(page->inputTokens.least, std::optional<std::int64_t>(0));
        QCOMPARE(page->inputTokens.most, std::optional<std::int64_t>(30));
        QCOMPARE(page->totalTokens.most, std::optional<std::int64_t>(50));
        QCOMPARE(page->cost.count, std::int64_t(3));
        QCOMPARE(page->cost.sum, std::int64_t(216'000'000));
        QCOMPARE(page->duration.least, std::optional<std::int64_t>(1000));
        QCOMPARE(page->cost.most, std::optional<std::int64_t>(72'000'000));
        Filter none;
        none.provider = "nobody";
        QVERIFY(!log.reader->list(none, {})->cost.least);
    }

    void everyOrder()
    {
        Log log;
        QCOMPARE(log.sorted(SortBy::Time), (Ids{1, 2, 3, 4}));
        QCOMPARE(log.sorted(SortBy::Nothing, true), (Ids{4, 3, 2, 1}));
        QCOMPARE(log.sorted(SortBy::Provider), (Ids{2, 4, 1, 3}));  // by word, not by number
        QCOMPARE(log.sorted(SortBy::Model), (Ids{1, 2, 3, 4}));
        QCOMPARE(log.sorted(SortBy::Success).front(), RowId(4));
        QCOMPARE(log.sorted(SortBy::Cost).front(), RowId(3));  // unknown is no number
        QCOMPARE(log.sorted(SortBy::Duration), (Ids{4, 3, 2, 1}));
        QCOMPARE(log.sorted(SortBy::InputTokens, true), (Ids{4, 3, 2, 1}));
        QCOMPARE(log.sorted(SortBy::OutputTokens), (Ids{1, 2, 3, 4}));
        QCOMPARE(log.sorted(SortBy::Feedback, true).front(), RowId(3));
    }

    void newConditions()
    {
        Log log;
        QCOMPARE(log.found(Field::Gateway, Test::Equals, 0, "main"), Ids{2});
        QCOMPARE(log.found(Field::Gateway, Test::Equals, 0, "acct"), Ids());
        QCOMPARE(log.found(Field::Event, Test::Equals, 0, "visit-7"), Ids{2});
        QCOMPARE(log.found(Field::Event, Test::Contains, 0, "VISIT"), Ids{2});
        QCOMPARE(log.found(Field::LabelName, Test::Equals, 0, "team"), Ids{2});
        QCOMPARE(log.found(Field::LabelName, Test::Contains, 0, "x"), Ids());
        QCOMPARE(log.found(Field::LabelValue, Test::Equals, 0, "red"), Ids{2});
        QCOMPARE(log.found(Field::LabelValue, Test::Contains, 0, "RE"), Ids{2});
        QCOMPARE(log.found(Field::TotalTokens, Test::More, 30), (Ids{3, 4}));
        QCOMPARE(log.found(Field::Feedback, Test::Equals, 1), Ids{3});
        QCOMPARE(log.found(Field::Feedback, Test::Less, 1), Ids());
        QCOMPARE(log.found(Field::Feedback, Test::More, -1), Ids{3});
        QCOMPARE(log.found(Field::Feedback, Test::Known, 0), Ids{3});
        QCOMPARE(log.found(Field::RequestType, Test::Contains, 0, "JSON").size(), std::size_t(4));
        QCOMPARE(log.found(Field::RequestType, Test::Equals, 0, "text/plain"), Ids());
        QCOMPARE(log.found(Field::ResponseType, Test::Equals, 0, "application/json").size(),
                 std::size_t(4));
    }

    void whatStandsBeside()
    {
        Log log;
        const auto beside = *log.reader->beside(2);
        QCOMPARE(beside.requestType, std::string("application/json"));
        QCOMPARE(beside.responseType, std::string("application/json"));
        QCOMPARE(beside.metadata.size(), std::size_t(1));
        QCOMPARE(beside.links.event, std::string("visit-7"));
        QVERIFY(!beside.rating.feedback);
        QCOMPARE(log.reader->beside(3)->rating.feedback, std::optional<int>(1));
        QCOMPARE(log.reader->beside(99)->requestType, std::string());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::LogReaderTest;
GH_SUITE(LogReaderTest)
#include "log_reader_test.moc"
