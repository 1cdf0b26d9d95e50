#include "proxy/shell/store/summing.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class SummingTest : public QObject {
    Q_OBJECT

private:
    static RowInSight row(std::int64_t seconds, int status = 200)
    {
        RowInSight made;
        made.startedAt = seconds * 1'000'000;
        made.outcome = status >= 400 ? record::Outcome::UpstreamError : record::Outcome::Ok;
        made.status = status;
        made.facts.latency = 2'000'000;
        made.facts.usage.input = 10;
        made.facts.usage.output = 2;
        made.facts.cost = PicoUsd{5};
        return made;
    }

    static std::int64_t total(const Summary& sum)
    {
        std::int64_t all = 0;
        for (const auto& slot : sum.bars) all += slot.requests;
        return all;
    }

private slots:

    void figuresAddUp()
    {
        Summing sum(0, 0);
        sum.add(row(1000));
        sum.add(row(1002, 500));
        auto unknown = row(1002);
        unknown.facts.cost.reset();
        unknown.facts.usage = {};
        sum.add(unknown);
        auto running = row(1003);
        running.outcome = record::Outcome::Running;
        running.status = 0;
        running.facts.latency = -1;
        running.facts.cost.reset();
        sum.add(running);
        const Summary made = sum.take();
        QCOMPARE(made.requests, 4);
        QCOMPARE(made.failed, 1);
        QCOMPARE(made.inputTokens, 30);
        QCOMPARE(made.outputTokens, 6);
        QCOMPARE(made.cost.value, 10);
        QCOMPARE(made.unpriced, 1);  // a running call has no price yet: that is not "unknown"
        QVERIFY(std::abs(made.latencyP95 - 2000) < 100);
        QCOMPARE(made.barSeconds, 1);
        QCOMPARE(made.from, 1'000'000'000);
        QCOMPARE(made.bars.size(), std::size_t{4});
        QCOMPARE(made.bars[2].requests, 2);
        QCOMPARE(made.bars[2].failed, 1);
        QCOMPARE(made.bars[1].requests, 0);
    }

    /// Whatever they span, none is lost and there are never too many slots.
    void slotsWidenWithoutLoss()
    {
        for (const std::int64_t span :
             {50LL, 119LL, 120LL, 5000LL, 86'400LL, 40'000'000LL, 1'500'000'000LL}) {
            Summing sum(0, 0);
            for (int i = 0; i <= 1000; ++i)
                sum.add(row(1'700'000'000 - span * i / 1000, i % 2 == 0 ? 200 : 429));
            const Summary made = sum.take();
            QCOMPARE(total(made), 1001);
            QVERIFY(made.bars.size() <= Summary::kMostBars);
            QVERIFY(made.bars.size() * 6 >
                    std::min(Summary::kMostBars, static_cast<std::size_t>(span)));
            QVERIFY(made.bars.front().requests > 0 && made.bars.back().requests > 0);
        }
    }

    void boundsOfTheFilterAreFilled()
    {
        Summing sum(1000 * 1'000'000LL, 1060 * 1'000'000LL);
        sum.add(row(1030));
        const Summary made = sum.take();
        QCOMPARE(made.from, 1000 * 1'000'000LL);
        QCOMPARE(made.bars.size(), std::size_t{60});
        QCOMPARE(made.bars[30].requests, 1);
    }

    void nothingIsNothing()
    {
        const Summary made = Summing(0, 0).take();
        QVERIFY(made.bars.empty());
        QVERIFY(made.latencyP95 < 0);
    }

    void aFilterIsSummedUp()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 10; ++i) {
            auto made = exchange(std::to_string(i), lately() + i * 1'000'000);
            if (i >= 7) made->status = 503;
            if (i >= 7) made->outcome = record::Outcome::UpstreamError;
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        Filter filter;
        QCOMPARE((*reader)->summary(filter)->requests, 10);
        QCOMPARE((*reader)->summary(filter)->failed, 3);
        filter.onlyErrors = true;
        QCOMPARE((*reader)->summary(filter)->requests, 3);
        QCOMPARE((*reader)->summary(filter)->outputTokens, 60);
        Condition slow;
        slow.kind = Condition::Kind::Is;
        slow.field = Field::Latency;
        slow.test = store::Test::More;
        slow.number = 9'000'000;
        filter.also = {slow};
        QCOMPARE((*reader)->summary(filter)->requests, 0);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::SummingTest;
GH_SUITE(SummingTest)
#include "summing_test.moc"
