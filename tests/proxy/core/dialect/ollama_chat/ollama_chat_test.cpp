#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OllamaDialectTest : public QObject {
    Q_OBJECT

private slots:
    void streamsUnlessTold();
    void linesOfAStream();
    void errors();
};

void OllamaDialectTest::streamsUnlessTold()
{
    const Dialect& dialect = byId("ollama_chat");
    QVERIFY(dialect.readRequest(R"({"model":"m"})")->stream);
    QVERIFY(dialect.readRequest(R"({"model":"m","stream":null})")->stream);
    QVERIFY(dialect.readRequest(R"({"model":"m","stream":true})")->stream);
    QVERIFY(!dialect.readRequest(R"({"stream":false,"model":"m"})")->stream);
    QVERIFY(!dialect.readRequest(R"({"stream":true,"stream":false})")->stream);
    QVERIFY(!byId("ollama_embed").readRequest(R"({"model":"m"})")->stream);
    QVERIFY(!dialect.readRequest("{").ok());
}

void OllamaDialectTest::linesOfAStream()
{
    const Dialect& dialect = byId("ollama_chat");
    ReplyFacts facts;
    dialect.readEvent("", R"({"model":"m","message":{"content":"x"},"done":false})", facts);
    QVERIFY(!facts.ended);
    dialect.readEvent(
        "",
        R"({"model":"m","message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":4,"eval_count":6})",
        facts);
    QVERIFY(facts.ended);
    QCOMPARE(facts.finishReason, std::string("stop"));
    QCOMPARE(facts.usage, (chat::Usage{.input = 4, .output = 6}));
    ReplyFacts whole;
    dialect.readReply(
        R"({"model":"m","response":"x","done":true,"prompt_eval_count":4,"eval_count":6})", whole);
    QCOMPARE(whole.usage, facts.usage);
}

void OllamaDialectTest::errors()
{
    ReplyFacts facts;
    facts.model = "m";
    const std::string line =
        byId("ollama_chat").errorEvent(fail(ErrorKind::NotFound, "No.", "Pull it."), "");
    QCOMPARE(line, std::string("{\"error\":\"No. Pull it.\"}\n"));
    byId("ollama_chat").readEvent("", line, facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorText, std::string("No. Pull it."));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OllamaDialectTest;
GH_SUITE(OllamaDialectTest)

#include "ollama_chat_test.moc"
