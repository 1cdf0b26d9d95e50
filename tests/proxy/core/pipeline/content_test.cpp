#include "proxy/core/pipeline/content.h"

#include <algorithm>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

namespace content_test {

struct Found : policy::Facts::Content {
    std::int64_t tokens = 0;
};

Found contentOf(std::string_view dialect, const std::string& body)
{
    const std::string json = tests::quoted(body);
    policy::Facts facts;
    facts.dialect = dialect;
    facts.model = "gpt-4o";
    facts.body = json;
    return {pipeline::contentOf(facts), pipeline::tokensOf(facts)};
}

std::int64_t complexity(const std::string& question)
{
    chat::Request request;
    request.messages.push_back(
        {chat::Role::User, {{.kind = chat::Part::Kind::Text, .text = question}}});
    return pipeline::complexityOf(request);
}

}  // namespace content_test

/// What a route may ask of a call's content.
class ContentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void needsInEachDialect_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("body");
        QTest::newRow("openai") << "openai_chat"
                                << "{'model':'m','tools':[{'type':'function','function':{'name':"
                                   "'f'}}],'messages':[{'role':'user','content':[{'type':'text',"
                                   "'text':'hi'},{'type':'image_url','image_url':{'url':"
                                   "'https://x.example/a.png'}}]}]}";
        QTest::newRow("anthropic")
            << "anthropic_messages"
            << "{'model':'m','max_tokens':5,'tools':[{'name':'f','input_schema':{'type':'object'}}]"
               ","
               "'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64',"
               "'media_type':'image/png','data':'AAAA'}}]}]}";
        QTest::newRow("gemini")
            << "gemini_generate"
            << "{'tools':[{'functionDeclarations':[{'name':'f'}]}],'contents':[{'role':'user',"
               "'parts':[{'inlineData':{'mimeType':'image/png','data':'AAAA'}}]}]}";
    }

    void needsInEachDialect()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, body);
        const std::string id = dialect.toStdString();
        const auto content = content_test::contentOf(id, body.toStdString());
        QVERIFY(std::ranges::find(content.needs, "tools") != content.needs.end());
        QVERIFY(std::ranges::find(content.needs, "images") != content.needs.end());
        QVERIFY(content.tokens > 0);
    }

    void whatIsNoChatNeedsNothing()
    {
        const auto content =
            content_test::contentOf("openai_embeddings", "{'input':'hello there'}");
        QVERIFY(content.needs.empty());
        QCOMPARE(content.complexity, std::int64_t(0));
        QVERIFY(content.tokens > 0);
        QVERIFY(content_test::contentOf("openai_chat", "nonsense").needs.empty());
    }

    void simpleAndHardQuestions()
    {
        const char* simple[] = {"hi", "What is the capital of France?", "Thanks!",
                                "What time is it in Tokyo?", "Translate 'cat' into German"};
        const char* hard[] = {
            "Prove that the sum of two odd numbers is even, then derive a formula for the sum of "
            "the first n odd numbers and explain how induction applies step by step.",
            "Refactor this code and optimize its complexity from O(n^2):\n```cpp\nstd::vector<int> "
            "f(std::vector<int> a) { for (auto x : a) for (auto y : a) if (x == y) g(x); }\n```\n"
            "Explain how each change keeps the behaviour and compare the trade-offs.",
            "Design a distributed rate limiter: analyse the failure modes, compare token buckets "
            "and sliding windows, implement the algorithm in SQL (SELECT …) and evaluate it."};
        for (const char* each : simple) QVERIFY2(content_test::complexity(each) < 30, each);
        for (const char* each : hard) QVERIFY2(content_test::complexity(each) > 60, each);
    }
};

GH_SUITE(ContentTest)
#include "content_test.moc"
