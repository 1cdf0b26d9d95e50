#include "proxy/core/pipeline/call_size.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// What is told of one call to a path with a body.
struct Sized : Scene {
    void begin(std::string_view path, std::string_view body)
    {
        ask("POST", path, {}, body);
        if (!walk("options")) throw std::runtime_error("it turned round");
        facts = pipeline::factsOf(x);
    }

    pipeline::CallSize size() { return {x, *snapshot, facts, x.parse.facts.model}; }

    policy::Facts facts;
};

}  // namespace

class CallSizeTest : public QObject {
    Q_OBJECT

private slots:

    void outputAsEachDialectSaysIt()
    {
        Sized call;
        call.begin(
            "/v1/chat/completions",
            R"({"model":"gpt-4o","max_tokens":77,"messages":[{"role":"user","content":"hi"}]})");
        QCOMPARE(call.size().output(), std::int64_t(77));
        QVERIFY(call.size().input() > 0);
        call.begin("/v1/messages",
                   R"({"model":"claude-3-5-haiku-latest","max_tokens":78,"messages":[]})");
        QCOMPARE(call.size().output(), std::int64_t(78));
        call.begin("/v1/responses", R"({"model":"gpt-4o","max_output_tokens":79,"input":"hi"})");
        QCOMPARE(call.size().output(), std::int64_t(79));
        call.begin("/v1beta/models/gemini-2.5-pro:generateContent",
                   R"({"generationConfig":{"maxOutputTokens":80},"contents":[]})");
        QCOMPARE(call.size().output(), std::int64_t(80));
        call.begin("/v1/chat/completions", R"({"model":"gpt-4o","messages":[]})");
        QVERIFY(!call.size().askedOutput());
        QCOMPARE(call.size().output(), pipeline::CallSize::kUsualOutput);
        call.begin("/v1/embeddings", R"({"model":"text-embedding-3-small","input":"hi"})");
        QCOMPARE(call.size().output(), std::int64_t(0));
    }

    void costIsThatOfTheModel()
    {
        Sized call;
        call.begin("/v1/chat/completions", R"({"model":"openai/gpt-4o","messages":[]})");
        const std::int64_t none = call.size().cost(0);
        QCOMPARE(call.size().cost(1'000) - none, std::int64_t(1'000 * 10'000'000LL));
        call.begin("/openai/v1/chat/completions", R"({"model":"gpt-4o","messages":[]})");
        QCOMPARE(call.size().cost(1'000) - call.size().cost(0), std::int64_t(1'000 * 10'000'000LL));
        call.begin("/v1/chat/completions", R"({"model":"openai/nobody-knows","messages":[]})");
        QCOMPARE(call.size().cost(1'000), std::int64_t(0));
        call.config.aliases.push_back({.name = "big", .target = "openai/gpt-4o"});
        call.begin("/v1/chat/completions", R"({"model":"big","messages":[]})");
        QCOMPARE(call.size().cost(1'000) - call.size().cost(0), std::int64_t(1'000 * 10'000'000LL));
    }

    void theOutputIsHeldToAMost()
    {
        Sized call;
        call.begin("/v1/chat/completions", R"({"model":"gpt-4o","max_tokens":900,"messages":[]})");
        auto body = pipeline::shortened(call.x, call.facts, 50);
        QVERIFY(body.ok());
        QCOMPARE(*body, std::string(R"({"model":"gpt-4o","max_tokens":50,"messages":[]})"));
        call.begin("/v1/chat/completions", R"({"model":"gpt-4o","messages":[]})");
        body = pipeline::shortened(call.x, call.facts, 50);
        QVERIFY(body.ok());
        QCOMPARE(*body,
                 std::string(R"({"model":"gpt-4o","messages":[],"max_completion_tokens":50})"));
        call.begin("/v1beta/models/gemini-2.5-pro:generateContent", R"({"contents":[]})");
        body = pipeline::shortened(call.x, call.facts, 50);
        QVERIFY(body.ok());
        QCOMPARE(*body,
                 std::string(R"({"contents":[],"generationConfig":{"maxOutputTokens":50}})"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CallSizeTest;
GH_SUITE(CallSizeTest)
#include "call_size_test.moc"
