#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using tests::quoted;

class CohereRequestTest : public QObject {
    Q_OBJECT

    static std::string written(const chat::Request& request, Notes& notes,
                               const char* model = "command-a-03-2025")
    {
        Destination to;
        to.model = model;
        std::string out = kCohereChatCodec.writeRequest(request, to, notes).value();
        boost::json::parse(out);
        std::ranges::replace(out, '"', '\'');
        return out;
    }

private slots:

    void aWholeRequestComesBack()
    {
        const std::string body =
            "{'model':'m','messages':[{'role':'system','content':'brief'},{'role':'user','content':"
            "["
            "{'type':'text','text':'look'},{'type':'image_url','image_url':{'url':'https://a/"
            "b.png',"
            "'detail':'low'}}]},{'role':'assistant','tool_plan':'I will look.','tool_calls':[{'id':"
            "'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool',"
            "'tool_call_id':'c1','content':'ok'},{'role':'assistant','content':[{'type':'thinking',"
            "'thinking':'hm'},{'type':'text','text':'done'}]}],'tools':[{'type':'function',"
            "'function':{'name':'f','description':'d','parameters':{'type':'object'}}}],"
            "'strict_tools':true,'tool_choice':'REQUIRED','response_format':{'type':'json_object',"
            "'json_schema':{'type':'object'}},'max_tokens':5,'temperature':0.5,'p':0.9,'k':3,"
            "'seed':7,'frequency_penalty':0.1,'presence_penalty':0.2,'logprobs':true,"
            "'stop_sequences':['END'],'stream':true}";
        Notes notes;
        const auto request = kCohereChatCodec.readRequest(quoted(body), notes);
        QVERIFY(request.ok());
        QVERIFY2(notes.leftOut.empty(), notes.leftOut.empty() ? "" : notes.leftOut[0].c_str());
        QCOMPARE(written(*request, notes, "m"), body);
        QVERIFY(notes.leftOut.empty());
        QCOMPARE(request->messages.at(2).parts.at(0).kind, Part::Kind::Thinking);
        QCOMPARE(request->toolChoice, chat::ToolChoice::Any);
    }

    void unknownMembersAreTold()
    {
        Notes notes;
        const auto request = kCohereChatCodec.readRequest(
            quoted("{'messages':[{'role':'tool','tool_call_id':'c','content':[{'type':'document',"
                   "'document':{'data':'text'}}]}],'safety_mode':'OFF','thinking':{'type':"
                   "'enabled','token_budget':100}}"),
            notes);
        QCOMPARE(request->messages.at(0).parts.at(0).content.at(0).text, std::string("text"));
        QCOMPARE(request->thinkingBudget, std::optional<std::int64_t>(100));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"safety_mode"}));
        Notes lost;
        QVERIFY(written(*request, lost).find("thinking") == std::string::npos);
        QCOMPARE(lost.leftOut.size(), std::size_t(1));
        QVERIFY(written(*request, lost, "command-a-reasoning-08-2025")
                    .find("'thinking':{'type':'enabled','token_budget':100}") != std::string::npos);
    }

    void whatTheApiHasNoWordForIsTold()
    {
        chat::Request request;
        request.messages.emplace_back().parts.emplace_back().text = "hi";
        auto& file = request.messages[0].parts.emplace_back();
        file.kind = Part::Kind::Media;
        file.media.kind = "audio";
        request.tools.emplace_back().name = "f";
        request.tools.emplace_back().name = "g";
        auto& own = request.tools.emplace_back();
        own.name = "web_search";
        own.builtIn = {{"type", "web_search"}};
        request.toolChoice = chat::ToolChoice::Named;
        request.toolNamed = "g";
        request.candidates = 2;
        request.frequencyPenalty = 2;
        request.topP = 1;
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'model':'command-a-03-2025','messages':[{'role':'user','content':"
                             "'hi'}],'tools':[{'type':'function','function':{'name':'g',"
                             "'parameters':{'type':'object','properties':{}}}}],'tool_choice':"
                             "'REQUIRED','p':0.99,'frequency_penalty':1,'stream':false}"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"audio", "tools[2] (web_search)",
                                                          "frequency_penalty (0 to 1)", "n"}));
    }

    void whatCannotBeReadIsNamed()
    {
        Notes notes;
        for (const char* body :
             {"{}", "{'messages':1}", "{'messages':[1]}", "{'messages':[{'role':'x'}]}"}) {
            const auto request = kCohereChatCodec.readRequest(quoted(body), notes);
            QVERIFY2(!request.ok() && request.error().message.starts_with("messages"), body);
        }
        QCOMPARE(kCohereChatCodec.path({}, {}), std::string("/chat"));
    }

    void recordedRequestsComeBack()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("cohere")) {
            if (one.status != 200 || one.url.find("/v2/chat") == std::string::npos) continue;
            Notes notes;
            const auto first = kCohereChatCodec.readRequest(one.request, notes);
            QVERIFY2(first.ok(), one.name.c_str());
            Destination to;
            to.model = first->model;
            const auto again = kCohereChatCodec.writeRequest(*first, to, notes);
            QVERIFY2(again.ok() && notes.leftOut.empty(), one.name.c_str());
            const auto second = kCohereChatCodec.readRequest(*again, notes);
            QCOMPARE(QString::fromStdString(tests::shown(*second)),
                     QString::fromStdString(tests::shown(*first)));
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

GH_SUITE(CohereRequestTest)

}  // namespace gatehouse::dialect_tests

#include "cohere_chat_request_test.moc"
