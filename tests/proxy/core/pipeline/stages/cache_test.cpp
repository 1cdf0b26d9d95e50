#include "proxy/core/pipeline/stages/cache.h"

#include <string>

#include <QTest>

#include "tests/proxy/core/pipeline/kept_scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kAsk = Kept::kOwnAsk;
const std::string kAnswer = Kept::kOwnAnswer;
constexpr WallMicros kSecond = 1'000'000;

}  // namespace

class CacheStopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSameCallIsAnsweredOnce()
    {
        Kept kept;
        QVERIFY(!kept.hits());
        QVERIFY(kept.head().find("MISS") != std::string::npos);
        kept.now.wall += 12 * kSecond;
        QVERIFY(kept.hits());
        QCOMPARE(kept.x.reply.body, kAnswer);
        QCOMPARE(kept.x.reply.status, 200);
        QVERIFY(kept.head().find("cf-aig-cache-status: HIT") != std::string::npos);
        QVERIFY(kept.head().find("age: 12\r\n") != std::string::npos);
        QVERIFY(kept.head().find("ttl=288") != std::string::npos);
        const auto other = quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'ho'}]}");
        QVERIFY(!kept.hits(other));
        QVERIFY(
            kept.hits(quoted("{ 'messages': [{'content':'hi','role':'user'}],'model':'gpt-4o'}")));
    }

    void withoutACacheNothingHappens()
    {
        Kept kept;
        kept.config.cache.enabled = false;
        QVERIFY(!kept.hits());
        QVERIFY(!kept.hits());
        QVERIFY(!kept.x.cache);
        QVERIFY(kept.head().empty());
    }

    void itsTimeEnds()
    {
        Kept kept;
        QVERIFY(!kept.hits());
        kept.now.wall += 299 * kSecond;
        QVERIFY(kept.hits());
        kept.now.wall += kSecond;
        QVERIFY(!kept.hits());
    }

    void callersDoNotShare()
    {
        Kept kept;
        kept.addKey("ada", "gh-ada");
        kept.addKey("bob", "gh-bob");
        for (auto& key : kept.config.access.keys) key.tenant = "acme";
        const Kept::Fields ada{{"authorization", "Bearer gh-ada"}};
        const Kept::Fields bob{{"authorization", "Bearer gh-bob"}};
        QVERIFY(!kept.hits(kAsk, ada));
        QVERIFY(!kept.hits(kAsk, bob));
        QVERIFY(kept.hits(kAsk, ada));
        kept.config.cache.scope = "tenant";
        QVERIFY(!kept.hits(kAsk, ada));
        QVERIFY(kept.hits(kAsk, bob));
        kept.config.cache.by = {"metadata.team"};
        QVERIFY(!kept.hits(kAsk, {{"authorization", "Bearer gh-ada"},
                                  {"cf-aig-metadata", quoted("{'team':'a'}")}}));
        QVERIFY(!kept.hits(kAsk, {{"authorization", "Bearer gh-ada"},
                                  {"cf-aig-metadata", quoted("{'team':'b'}")}}));
        QVERIFY(kept.hits(kAsk, {{"authorization", "Bearer gh-bob"},
                                 {"cf-aig-metadata", quoted("{'team':'b'}")}}));
    }

    void aKeyOfTheCallersOwn()
    {
        Kept kept;
        kept.config.cache.enabled = false;
        const Kept::Fields named{{"cf-aig-cache-key", "faq-7"}};
        QVERIFY(!kept.hits(kAsk, named));
        QVERIFY(kept.hits(quoted("{'model':'gpt-4o','messages':[]}"), named));
        kept.now.wall += 300 * kSecond;
        QVERIFY(!kept.hits(kAsk, named));
    }

    void headersDecide()
    {
        Kept kept;
        QVERIFY(!kept.hits());
        QVERIFY(!kept.hits(kAsk, {{"cf-aig-skip-cache", "true"}}));
        QVERIFY(kept.head().find("bypass") != std::string::npos);
        QVERIFY(!kept.hits(kAsk, {{"cache-control", "no-store"}}));
        QVERIFY(kept.hits(kAsk, {{"cf-aig-cache-ttl", "3600"}}));
        kept.now.wall += 20 * kSecond;
        QVERIFY(kept.hits(kAsk, {{"cache-control", "max-age=20"}}));
        QVERIFY(!kept.hits(kAsk, {{"cache-control", "max-age=19"}}));
        QVERIFY(kept.hits(kAsk, {{"cache-control", "max-age=1"}}));  // it was answered anew
        QVERIFY(!kept.hits(kAsk, {{"cache-control", "no-cache"}}));
        kept.config.cache.clientControl = false;
        QVERIFY(kept.hits(kAsk, {{"cache-control", "no-cache"}}));
    }

    void gatewaysAndRulesHaveTimesOfTheirOwn()
    {
        Kept kept;
        kept.config.cache.enabled = false;
        auto& gateway = kept.config.gateways.emplace_back();
        gateway.id = "shop";
        gateway.cacheTtl = 60;
        const std::string_view path = "/v1/acct/shop/openai/chat/completions";
        QVERIFY(!kept.hits(kAsk, {}, path));
        QVERIFY(kept.hits(kAsk, {}, path));
        kept.now.wall += 60 * kSecond;
        QVERIFY(!kept.hits(kAsk, {}, path));
        kept.config.cache.rules.push_back({"hot", quoted("{'temperature':{'$gt':1}}"), Millis(0)});
        const auto hot = quoted("{'model':'gpt-4o','temperature':1.2,'messages':[]}");
        QVERIFY(!kept.hits(hot, {}, path));
        QVERIFY(!kept.hits(hot, {}, path));
        QVERIFY(kept.notes("answers to such calls are not kept"));
    }

    void whatIsPersonalIsNotKept()
    {
        Kept kept;
        const auto mine = quoted("{'model':'gpt-4o','user':'ada','messages':[]}");
        QVERIFY(!kept.hits(mine));
        QVERIFY(!kept.hits(mine));
        QVERIFY(kept.notes("names its user"));
        kept.config.cache.personal = true;
        QVERIFY(!kept.hits(mine));
        QVERIFY(kept.hits(mine));
    }

    void whatIsNoAnswerIsNotKept_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("finish");
        QTest::addColumn<int>("status");
        const QString text = QStringLiteral("{'choices':[{'message':{'content':'x'}}]}");
        QTest::newRow("error") << text << QStringLiteral("stop") << 500;
        QTest::newRow("refused") << text << QStringLiteral("content_filter") << 200;
        QTest::newRow("refusal") << QStringLiteral("{'refusal':'no'}") << QStringLiteral("stop")
                                 << 200;
        QTest::newRow("cut") << text << QString() << 200;
        QTest::newRow("tool") << text << QStringLiteral("tool_calls") << 200;
        QTest::newRow("gemini tool")
            << QStringLiteral("{'parts':[{'functionCall':{}}]}") << QStringLiteral("STOP") << 200;
    }

    void whatIsNoAnswerIsNotKept()
    {
        QFETCH(const QString, body);
        QFETCH(const QString, finish);
        QFETCH(const int, status);
        Kept kept;
        QVERIFY(!kept.call().turnsRound());
        kept.answer(quoted(body.toStdString()), finish.toStdString(), status);
        QVERIFY(kept.notes("not kept: "));
        QVERIFY(!kept.hits());
        kept.config.cache.toolCalls = true;
        QVERIFY(kept.hits());
    }

    void textThatSpeaksOfToolsIsKept()
    {
        Kept kept;
        QVERIFY(!kept.call().turnsRound());
        kept.answer(quoted("{'content':'say \\'tool_use\\' and \\'functionCall\\''}"));
        QVERIFY(kept.hits());
    }

    void anotherAddressForgets()
    {
        Kept kept;
        QVERIFY(!kept.hits());
        kept.config.providers[0].baseUrl = "https://elsewhere.example/v1";
        QVERIFY(!kept.hits());
        QVERIFY(kept.hits());
        kept.config.cache.forgetOnUpdate = false;
        QVERIFY(!kept.hits());
        kept.config.providers[0].baseUrl.clear();
        QVERIFY(kept.hits());
    }

    void anotherHeaderOfTheProviderForgets()
    {
        Kept kept;
        QVERIFY(!kept.hits());
        kept.config.providers[0].headers.push_back({"x-mode", "strict"});
        QVERIFY(!kept.hits());
        QVERIFY(kept.hits());
    }

    void aStaleAnswerWaitsForTheWorst()
    {
        Kept kept;
        kept.config.cache.staleFor = Millis(60'000);
        QVERIFY(!kept.hits());
        kept.now.wall += 310 * kSecond;
        QVERIFY(!kept.call().turnsRound());
        QVERIFY(pipeline::stages::hasStale(kept.x));
        QVERIFY(pipeline::stages::serveStale(kept.x, kept.withShared()));
        QCOMPARE(kept.x.reply.body, kAnswer);
        QVERIFY(kept.head().find("STALE") != std::string::npos);
        pipeline::stages::commit(kept.x, kept.withShared());
        kept.now.wall += 60 * kSecond;
        QVERIFY(!kept.call().turnsRound());
        QVERIFY(!pipeline::stages::serveStale(kept.x, kept.withShared()));
    }

    void whoAsksTheSameWaits()
    {
        Kept first;
        QVERIFY(!first.call().turnsRound());
        auto& shared = first.shared;
        Scene second;
        second.config = first.config;
        second.ask("POST", "/v1/chat/completions", {}, kAsk);
        const auto env = [&] { return pipeline::Env{*second.snapshot, second.now, &shared}; };
        pipeline::Step step = pipeline::Pass{};
        for (const auto& stop : pipeline::wayIn()) {
            step = stop.run(second.x, env());
            if (!std::holds_alternative<pipeline::Pass>(step)) break;
        }
        QVERIFY(std::holds_alternative<pipeline::Wait>(step));
        QVERIFY(std::holds_alternative<pipeline::Wait>(pipeline::stages::lookUp(second.x, env())));
        first.answer();
        QVERIFY(pipeline::stages::lookUp(second.x, env()).turnsRound());
        QCOMPARE(second.x.reply.body, kAnswer);
    }

    void nobodyWaitsForeverForASlowOne()
    {
        Kept first;
        QVERIFY(!first.call().turnsRound());
        Scene second;
        second.config = first.config;
        second.ask("POST", "/v1/chat/completions", {}, kAsk);
        const auto env = [&] { return pipeline::Env{*second.snapshot, second.now, &first.shared}; };
        pipeline::Step step = pipeline::Pass{};
        for (const auto& stop : pipeline::wayIn()) {
            step = stop.run(second.x, env());
            if (!std::holds_alternative<pipeline::Pass>(step)) break;
        }
        QVERIFY(std::holds_alternative<pipeline::Wait>(step));
        second.now.sinceStart += 30 * kSecond;
        QVERIFY(std::holds_alternative<pipeline::Pass>(pipeline::stages::lookUp(second.x, env())));
    }

    /// Nobody waits twice: if the first answer cannot be kept, each asks for its own.
    void aFailedLeaderLetsAllGo()
    {
        Kept first;
        QVERIFY(!first.call().turnsRound());
        Scene second;
        second.config = first.config;
        second.ask("POST", "/v1/chat/completions", {}, kAsk);
        const auto env = [&] { return pipeline::Env{*second.snapshot, second.now, &first.shared}; };
        for (const auto& stop : pipeline::wayIn()) (void)stop.run(second.x, env());
        first.answer(kAnswer, "stop", 500);
        QVERIFY(std::holds_alternative<pipeline::Pass>(pipeline::stages::lookUp(second.x, env())));
        QVERIFY(!second.x.cache->leads);
    }
};

GH_SUITE(CacheStopTest)

}  // namespace gatehouse::tests

#include "cache_test.moc"
