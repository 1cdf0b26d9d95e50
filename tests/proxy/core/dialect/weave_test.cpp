#include "proxy/core/dialect/weave.h"

#include <QTest>

#include "proxy/core/dialect/codec.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using dialect::Weave;
using tests::canonicalJson;
using tests::quoted;

namespace weave_test {

chat::Request added(const std::string& text)
{
    dialect::Notes notes;
    return dialect::codecOf("openai_chat")->readRequest(quoted(text), notes).value();
}

const chat::Request& rule()
{
    static const chat::Request made =
        added("{'messages':[{'role':'system','content':'Be brief.'}]}");
    return made;
}

std::string woven(const std::string& dialect, const std::string& body, Weave how,
                  const chat::Request& what = rule(), std::string_view model = {})
{
    const auto made = dialect::weave(dialect, quoted(body), what, how, model);
    return made ? *made : "error: " + made.error().message;
}

std::string json(const std::string& text)
{
    return canonicalJson(quoted(text));
}

}  // namespace weave_test

/// What the gateway adds to calls.
class WeaveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void systemText_data()
    {
        QTest::addColumn<std::string>("dialect");
        QTest::addColumn<int>("how");
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char* name, std::string dialect, Weave how, std::string before,
                            std::string after) {
            QTest::newRow(name) << std::move(dialect) << static_cast<int>(how) << std::move(before)
                                << std::move(after);
        };
        const std::string u = "{'role':'user','content':'Hi'}";
        row("chat, none", "openai_chat", Weave::SystemPrepend,
            "{'messages':[" + u + "],'logit_bias':{'5':1.5}}",
            "{'messages':[{'role':'system','content':'Be brief.'}," + u +
                "],'logit_bias':{'5':1.5}}");
        row("chat, before theirs", "openai_chat", Weave::SystemPrepend,
            "{'messages':[{'role':'developer','content':'Mine'}," + u + "]}",
            "{'messages':[{'role':'system','content':'Be brief.'},{'role':'developer','content':"
            "'Mine'}," +
                u + "]}");
        row("chat, after theirs", "openai_chat", Weave::SystemAppend,
            "{'messages':[{'role':'system','content':'Mine'}," + u + "]}",
            "{'messages':[{'role':'system','content':'Mine'},{'role':'system','content':"
            "'Be brief.'}," +
                u + "]}");
        row("chat, instead", "openai_chat", Weave::SystemReplace,
            "{'messages':[{'role':'system','content':'Mine'}," + u + "]}",
            "{'messages':[{'role':'system','content':'Be brief.'}," + u + "]}");
        row("anthropic, none", "anthropic_messages", Weave::SystemPrepend,
            "{'messages':[" + u + "],'max_tokens':5}",
            "{'messages':[" + u + "],'max_tokens':5,'system':'Be brief.'}");
        row("anthropic, a text", "anthropic_messages", Weave::SystemPrepend,
            "{'system':'Mine','messages':[" + u + "]}",
            "{'system':'Be brief.\\n\\nMine','messages':[" + u + "]}");
        row("anthropic, blocks keep their marks", "anthropic_messages", Weave::SystemAppend,
            "{'system':[{'type':'text','text':'Mine','cache_control':{'type':'ephemeral'}}],"
            "'messages':[" +
                u + "]}",
            "{'system':[{'type':'text','text':'Mine','cache_control':{'type':'ephemeral'}},"
            "{'type':'text','text':'Be brief.'}],'messages':[" +
                u + "]}");
        row("responses", "openai_responses", Weave::SystemPrepend,
            "{'input':'Hi','instructions':'Mine','store':false}",
            "{'input':'Hi','instructions':'Be brief.\\n\\nMine','store':false}");
        row("gemini", "gemini_generate", Weave::SystemPrepend,
            "{'contents':[{'parts':[{'text':'Hi'}]}],'system_instruction':{'parts':[{'text':'Mine'}"
            "]}}",
            "{'contents':[{'parts':[{'text':'Hi'}]}],'systemInstruction':{'parts':[{'text':"
            "'Be brief.'},{'text':'Mine'}]}}");
        row("bedrock", "bedrock_converse", Weave::SystemReplace,
            "{'system':[{'text':'Mine'}],'messages':[{'role':'user','content':[{'text':'Hi'}]}]}",
            "{'system':[{'text':'Be "
            "brief.'}],'messages':[{'role':'user','content':[{'text':'Hi'}]}]}");
        row("ollama", "ollama_chat", Weave::SystemPrepend,
            "{'messages':[" + u + "],'keep_alive':5}",
            "{'messages':[{'role':'system','content':'Be brief.'}," + u + "],'keep_alive':5}");
        row("cohere", "cohere_chat", Weave::SystemPrepend, "{'messages':[" + u + "]}",
            "{'messages':[{'role':'system','content':'Be brief.'}," + u + "]}");
    }

    void systemText()
    {
        QFETCH(std::string, dialect);
        QFETCH(int, how);
        QFETCH(std::string, before);
        QFETCH(std::string, after);
        const auto made = weave_test::woven(dialect, before, static_cast<Weave>(how));
        QVERIFY2(made == weave_test::json(after), made.c_str());
        // Once more it changes nothing: a client may send back what it was told of.
        const auto again =
            dialect::weave(dialect, made, weave_test::rule(), static_cast<Weave>(how));
        QVERIFY(again.ok());
        QCOMPARE(*again, made);
    }

    void aPromptStandsBeforeTheConversation()
    {
        const auto prompt = weave_test::added(
            "{'temperature':0.5,'max_tokens':9,'messages':[{'role':'system','content':'S'},"
            "{'role':'user','content':'example'},{'role':'assistant','content':'answer'}]}");
        QCOMPARE(weave_test::woven("openai_chat",
                                   "{'model':'prompt/p','temperature':1,'messages':[{'role':'user',"
                                   "'content':'Hi'}]}",
                                   Weave::Begin, prompt, "openai/gpt-4.1"),
                 weave_test::json(
                     "{'model':'openai/gpt-4.1','temperature':1,'messages':[{'role':'system',"
                     "'content':'S'},{'role':'user','content':'example'},{'role':'assistant',"
                     "'content':'answer'},{'role':'user','content':'Hi'}],'max_tokens':9}"));
        const auto gemini = weave_test::woven(
            "gemini_generate",
            "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}],'generationConfig':{'topK':3}}",
            Weave::Begin, prompt);
        QCOMPARE(gemini, weave_test::json(
                             "{'contents':[{'role':'user','parts':[{'text':'example'}]},{'role':"
                             "'model','parts':[{'text':'answer'}]},{'role':'user','parts':[{"
                             "'text':'Hi'}]}],'generationConfig':{'topK':3,'maxOutputTokens':9,"
                             "'temperature':0.5},'systemInstruction':{'parts':[{'text':'S'}]}}"));
    }

    void orInThePlaceOfTheLastMessage()
    {
        const auto prompt = weave_test::added(
            "{'messages':[{'role':'system','content':'S'},{'role':'user','content':'Translate: "
            "Hi'}]}");
        const auto replaced =
            weave_test::woven("anthropic_messages",
                              "{'max_tokens':5,'messages':[{'role':'user','content':'a'},{'role':"
                              "'assistant','content':'b'},{'role':'user','content':'Hi'}]}",
                              Weave::Replace, prompt);
        const auto wanted = weave_test::json(
            "{'max_tokens':5,'messages':[{'role':'user','content':'a'},{'role':"
            "'assistant','content':'b'},{'role':'user','content':[{'type':'text','text':"
            "'Translate: Hi'}]}],'system':'S'}");
        QVERIFY2(replaced == wanted, replaced.c_str());
        dialect::Notes notes;
        const auto read =
            dialect::codecOf("openai_responses")
                ->readRequest(weave_test::woven("openai_responses", "{'model':'m','input':'Hi'}",
                                                Weave::Replace, prompt),
                              notes);
        QVERIFY(read.ok());
        QCOMPARE(read->messages.size(), std::size_t(2));
        QCOMPARE(read->messages[0].parts[0].text, std::string("S"));
        QCOMPARE(read->messages[1].parts[0].text, std::string("Translate: Hi"));
    }

    void refusals()
    {
        QVERIFY(!dialect::canWeave("openai_embeddings"));
        QVERIFY(dialect::canWeave("anthropic_messages"));
        const auto none =
            dialect::weave("openai_embeddings", "{}", weave_test::rule(), Weave::Begin);
        QVERIFY(!none.ok());
        QVERIFY(none.error().kind == ErrorKind::CannotExpress);
        const auto list = dialect::weave("openai_chat", quoted("{'messages':5}"),
                                         weave_test::rule(), Weave::Begin);
        QVERIFY(!list.ok());
        QVERIFY(list.error().kind == ErrorKind::BadRequest);
        QVERIFY(!dialect::weave("openai_chat", "[]", weave_test::rule(), Weave::Begin).ok());
    }
};

GH_SUITE(WeaveTest)
#include "weave_test.moc"
