#include "proxy/core/pipeline/limit_past.h"

#include <algorithm>
#include <random>
#include <stdexcept>

#include <QTest>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/parse.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using pipeline::LimitPast;
using Fate = pipeline::LimitPast::Fate;

namespace {

constexpr WallMicros kSecond = 1'000'000;
constexpr WallMicros kBegin = 1'750'000'000 * kSecond;

record::Exchange pastCall(int number, WallMicros at, WallMicros lasts = kSecond / 10)
{
    record::Exchange call;
    call.id = cat("call-", gatehouse::number(100'000 + number));
    call.startedAt = kBegin + at;
    call.endedAt = lasts;
    call.method = "POST";
    call.path = "/v1/chat/completions";
    call.dialect = "openai_chat";
    call.operation = "chat";
    call.provider = "openai";
    call.modelSent = "gpt-4o";
    call.status = 200;
    call.attempts.emplace_back().status = 200;
    call.usage.input = 100;
    call.usage.output = 20;
    call.cost = PicoUsd{1'000'000};
    return call;
}

config::LimitConfig limitOf(const std::string& unit, const std::string& most,
                            const std::string& window = "fixed")
{
    config::LimitConfig limit;
    limit.id = "l";
    limit.unit = unit;
    limit.limit = most;
    limit.window = window;
    limit.length = Millis(60'000);
    return limit;
}

LimitPast past(const config::LimitConfig& limit, std::vector<config::KeyConfig> keys = {})
{
    auto made = LimitPast::of(limit, std::move(keys), {});
    if (!made) throw std::runtime_error(made.error().message);
    return std::move(*made);
}

/// What the engine's own stop did with a call.
bool passedLive(Scene& scene, state::Shared& shared, std::shared_ptr<pipeline::Reservation>& kept,
                WallMicros at)
{
    scene.x = pipeline::Exchange();
    scene.x.id = "live";
    scene.x.arrival.wall = at;
    scene.x.arrival.head.method = "POST";
    scene.x.arrival.head.target = "/v1/chat/completions";
    scene.x.arrival.body = quoted("{'model':'gpt-4o','messages':[]}");
    const pipeline::Env env{*scene.snapshot, {.sinceStart = 0, .wall = at}, &shared};
    if (pipeline::stages::parse(scene.x, env).turnsRound()) throw std::runtime_error("parse");
    const bool passes =
        std::holds_alternative<pipeline::Pass>(pipeline::stages::reserve(scene.x, env));
    kept = passes ? scene.x.limit : nullptr;
    return passes;
}

}  // namespace

class LimitPastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void callsBeyondTheLimitAreTold()
    {
        auto test = past(limitOf("requests", "2"));
        for (int i = 4; i >= 0; --i) QVERIFY(test.see(pastCall(i, i * kSecond)));
        const auto report = test.run();
        QCOMPARE(report.calls, 5);
        QCOMPARE(report.refused, 3);
        QCOMPARE(report.over(), 3);
        QCOMPARE(report.cost.value, 5'000'000);
        QCOMPARE(report.refusedCost.value, 3'000'000);
        QCOMPARE(report.hits.size(), std::size_t(3));
        QCOMPARE(report.hits.front().call, std::string("call-100004"));
        QVERIFY(report.hits.front().fate == Fate::Refused);
        QCOMPARE(report.callers.size(), std::size_t(1));
        QCOMPARE(report.callers.front().most, 2);
        QCOMPARE(report.models.size(), std::size_t(1));
        QCOMPARE(report.models.front().name, std::string("openai/gpt-4o"));
        QCOMPARE(report.models.front().over, 3);
        QCOMPARE(report.models.front().refusedCost.value, 3'000'000);
        QCOMPARE(report.hits.front().model, std::string("openai/gpt-4o"));
        QCOMPARE(test.run().refused, 3);  // nothing of the first run is left
    }

    void eachHasACountOfItsOwn()
    {
        auto limit = limitOf("tokens", "250");
        limit.by = {"user"};
        limit.when = quoted("{'role':{'$ne':'premium'}}");
        std::vector<config::KeyConfig> keys(3);
        keys[0].id = "a";
        keys[0].user = "ada";
        keys[1].id = "b";
        keys[1].user = "bob";
        keys[2].id = "c";
        keys[2].role = "premium";
        auto test = past(limit, keys);
        const char* const ids[] = {"a", "a", "a", "b", "b", "c"};
        int meant = 0;
        for (int i = 0; i < 6; ++i) {
            auto call = pastCall(i, i * kSecond);
            call.keyId = ids[i];
            meant += test.see(call) ? 1 : 0;
        }
        QCOMPARE(meant, 5);
        const auto report = test.run();
        QCOMPARE(report.refused, 1);
        QCOMPARE(report.callers.front().who, std::string("ada"));
        QCOMPARE(report.callers.front().most, 240);
        QCOMPARE(report.callers.back().who, std::string("bob"));
        QCOMPARE(report.callers.back().over, 0);
    }

    void whatIsNotKnownCountsWithNothing()
    {
        auto test = past(limitOf("cost", "0.00001"));
        for (int i = 0; i < 3; ++i) {
            auto call = pastCall(i, i * kSecond);
            if (i == 0) call.cost.reset();
            test.see(call);
        }
        auto failed = pastCall(3, 3 * kSecond);
        failed.cost.reset();
        failed.status = 502;
        failed.attempts.clear();
        test.see(failed);
        auto hit = pastCall(4, 4 * kSecond);
        hit.cache.state = record::CacheState::Hit;
        test.see(hit);
        const auto report = test.run();
        QCOMPARE(report.calls, 5);
        QCOMPARE(report.unknown, 1);
        QCOMPARE(report.refused, 0);
    }

    void aQueueWaitsForRoom()
    {
        auto limit = limitOf("requests", "1", "concurrent");
        limit.over = "queue";
        limit.queueFor = Millis(5'000);
        auto test = past(limit);
        test.see(pastCall(0, 0, 2 * kSecond));
        test.see(pastCall(1, kSecond, 2 * kSecond));   // begins at 2 s, ends at 4 s
        test.see(pastCall(2, kSecond, 60 * kSecond));  // begins at 4 s
        test.see(pastCall(3, 4 * kSecond, kSecond));   // waits in vain
        const auto report = test.run();
        QCOMPARE(report.waits, 2);
        QCOMPARE(report.refused, 1);
        for (const auto& each : report.hits) {
            if (each.fate != Fate::Waits) continue;
            QCOMPARE(each.waited, each.call == "call-100001" ? kSecond : 3 * kSecond);
        }
    }

    void otherEnds()
    {
        for (const auto& [over, fate] :
             {std::pair<std::string, Fate>{"warn", Fate::Warned}, {"redirect", Fate::Redirected}}) {
            auto limit = limitOf("requests", "1");
            limit.over = over;
            limit.redirectTo = over == "redirect" ? "openai/gpt-4.1-nano" : "";
            auto test = past(limit);
            for (int i = 0; i < 3; ++i) test.see(pastCall(i, i * kSecond));
            const auto report = test.run();
            QCOMPARE(report.over(), 2);
            QVERIFY(report.hits.front().fate == fate);
            QCOMPARE(report.refusedCost.value, 0);
        }
        auto limit = limitOf("outputTokens", "10", "call");
        limit.over = "clamp";
        auto test = past(limit);
        test.see(pastCall(0, 0));
        QCOMPARE(test.run().clamped, 1);
    }

    void whatNeverWasACallIsLeftOut()
    {
        auto test = past(limitOf("requests", "1"));
        auto list = pastCall(0, 0);
        list.operation = "models";
        QVERIFY(!test.see(list));
        auto import = pastCall(1, 0);
        import.origin = record::Origin::Import;
        QVERIFY(!test.see(import));
        QVERIFY(!LimitPast::of(limitOf("requests", "many"), {}, {}));
    }

    /// The past is decided as the engine would have: the same calls, the same clock.
    void itIsTheEnginesOwnArithmetic_data()
    {
        QTest::addColumn<QString>("window");
        for (const char* window : {"fixed", "sliding", "bucket", "concurrent", "hour", "day"})
            QTest::newRow(window) << QString::fromLatin1(window);
    }

    void itIsTheEnginesOwnArithmetic()
    {
        QFETCH(QString, window);
        std::mt19937 random(17);
        for (int round = 0; round < 40; ++round) {
            const auto most = 1 + static_cast<int>(random() % 12);
            const auto limit = limitOf("requests", std::to_string(most), window.toStdString());
            auto test = past(limit);
            Scene scene;
            scene.config.limits = {limit};
            scene.snapshot = *scene.build();
            state::Shared shared;

            struct Open {
                WallMicros end;
                std::shared_ptr<pipeline::Reservation> held;
            };

            std::vector<Open> open;
            WallMicros at = 0;
            std::int64_t refused = 0;
            const auto settleUntil = [&](WallMicros now) {
                std::ranges::sort(open, {}, &Open::end);
                while (!open.empty() && open.front().end <= now) {
                    for (const auto& item : open.front().held->items)
                        shared.ledger.settle(item.hold, 1, open.front().end);
                    open.erase(open.begin());
                }
            };
            const WallMicros span = window == "day" ? 5'000 * kSecond : 20 * kSecond;
            for (int i = 0; i < 120; ++i) {
                at += static_cast<WallMicros>(random()) % span;
                const auto lasts = static_cast<WallMicros>(random()) % (30 * kSecond);
                test.see(pastCall(i, at, lasts));
                settleUntil(kBegin + at);
                std::shared_ptr<pipeline::Reservation> held;
                if (passedLive(scene, shared, held, kBegin + at))
                    open.push_back({kBegin + at + lasts, held});
                else
                    ++refused;
            }
            QCOMPARE(test.run().refused, refused);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitPastTest;
GH_SUITE(LimitPastTest)
#include "limit_past_test.moc"
