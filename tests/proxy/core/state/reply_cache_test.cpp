#include "proxy/core/state/reply_cache.h"

#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::shared_ptr<cache::Entry> entryOf(const std::string& name, std::size_t size = 100,
                                      WallMicros until = 1'000)
{
    auto entry = std::make_shared<cache::Entry>();
    entry->key = sha256(name);
    entry->body = std::string(size, 'x');
    entry->model = "m-" + name;
    entry->provider = "p";
    entry->storedAt = 10;
    entry->freshUntil = entry->staleUntil = until;
    return entry;
}

}  // namespace

class ReplyCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsLeastUsedGoesFirst()
    {
        state::ReplyCache cache;
        const std::size_t room = 3 * entryOf("a")->size();
        for (const auto* name : {"a", "b", "c"}) cache.put(entryOf(name), room);
        cache.used(sha256("a"), 20, *entryOf("a"));
        cache.put(entryOf("d"), room);
        QVERIFY(cache.find(sha256("a"), 30));
        QVERIFY(!cache.find(sha256("b"), 30));
        QVERIFY(cache.find(sha256("c"), 30) && cache.find(sha256("d"), 30));
        QCOMPARE(cache.sums().entries, std::size_t{3});
        QCOMPARE(cache.sums().bytes, room);
        QCOMPARE(cache.sums().evicted, 1);
        cache.put(entryOf("huge", 10'000), room);
        QVERIFY(!cache.find(sha256("huge"), 30));
        QCOMPARE(cache.sums().entries, std::size_t{3});
    }

    void whatIsOverIsGone()
    {
        state::ReplyCache cache;
        cache.put(entryOf("a", 100, 1'000), 100'000);
        QVERIFY(cache.find(sha256("a"), 999));
        QVERIFY(!cache.find(sha256("a"), 1'000));
        QCOMPARE(cache.sums().bytes, std::size_t{0});
    }

    void aPurgeTakesExactlyWhatIsListed()
    {
        state::ReplyCache cache;
        constexpr std::size_t kRoom = 1'000'000'000;
        for (int i = 0; i < 5'000; ++i) {
            auto entry = entryOf("e" + std::to_string(i));
            entry->gateway = i % 2 == 0 ? "even" : "odd";
            entry->call = "call-" + std::to_string(i);
            cache.put(entry, kRoom);
        }
        const state::ReplyCache::Filter even{.gateway = "even"};
        const auto found = cache.search(even, 10);
        QCOMPARE(found.rows.size(), std::size_t{10});
        QCOMPARE(found.rows.front().entry->call, std::string("call-4998"));
        QCOMPARE(found.meant, std::size_t{2'500});
        QCOMPARE(found.bytes * 2, cache.sums().bytes);
        QCOMPARE(cache.search({.call = "call-7"}, 5).meant, std::size_t{1});
        QCOMPARE(cache.search({}, 3).meant, std::size_t{5'000});
        std::vector<std::size_t> steps;
        const auto gone = cache.purge(even, [&](std::size_t done, std::size_t of) {
            QCOMPARE(of, std::size_t{2'500});
            steps.push_back(done);
            // One that comes meanwhile was not listed, and stays.
            if (done == 1'000) {
                auto entry = entryOf("late");
                entry->gateway = "even";
                cache.put(entry, kRoom);
            }
        });
        QCOMPARE(steps, (std::vector<std::size_t>{1'000, 2'000, 2'500}));
        QCOMPARE(gone, std::size_t{2'500});
        QCOMPARE(cache.search(even, 10).meant, std::size_t{1});
        QCOMPARE(cache.sums().entries, std::size_t{2'501});
        QVERIFY(cache.peek(sha256("e1")) && !cache.peek(sha256("e2")));
    }

    void purgeTakesWhatIsMeant()
    {
        state::ReplyCache cache;
        for (const auto* name : {"a", "b", "c"}) {
            auto entry = entryOf(name);
            if (*name != 'c') entry->tags = {"docs", name};
            cache.put(entry, 100'000);
        }
        QCOMPARE(cache.purge({.tag = "none"}), std::size_t{0});
        QCOMPARE(cache.purge({.tag = "docs", .model = "m-a"}), std::size_t{1});
        QVERIFY(!cache.find(sha256("a"), 20) && cache.find(sha256("b"), 20));
        QCOMPARE(cache.purge({.key = hex(sha256("b")).substr(0, 12)}), std::size_t{1});
        QCOMPARE(cache.purge({.storedBefore = 10}), std::size_t{0});
        QCOMPARE(cache.purge({}), std::size_t{1});
        QCOMPARE(cache.sums().entries, std::size_t{0});
    }

    void oneLeadsAndTheOthersLearnHowItEnded()
    {
        using State = state::ReplyCache::Flight::State;
        state::ReplyCache cache;
        bool leads = false;
        const auto first = cache.join(sha256("a"), leads);
        QVERIFY(leads);
        const auto second = cache.join(sha256("a"), leads);
        QVERIFY(!leads);
        QCOMPARE(first.get(), second.get());
        cache.land(sha256("a"), true);
        QVERIFY(second->state == State::Stored);
        const auto next = cache.join(sha256("a"), leads);
        QVERIFY(leads && next != first);
        cache.land(sha256("a"), false);
        QVERIFY(next->state == State::Empty);
    }

    void aKeeperLearnsOfEachChange()
    {
        state::ReplyCache cache;
        int woken = 0;
        cache.restore(entryOf("old"), 100'000);
        cache.keepWith([&] { ++woken; });
        QVERIFY(cache.due().empty());
        cache.put(entryOf("a"), 100'000);
        cache.purge({.model = "m-old"});
        QCOMPARE(woken, 2);
        const auto changes = cache.due();
        QCOMPARE(changes.size(), std::size_t{2});
        QVERIFY(changes[0].entry && changes[0].key == sha256("a"));
        QVERIFY(!changes[1].entry && changes[1].key == sha256("old"));
        QVERIFY(cache.due().empty());
    }

    void whatWasPurgedDoesNotComeBackFromTheDisk()
    {
        state::ReplyCache cache;
        cache.keepWith([] {});
        cache.purge({.model = "m-a"});
        cache.restore(entryOf("a"), 100'000);
        cache.restore(entryOf("b"), 100'000);
        QVERIFY(!cache.find(sha256("a"), 20) && cache.find(sha256("b"), 20));
        const auto changes = cache.due();
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes[0].key == sha256("a") && !changes[0].entry);
        cache.loaded();
        cache.restore(entryOf("a"), 100'000);
        QVERIFY(cache.find(sha256("a"), 20));
        auto newer = entryOf("c", 300);
        cache.put(newer, 100'000);
        cache.restore(entryOf("c"), 100'000);
        QCOMPARE(cache.find(sha256("c"), 20)->body.size(), std::size_t{300});
    }

    void hitsAreSummed()
    {
        state::ReplyCache cache;
        auto entry = entryOf("a");
        entry->cost = PicoUsd{700};
        cache.put(entry, 100'000);
        cache.used(entry->key, 20, *entry);
        cache.used(entry->key, 30, *entry);
        cache.missed();
        QCOMPARE(cache.sums().hits, 2);
        QCOMPARE(cache.sums().misses, 1);
        QCOMPARE(cache.sums().saved.value, 1'400);
        const auto rows = cache.list(5);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].hits, 2);
        QCOMPARE(rows[0].usedAt, 30);
    }
};

GH_SUITE(ReplyCacheTest)

}  // namespace gatehouse::tests

#include "reply_cache_test.moc"
