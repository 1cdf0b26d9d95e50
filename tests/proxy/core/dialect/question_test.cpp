#include "proxy/core/dialect/question.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

using tests::quoted;

/// What the user asks last, apart from all else.
class QuestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void isTheUsersLastTurn_data()
    {
        QTest::addColumn<QByteArray>("dialect");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* dialect, const char* body,
                            const char* text) {
            QTest::newRow(name) << QByteArray(dialect) << QByteArray::fromStdString(quoted(body))
                                << QByteArray(text);
        };
        // clang-format off
        row("chat", "openai_chat", "{'model':'m','messages':[{'role':'system','content':'S'},{'role':'user','content':'Hi \\u00e9'}]}", "Hi \xC3\xA9");
        row("role last", "openai_chat", "{'messages':[{'content':'Hi','role':'user'}],'model':'m'}", "Hi");
        row("parts", "openai_chat", "{'messages':[{'role':'user','name':'n','content':[{'type':'text','text':'a'},{'text':'b','type':'text'}]}]}", "a\nb");
        row("earlier turns", "anthropic_messages", "{'messages':[{'role':'user','content':'x'},{'role':'assistant','content':'y'},{'role':'user','content':[{'type':'text','text':'z','cache_control':{'type':'ephemeral'}}]}]}", "z");
        row("text alone", "openai_responses", "{'input':'Hi'}", "Hi");
        row("items", "openai_responses", "{'input':[{'type':'message','role':'user','content':[{'type':'input_text','text':'Hi'}]}]}", "Hi");
        row("gemini", "gemini_generate", "{'contents':[{'parts':[{'text':'Hi'}]}]}", "Hi");
        row("bedrock", "bedrock_converse", "{'messages':[{'role':'user','content':[{'text':'Hi'}]}]}", "Hi");
        row("invoke", "bedrock_invoke", "{'anthropic_version':'b','messages':[{'role':'user','content':'Hi'}]}", "Hi");
        row("vertex", "vertex_anthropic", "{'messages':[{'role':'user','content':'Hi'}]}", "Hi");
        row("cohere", "cohere_chat", "{'messages':[{'role':'user','content':'Hi'}]}", "Hi");
        row("older cohere", "cohere_chat", "{'message':'Hi','chat_history':[]}", "Hi");
        row("ollama", "ollama_chat", "{'messages':[{'role':'user','content':'Hi'}]}", "Hi");
        row("generate", "ollama_chat", "{'prompt':'Hi'}", "Hi");

        row("a picture", "openai_chat", "{'messages':[{'role':'user','content':[{'type':'text','text':'a'},{'type':'image_url','image_url':{'url':'u'}}]}]}", "");
        row("a picture beside", "ollama_chat", "{'messages':[{'role':'user','content':'Hi','images':['x']}]}", "");
        row("a picture of the body", "ollama_chat", "{'prompt':'Hi','images':['x']}", "");
        row("a blob", "gemini_generate", "{'contents':[{'role':'user','parts':[{'text':'Hi'},{'inlineData':{'data':'x'}}]}]}", "");
        row("the model's own beginning", "anthropic_messages", "{'messages':[{'role':'user','content':'x'},{'role':'assistant','content':'y'}]}", "");
        row("a tool", "anthropic_messages", "{'messages':[{'role':'user','content':[{'type':'tool_result','tool_use_id':'1','content':'R'}]}]}", "");
        row("a tool's answer", "openai_responses", "{'input':[{'type':'function_call_output','call_id':'1','output':'x'}]}", "");
        row("no role", "openai_chat", "{'messages':[{'content':'Hi'}]}", "");
        row("two roles", "openai_chat", "{'messages':[{'role':'user','role':'user','content':'Hi'}]}", "");
        row("two contents", "openai_chat", "{'messages':[{'role':'user','content':'Hi','content':'Ho'}]}", "");
        row("two texts", "openai_chat", "{'messages':[{'role':'user','content':[{'text':'Hi','text':'Ho'}]}]}", "");
        row("turns twice", "openai_chat", "{'messages':[{'role':'user','content':'Hi'}],'messages':[]}", "");
        row("both", "cohere_chat", "{'message':'Hi','messages':[{'role':'user','content':'Ho'}]}", "");
        row("no list", "openai_chat", "{'messages':'Hi'}", "");
        row("nothing", "openai_chat", "{'messages':[]}", "");
        row("empty", "openai_chat", "{'messages':[{'role':'user','content':''}]}", "");
        row("an unknown member", "openai_chat", "{'messages':[{'role':'user','content':'Hi','audio':{}}]}", "");
        row("cut off", "openai_chat", "{'messages':[{'role':'user','content':'Hi'}]", "");
        row("an empty name", "openai_chat", "{'':'Hi'}", "");
        row("embeddings", "openai_embeddings", "{'input':'Hi'}", "");
        row("completions", "openai_completions", "{'prompt':'Hi'}", "");
        row("garbage", "openai_chat", "nonsense", "");
        // clang-format on
    }

    void isTheUsersLastTurn()
    {
        QFETCH(const QByteArray, dialect);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, text);
        const auto found = questionOf(dialect.toStdString(), body.toStdString());
        QCOMPARE(found.has_value(), !text.isEmpty());
        if (found) QCOMPARE(found->text, text.toStdString());
    }

    void allElseStays()
    {
        const auto body = quoted(
            "{'messages':[{'role':'user','content':'old'},{'role':'user','content':[{'type':"
            "'text','text':'a'},{'text':'b'}]}],'temperature':1}");
        const auto found = questionOf("openai_chat", body);
        QVERIFY(found.has_value());
        QCOMPARE(withoutQuestion(body, *found),
                 quoted("{'messages':[{'role':'user','content':'old'},{'role':'user','content':"
                        "[{'type':'text','text':''},{'text':''}]}],'temperature':1}"));
    }
};

GH_SUITE(QuestionTest)

}  // namespace gatehouse::dialect

#include "question_test.moc"
