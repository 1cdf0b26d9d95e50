#include "proxy/shell/store/past_calls.h"

#include "proxy/core/provider/price.h"
#include "tests/proxy/shell/store/reprice_kit.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class PastCallsTest : public QObject {
    Q_OBJECT

private slots:

    void onlyCallsOfTheCardAreConcerned()
    {
        const Repricing job = repricing("2", "8");
        Pricer pricer(job);
        QVERIFY(pricer.concerns("gpt-4.1-mini"));
        QVERIFY(pricer.concerns("gpt-4.1-mini"));  // and again, from memory
        QVERIFY(!pricer.concerns("gpt-4.1"));
        QVERIFY(!pricer.concerns(""));
    }

    void unknownStaysUnknown()
    {
        const Repricing job = repricing("2", "8");
        const Pricer pricer(job);
        chat::Usage usage;
        QVERIFY(!pricer.costOf("gpt-4.1-mini", usage, std::nullopt));
        QCOMPARE(pricer.costOf("gpt-4.1-mini", usage, PicoUsd{7})->value, 7);
        usage.input = 100;
        usage.output = 20;
        QCOMPARE(pricer.costOf("gpt-4.1-mini", usage, std::nullopt)->value,
                 100 * 2'000'000LL + 20 * 8'000'000LL);
        // A price that lacks what the call needs takes nothing away.
        const Repricing half = repricing("2", "");
        QCOMPARE(Pricer(half).costOf("gpt-4.1-mini", usage, PicoUsd{7})->value, 7);
        QVERIFY(!Pricer(half).costOf("gpt-4.1-mini", usage, std::nullopt));
    }

    void theRatesAreWordsOfTheAudit()
    {
        QCOMPARE(ratesOf(repricing("2", "8")), std::string("input 2000000, output 8000000"));
        QCOMPARE(ratesOf(repricing("", "")), std::string());
    }

    void aPreviewCountsAndChangesNothing()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 700; ++i) (*writer)->push(finished(exchange(idOf(i))));
        auto other = exchange(idOf(700));
        other->modelSent = other->modelAsked = "gpt-4.1";
        (*writer)->push(finished(std::move(other)));
        auto unpriced = exchange(idOf(701));
        unpriced->cost.reset();
        (*writer)->push(finished(std::move(unpriced)));
        auto unmetered = exchange(idOf(702));
        unmetered->cost.reset();
        unmetered->usage = {};
        (*writer)->push(finished(std::move(unmetered)));
        auto imported = exchange(idOf(703));
        imported->origin = record::Origin::Import;
        (*writer)->push(finished(std::move(imported)));
        QVERIFY((*writer)->flush(true).ok());
        auto reader = Reader::open(folder.path);
        const auto before = (*reader)->rows(allIds(**reader));
        const auto sums = (*reader)->repricingOf(repricing("2", "8"), [] { return true; });
        QVERIFY(sums.ok());
        QCOMPARE(sums->calls, 702);
        QCOMPARE(sums->changed, 701);
        QCOMPARE(sums->priced, 1);
        QCOMPARE(sums->unknown, 1);
        QCOMPARE(sums->before.value, 700 * 72'000'000LL);
        QCOMPARE(sums->after.value, 701 * 360'000'000LL);
        const auto again = (*reader)->rows(allIds(**reader));
        for (std::size_t i = 0; i < before->size(); ++i)
            QVERIFY((*before)[i].cost == (*again)[i].cost);
        int asked = 0;
        const auto early =
            (*reader)->repricingOf(repricing("2", "8"), [&asked] { return ++asked < 2; });
        QVERIFY(early->calls < 700);  // whoever asked went away
    }

    void theRangeIsKept()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        constexpr WallMicros kHour = 3'600'000'000;
        for (int i = 0; i < 600; ++i)
            (*writer)->push(finished(exchange(idOf(i), lately() - (600 - i) * kHour)));
        QVERIFY((*writer)->flush(true).ok());
        auto reader = Reader::open(folder.path);
        Repricing job = repricing("2", "8");
        const auto callsOf = [&] {
            return (*reader)->repricingOf(job, [] { return true; })->calls;
        };
        QCOMPARE(callsOf(), 600);
        job.from = lately() - 10 * kHour;
        QCOMPARE(callsOf(), 10);
        job.to = lately() - 4 * kHour;
        QCOMPARE(callsOf(), 6);
        job.from = lately() + kHour;
        job.to = 0;
        QCOMPARE(callsOf(), 0);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::PastCallsTest;
GH_SUITE(PastCallsTest)
#include "past_calls_test.moc"
