#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class BedrockRequestTest : public QObject {
    Q_OBJECT

private slots:

    void aRequestIsRead()
    {
        Notes notes;
        const auto request = kBedrockConverseCodec.readRequest(
            quoted("{'system':[{'text':'be'},{'cachePoint':{'type':'default'}}],'messages':[{'role'"
                   ":'user','content':[{'text':'hi'}]}],'inferenceConfig':{'maxTokens':5,"
                   "'temperature':0.5,'topP':0.9,'stopSequences':['x']},'toolConfig':{'tools':"
                   "[{'toolSpec':{'name':'f','description':'d','inputSchema':{'json':{'type':"
                   "'object'}}}},{'cachePoint':{'type':'default'}}],'toolChoice':{'tool':{'name':"
                   "'f'}}},'additionalModelRequestFields':{'top_k':4,'thinking':{'type':'enabled',"
                   "'budget_tokens':2000},'odd':1},'outputConfig':{'textFormat':{'type':"
                   "'json_schema','structure':{'jsonSchema':{'name':'n','schema':'{}'}}}},"
                   "'serviceTier':{'type':'flex'},'guardrailConfig':{'guardrailIdentifier':'g'}}"),
            notes);
        QVERIFY(request.ok());
        QCOMPARE(request->messages.size(), std::size_t(2));
        QCOMPARE(request->messages[0].parts[0].cache, std::string("5m"));
        QCOMPARE(request->maxTokens, std::optional<std::int64_t>(5));
        QCOMPARE(request->topK, std::optional<std::int64_t>(4));
        QCOMPARE(request->thinkingBudget, std::optional<std::int64_t>(2000));
        QCOMPARE(request->tools.at(0).cache, std::string("5m"));
        QCOMPARE(request->toolNamed, std::string("f"));
        QVERIFY(request->format == chat::Format::Schema);
        QCOMPARE(request->serviceTier, std::string("flex"));
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"additionalModelRequestFields.odd", "guardrailConfig"}));
    }

    void whatCannotBeReadIsNamed()
    {
        Notes notes;
        for (const char* body :
             {"{}", "{'messages':1}", "{'messages':[1]}", "{'messages':[{'role':'system'}]}"}) {
            const auto request = kBedrockConverseCodec.readRequest(quoted(body), notes);
            QVERIFY2(!request.ok() && request.error().message.starts_with("messages"), body);
        }
    }

    void recordedRequestsComeBack()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("bedrock")) {
            const bool isConverse = one.url.find("/converse") != std::string::npos;
            if (one.status != 200 || !isConverse || one.request.empty()) continue;
            Notes notes;
            const auto first = kBedrockConverseCodec.readRequest(one.request, notes);
            QVERIFY2(first.ok(), one.name.c_str());
            Destination to;
            to.model = "minimax.minimax-m2";
            Notes lost;
            const auto again = kBedrockConverseCodec.writeRequest(*first, to, lost);
            QVERIFY2(again.ok(), one.name.c_str());
            const auto second = kBedrockConverseCodec.readRequest(*again, lost);
            QVERIFY2(second.ok(), one.name.c_str());
            QCOMPARE(second->tools.size() >= first->tools.size() || !lost.leftOut.empty(), true);
            const auto third = kBedrockConverseCodec.writeRequest(*second, to, lost);
            QCOMPARE(QString::fromStdString(*third), QString::fromStdString(*again));
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockRequestTest;
GH_SUITE(BedrockRequestTest)
#include "bedrock_converse_request_test.moc"
