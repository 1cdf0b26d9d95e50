#include "proxy/shell/engine/health_watch.h"

#include <map>
#include <thread>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using engine::Failure;
using engine::HealthWatch;
using engine::KeyRests;

namespace {

constexpr WallMicros kSecond = 1'000'000;

pipeline::Upstream withKeys(std::vector<std::int64_t> weights)
{
    pipeline::Upstream upstream;
    upstream.mark = 77;
    std::uint64_t mark = 1;
    for (const std::int64_t weight : weights) {
        upstream.keys.push_back({"key", Secret("sk-test"), weight, mark});
        ++mark;
    }
    return upstream;
}

http::ResponseHead head(int status, const char* field = nullptr, const char* value = nullptr)
{
    http::ResponseHead made;
    made.status = status;
    if (field != nullptr) made.headers.add(field, value);
    return made;
}

pipeline::Target at(const pipeline::Upstream& upstream, std::size_t key)
{
    pipeline::Target target;
    target.upstream = &upstream;
    target.key = key;
    return target;
}

WallMicros restOfFirst(const KeyRests& rests)
{
    std::uint64_t version = 0;
    return engine::restOf(rests.all(version), 1);
}

}  // namespace

/// One loop's view of providers and keys, without sockets and with a clock of its own.
class HealthWatchTest : public QObject {
    Q_OBJECT

private slots:

    void oneKeyIsNoChoice()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        Random chance(1);
        QCOMPARE(watch.chooseKey(withKeys({}), 1, chance), std::size_t(0));
        QCOMPARE(watch.chooseKey(withKeys({1}), 1, chance), std::size_t(0));
        QCOMPARE(chance.next(), Random(1).next());  // nothing was drawn
    }

    void sharesHoldAndRepeat()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        const auto upstream = withKeys({3, 1});
        Random chance(5);
        Random again(5);
        std::map<std::size_t, int> taken;
        for (int i = 0; i < 4'000; ++i) {
            const auto key = watch.chooseKey(upstream, 1, chance);
            QCOMPARE(watch.chooseKey(upstream, 1, again), key);
            ++taken[key];
        }
        QVERIFY2(taken[0] > 2'900 && taken[0] < 3'100, qPrintable(QString::number(taken[0])));
    }

    void whatOneLoopLearnsTheOthersHeed()
    {
        KeyRests rests;
        HealthWatch one(rests);
        HealthWatch two(rests);
        const auto upstream = withKeys({1, 1});
        Random chance(5);
        one.noteAnswer(at(upstream, 0), head(401), 9 * kSecond, 10 * kSecond);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(two.chooseKey(upstream, 11 * kSecond, chance), std::size_t(1));
        // Ten minutes later it is tried again.
        bool seen = false;
        for (int i = 0; i < 100; ++i) seen |= two.chooseKey(upstream, 611 * kSecond, chance) == 0;
        QVERIFY(seen);
    }

    void theProviderSaysHowLong()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        const auto upstream = withKeys({1, 1});
        const auto note = [&](const http::ResponseHead& answer) {
            watch.noteAnswer(at(upstream, 0), answer, 0, 10 * kSecond);
            return restOfFirst(rests) / kSecond;
        };
        QCOMPARE(note(head(429, "Retry-After", "90")), 100);
        QCOMPARE(note(head(429, "retry-after-ms", "2000")), 12);
        QCOMPARE(note(head(429, "Retry-After", "0")), 11);
        // A date, by our clock and by that of the provider.
        QCOMPARE(note(head(429, "Retry-After", "Thu, 01 Jan 1970 00:01:40 GMT")), 100);
        auto dated = head(429, "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
        dated.headers.add("Date", "Wed, 21 Oct 2026 07:27:15 GMT");
        QCOMPARE(note(dated), 55);
        QCOMPARE(note(head(429, "Retry-After", "Thu, 01 Jan 1970 00:00:01 GMT")), 11);  // over
        QCOMPARE(note(head(429, "Retry-After", "tomorrow")), 40);
        QCOMPARE(note(head(429)), 40);
        QCOMPARE(note(head(403)), 610);
    }

    void aKeyThatIsTakenAgainIsBack()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        const auto upstream = withKeys({1, 1});
        watch.noteAnswer(at(upstream, 0), head(429), 9 * kSecond, 10 * kSecond);
        watch.noteAnswer(at(upstream, 0), head(200), 8 * kSecond, 11 * kSecond);
        QVERIFY(restOfFirst(rests) != 0);  // that call began before
        watch.noteAnswer(at(upstream, 0), head(500), 12 * kSecond, 13 * kSecond);
        QVERIFY(restOfFirst(rests) != 0);
        watch.noteAnswer(at(upstream, 0), head(200), 12 * kSecond, 13 * kSecond);
        QCOMPARE(restOfFirst(rests), 0);
        // Without a key of ours nothing rests.
        const auto none = withKeys({});
        const auto version = rests.version();
        watch.noteAnswer(at(none, 0), head(401), 1, 2);
        QCOMPARE(rests.version(), version);
    }

    void callsAreToldAsTheyWere()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        const auto upstream = withKeys({1});
        watch.noteEnd(upstream, {.at = 5, .status = 200, .broken = false, .firstByte = 1'234},
                      nullptr);
        watch.noteEnd(upstream, {.at = 6, .status = 200, .broken = true, .firstByte = 9}, nullptr);
        const Error error = fail(ErrorKind::BadUpstream, "no answer", "look at it");
        watch.noteEnd(upstream, {.at = 7}, &error);
        std::vector<provider::CallMark> marks;
        std::optional<Failure> failure;
        watch.tell(78, marks, failure);
        QVERIFY(marks.empty());
        watch.tell(77, marks, failure);
        QCOMPARE(marks.size(), std::size_t(3));
        QCOMPARE(marks[0].at, 5);
        QCOMPARE(marks[0].status, 200);
        QCOMPARE(marks[0].firstByte, 1'234);
        QVERIFY(!marks[0].broken);
        QVERIFY(marks[1].broken);
        QCOMPARE(marks[1].firstByte, 9);
        QCOMPARE(marks[2].status, 0);
        QCOMPARE(marks[2].firstByte, -1);
        QVERIFY(failure.has_value());
        QCOMPARE(failure->text, std::string("no answer"));
        QCOMPARE(failure->hint, std::string("look at it"));
        // A status has its own advice, and only the last calls are kept.
        for (int i = 0; i < 100; ++i)
            watch.noteEnd(upstream, {.at = 10 + i, .status = 401}, nullptr);
        marks.clear();
        watch.tell(77, marks, failure);
        QCOMPARE(marks.size(), std::size_t(32));
        QCOMPARE(failure->status, 401);
        QVERIFY(!failure->hint.empty());
    }

    void itIsReadWhileItIsWritten()
    {
        KeyRests rests;
        HealthWatch watch(rests);
        const auto upstream = withKeys({1, 1});
        std::thread loop([&] {
            Random chance(3);
            for (WallMicros i = 1; i <= 2'000; ++i) {
                const auto key = watch.chooseKey(upstream, i, chance);
                const int status = i % 50 == 0 ? 429 : 200;
                watch.noteAnswer(at(upstream, key), head(status), i, i);
                watch.noteEnd(upstream, {.at = i, .status = status, .firstByte = i}, nullptr);
            }
        });
        std::size_t most = 0;
        for (int i = 0; i < 200; ++i) {
            std::vector<provider::CallMark> marks;
            std::optional<Failure> failure;
            watch.tell(77, marks, failure);
            most = std::max(most, marks.size());
        }
        loop.join();
        QVERIFY(most <= 32);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HealthWatchTest;
GH_SUITE(HealthWatchTest)
#include "health_watch_test.moc"
