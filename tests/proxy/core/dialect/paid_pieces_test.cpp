#include <string>

#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using chat::Service;
using dialect::ReplyFacts;

/// What is paid beside tokens, and how a provider worked: read from answers of each dialect.
class PaidPiecesTest : public QObject {
    Q_OBJECT

    static chat::Usage usageOf(const char* id, const QByteArray& body)
    {
        ReplyFacts facts;
        dialect::byId(id).readReply(body.toStdString(), facts);
        return facts.usage;
    }

    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

private Q_SLOTS:

    void servicesAreRead_data()
    {
        QTest::addColumn<QByteArray>("dialect");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("service");
        const auto row = [](const char* name, const char* dialect, const char* body, Service of) {
            QTest::newRow(name) << QByteArray(dialect) << json(body) << static_cast<int>(of);
        };
        row("openai plain", "openai_chat", "{'service_tier':'default','usage':{'prompt_tokens':1}}",
            Service::Plain);
        row("openai flex", "openai_chat", "{'service_tier':'flex','usage':{'prompt_tokens':1}}",
            Service::Flex);
        row("openai none", "openai_chat", "{'service_tier':null,'usage':{'prompt_tokens':1}}",
            Service::Untold);
        row("openai of another kind", "openai_chat", "{'service_tier':'scale'}", Service::Other);
        row("responses priority", "openai_responses",
            "{'status':'completed','service_tier':'priority'}", Service::Priority);
        row("anthropic batch", "anthropic_messages",
            "{'usage':{'input_tokens':3,'service_tier':'batch'}}", Service::Batch);
        row("anthropic plain", "anthropic_messages",
            "{'usage':{'input_tokens':3,'service_tier':'standard'}}", Service::Plain);
        row("vertex reserved", "gemini_generate",
            "{'usageMetadata':{'trafficType':'PROVISIONED_THROUGHPUT'}}", Service::Other);
        row("vertex on demand", "gemini_generate", "{'usageMetadata':{'trafficType':'ON_DEMAND'}}",
            Service::Plain);
        row("bedrock flex", "bedrock_converse",
            "{'usage':{'inputTokens':3},'serviceTier':{'type':'flex'}}", Service::Flex);
        row("groq", "openai_chat", "{'service_tier':'on_demand'}", Service::Plain);
    }

    void servicesAreRead()
    {
        QFETCH(QByteArray, dialect);
        QFETCH(QByteArray, body);
        QFETCH(int, service);
        QCOMPARE(static_cast<int>(usageOf(dialect.constData(), body).service), service);
    }

    void theLastWordOfAStreamCounts()
    {
        ReplyFacts facts;
        const auto& responses = dialect::byId("openai_responses");
        const auto event = [&](const char* type, const char* data) {
            responses.readEvent(type, json(data).toStdString(), facts);
        };
        event("response.created", "{'response':{'service_tier':'priority','output':[]}}");
        QVERIFY(facts.usage.service == Service::Priority);
        event("response.completed", "{'response':{'service_tier':'default','output':[]}}");
        QVERIFY(facts.usage.service == Service::Plain);
    }

    void searchesAreCounted()
    {
        const auto claude = usageOf(
            "anthropic_messages",
            json("{'usage':{'input_tokens':3,'server_tool_use':{'web_search_requests':2}}}"));
        QCOMPARE(*claude.searches, std::int64_t{2});
        const auto cohere =
            usageOf("verbatim", json("{'results':[],'meta':{'billed_units':{'search_units':4}}}"));
        QCOMPARE(*cohere.searches, std::int64_t{4});
        QVERIFY(!cohere.known());
        const auto sonar =
            usageOf("openai_chat", json("{'usage':{'prompt_tokens':3,'num_search_queries':5}}"));
        QCOMPARE(*sonar.searches, std::int64_t{5});
        const auto grounded =
            usageOf("gemini_generate",
                    json("{'candidates':[{'groundingMetadata':{'webSearchQueries':['a','b']}}]}"));
        QCOMPARE(*grounded.searches, std::int64_t{2});
        // Opening a page that was found is no search; an item of an older shape has no action.
        const auto gpt = usageOf(
            "openai_responses",
            json("{'output':[{'type':'web_search_call','action':{'type':'search','query':'a'}},"
                 "{'action':{'type':'open_page'},'type':'web_search_call'},"
                 "{'type':'web_search_call'},{'type':'message','content':[{'type':'search'}]}]}"));
        QCOMPARE(*gpt.searches, std::int64_t{2});
        QVERIFY(!usageOf("openai_responses", json("{'output':[{'type':'message'}]}")).searches);
    }

    void picturesAreCounted()
    {
        const auto made =
            usageOf("openai_other",
                    json("{'created':1,'data':[{'b64_json':'AAAA'},{'url':'https://"
                         "x','revised_prompt':'y'}],"
                         "'usage':{'input_tokens':60,'input_tokens_details':{'image_tokens':50,"
                         "'text_tokens':10},'output_tokens':1000,"
                         "'output_tokens_details':{'image_tokens':1000}}}"));
        QCOMPARE(*made.pictures, std::int64_t{2});
        QCOMPARE(*made.inputImage, std::int64_t{50});
        QCOMPARE(*made.outputImage, std::int64_t{1000});
        QVERIFY(!usageOf("openai_other", json("{'text':'hello'}")).pictures);
        QVERIFY(!usageOf("openai_other", json("{'data':[{'id':'m'}],'url':'x'}")).pictures);
    }

    void soundFromTheCacheIsKeptApart()
    {
        const auto usage =
            usageOf("gemini_generate",
                    json("{'usageMetadata':{'promptTokenCount':100,'cachedContentTokenCount':60,"
                         "'promptTokensDetails':[{'modality':'AUDIO','tokenCount':50},"
                         "{'modality':'IMAGE','tokenCount':7}],"
                         "'cacheTokensDetails':[{'modality':'TEXT','tokenCount':30},"
                         "{'modality':'AUDIO','tokenCount':30}]}}"));
        QCOMPARE(*usage.cacheRead, std::int64_t{60});
        QCOMPARE(*usage.cacheReadAudio, std::int64_t{30});
        QCOMPARE(*usage.inputAudio, std::int64_t{50});
        QCOMPARE(*usage.inputImage, std::int64_t{7});
    }
};

GH_SUITE(PaidPiecesTest)
#include "paid_pieces_test.moc"
