#include "proxy/core/policy/walk.h"

#include <map>

#include <QTest>

#include "proxy/core/base/random.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

namespace walk_test {

std::string model(const std::string& id, const std::string& fallback)
{
    return "{'id':'" + id + "','type':'model','properties':{'provider':'p','model':'" + id +
           "'},'outputs':{'success':{'elementId':'end'},'fallback':{'elementId':'" + fallback +
           "'}}}";
}

/// A route that begins at the first of these elements, all of which may lead to `end`.
policy::Route route(const std::string& first, const std::string& elements)
{
    const auto graph = policy::readGraph(
        tests::quoted("[{'id':'start','type':'start','outputs':{'next':{'elementId':'" + first +
                      "'}}}," + elements + ",{'id':'end','type':'end'}]"));
    auto made = policy::Route::compile(*graph, "r");
    if (!made) qFatal("%s: %s", made.error().message.c_str(), made.error().hint.c_str());
    return std::move(*made);
}

policy::Facts planned(const std::vector<record::Metadatum>& labels)
{
    policy::Facts facts;
    facts.metadata = labels;
    return facts;
}

const std::string kByPlan =
    "{'id':'plan','type':'conditional','properties':{'conditions':{'metadata.plan':'free'}},"
    "'outputs':{'true':{'elementId':'cheap'},'false':{'elementId':'good'}}}," +
    model("cheap", "end") + "," + model("good", "cheap");

}  // namespace walk_test

/// Routes compiled, and calls on their way through them.
class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void conditionsDecide()
    {
        const auto route = walk_test::route("plan", walk_test::kByPlan);
        const std::vector<record::Metadatum> free{{"plan", "free", record::Metadatum::Kind::Text}};
        auto facts = walk_test::planned(free);
        policy::Walk walk(route, 1, true);
        QCOMPARE(walk.advance(facts, nullptr, nullptr).id, std::string("cheap"));
        QCOMPARE(walk.path().back().why, tests::quoted("metadata.plan is 'free', equal to 'free'"));
        policy::Facts none;
        policy::Walk other(route, 1);
        QCOMPARE(other.advance(none, nullptr, nullptr).id, std::string("good"));
        other.fallBack();
        QCOMPARE(other.advance(none, nullptr, nullptr).id, std::string("cheap"));
        other.succeed();
        QVERIFY(other.advance(none, nullptr, nullptr).kind == policy::NodeKind::End);
        QCOMPARE(policy::pathText(route, other.path()),
                 std::string("start:next>plan:false>good:fallback>cheap:success>end"));
    }

    void casesInTheirOrder()
    {
        const auto route = walk_test::route(
            "c",
            "{'id':'c','type':'conditional','properties':{'cases':[{'name':'a','conditions':{'n':{"
            "'$gt':1}}},{'name':'b','conditions':{'n':{'$gt':0}}}]},'outputs':{'else':{'elementId':"
            "'z'},'b':{'elementId':'y'},'a':{'elementId':'x'}}}," +
                walk_test::model("x", "end") + "," + walk_test::model("y", "end") + "," +
                walk_test::model("z", "end"));
        const std::map<std::string, std::string> ways{{"2", "x"}, {"1", "y"}, {"0", "z"}};
        for (const auto& [n, id] : ways) {
            const std::string body = "{\"n\":" + n + "}";
            policy::Facts facts;
            facts.body = body;
            policy::Walk walk(route, 1);
            QCOMPARE(walk.advance(facts, nullptr, nullptr).id, id);
        }
    }

    void sharesAreKept()
    {
        const auto route = walk_test::route(
            "s",
            "{'id':'s','type':'percentage','properties':{'stickyBy':'metadata.user'},'outputs':{"
            "'else':{'elementId':'c'},'10%':{'elementId':'a'},'30%':{'elementId':'b'}}}," +
                walk_test::model("a", "end") + "," + walk_test::model("b", "end") + "," +
                walk_test::model("c", "end"));
        constexpr int kCalls = 10'000;
        std::map<std::string, int> byChance;
        std::map<std::string, int> byUser;
        Random chance(7);
        for (int i = 0; i < kCalls; ++i) {
            policy::Facts nobody;
            policy::Walk walk(route, chance.next());
            ++byChance[walk.advance(nobody, nullptr, nullptr).id];
            const std::vector<record::Metadatum> labels{
                {"user", "u" + std::to_string(i), record::Metadatum::Kind::Text}};
            auto facts = walk_test::planned(labels);
            policy::Walk first(route, chance.next());
            policy::Walk again(route, chance.next());
            const std::string id = first.advance(facts, nullptr, nullptr).id;
            QCOMPARE(again.advance(facts, nullptr, nullptr).id, id);  // whatever the chance
            ++byUser[id];
        }
        const auto isNear = [](int count, int percent) {
            return std::abs(count - kCalls * percent / 100) <= kCalls * 2 / 100;
        };
        for (auto* counts : {&byChance, &byUser}) {
            QVERIFY(isNear((*counts)["a"], 10));
            QVERIFY(isNear((*counts)["b"], 30));
            QVERIFY(isNear((*counts)["c"], 60));
        }
    }

    void twoSplitsDoNotDependOnEachOther()
    {
        const std::string half = "'outputs':{'50%':{'elementId':'";
        const auto route = walk_test::route(
            "s", "{'id':'s','type':'percentage'," + half + "t'},'else':{'elementId':'b'}}}," +
                     "{'id':'t','type':'percentage'," + half + "a'},'else':{'elementId':'b'}}}," +
                     walk_test::model("a", "end") + "," + walk_test::model("b", "end"));
        int a = 0;
        Random chance(3);
        for (int i = 0; i < 10'000; ++i) {
            policy::Facts facts;
            policy::Walk walk(route, chance.next());
            a += walk.advance(facts, nullptr, nullptr).id == "a" ? 1 : 0;
        }
        QVERIFY(std::abs(a - 2500) < 200);
    }

    void limitsAsk()
    {
        struct Asked {
            const policy::Route& route;
            std::string allowed;
        };

        const auto route = walk_test::route(
            "r",
            "{'id':'r','type':'rate','properties':{'limitType':'cost','key':'metadata.user','limit'"
            ":0.5,'window':60},'outputs':{'success':{'elementId':'m'},'fallback':{'elementId':'no'}"
            "}},{'id':'no','type':'reject','properties':{'status':429,'message':'later'}}," +
                walk_test::model("m", "end"));
        QCOMPARE(route.rates().front().limit, std::int64_t(500'000'000'000));
        QCOMPARE(route.rates().front().id, std::string("r/r"));
        const std::vector<record::Metadatum> labels{{"user", "u", record::Metadatum::Kind::Text}};
        auto facts = walk_test::planned(labels);
        const auto only = [](void* of, const policy::Route::Stop& stop, policy::Facts& seen,
                             std::string* why) -> std::uint16_t {
            const auto& asked = *static_cast<Asked*>(of);
            if (why != nullptr) *why = "17 of 30 used";
            return seen.text(asked.route.rates()[stop.rule].key) == asked.allowed ? 0 : 1;
        };
        Asked allowed{route, "u"};
        policy::Walk walk(route, 1, true);
        QVERIFY(walk.advance(facts, only, &allowed).kind == policy::NodeKind::Model);
        QCOMPARE(walk.path().back().why, std::string("17 of 30 used"));
        allowed.allowed = "v";
        policy::Walk other(route, 1);
        const auto& stop = other.advance(facts, only, &allowed);
        QVERIFY(stop.kind == policy::NodeKind::Reject);
        QCOMPARE(route.rejects()[stop.rule].status, 429);
        QCOMPARE(policy::pathText(route, other.path()), std::string("start:next>r:fallback>no"));
    }

    void aMissingFallbackEnds()
    {
        const auto route = walk_test::route(
            "m",
            "{'id':'m','type':'model','properties':{'provider':'p','model':'m','retries':5,'"
            "timeout'"
            ":10,'delay':20,'backoff':'exponential'},'outputs':{'success':{'elementId':'end'}}}");
        policy::Facts facts;
        policy::Walk walk(route, 1);
        walk.advance(facts, nullptr, nullptr);
        walk.fallBack();
        QVERIFY(walk.advance(facts, nullptr, nullptr).kind == policy::NodeKind::End);
        const auto& rule = route.models().front();
        QCOMPARE(rule.retry.attempts, policy::RetryRule::kMostAttempts);
        QVERIFY(rule.retry.backoff == policy::Backoff::Exponential);
        QCOMPARE(rule.retry.timeout, Millis(10));
    }

    void whatDoesNotHoldIsNotCompiled()
    {
        const auto graph = policy::readGraph(tests::quoted("[{'id':'s','type':'start'}]"));
        const auto made = policy::Route::compile(*graph, "r");
        QVERIFY(!made.ok());
        QVERIFY(!made.error().hint.empty());
    }
};

GH_SUITE(WalkTest)
#include "walk_test.moc"
