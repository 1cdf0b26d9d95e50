#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class CanonicalTest : public QObject {
    Q_OBJECT

private slots:
    void inclusiveCountsStay();
    void xaiLeavesReasoningOut();
    void onlyATotalIsThePrompt();
    void anthropicAddsTheCache();
    void geminiAddsThoughtsAndTools();
    void verbatimFollowsTheTotal();
    void unknownStaysUnknown();
};

namespace {

chat::Usage counted(std::string_view id, chat::Usage usage)
{
    byId(id).canonical(usage);
    return usage;
}

}  // namespace

void CanonicalTest::inclusiveCountsStay()
{
    const auto usage =
        counted("openai_chat",
                {.input = 100, .cacheRead = 80, .output = 50, .reasoning = 30, .total = 150});
    QCOMPARE(usage, (chat::Usage{.input = 100, .cacheRead = 80, .output = 50, .reasoning = 30}));
}

void CanonicalTest::xaiLeavesReasoningOut()
{
    const auto usage =
        counted("openai_chat", {.input = 12, .output = 1, .reasoning = 228, .total = 241});
    QCOMPARE(usage, (chat::Usage{.input = 12, .output = 229, .reasoning = 228}));
    QCOMPARE(*counted("openai_chat", {.input = 43, .output = 10, .reasoning = 11, .total = 53})
                  .reasoning,
             10);
}

void CanonicalTest::onlyATotalIsThePrompt()
{
    QCOMPARE(counted("openai_embeddings", {.total = 4}), (chat::Usage{.input = 4, .output = 0}));
    QCOMPARE(counted("openai_chat", {.output = 3, .total = 10}),
             (chat::Usage{.input = 7, .output = 3}));
}

void CanonicalTest::anthropicAddsTheCache()
{
    const auto usage = counted(
        "anthropic_messages",
        {.input = 6, .cacheRead = 6289, .cacheWrite5m = 3000, .cacheWrite1h = 337, .output = 198});
    QCOMPARE(*usage.input, 9632);
    QCOMPARE(*usage.uncachedInput(), 6);
}

void CanonicalTest::geminiAddsThoughtsAndTools()
{
    const auto usage =
        counted("gemini_generate",
                {.input = 43, .output = 12, .reasoning = 59, .toolInput = 7, .total = 121});
    QCOMPARE(usage, (chat::Usage{.input = 50, .output = 71, .reasoning = 59}));
    QCOMPARE(*counted("gemini_generate", {.input = 9, .total = 9}).output, 0);
}

void CanonicalTest::verbatimFollowsTheTotal()
{
    QCOMPARE(*counted("verbatim",
                      {.input = 3, .cacheRead = 100, .cacheWrite5m = 10, .output = 5, .total = 118})
                  .input,
             113);
    QCOMPARE(
        *counted("verbatim", {.input = 103, .cacheRead = 100, .output = 5, .total = 108}).input,
        103);
}

void CanonicalTest::unknownStaysUnknown()
{
    for (const char* id : {"openai_chat", "anthropic_messages", "gemini_generate", "cohere_chat",
                           "ollama_chat", "verbatim", "openai_embeddings", "gemini_embed"}) {
        QVERIFY2(!counted(id, {}).known(), id);
    }
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::CanonicalTest;
GH_SUITE(CanonicalTest)

#include "canonical_test.moc"
