#include <QTest>

#include "proxy/core/dialect/ollama_chat/ollama_chat_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class OllamaReplyTest : public QObject {
    Q_OBJECT

private slots:

    void anAnswerIsReadAndWritten()
    {
        const auto reply = kOllamaChatCodec.readReply(quoted(
            "{'model':'m','created_at':'x','message':{'role':'assistant','content':'a','thinking':"
            "'hm','tool_calls':[{'function':{'name':'f','arguments':{'a':1}}},{'function':{'name':"
            "'f','arguments':{}}}]},'done':true,'done_reason':'stop','prompt_eval_count':5,"
            "'eval_count':6}"));
        QVERIFY(reply.ok());
        const QString expected =
            "usage 5/?/6/?\n# finish 3 \n1   [hm] \n0   [a] \n2 call_2 f [{\"a\":1}] \n"
            "2 call_3 f [] ";
        QCOMPARE(QString::fromStdString(tests::shown(*reply)), expected);
        Writing as;
        as.model = "mine";
        as.created = 1769860800;
        const std::string body = kOllamaChatCodec.writeReply(*reply, as);
        QVERIFY(body.find("\"created_at\":\"2026-01-31T12:00:00Z\"") != std::string::npos);
        const auto again = kOllamaChatCodec.readReply(body);
        QCOMPARE(QString::fromStdString(tests::shown(*again)), expected);
        QCOMPARE(again->model, std::string("mine"));
    }

    void timesAreDates()
    {
        QCOMPARE(ollama::timeOf(0), std::string("1970-01-01T00:00:00Z"));
        QCOMPARE(ollama::timeOf(951782400), std::string("2000-02-29T00:00:00Z"));
        QCOMPARE(ollama::timeOf(1709251199), std::string("2024-02-29T23:59:59Z"));
        QCOMPARE(ollama::timeOf(-1), std::string("1969-12-31T23:59:59Z"));
    }

    void whatIsNoAnswerIsAnError()
    {
        for (const char* text : {"", "[]", "{}", "{\"error\":\"x\"}"}) {
            const auto reply = kOllamaChatCodec.readReply(text);
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }
};

GH_SUITE(OllamaReplyTest)

}  // namespace gatehouse::dialect_tests

#include "ollama_chat_reply_test.moc"
