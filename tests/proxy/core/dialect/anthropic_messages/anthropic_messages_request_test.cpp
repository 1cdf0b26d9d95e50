#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class AnthropicRequestTest : public QObject {
    Q_OBJECT

    static chat::Request read(const char* body, Notes& notes)
    {
        auto request = kAnthropicMessagesCodec.readRequest(quoted(body), notes);
        return request ? std::move(*request) : chat::Request();
    }

private slots:

    void aWholeRequestIsRead()
    {
        Notes notes;
        const auto request = read(
            "{'model':'claude-sonnet-4-5','max_tokens':100,'stream':true,'temperature':0.5,"
            "'top_p':0.9,'top_k':3,'stop_sequences':['END'],'system':[{'type':'text','text':'be "
            "brief','cache_control':{'type':'ephemeral'}}],'metadata':{'user_id':'u1'},"
            "'service_tier':'standard_only','tools':[{'name':'f','description':'d','input_schema':"
            "{'type':'object'},'strict':true,'cache_control':{'type':'ephemeral','ttl':'1h'}},"
            "{'type':'web_search_20250305','name':'web_search','max_uses':2}],"
            "'tool_choice':{'type':'tool','name':'f','disable_parallel_tool_use':true},"
            "'thinking':{'type':'enabled','budget_tokens':2000,'display':'omitted'},"
            "'output_config':{'effort':'high','format':{'type':'json_schema','schema':{'type':"
            "'object'}}},'context_management':{},'messages':["
            "{'role':'user','content':'hi'},{'role':'assistant','content':[{'type':'thinking',"
            "'thinking':'hm','signature':'c2ln'},{'type':'tool_use','id':'t1','name':'f','input':"
            "{'a':1},'later':true}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':"
            "'t1','content':'ok'},{'type':'container_upload','file_id':'f'}]}]}",
            notes);
        QCOMPARE(
            QString::fromStdString(tests::shown(request)),
            QString::fromStdString(quoted(
                "claude-sonnet-4-5 stream max=100 topk=3 budget=2000 t=0.500000 p=0.900000 "
                "stop=END format=2{'type':'object'} choice=4f effort=high user=u1\n"
                "tool f d {'type':'object'} 1h{}\n"
                "tool web_search_20250305  null {'type':'web_search_20250305','name':'web_search',"
                "'max_uses':2}\n0 \n  0   [be brief]  5m\n2 \n  0   [hi]  \n3 \n  1   [hm] c2ln \n"
                "  2 t1 f [{'a':1}]  \n2 \n  3 t1  []  \n    0   [ok]  ")));
        QCOMPARE(request.parallelTools, std::optional(false));
        QCOMPARE(request.showThinking, std::optional(false));
        QCOMPARE(request.serviceTier, std::string("default"));
        QCOMPARE(request.tools[0].strict, std::optional(true));
        QCOMPARE(request.messages[2].parts[0].signer, std::string("anthropic_messages"));
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"messages[1].content[1].later",
                                           "messages[2].content[1] (container_upload)",
                                           "context_management"}));
    }

    void oneMarkForAllStandsBehindTheLast()
    {
        Notes notes;
        const auto request = read(
            "{'cache_control':{'type':'ephemeral'},'messages':[{'role':'user','content':'a'},"
            "{'role':'assistant','content':'b'},{'role':'user','content':'c'}]}",
            notes);
        QCOMPARE(request.messages[0].parts[0].cache, std::string());
        QCOMPARE(request.messages[2].parts[0].cache, std::string("5m"));
    }

    void thinkingHasManyForms()
    {
        Notes notes;
        const auto budget = [&](const char* body) {
            const auto request = read(body, notes);
            return std::to_string(request.thinkingBudget.value_or(-9)) + request.effort;
        };
        QCOMPARE(budget("{'messages':[],'thinking':{'type':'adaptive'}}"), std::string("-1"));
        QCOMPARE(budget("{'messages':[],'thinking':{'type':'adaptive'},'output_config':{'effort':"
                        "'low'}}"),
                 std::string("-9low"));
        QCOMPARE(budget("{'messages':[],'thinking':{'type':'disabled'}}"), std::string("0"));
        QCOMPARE(budget("{'messages':[]}"), std::string("-9"));
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("none") << QByteArray("{}") << QByteArray("messages:");
        QTest::newRow("text") << QByteArray("{'messages':'x'}") << QByteArray("messages:");
        QTest::newRow("message") << QByteArray("{'messages':[1]}") << QByteArray("messages[0]:");
        QTest::newRow("role") << QByteArray("{'messages':[{'role':'tool'}]}")
                              << QByteArray("messages[0].role:");
        QTest::newRow("content") << QByteArray("{'messages':[{'role':'user','content':3}]}")
                                 << QByteArray("messages[0].content:");
        QTest::newRow("block") << QByteArray("{'messages':[{'role':'user','content':['a']}]}")
                               << QByteArray("messages[0].content[0]:");
        QTest::newRow("tool") << QByteArray("{'messages':[],'tools':[1]}")
                              << QByteArray("tools[0]:");
        QTest::newRow("json") << QByteArray("{") << QByteArray("the body is not JSON");
    }

    void whatCannotBeReadIsNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, place);
        Notes notes;
        const auto request = kAnthropicMessagesCodec.readRequest(quoted(body.toStdString()), notes);
        QVERIFY(!request.ok());
        QVERIFY2(request.error().message.starts_with(place.toStdString()),
                 request.error().message.c_str());
        QVERIFY(!request.error().hint.empty());
        QCOMPARE(request.error().status(), 400);
    }

    void callsGoToOnePath()
    {
        QCOMPARE(kAnthropicMessagesCodec.path({}, {}), std::string("/messages"));
    }
};

GH_SUITE(AnthropicRequestTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_request_test.moc"
