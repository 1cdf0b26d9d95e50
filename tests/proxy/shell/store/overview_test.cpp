#include "proxy/shell/store/overview.h"

#include <cmath>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class OverviewTest : public QObject {
    Q_OBJECT

private slots:

    void bucketsHaveNoGaps()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (const int minute : {0, 0, 3}) {
            (*writer)->push(
                finished(exchange(std::to_string(++count_), lately() + minute * 60'000'000LL)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto seen = (*reader)->overview(lately(), lately() + 300'000'000, 60);
        QVERIFY(seen.ok());
        QCOMPARE(seen->series.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(seen->series[i].start, lately() + static_cast<WallMicros>(i) * 60'000'000);
            QCOMPARE(seen->series[i].requests, std::int64_t{i == 0 ? 2 : i == 3 ? 1 : 0});
        }
        QCOMPARE(seen->series[1].latencyP50, -1.0);
        QVERIFY(std::abs(seen->total.latencyP99 - 1500) < 60);
        QCOMPARE(seen->total.cost.value, std::int64_t{3 * 72'000'000});
        QCOMPARE(seen->previous.requests, std::int64_t{0});
        const auto later = (*reader)->overview(lately() + 300'000'000, lately() + 600'000'000, 60);
        QCOMPARE(later->previous.requests, std::int64_t{3});
    }

    /// The same requests, whatever the step: rows, sums and shares agree.
    void stepsAgree()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 200; ++i) {
            auto made = exchange(std::to_string(i), lately() - i * 700'000'000LL);
            made->provider = i % 3 == 0 ? "groq" : "openai";
            made->modelSent = i % 2 == 0 ? "a" : "b";
            made->status = i % 10 == 0 ? 429 : 200;
            if (i % 7 == 0) made->cost.reset();
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const WallMicros from = lately() - 200 * 700'000'000LL;
        for (const std::int64_t step : {60, 300, 3600, 21'600, 86'400}) {
            const auto seen = (*reader)->overview(from, lately() + 60'000'000, step);
            QVERIFY(seen.ok());
            QCOMPARE(seen->total.requests, std::int64_t{200});
            QCOMPARE(seen->total.errors429, std::int64_t{20});
            QCOMPARE(seen->total.unpriced, std::int64_t{29});
            std::int64_t shared = 0;
            for (const auto& share : seen->models) shared += share.requests;
            QCOMPARE(shared, std::int64_t{200});
            QCOMPARE(seen->models.size(), std::size_t{4});
            QCOMPARE(seen->providers.size(), std::size_t{2});
            QCOMPARE(seen->providers.front().name, std::string("openai"));
        }
    }

    /// The parts of a scope add up to the whole, and each list offers the others of its kind.
    void aScopeNarrowsAllButItsOwnList()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 120; ++i) {
            auto made = exchange(std::to_string(i), lately() - i * 60'000'000LL);
            made->provider = i % 3 == 0 ? "groq" : "openai";
            made->modelSent = i % 2 == 0 ? "a" : "b";
            made->status = i % 10 == 0 ? 429 : 200;
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const WallMicros from = lately() - 120 * 60'000'000LL;
        const WallMicros to = lately() + 60'000'000;
        for (const std::int64_t step : {60, 3600}) {
            const auto all = (*reader)->overview(from, to, step);
            const auto groq = (*reader)->overview(from, to, step, {"groq", "", ""});
            const auto openai = (*reader)->overview(from, to, step, {"openai", "", ""});
            QVERIFY(all.ok() && groq.ok() && openai.ok());
            QCOMPARE(groq->total.requests, std::int64_t{40});
            QCOMPARE(openai->total.requests, std::int64_t{80});
            QCOMPARE(groq->total.errors429 + openai->total.errors429, all->total.errors429);
            QCOMPARE(groq->total.cost.value + openai->total.cost.value, all->total.cost.value);
            QCOMPARE(groq->series.size(), all->series.size());
            for (std::size_t i = 0; i < all->series.size(); ++i) {
                QCOMPARE(groq->series[i].requests + openai->series[i].requests,
                         all->series[i].requests);
            }
            QCOMPARE(groq->providers.size(), std::size_t{2});
            QCOMPARE(groq->models.size(), std::size_t{2});
            QCOMPARE(groq->models[0].requests + groq->models[1].requests, std::int64_t{40});
            const auto both = (*reader)->overview(from, to, step, {"groq", "a", ""});
            QCOMPARE(both->total.requests, std::int64_t{20});
            QCOMPARE(both->models.size(), std::size_t{2});
            const auto none = (*reader)->overview(from, to, step, {"nobody", "", ""});
            QCOMPARE(none->total.requests, std::int64_t{0});
            QCOMPARE(none->providers.size(), std::size_t{2});
        }
    }

    void oddStepsAreRefused()
    {
        const StoreFolder folder;
        auto reader = Reader::open(folder.path);
        for (const std::int64_t step : {0, -60, 59, 90}) {
            QVERIFY(!(*reader)->overview(0, 1, step).ok());
        }
        QVERIFY(!(*reader)->overview(0, lately(), 60).ok());
        QCOMPARE((*reader)->overview(0, 120'000'000, 60)->series.size(), std::size_t{2});
    }

private:
    int count_ = 0;
};

}  // namespace gatehouse::store

using gatehouse::store::OverviewTest;
GH_SUITE(OverviewTest)
#include "overview_test.moc"
