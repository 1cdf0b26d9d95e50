#include "proxy/shell/store/routed.h"

#include <cmath>

#include <QTest>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace routed_test {

WallMicros begin()
{
    static const WallMicros at = store::lately() - 7'200'000'000;
    return at;
}

record::Exchange call(int number, std::int64_t version, std::int64_t milliseconds,
                      record::Outcome outcome = record::Outcome::Ok)
{
    record::Exchange made;
    made.id = "01ROUTED000000000000" + std::to_string(100'000 + number);
    made.startedAt = begin() + number * 1'000'000;
    made.endedAt = made.firstByteAt = milliseconds * 1'000;
    made.outcome = outcome;
    made.status = outcome == record::Outcome::Ok ? 200 : 502;
    made.route = {"r", version,
                  outcome == record::Outcome::Ok ? "start:next>a:success>end"
                                                 : "start:next>a:fallback>b:fallback>end"};
    made.usage.input = 10;
    made.usage.output = 5;
    made.cost = PicoUsd{2'000'000'000};
    return made;
}

}  // namespace routed_test

/// Ways and sums of calls that routes led.
class RoutedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void edges()
    {
        using Edges = std::vector<std::string_view>;
        QVERIFY(store::edgesOf("start:next>plan:false>end") == (Edges{"start:next", "plan:false"}));
        QVERIFY(store::edgesOf("").empty());
    }

    void sumsAndWays()
    {
        using routed_test::call;
        std::vector<record::Exchange> calls;
        for (int i = 0; i < 10; ++i) calls.push_back(call(i, 1, 100 + i * 10));
        calls.push_back(call(10, 1, 900, record::Outcome::UpstreamError));
        calls.push_back(call(11, 2, 50));
        calls.push_back(call(12, 2, 50));
        calls.back().cost.reset();
        record::Exchange plain = call(13, 1, 10);
        plain.route = {};
        calls.push_back(plain);
        const store::StoreFolder folder;
        auto writer = store::Writer::start(folder.options(), nullptr);
        for (const auto& each : calls)
            (*writer)->push(store::finished(std::make_unique<record::Exchange>(each)));
        QVERIFY((*writer)->flush().ok());
        auto reader = store::Reader::open(folder.path);
        QVERIFY(reader.ok());
        const auto to = routed_test::begin() + 3'600'000'000;
        const auto versions = (*reader)->versions("r", routed_test::begin(), to);
        QVERIFY(versions.ok());
        QCOMPARE(versions->size(), std::size_t(2));
        const auto& first = versions->front();
        QCOMPARE(first.version, std::int64_t(1));
        QCOMPARE(first.calls, std::int64_t(11));
        QCOMPARE(first.failed, std::int64_t(1));
        QCOMPARE(first.edges.at("start:next"), std::int64_t(11));
        QCOMPARE(first.edges.at("a:success"), std::int64_t(10));
        QCOMPARE(first.edges.at("b:fallback"), std::int64_t(1));
        QCOMPARE(first.failures.at("b:fallback"), std::int64_t(1));
        QCOMPARE(first.failures.at("a:success"), std::int64_t(0));
        QCOMPARE(std::lround(first.latency), 214L);
        QCOMPARE(std::lround(first.latencyError), 69L);  // by hand: deviation 230 over root 11
        QCOMPARE(first.cost.value, std::int64_t(22'000'000'000));
        QCOMPARE(std::lround(first.costPerCall), 2'000'000'000L);
        QCOMPARE(first.costError, 0.0);
        QCOMPARE(first.tokens, std::int64_t(165));
        QCOMPARE(versions->back().unpriced, std::int64_t(1));
        QVERIFY((*reader)->versions("other", 0, to)->empty());
        QVERIFY((*reader)->versions("r", to, to + 1)->empty());
        record::Removed all;
        all.sumsToo = true;
        (*writer)->push(all);
        QVERIFY((*writer)->flush().ok());
        QVERIFY((*reader)->versions("r", 0, to)->empty());
        const auto row = (*reader)->find(calls.front().id);
        const auto detail = (*reader)->detail(**row);
        QVERIFY((*detail)->route == calls.front().route);
    }

    void hitsOfTheGuardAreCounted()
    {
        using routed_test::call;
        std::vector<record::Exchange> calls{call(0, 1, 100), call(1, 1, 200), call(2, 1, 300)};
        calls[0].guards = {"default/keys", "default/people"};
        calls[2].guards = {"default/keys"};
        calls[2].outcome = record::Outcome::Refused;
        const store::StoreFolder folder;
        auto writer = store::Writer::start(folder.options(), nullptr);
        for (const auto& each : calls)
            (*writer)->push(store::finished(std::make_unique<record::Exchange>(each)));
        QVERIFY((*writer)->flush().ok());
        auto reader = store::Reader::open(folder.path);
        const auto to = routed_test::begin() + 3'600'000'000;
        const auto keys = (*reader)->versions("guard/default/keys", routed_test::begin(), to);
        QVERIFY(keys.ok());
        QCOMPARE(keys->front().calls, std::int64_t(2));
        QCOMPARE(keys->front().failed, std::int64_t(1));
        QCOMPARE((*reader)->versions("guard/default/people", 0, to)->front().calls,
                 std::int64_t(1));
        const auto row = (*reader)->find(calls.front().id);
        QVERIFY((*(*reader)->detail(**row))->guards == calls.front().guards);
    }

    void promptsAreCountedBesideRoutes()
    {
        using routed_test::call;
        std::vector<record::Exchange> calls{call(0, 1, 100), call(1, 1, 200), call(2, 1, 300)};
        for (auto& each : calls) each.prompt = {"p", 4, "production"};
        calls[2].prompt.version = 5;
        calls[1].route = {};
        const store::StoreFolder folder;
        auto writer = store::Writer::start(folder.options(), nullptr);
        for (const auto& each : calls)
            (*writer)->push(store::finished(std::make_unique<record::Exchange>(each)));
        QVERIFY((*writer)->flush().ok());
        auto reader = store::Reader::open(folder.path);
        const auto to = routed_test::begin() + 3'600'000'000;
        const auto versions = (*reader)->versions("prompt/p", routed_test::begin(), to);
        QVERIFY(versions.ok());
        QCOMPARE(versions->size(), std::size_t(2));
        QCOMPARE(versions->front().version, std::int64_t(4));
        QCOMPARE(versions->front().calls, std::int64_t(2));
        QCOMPARE(std::lround(versions->front().latency), 150L);
        QVERIFY(versions->front().edges.empty());
        QCOMPARE((*reader)->versions("r", routed_test::begin(), to)->front().calls,
                 std::int64_t(2));
        const auto row = (*reader)->find(calls[1].id);
        const auto detail = (*reader)->detail(**row);
        QVERIFY((*detail)->prompt == calls[1].prompt);
        record::Removed one;
        one.rows = {**row};
        (*writer)->push(one);
        QVERIFY((*writer)->flush().ok());
        QCOMPARE((*reader)->versions("prompt/p", routed_test::begin(), to)->size(),
                 std::size_t(2));  // sums outlive rows
    }
};

GH_SUITE(RoutedTest)
#include "routed_test.moc"
