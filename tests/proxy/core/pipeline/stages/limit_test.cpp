#include "proxy/core/pipeline/stages/limit.h"

#include <algorithm>
#include <string>

#include <QTest>

#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kHello = R"({"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]})";

/// Calls one after the other to a gateway with limits.
struct Limited : Scene {
    state::Shared shared;

    config::LimitConfig& add(const char* unit, const char* limit, const char* window = "fixed")
    {
        auto& made = config.limits.emplace_back();
        made.id = "l" + std::to_string(config.limits.size());
        made.unit = unit;
        made.limit = limit;
        made.window = window;
        return made;
    }

    pipeline::Env withShared() { return {*snapshot, now, &shared}; }

    /// The whole way in; how it went on from the last stop.
    pipeline::Step call(const std::string& body = kHello, Fields fields = {})
    {
        ask("POST", "/v1/chat/completions", fields, body);
        pipeline::Step step = pipeline::Pass{};
        for (const auto& stop : pipeline::wayIn()) {
            step = stop.run(x, withShared());
            if (!std::holds_alternative<pipeline::Pass>(step)) break;
        }
        return step;
    }

    bool passes(const std::string& body = kHello, Fields fields = {})
    {
        return !call(body, fields).turnsRound();
    }

    /// As if a provider had answered with so many tokens; without any it was not reached.
    void end(std::optional<std::int64_t> input, std::int64_t output = 0, std::int64_t cost = 0)
    {
        if (input) {
            x.course.attempts.emplace_back().status = 200;
            x.meter.usage.input = input;
            x.meter.usage.output = output;
            x.meter.cost = PicoUsd{cost};
        }
        pipeline::stages::settleLimits(x, withShared());
    }

    std::int64_t used(const char* unit = "l1", const char* who = "")
    {
        for (const auto& entry : shared.ledger.all(unit, ruleWindow(unit), now.wall)) {
            if (entry.who == who) return entry.standing.used;
        }
        return 0;
    }

    limit::Window ruleWindow(const char* id)
    {
        limit::Window window;
        window.length = 60'000'000;
        const auto found =
            std::ranges::find(config.limits, std::string(id), &config::LimitConfig::id);
        if (found == config.limits.end()) return window;
        return limit::compile(*found, {})->windowAt(now.wall);
    }

    std::string field(const std::string& name) const
    {
        for (const auto& [key, value] : x.reply.headers) {
            if (key == name) return value;
        }
        return {};
    }
};

}  // namespace

/// What passes and what does not, and what is left of limits afterwards.
class LimitTest : public QObject {
    Q_OBJECT

private slots:

    void onlySoManyPass()
    {
        Limited scene;
        scene.add("requests", "3");
        for (int i = 0; i < 3; ++i) {
            QVERIFY(scene.passes());
            scene.end(5);
        }
        QVERIFY(!scene.passes());
        QCOMPARE(scene.x.reply.status, 429);
        QVERIFY(scene.x.reply.error.kind == ErrorKind::TooManyRequests);
        QVERIFY(!scene.field("retry-after").empty());
        QVERIFY(scene.field("x-gatehouse-limit")
                    .starts_with(R"({"limit":"l1","unit":"requests","max":3,"used":3,"resetAt":)"));
        QVERIFY(scene.x.route.targets.empty());
        scene.now.wall += 60'000'000;
        QVERIFY(scene.passes());
    }

    void whatNobodyAnsweredIsGivenBack()
    {
        Limited scene;
        scene.add("requests", "1");
        for (int i = 0; i < 4; ++i) {
            QVERIFY(scene.passes());
            scene.end(std::nullopt);
        }
        QCOMPARE(scene.used(), std::int64_t(0));
    }

    void tokensAreSetAsideAndSettled()
    {
        Limited scene;
        scene.add("tokens", "2000");
        const std::string body =
            R"({"model":"gpt-4o","max_tokens":900,"messages":[{"role":"user","content":"hi"}]})";
        QVERIFY(scene.passes(body));
        QVERIFY(scene.used() > 900);  // while it is under way
        scene.end(10, 20);
        QCOMPARE(scene.used(), std::int64_t(30));
        QVERIFY(scene.passes(body));
        scene.end(1'500, 100);
        QVERIFY(!scene.passes(body));  // 1630 used: 900 more do not fit
        QVERIFY(scene.passes(
            R"({"model":"gpt-4o","max_tokens":100,"messages":[{"role":"user","content":"hi"}]})"));
    }

    void moneyIsSetAsideByThePriceOfTheModel()
    {
        Limited scene;
        scene.add("cost", "0.02", "day");
        const std::string body =
            R"({"model":"gpt-4o","max_tokens":1000,"messages":[{"role":"user","content":"hi"}]})";
        QVERIFY(scene.passes(body));  // a cent, nearly all of it for the output
        auto first = std::move(scene.x);
        const auto rules = scene.snapshot;  // those that the first call is under
        QVERIFY(!scene.passes(body));
        scene.x = std::move(first);
        scene.end(10, 100, 1'000'000'000);
        QCOMPARE(scene.used(), std::int64_t(1'000'000'000));
        QVERIFY(scene.passes(body));
    }

    void callersCountApart()
    {
        Limited scene;
        scene.add("requests", "1").by = {"metadata.team"};
        QVERIFY(scene.passes(kHello, {{"cf-aig-metadata", R"({"team":"red"})"}}));
        QVERIFY(!scene.passes(kHello, {{"cf-aig-metadata", R"({"team":"red"})"}}));
        QVERIFY(scene.passes(kHello, {{"cf-aig-metadata", R"({"team":"blue"})"}}));
        QVERIFY(scene.passes());  // without one: those share a count
        QVERIFY(!scene.passes());
    }

    void twoRolesTwoLimits()
    {
        Limited scene;
        scene.addKey("gold", "gh_gold");
        scene.config.access.keys.back().role = "premium";
        scene.addKey("tin", "gh_tin");
        auto& few = scene.add("requests", "1");
        few.by = {"key"};
        few.when = R"({"role":{"$ne":"premium"}})";
        auto& many = scene.add("requests", "3");
        many.by = {"key"};
        many.when = R"({"role":"premium"})";
        QVERIFY(scene.passes(kHello, {{"Authorization", "Bearer gh_tin"}}));
        QVERIFY(!scene.passes(kHello, {{"Authorization", "Bearer gh_tin"}}));
        for (int i = 0; i < 3; ++i)
            QVERIFY(scene.passes(kHello, {{"Authorization", "Bearer gh_gold"}}));
        QVERIFY(!scene.passes(kHello, {{"Authorization", "Bearer gh_gold"}}));
    }

    void allMustHaveRoom()
    {
        Limited scene;
        scene.add("requests", "100");
        scene.add("requests", "1", "day");
        QVERIFY(scene.passes());
        scene.end(1);
        QVERIFY(!scene.passes());
        scene.end(std::nullopt);
        QCOMPARE(scene.used("l1"), std::int64_t(1));
    }

    void aCheaperModelServes()
    {
        Limited scene;
        auto& limit = scene.add("requests", "1");
        limit.over = "redirect";
        limit.redirectTo = "openai/gpt-4o-mini";
        QVERIFY(scene.passes());
        QCOMPARE(scene.x.route.target()->model, std::string("gpt-4o"));
        QVERIFY(scene.passes());
        QCOMPARE(scene.x.route.target()->model, std::string("gpt-4o-mini"));
        const bool isTold = std::ranges::any_of(scene.x.course.trace, [](const auto& stop) {
            return stop.decision.find("gpt-4o-mini") != std::string::npos &&
                   stop.decision.find("instead of gpt-4o") != std::string::npos;
        });
        QVERIFY(isTold);
        QCOMPARE(scene.used(), std::int64_t(1));
    }

    void aQueueWaitsUntilItsDeadline()
    {
        Limited scene;
        auto& limit = scene.add("requests", "1", "concurrent");
        limit.over = "queue";
        limit.queueFor = Millis(200);
        QVERIFY(scene.passes());
        auto first = std::move(scene.x);
        const auto step = scene.call();
        QVERIFY(std::holds_alternative<pipeline::Wait>(step));
        QVERIFY(std::get<pipeline::Wait>(step).length.count() <= 200);
        scene.now.sinceStart += 100'000;
        QVERIFY(std::holds_alternative<pipeline::Wait>(
            pipeline::stages::reserve(scene.x, scene.withShared())));
        std::swap(first, scene.x);
        scene.end(1);
        std::swap(first, scene.x);
        QVERIFY(std::holds_alternative<pipeline::Pass>(
            pipeline::stages::reserve(scene.x, scene.withShared())));
        const auto third = scene.call();
        QVERIFY(std::holds_alternative<pipeline::Wait>(third));
        scene.now.sinceStart += 300'000;
        QVERIFY(pipeline::stages::reserve(scene.x, scene.withShared()).turnsRound());
        QCOMPARE(scene.x.reply.status, 429);
    }

    void aSingleCallIsRefusedOrMadeShorter()
    {
        Limited scene;
        auto& limit = scene.add("outputTokens", "100", "call");
        const std::string large = R"({"model":"gpt-4o","max_tokens":900,"messages":[]})";
        QVERIFY(!scene.passes(large));
        QVERIFY(scene.field("retry-after").empty());
        QCOMPARE(scene.field("x-should-retry"), std::string("false"));
        QVERIFY(scene.passes(R"({"model":"gpt-4o","max_tokens":90,"messages":[]})"));
        limit.over = "clamp";
        QVERIFY(scene.passes(large));
        QCOMPARE(scene.x.parse.plainBody,
                 std::string(R"({"model":"gpt-4o","max_tokens":100,"messages":[]})"));
        QVERIFY(scene.x.limit->isClamped);
        QVERIFY(scene.passes());  // it names none: it gets the limit
        QVERIFY(scene.x.parse.plainBody.find(R"("max_completion_tokens":100)") !=
                std::string::npos);
    }

    void aWarningPasses()
    {
        Limited scene;
        auto& limit = scene.add("requests", "2");
        limit.over = "warn";
        limit.warnAt = 100;
        QVERIFY(scene.passes());
        QVERIFY(scene.x.limit->warning.empty());
        QVERIFY(scene.passes());
        QVERIFY(!scene.x.limit->warning.empty());
        QVERIFY(scene.passes());
        QCOMPARE(scene.used(), std::int64_t(3));
    }

    void fieldsOfAnAnswer()
    {
        Limited scene;
        scene.add("requests", "100");
        scene.add("requests", "4");
        QVERIFY(scene.passes());
        std::string head;
        pipeline::stages::appendLimitFields(head, scene.x, scene.now.wall);
        QVERIFY(head.find("ratelimit-limit: 4\r\n") != std::string::npos);
        QVERIFY(head.find("ratelimit-remaining: 3\r\n") != std::string::npos);
        QVERIFY(head.find("ratelimit-reset: ") != std::string::npos);
    }

    void keysMayCallWhatTheyWereGivenFor()
    {
        Limited scene;
        scene.addKey("k", "gh_k");
        scene.config.access.keys.back().models = {"openai/gpt-4o-mini", "anthropic/*"};
        const Scene::Fields key = {{"Authorization", "Bearer gh_k"}};
        QVERIFY(!scene.passes(kHello, key));
        QCOMPARE(scene.x.reply.status, 403);
        QVERIFY(scene.passes(R"({"model":"gpt-4o-mini","messages":[]})", key));
        QVERIFY(
            scene.passes(R"({"model":"anthropic/claude-3-5-haiku-latest","messages":[]})", key));
        QVERIFY(scene.passes());  // another caller
    }

    void listsOfModelsTakeNothing()
    {
        Limited scene;
        scene.add("requests", "1");
        for (int i = 0; i < 3; ++i) {
            scene.ask("GET", "/v1/models");
            for (const auto& stop : pipeline::wayIn()) {
                if (stop.run(scene.x, scene.withShared()).turnsRound()) break;
            }
            QCOMPARE(scene.x.reply.status, 200);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitTest;
GH_SUITE(LimitTest)
#include "limit_test.moc"
