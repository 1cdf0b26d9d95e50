#include <string>

#include <QTest>

#include "proxy/core/config/cache.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kSaid = quoted(
    "{'id':'c1','model':'gpt-4o','choices':[{'index':0,'message':{'role':'assistant','content':"
    "'Press the button.'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1000,"
    "'completion_tokens':100,'total_tokens':1100}}");

std::string chatOf(const std::string& question, const std::string& more = {})
{
    return quoted("{'model':'gpt-4o'" + more + ",'messages':[{'role':'user','content':'" +
                  question + "'}]}");
}

config::Config comparing(const FakeUpstream& fake, std::string_view mode)
{
    auto config = configFor(fake, {"openai"});
    config.cache.enabled = true;
    config.cache.similar.mode = mode;
    config.cache.similar.mostErrors = 0;
    return config;
}

RawReply send(const Gateway& gateway, const std::string& body, const std::string& key = {},
              const std::string& path = "/v1/chat/completions")
{
    Fields fields;
    if (!key.empty()) fields.push_back({"authorization", "Bearer " + key});
    return exchange(gateway.port(), post(path, body, {}, fields));
}

std::string status(const RawReply& reply)
{
    return reply.field("cf-aig-cache-status");
}

const std::string kFirst = "How do I reset my password?";
const std::string kAgain = "How can I reset my password?";

}  // namespace

/// The same question in other words, over real sockets.
class SimilarCallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void otherWordsAskNobody()
    {
        FakeUpstream fake;
        fake.always(answer(200, kSaid));
        Gateway gateway(comparing(fake, config::kSimilarServe));
        const auto first = send(gateway, chatOf(kFirst));
        QCOMPARE(status(first), std::string("MISS"));
        const auto second = send(gateway, chatOf(kAgain));
        QCOMPARE(status(second), std::string("HIT"));
        QCOMPARE(second.body, first.body);
        QVERIFY(second.field("x-gatehouse-cache").find("; similar=0.") != std::string::npos);
        QCOMPARE(fake.requests().size(), std::size_t{1});
        QCOMPARE(status(send(gateway, chatOf("How can I reset my password 2 times?"))),
                 std::string("MISS"));
        const auto paid = gateway.record(first.field("x-gatehouse-request-id"));
        const auto kept = gateway.record(second.field("x-gatehouse-request-id"));
        QCOMPARE(kept.cache.state, record::CacheState::Hit);
        QCOMPARE(kept.cache.call, paid.id);
        QCOMPARE(kept.cache.alike.call, paid.id);
        QVERIFY(kept.cache.alike.score >= 860 && kept.cache.alike.score <= 1'000);
        QCOMPARE(kept.cache.alike.pair.size(), std::size_t{32});
        QVERIFY(kept.cache.alike.why.empty());
        QCOMPARE(kept.cache.saved->value, paid.cost->value);
    }

    void otherDialectsAskTheSame()
    {
        FakeUpstream fake;
        fake.always(answer(200, kSaid));
        Gateway gateway(comparing(fake, config::kSimilarServe));
        const auto claude = [](const std::string& question) {
            return quoted(
                "{'model':'openai/gpt-4o','max_tokens':50,'messages':[{'role':'user','content':"
                "[{'type':'text','text':'" +
                question + "'}]}]}");
        };
        const auto first = send(gateway, claude(kFirst), {}, "/v1/messages");
        QCOMPARE(first.status, 200);
        const auto second = send(gateway, claude(kAgain), {}, "/v1/messages");
        QCOMPARE(status(second), std::string("HIT"));
        QCOMPARE(second.body, first.body);
        // The answer is in the words of its own API.
        QCOMPARE(status(send(gateway, chatOf("How could I reset my password?"))),
                 std::string("MISS"));
    }

    void watchingTellsAndAsks()
    {
        FakeUpstream fake;
        fake.always(answer(200, kSaid));
        Gateway gateway(comparing(fake, config::kSimilarWatch));
        send(gateway, chatOf(kFirst));
        const auto second = send(gateway, chatOf(kAgain));
        QCOMPARE(status(second), std::string("MISS"));
        QCOMPARE(fake.requests().size(), std::size_t{2});
        const auto row = gateway.record(second.field("x-gatehouse-request-id"));
        QCOMPARE(row.cache.state, record::CacheState::Miss);
        QCOMPARE(row.cache.alike.why, std::string("watched"));
        QVERIFY(row.cache.alike.score >= 860);
    }

    void aHitCanBeRefused()
    {
        FakeUpstream fake;
        fake.always(answer(200, kSaid));
        Gateway gateway(comparing(fake, config::kSimilarServe));
        send(gateway, chatOf(kFirst));
        const auto hit = send(gateway, chatOf(kAgain));
        QCOMPARE(status(hit), std::string("HIT"));
        const auto row = gateway.record(hit.field("x-gatehouse-request-id"));
        const auto refuse = [&](const std::string& body) {
            return exchange(gateway.port(),
                            post("/admin/api/cache/refusals", quoted(body), {},
                                 {{"authorization", "Bearer " + gateway.adminToken()}}));
        };
        QCOMPARE(refuse("{'pair':'x','score':0.9}").status, 400);
        QCOMPARE(refuse("{'pair':'" + row.cache.alike.pair + "'}").status, 400);
        const auto done = refuse("{'pair':'" + row.cache.alike.pair + "','score':0.95}");
        QCOMPARE(done.status, 200);
        QVERIFY(done.body.find("true") != std::string::npos);
        QCOMPARE(status(send(gateway, chatOf(kAgain))), std::string("MISS"));
        // Its own answer is kept now, and so is the other's.
        QCOMPARE(status(send(gateway, chatOf(kAgain))), std::string("HIT"));
        QCOMPARE(status(send(gateway, chatOf(kFirst))), std::string("HIT"));
    }

    /// S3: no hit across key, tenant, model, system prompt, tools or temperature.
    void nothingCrosses()
    {
        FakeUpstream fake;
        fake.always(answer(200, kSaid));
        auto config = comparing(fake, config::kSimilarServe);
        addKey(config, "ada", "gk-ada-0001");
        addKey(config, "bob", "gk-bob-0001");
        config.access.keys[0].tenant = "north";
        config.access.keys[1].tenant = "south";
        config.cache.scope = "tenant";
        Gateway gateway(config);
        send(gateway, chatOf(kFirst), "gk-ada-0001");
        QCOMPARE(status(send(gateway, chatOf(kAgain), "gk-bob-0001")), std::string("MISS"));
        QCOMPARE(status(send(gateway, chatOf(kAgain))), std::string("MISS"));
        for (const auto* more :
             {",'temperature':1", ",'tools':[{'type':'function','function':{'name':'f'}}]",
              ",'max_tokens':5"}) {
            QCOMPARE(status(send(gateway, chatOf(kAgain, more), "gk-ada-0001")),
                     std::string("MISS"));
        }
        const std::string others[] = {
            "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'" + kAgain + "'}]}",
            "{'model':'gpt-4o','messages':[{'role':'system','content':'x'},{'role':'user',"
            "'content':'" +
                kAgain + "'}]}",
            "{'model':'gpt-4o','messages':[{'role':'user','content':'Hello'},{'role':'assistant',"
            "'content':'Hello'},{'role':'user','content':'" +
                kAgain + "'}]}"};
        for (const auto& body : others)
            QCOMPARE(status(send(gateway, quoted(body), "gk-ada-0001")), std::string("MISS"));
        QCOMPARE(status(send(gateway, chatOf(kAgain), "gk-ada-0001")), std::string("HIT"));
    }
};

GH_SUITE(SimilarCallsTest)

}  // namespace gatehouse::tests

#include "similar_calls_test.moc"
