#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class GeminiRequestTest : public QObject {
    Q_OBJECT

private slots:

    void aWholeRequestIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("camel") << QByteArray(
            "{'systemInstruction':{'role':'user','parts':[{'text':'be brief'}]},'contents':["
            "{'role':'user','parts':[{'text':'hi'}]},{'role':'model','parts':[{'functionCall':"
            "{'name':'f','args':{'a':1}}}]},{'role':'function','parts':[{'functionResponse':{'name'"
            ":"
            "'f','response':{'result':'ok'}}}]}],'tools':[{'functionDeclarations':[{'name':'f',"
            "'description':'d','parameters':{'type':'OBJECT'}}]},{'googleSearch':{}}],'toolConfig':"
            "{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['f']}},"
            "'generationConfig':{'temperature':0.5,'topP':0.9,'topK':40.0,'maxOutputTokens':10,"
            "'candidateCount':2,'seed':7,'presencePenalty':0.1,'frequencyPenalty':0.2,"
            "'stopSequences':['END'],'responseMimeType':'application/json','responseJsonSchema':"
            "{'type':'object'},'thinkingConfig':{'thinkingBudget':100,'includeThoughts':true},"
            "'mediaResolution':'LOW'},'safetySettings':[]}");
        QTest::newRow("snake") << QByteArray(
            "{'system_instruction':{'parts':{'text':'be brief'}},'contents':[{'parts':[{'text':'hi'"
            "}]},{'role':'model','parts':[{'function_call':{'name':'f','args':{'a':1}}}]},"
            "{'role':'function','parts':[{'function_response':{'name':'f','response':{'result':'ok'"
            "}}}]}],'tools':[{'function_declarations':[{'name':'f','description':'d',"
            "'parameters_json_schema':{'type':'object'}}]},{'googleSearch':{}}],'tool_config':"
            "{'function_calling_config':{'mode':'ANY','allowed_function_names':['f']}},"
            "'generation_config':{'temperature':0.5,'top_p':0.9,'top_k':40,'max_output_tokens':10,"
            "'candidate_count':2,'seed':7,'presence_penalty':0.1,'frequency_penalty':0.2,"
            "'stop_sequences':['END'],'response_mime_type':'application/"
            "json','response_json_schema'"
            ":{'type':'object'},'thinking_config':{'thinking_budget':100,'include_thoughts':true},"
            "'mediaResolution':'LOW'},'safetySettings':[]}");
    }

    void aWholeRequestIsRead()
    {
        QFETCH(QByteArray, body);
        Notes notes;
        const auto request = kGeminiGenerateCodec.readRequest(quoted(body.toStdString()), notes);
        QVERIFY(request.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*request)),
                 QString::fromStdString(quoted(
                     " max=10 topk=40 seed=7 n=2 budget=100 t=0.500000 p=0.900000 fp=0.200000 "
                     "pp=0.100000 stop=END format=2{'type':'object'} choice=4f effort= user=\n"
                     "tool f d {'type':'object'} {}\ntool googleSearch  null {'googleSearch':{}}\n"
                     "0 \n  0   [be brief]  \n2 \n  0   [hi]  \n3 \n  2 call_0 f [{'a':1}]  \n4 \n"
                     "  3 call_0 f []  \n    0   [ok]  ")));
        QCOMPARE(request->showThinking, std::optional(true));
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"generationConfig.mediaResolution", "safetySettings"}));
    }

    void contentsHaveManyForms()
    {
        Notes notes;
        for (const char* body :
             {"{'contents':'hi'}", "{'contents':['hi']}", "{'contents':{'parts':{'text':'hi'}}}"}) {
            const auto request = kGeminiGenerateCodec.readRequest(quoted(body), notes);
            QVERIFY2(request.ok(), body);
            QCOMPARE(request->messages.at(0).parts.at(0).text, std::string("hi"));
        }
    }

    void contentsOfTheModelAreOneAnswer()
    {
        Notes notes;
        const auto request = kGeminiGenerateCodec.readRequest(
            quoted("{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{"
                   "'functionCall':{'name':'f'}}]},{'role':'model','parts':[{'text':'b'}]}]}"),
            notes);
        QCOMPARE(request->messages.size(), std::size_t(2));
        QCOMPARE(request->messages[1].parts.size(), std::size_t(2));
    }

    void parallelCallsOfOneNameArePaired()
    {
        Notes notes;
        const auto request = kGeminiGenerateCodec.readRequest(
            quoted("{'contents':[{'role':'model','parts':[{'functionCall':{'name':'f'}},"
                   "{'functionCall':{'name':'f'}}]},{'parts':[{'functionResponse':{'name':'f',"
                   "'response':{}}},{'functionResponse':{'name':'f','response':{}}},"
                   "{'functionResponse':{'name':'g','response':{}}}]}]}"),
            notes);
        const auto& results = request->messages.at(1).parts;
        QCOMPARE(results.at(0).id, std::string("call_0"));
        QCOMPARE(results.at(1).id, std::string("call_1"));
        QCOMPARE(results.at(2).id, std::string("call_2"));
    }

    void whatCannotBeReadIsNamed()
    {
        Notes notes;
        const auto message = [&](const char* body) {
            const auto request = kGeminiGenerateCodec.readRequest(quoted(body), notes);
            return request ? std::string() : request.error().message;
        };
        QVERIFY(message("{}").starts_with("contents:"));
        QVERIFY(message("{'contents':[1]}").starts_with("contents[0]:"));
        QVERIFY(message("{'contents':[{'role':'x'}]}").starts_with("contents[0].role:"));
        QVERIFY(message("{'contents':[{'parts':[1]}]}").starts_with("contents[0].parts[0]:"));
    }

    void modelsStandInThePath()
    {
        chat::Request request;
        Destination to;
        to.model = "gemini-2.5-flash";
        QCOMPARE(kGeminiGenerateCodec.path(request, to),
                 std::string("/models/gemini-2.5-flash:generateContent"));
        request.stream = true;
        to.model = "a/b c";
        QCOMPARE(kGeminiGenerateCodec.path(request, to),
                 std::string("/models/a%2Fb%20c:streamGenerateContent?alt=sse"));
        to.model = "tunedModels/x";
        QCOMPARE(kGeminiGenerateCodec.path(request, to),
                 std::string("/tunedModels/x:streamGenerateContent?alt=sse"));
    }
};

GH_SUITE(GeminiRequestTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_request_test.moc"
