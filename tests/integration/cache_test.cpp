#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChatPath = "/v1/chat/completions";
const std::string kQuestion =
    quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'what is a gateway?'}]}");
const std::string kReply = quoted(
    "{'id':'c1','model':'gpt-4o','choices':[{'index':0,'message':{'role':'assistant','content':"
    "'a door'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1000,'completion_tokens':100,"
    "'total_tokens':1100}}");

config::Config caching(const FakeUpstream& fake)
{
    auto config = configFor(fake, {"openai"});
    config.cache.enabled = true;
    return config;
}

RawReply ask(const Gateway& gateway, const std::string& body = kQuestion, const Fields& more = {})
{
    return exchange(gateway.port(), post(kChatPath, body, {}, more));
}

std::vector<std::string> streamOf(int pieces)
{
    std::vector<std::string> events;
    for (int i = 0; i < pieces; ++i)
        events.push_back(quoted("data: {'choices':[{'index':0,'delta':{'content':'w" +
                                std::to_string(i) + " '},'finish_reason':null}]}\n\n"));
    events.push_back(
        quoted("data: {'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}\n\n"));
    events.push_back(quoted(
        "data: {'choices':[],'usage':{'prompt_tokens':5,'completion_tokens':3,'total_tokens':8}}"
        "\n\n"));
    events.emplace_back("data: [DONE]\n\n");
    return events;
}

const std::string kStreamed = quoted(
    "{'model':'gpt-4o','stream':true,'stream_options':{'include_usage':true},'messages':"
    "[{'role':'user','content':'hi'}]}");

}  // namespace

/// Kept answers, over real sockets and files.
class CacheCallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSecondCallAsksNobody()
    {
        FakeUpstream fake;
        fake.always(answer(200, kReply));
        Gateway gateway(caching(fake));
        const auto first = ask(gateway);
        QCOMPARE(first.field("cf-aig-cache-status"), std::string("MISS"));
        const auto second = ask(gateway);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.field("cf-aig-cache-status"), std::string("HIT"));
        QCOMPARE(second.field("content-type"), std::string("application/json"));
        QCOMPARE(second.body, first.body);
        QCOMPARE(fake.requests().size(), std::size_t{1});
        const auto paid = gateway.record(first.field("x-gatehouse-request-id"));
        const auto kept = gateway.record(second.field("x-gatehouse-request-id"));
        QCOMPARE(kept.cache.state, record::CacheState::Hit);
        QCOMPARE(kept.cache.call, paid.id);
        // Cloudflare's API tells the two apart.
        const auto logs = [&](const std::string& query) {
            return exchange(gateway.port(),
                            "GET /client/v4/accounts/acct/ai-gateway/gateways/default/logs?" +
                                query + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                                gateway.adminToken() + "\r\n\r\n")
                .body;
        };
        QVERIFY(logs("cached=true").find(kept.id) != std::string::npos);
        QVERIFY(logs("cached=true").find(paid.id) == std::string::npos);
        QVERIFY(logs("cached=false").find(paid.id) != std::string::npos);
        QVERIFY(paid.cost && paid.cost->value > 0);
        QVERIFY(kept.cost && kept.cost->value == 0);
        QCOMPARE(kept.cache.saved->value, paid.cost->value);
        QCOMPARE(kept.provider, std::string("openai"));
        QCOMPARE(kept.outcome, record::Outcome::Ok);
        QCOMPARE(kept.deliveredBody.bytes, kReply);
        QVERIFY(kept.attempts.empty());
        QCOMPARE(paid.cache.state, record::CacheState::Miss);
    }

    void aStreamIsReplayedAsAStream()
    {
        FakeUpstream fake;
        fake.always(sse(streamOf(5)));
        Gateway gateway(caching(fake));
        const auto first = ask(gateway, kStreamed);
        const auto second = ask(gateway, kStreamed);
        QVERIFY(second.field("content-type").starts_with("text/event-stream"));
        QCOMPARE(second.field("cf-aig-cache-status"), std::string("HIT"));
        QCOMPARE(second.body, first.body);
        QVERIFY(second.body.ends_with("data: [DONE]\n\n"));
        QCOMPARE(fake.requests().size(), std::size_t{1});
        QVERIFY(gateway.record(second.field("x-gatehouse-request-id")).streamed);
    }

    /// Many at once: one goes upstream, all get what it got.
    void oneCallServesAllThatAskAtOnce()
    {
        FakeUpstream fake;
        fake.always(slowHead(answer(200, kReply)));
        Gateway gateway(caching(fake));
        constexpr std::size_t kCallers = 20;
        std::vector<RawReply> replies(kCallers);
        std::vector<std::thread> callers;
        callers.reserve(kCallers);
        for (auto& reply : replies) {
            callers.emplace_back([&] { reply = ask(gateway); });
        }
        QVERIFY(fake.waitForRequests(1));
        // All have arrived before the first is answered.
        QTRY_COMPARE(gateway.engine().state().openStreams, static_cast<std::int64_t>(kCallers));
        fake.release();
        for (auto& caller : callers) caller.join();
        for (const auto& reply : replies) QCOMPARE(reply.body, kReply);
        QCOMPARE(fake.requests().size(), std::size_t{1});
    }

    void inAnOutageTheOldAnswerServes()
    {
        FakeUpstream fake;
        fake.next(answer(200, kReply));
        auto config = caching(fake);
        config.cache.ttl = Millis(1'000);
        config.cache.staleFor = Millis(3'600'000);
        Gateway gateway(config);
        const auto first = ask(gateway);
        fake.always(answer(503, quoted("{'error':{'message':'down'}}")));
        const auto isOver = [&] { return ask(gateway).field("cf-aig-cache-status") != "HIT"; };
        QTRY_VERIFY(isOver());
        const auto stale = ask(gateway);
        QCOMPARE(stale.status, 200);
        QCOMPARE(stale.field("cf-aig-cache-status"), std::string("STALE"));
        QCOMPARE(stale.body, first.body);
        const auto row = gateway.record(stale.field("x-gatehouse-request-id"));
        QCOMPARE(row.cache.state, record::CacheState::Stale);
        QVERIFY(!row.attempts.empty());
        // What the provider says no to is the caller's affair.
        fake.always(answer(400, quoted("{'error':{'message':'bad'}}")));
        QCOMPARE(ask(gateway).status, 400);
        fake.always(reset());
        QCOMPARE(ask(gateway).field("cf-aig-cache-status"), std::string("STALE"));
    }

    void answersSurviveARestart()
    {
        FakeUpstream fake;
        fake.always(answer(200, kReply));
        const auto config = caching(fake);
        std::string file;
        {
            Gateway gateway(config);
            ask(gateway);
            gateway.stop();
            std::ifstream in(gateway.file("cache.sqlite"), std::ios::binary);
            file.assign(std::istreambuf_iterator<char>(in), {});
        }
        QVERIFY(file.find("a door") != std::string::npos);
        QVERIFY(file.find(Gateway::secret("openai")) == std::string::npos);
    }

    void aDialectThatIsTranslatedIsKeptAsDelivered()
    {
        FakeUpstream fake;
        fake.always(answer(200, kReply));
        Gateway gateway(caching(fake));
        const auto body = quoted(
            "{'model':'openai/gpt-4o','max_tokens':50,'messages':[{'role':'user','content':'x'}]}");
        const auto first = exchange(gateway.port(), post("/v1/messages", body));
        const auto second = exchange(gateway.port(), post("/v1/messages", body));
        QCOMPARE(first.status, 200);
        QCOMPARE(second.field("cf-aig-cache-status"), std::string("HIT"));
        QCOMPARE(second.body, first.body);
        QVERIFY(second.body.find("end_turn") != std::string::npos);
    }

    void codedAnswersAreKeptPlain()
    {
        FakeUpstream fake;
        fake.always(answer(200, gzipOf(kReply),
                           {{"content-encoding", "gzip"}, {"content-type", "application/json"}}));
        Gateway gateway(caching(fake));
        ask(gateway, kQuestion, {{"accept-encoding", "gzip"}});
        const auto second = ask(gateway);
        QCOMPARE(second.field("cf-aig-cache-status"), std::string("HIT"));
        QVERIFY(!second.has("content-encoding"));
        QCOMPARE(second.body, kReply);
    }

    void answersCanBeListedAndPurged()
    {
        FakeUpstream fake;
        fake.always(answer(200, kReply));
        Gateway gateway(caching(fake));
        ask(gateway, kQuestion, {{"x-gatehouse-cache-tags", "faq, docs"}});
        QVERIFY(fake.last().field("x-gatehouse-cache-tags").empty());
        const auto admin = [&](const std::string& method, const std::string& path) {
            return exchange(gateway.port(), method + " /admin/api/" + path +
                                                " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                                "Bearer " +
                                                gateway.adminToken() + "\r\n\r\n");
        };
        const auto listed = admin("GET", "cache");
        QVERIFY(listed.body.find("\"entries\":1") != std::string::npos);
        QVERIFY(listed.body.find("\"tags\":[\"faq\",\"docs\"]") != std::string::npos);
        QCOMPARE(admin("DELETE", "cache").status, 400);
        QCOMPARE(admin("DELETE", "cache?colour=red").status, 400);
        QVERIFY(admin("DELETE", "cache?tag=news").body.find("\"removed\":0") != std::string::npos);
        QCOMPARE(ask(gateway).field("cf-aig-cache-status"), std::string("HIT"));
        QVERIFY(admin("DELETE", "cache?tag=faq").body.find("\"removed\":1") != std::string::npos);
        QCOMPARE(ask(gateway).field("cf-aig-cache-status"), std::string("MISS"));
    }

    void aHitCountsAsARequestOfLimits()
    {
        FakeUpstream fake;
        fake.always(answer(200, kReply));
        auto config = caching(fake);
        auto& requests = config.limits.emplace_back();
        requests.id = "calls";
        requests.limit = "3";
        requests.length = Millis(3'600'000);
        auto& tokens = config.limits.emplace_back();
        tokens.id = "tokens";
        tokens.unit = "tokens";
        tokens.limit = "4000";
        tokens.length = Millis(3'600'000);
        Gateway gateway(config);
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(ask(gateway).status, 429);
        QCOMPARE(fake.requests().size(), std::size_t{1});
    }
};

GH_SUITE(CacheCallsTest)

}  // namespace gatehouse::tests

#include "cache_test.moc"
