#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class VerbatimDialectTest : public QObject {
    Q_OBJECT

private slots:
    void takesAnything();
    void readsUsageItRecognises();
};

void VerbatimDialectTest::takesAnything()
{
    const Dialect& dialect = byId("verbatim");
    QVERIFY(dialect.readRequest("\x01\x02").ok());
    QVERIFY(dialect.readRequest("").ok());
    QCOMPARE(dialect.readRequest(R"({"model":"m"})")->model, std::string("m"));
    ReplyFacts facts;
    dialect.readReply("<html>", facts);
    dialect.readReply(std::string(100'000, '{'), facts);
    std::string wrapped;
    for (int i = 0; i < 200'000; ++i) wrapped += R"({"response":)";
    dialect.readReply(wrapped, facts);
    QVERIFY(!facts.usage.known() && !facts.failed);
}

void VerbatimDialectTest::readsUsageItRecognises()
{
    ReplyFacts facts;
    byId("verbatim")
        .readReply(
            R"({"output":{},"stopReason":"end_turn","usage":{"inputTokens":3,"outputTokens":4,"totalTokens":7}})",
            facts);
    QCOMPARE(*facts.usage.output, 4);
    ReplyFacts run;  // Workers AI
    byId("verbatim")
        .readReply(
            R"({"result":{"response":"hi","usage":{"prompt_tokens":8,"completion_tokens":2}}})",
            run);
    QCOMPARE(*run.usage.input, 8);
    QCOMPARE(facts.finishReason, std::string("end_turn"));
    ReplyFacts event;
    byId("verbatim")
        .readEvent("", R"({"metadata":{"usage":{"inputTokens":3,"outputTokens":4}}})", event);
    QCOMPARE(*event.usage.input, 3);
    ReplyFacts error;
    byId("verbatim").readReply(R"({"error":{"message":"m","type":"t"}})", error);
    QVERIFY(error.failed);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::VerbatimDialectTest;
GH_SUITE(VerbatimDialectTest)

#include "verbatim_test.moc"
