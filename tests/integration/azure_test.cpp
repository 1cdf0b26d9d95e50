#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

const std::string kModel = "azure-openai/my-deployment";

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// Azure as far as a client meets it: the key in a field of its own, calls below /openai/v1, and
/// its own words where something is wrong.
class AzureStub {
public:
    explicit AzureStub(FakeUpstream& fake)
    {
        fake.handle([](const Seen& seen) {
            if (seen.field("api-key") != Gateway::secret("azure-openai")) {
                return answer(401, quoted("{'error':{'code':'401','message':'Access denied due to "
                                          "invalid subscription key.'}}"));
            }
            if (seen.target.starts_with("/openai/v1/embeddings")) {
                return answer(200,
                              quoted("{'object':'list','data':[{'object':'embedding','index':0,"
                                     "'embedding':[0.5,-1]}],'model':'text-embedding-3-small',"
                                     "'usage':{'prompt_tokens':4,'total_tokens':4}}"));
            }
            if (!seen.target.starts_with("/openai/v1/chat/completions"))
                return answer(404,
                              quoted("{'error':{'code':'404','message':'Resource not found'}}"));
            if (has(seen.body, "\"stream\":true")) {
                return sse(
                    {"data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n",
                     "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n",
                     "data: "
                     "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
                     "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,"
                     "\"completion_tokens\":2,\"total_tokens\":9}}\n\n",
                     "data: [DONE]\n\n"});
            }
            return answer(
                200,
                quoted("{'id':'c','object':'chat.completion','model':'gpt-4.1-2025-04-14',"
                       "'choices':[{'index':0,'message':{'role':'assistant','content':'Hello'},"
                       "'finish_reason':'stop','content_filter_results':{}}],"
                       "'usage':{'prompt_tokens':7,'completion_tokens':2,'total_tokens':9}}"));
        });
    }
};

config::Config configOf(const FakeUpstream& fake)
{
    auto config = configFor(fake, {"azure-openai"});
    config.providers[0].baseUrl = fake.url("/openai");
    return config;
}

std::string chat(bool isStream = false)
{
    return quoted("{'model':'" + kModel + "','messages':[{'role':'user','content':'hi'}]" +
                  (isStream ? ",'stream':true" : "") + "}");
}

}  // namespace

/// Azure OpenAI behind the gateway: its key, its deployments, every other dialect in front.
class AzureTest : public QObject {
    Q_OBJECT

private slots:

    void anOpenAiClientReachesADeployment()
    {
        FakeUpstream fake;
        const AzureStub stub(fake);
        Gateway gateway(configOf(fake));
        const auto reply = exchange(gateway.port(), post("/v1/chat/completions", chat()));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const Seen seen = fake.last();
        QVERIFY2(seen.target.starts_with("/openai/v1/chat/completions"), seen.target.c_str());
        QVERIFY(has(seen.body, "\"model\":\"my-deployment\""));
        QVERIFY(seen.field("authorization").empty());
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.usage.input == chat::Usage::Count(7));
        QCOMPARE(record.modelAnswered, std::string("gpt-4.1-2025-04-14"));
        QVERIFY2(!has(record.sentHead, Gateway::secret("azure-openai")), "a secret was kept");
    }

    void aStreamIsCountedThoughNobodyAskedForIt()
    {
        FakeUpstream fake;
        const AzureStub stub(fake);
        Gateway gateway(configOf(fake));
        const auto reply = exchange(gateway.port(), post("/v1/chat/completions", chat(true)));
        QCOMPARE(reply.status, 200);
        QVERIFY(has(fake.last().body, "\"include_usage\":true"));
        QVERIFY(has(reply.body, "Hello"));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.usage.output == chat::Usage::Count(2));
        QVERIFY(!record.usage.estimated);
    }

    void anAnthropicClientIsTranslated()
    {
        FakeUpstream fake;
        const AzureStub stub(fake);
        Gateway gateway(configOf(fake));
        const auto reply = exchange(
            gateway.port(), post("/v1/messages", quoted("{'model':'" + kModel +
                                                        "','max_tokens':50,'messages':[{"
                                                        "'role':'user','content':'hi'}]}")));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const auto body = boost::json::parse(reply.body);
        QCOMPARE(body.at("content").at(0).at("text").as_string(), boost::json::string("Hello"));
        QCOMPARE(body.at("usage").at("input_tokens").as_int64(), 7);
        QVERIFY(has(fake.last().body, "\"max_completion_tokens\":50"));
    }

    void aGeminiClientGetsVectors()
    {
        FakeUpstream fake;
        const AzureStub stub(fake);
        Gateway gateway(configOf(fake));
        const auto reply =
            exchange(gateway.port(), post("/v1beta/models/azure-openai%2Fembedder:embedContent",
                                          quoted("{'content':{'parts':[{'text':'hi'}]}}")));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QCOMPARE(canonicalJson(reply.body),
                 canonicalJson(quoted("{'embedding':{'values':[0.5,-1]}}")));
        QVERIFY(has(fake.last().body, "\"model\":\"embedder\""));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.usage.input == chat::Usage::Count(4));
    }

    void itsErrorsComeInTheClientsShape()
    {
        FakeUpstream fake;
        const AzureStub stub(fake);
        auto config = configOf(fake);
        config.providers[0].key.text = "keychain:another";
        Gateway gateway(config);
        const auto plain = exchange(gateway.port(), post("/v1/chat/completions", chat()));
        QCOMPARE(plain.status, 401);
        QVERIFY(has(plain.body, "invalid subscription key"));
        const auto other =
            exchange(gateway.port(),
                     post("/v1/messages",
                          quoted("{'model':'" + kModel +
                                 "','max_tokens':5,'messages':[{'role':'user','content':'hi'}]}")));
        QCOMPARE(other.status, 401);
        const auto body = boost::json::parse(other.body);
        QCOMPARE(body.at("type").as_string(), boost::json::string("error"));
        QVERIFY(has(other.body, "invalid subscription key"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AzureTest;
GH_SUITE(AzureTest)
#include "azure_test.moc"
