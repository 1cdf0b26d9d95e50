#include <QTest>

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using tests::quoted;

namespace prompt_call_test {

const dialect::Codec& codec()
{
    return *dialect::codecOf("prompt_call");
}

chat::Reply replyOf(const std::string& text)
{
    chat::Part part;
    part.text = text;
    chat::Reply reply;
    reply.choices.emplace_back().parts.push_back(part);
    reply.usage.input = 3;
    reply.usage.output = 5;
    return reply;
}

dialect::Writing writing()
{
    dialect::Writing made;
    made.model = "openai/m";
    return made;
}

std::string streamOf(const std::vector<chat::Delta>& deltas)
{
    std::string out;
    auto memory = writing();
    for (const auto& delta : deltas) codec().writeDelta(delta, memory, out);
    codec().writeEnd(memory, out);
    return out;
}

}  // namespace prompt_call_test

/// What clients of a prompt's endpoint get.
class PromptCallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anAnswer()
    {
        using namespace prompt_call_test;
        QCOMPARE(codec().writeReply(replyOf("fine"), writing()),
                 quoted("{'output':'fine','model':'openai/m','usage':{'input_tokens':3,"
                        "'output_tokens':5}}"));
    }

    void anAnswerInJson()
    {
        using namespace prompt_call_test;
        const auto body = codec().writeReply(replyOf("{\"mood\": \"good\"}"), writing());
        QVERIFY2(body.find(quoted(",'json':{'mood':'good'},")) != std::string::npos, body.c_str());
        // A number alone is a text like any other.
        QVERIFY(codec().writeReply(replyOf("42"), writing()).find("json") == std::string::npos);
    }

    void aStream()
    {
        using namespace prompt_call_test;
        const auto out = streamOf(chat::unfold(replyOf("fine")));
        QCOMPARE(out, "event: delta\ndata: " + quoted("{'text':'fine'}") +
                          "\n\nevent: done\ndata: " +
                          quoted("{'output':'fine','model':'openai/m','usage':{'input_tokens':3,"
                                 "'output_tokens':5}}") +
                          "\n\n");
    }

    void aStreamThatBreaks()
    {
        using namespace prompt_call_test;
        chat::Delta trouble;
        trouble.kind = chat::Delta::Kind::Trouble;
        trouble.trouble.status = 502;
        trouble.trouble.message = "gone";
        const auto out = streamOf({trouble});
        QVERIFY(out.starts_with("event: error\n"));
        QVERIFY(out.find("gone") != std::string::npos);
        QVERIFY(out.find("done") == std::string::npos);
    }

    void callsHaveTheShapeOfChats()
    {
        const std::string body =
            quoted("{'model':'m','stream':true,'messages':[{'role':'user','content':'x'}]}");
        const auto facts = dialect::byId("prompt_call").readRequest(body);
        QVERIFY(facts.ok());
        QCOMPARE(facts->model, std::string("m"));
        QVERIFY(facts->stream);
        dialect::Notes notes;
        const auto request = prompt_call_test::codec().readRequest(body, notes);
        QVERIFY(request.ok());
        QCOMPARE(request->messages.size(), std::size_t(1));
    }
};

GH_SUITE(PromptCallTest)
#include "prompt_call_test.moc"
