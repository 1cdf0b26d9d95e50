#include "proxy/shell/store/repricer.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

#include <sqlite3.h>

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/reprice_kit.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

/// Waits for what the writer tells after its commits.
class Watch {
public:
    Writer::Subscriber subscriber()
    {
        return [this](const Committed& committed) {
            const std::lock_guard lock(mutex_);
            updated_ += committed.updated.size();
            changed_.notify_all();
        };
    }

    bool waitForUpdates(std::size_t count)
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return updated_ >= count; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t updated_ = 0;
};

std::vector<RepricingLine> audit(Reader& reader)
{
    auto lines = reader.repricings(10);
    return lines ? *lines : std::vector<RepricingLine>();
}

Bucket totalOf(Reader& reader)
{
    constexpr WallMicros kDay = 86'400'000'000;
    return reader.overview(lately() - kDay, lately() + kDay, 3600)->total;
}

}  // namespace

class RepricerTest : public QObject {
    Q_OBJECT

private slots:

    void rowsSumsAndAuditChangeTogether()
    {
        const StoreFolder folder;
        Watch watch;
        auto options = folder.options();
        options.indexBodies = false;
        auto writer = Writer::start(options, watch.subscriber());
        for (int i = 0; i < 1'500; ++i) {
            auto made = exchange(idOf(i));
            if (i % 3 == 0) made->cost.reset();
            made->attempts.resize(1);
            made->attempts[0].cost = made->cost;
            (*writer)->push(finished(std::move(made)));
        }
        auto other = exchange(idOf(1'500));
        other->modelSent = other->modelAsked = "gpt-4.1";
        (*writer)->push(finished(std::move(other)));
        QVERIFY((*writer)->flush(true).ok());
        auto reader = Reader::open(folder.path);
        QCOMPARE(totalOf(**reader).cost.value, 1'001 * 72'000'000LL);
        QCOMPARE(totalOf(**reader).unpriced, 500);
        (*writer)->reprice(repricing("2", "8"));
        QVERIFY(watch.waitForUpdates(1'500));
        QTRY_COMPARE_WITH_TIMEOUT(audit(**reader).at(0).state, RepricingState::Done, 20'000);
        const auto line = audit(**reader).at(0);
        QCOMPARE(line.author + "|" + line.provider + "|" + line.model,
                 std::string("window|openai|gpt-4.1-mini"));
        QCOMPARE(line.rates, std::string("input 2000000, output 8000000"));
        QVERIFY(line.at > 0);
        QCOMPARE(line.sums.calls, 1'500);
        QCOMPARE(line.sums.changed, 1'500);
        QCOMPARE(line.sums.priced, 500);
        QCOMPARE(line.sums.before.value, 1'000 * 72'000'000LL);
        QCOMPARE(line.sums.after.value, 1'500 * 360'000'000LL);
        const Bucket total = totalOf(**reader);
        QCOMPARE(total.cost.value, 1'500 * 360'000'000LL + 72'000'000LL);
        QCOMPARE(total.unpriced, 0);
        QCOMPARE(total.requests, 1'501);
        QCOMPARE(total.inputTokens, 1'501 * 100);
        const auto one = (*reader)->detail(3);
        QCOMPARE((*one)->cost->value, 360'000'000);
        QCOMPARE((*one)->attempts.back().cost->value, 360'000'000);
        QCOMPARE((*one)->usage.input.value_or(0), 100);
        QCOMPARE((*one)->endedAt, 1'500'000);
        const auto rows = (*reader)->rows({3});
        QCOMPARE(rows->front().attempts, 1);
        QCOMPARE(rows->front().path, std::string("/v1/chat/completions"));
    }

    void doneTwiceChangesNothing()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 10; ++i) (*writer)->push(finished(exchange(idOf(i))));
        QVERIFY((*writer)->flush(true).ok());
        auto reader = Reader::open(folder.path);
        for (int i = 0; i < 2; ++i) (*writer)->reprice(repricing("2", "8"));
        QTRY_VERIFY_WITH_TIMEOUT(
            audit(**reader).size() == 2 && audit(**reader).at(0).state == RepricingState::Done,
            20'000);
        QCOMPARE(audit(**reader).at(1).sums.changed, 10);
        QCOMPARE(audit(**reader).at(0).sums.changed, 0);
        QCOMPARE(audit(**reader).at(0).sums.calls, 10);
        QCOMPARE(totalOf(**reader).cost.value, 10 * 360'000'000LL);
    }

    /// A program that ended in the middle leaves a true line, and the rest can be done again.
    void whatWasBrokenOffSaysSo()
    {
        const StoreFolder folder;
        Fault fault;
        {
            auto recorder = Recorder::open(folder.path, lately(), fault);
            std::vector<record::Record> records;
            for (int i = 0; i < 1'200; ++i) records.push_back(finished(exchange(idOf(i))));
            std::vector<record::Record*> batch;
            for (auto& record : records) batch.push_back(&record);
            Committed committed;
            QVERIFY((*recorder)->write(batch, 1, committed));
            QVERIFY((*recorder)->beginRepricing(repricing("2", "8"), 5));
            Committed changed;
            QVERIFY((*recorder)->reprice(changed));
            QVERIFY(!changed.updated.empty() && changed.updated.size() < 1'200);
        }
        auto recorder = Recorder::open(folder.path, lately(), fault);
        auto reader = Reader::open(folder.path);
        const auto line = audit(**reader).at(0);
        QCOMPARE(line.state, RepricingState::Broken);
        QCOMPARE(line.at, 5);
        QCOMPARE(totalOf(**reader).cost.value,
                 line.sums.after.value + (1'200 - line.sums.calls) * 72'000'000LL);
        Committed changed;
        QVERIFY((*recorder)->beginRepricing(repricing("2", "8"), 6));
        while ((*recorder)->reprice(changed)) {
        }
        QCOMPARE(totalOf(**reader).cost.value, 1'200 * 360'000'000LL);
        QCOMPARE(audit(**reader).at(0).sums.changed, 1'200 - line.sums.calls);
    }

    /// A slice that could not be written is done again, and counted once.
    void aFailedSliceIsTakenBack()
    {
        const StoreFolder folder;
        Fault fault;
        auto recorder = Recorder::open(folder.path, lately(), fault);
        std::vector<record::Record> records;
        for (int i = 0; i < 600; ++i) records.push_back(finished(exchange(idOf(i))));
        std::vector<record::Record*> batch;
        for (auto& record : records) batch.push_back(&record);
        Committed committed;
        QVERIFY((*recorder)->write(batch, 1, committed));
        QVERIFY((*recorder)->beginRepricing(repricing("2", "8"), 5));
        auto* handle = (*recorder)->database().handle();
        sqlite3_exec(handle,
                     "CREATE TEMP TRIGGER trouble BEFORE UPDATE ON exchanges "
                     "BEGIN SELECT raise(ABORT, 'no'); END",
                     nullptr, nullptr, nullptr);
        Committed changed;
        QVERIFY((*recorder)->reprice(changed));  // there is more to do: the same again
        QVERIFY((*recorder)->fault().code != 0);
        QVERIFY(changed.updated.empty());
        sqlite3_exec(handle, "DROP TRIGGER trouble", nullptr, nullptr, nullptr);
        while ((*recorder)->reprice(changed)) {
        }
        QCOMPARE(changed.updated.size(), std::size_t(600));
        auto reader = Reader::open(folder.path);
        QCOMPARE(audit(**reader).at(0).sums.changed, 600);
        QCOMPARE(audit(**reader).at(0).sums.after.value, 600 * 360'000'000LL);
        QCOMPARE(totalOf(**reader).cost.value, 600 * 360'000'000LL);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RepricerTest;
GH_SUITE(RepricerTest)
#include "repricer_test.moc"
