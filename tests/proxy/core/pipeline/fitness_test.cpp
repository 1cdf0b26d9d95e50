#include "proxy/core/pipeline/fitness.h"

#include <QTest>

#include "proxy/core/pipeline/content.h"
#include "tests/support/suite.h"

using namespace gatehouse;

/// What a model lacks for a call.
class FitnessTest : public QObject {
    Q_OBJECT

    static std::string lackOf(const std::string& body, const provider::ModelCard& card)
    {
        policy::Facts facts;
        facts.dialect = "openai_chat";
        facts.body = body;
        facts.read = pipeline::contentOf;
        facts.count = pipeline::tokensOf;
        return pipeline::lackOf(facts, &card);
    }

private Q_SLOTS:

    void toolsAndLength()
    {
        const std::string tools =
            R"({"model":"m","messages":[{"role":"user","content":"hi"}],"tools":[{"type":"function","function":{"name":"f"}}]})";
        provider::ModelCard card{.id = "m", .context = 1'000};
        QCOMPARE(lackOf(tools, card), std::string("takes no tools"));
        card.tools = true;
        QCOMPARE(lackOf(tools, card), std::string());
        card.context = 2;
        QVERIFY(lackOf(tools, card).starts_with("takes 2 tokens, not "));
    }

    void whatIsNotKnownIsNoLack()
    {
        QCOMPARE(lackOf(R"({"tools":[{}]})", {.id = "m"}), std::string());
        policy::Facts facts;
        QCOMPARE(pipeline::lackOf(facts, nullptr), std::string());
    }
};

GH_SUITE(FitnessTest)
#include "fitness_test.moc"
