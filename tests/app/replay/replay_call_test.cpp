#include "app/replay/replay_call.h"

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

record::Exchange sample()
{
    record::Exchange exchange;
    exchange.id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    exchange.dialect = "openai_chat";
    exchange.method = "POST";
    exchange.path = "/openai/v1/chat/completions?trace=1";
    exchange.clientHeaders =
        "Host: x\nAuthorization: Bearer ***\nContent-Type: application/json\nContent-Encoding: "
        "gzip\nX-Own: ***abcd\nX-Session: s-99\nX-Gatehouse-Replay-Of: 01A\nUser-Agent: curl\n";
    exchange.requestBody.bytes = "{ \"n\": 1.0, \"model\" : \"gpt-5\", \"messages\": [] }";
    exchange.requestBody.totalSize = static_cast<ByteCount>(exchange.requestBody.bytes.size());
    return exchange;
}

const std::vector<std::string> kKnown{"openai", "groq", "google-ai-studio"};

}  // namespace

class ReplayCallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysAndMasksStayBehind()
    {
        const app::ReplayCall call = app::replayCallOf(sample());
        const std::vector<std::pair<std::string, std::string>> wanted{
            {"Content-Type", "application/json"}, {"X-Session", "s-99"}};
        QVERIFY(call.headers == wanted);
        QVERIFY(call.problem.isEmpty());
        QCOMPARE(call.of, std::string("01J8Z4QKX7M2V5T9R3W6Y8B1CD"));
        QCOMPARE(app::modelOf(call), std::string("gpt-5"));
    }

    void aBodyThatWasCutIsAProblem()
    {
        record::Exchange exchange = sample();
        exchange.requestBody.truncated = true;
        exchange.requestBody.totalSize = 5'000'000;
        QVERIFY(app::replayCallOf(exchange).problem.contains(QLatin1String("5.00 MB")));
        QVERIFY(!app::replayCallOf(exchange).hint.isEmpty());
        exchange = sample();
        exchange.requestBody.bytes.clear();
        QVERIFY(!app::replayCallOf(exchange).problem.isEmpty());
    }

    /// Only the model changes: spaces, numbers and order stay.
    void anotherModelOfAnotherProvider()
    {
        app::ReplayCall call = app::replayCallOf(sample());
        app::retarget(call, "groq", "llama \"3\"", kKnown);
        QCOMPARE(call.path, std::string("/groq/v1/chat/completions?trace=1"));
        QCOMPARE(call.body,
                 std::string("{ \"n\": 1.0, \"model\" : \"llama \\\"3\\\"\", \"messages\": [] }"));
    }

    void theSameStaysAsItWas()
    {
        app::ReplayCall call = app::replayCallOf(sample());
        app::retarget(call, {}, {}, kKnown);
        app::retarget(call, {}, "gpt-5", kKnown);
        QCOMPARE(call.path, sample().path);
        QCOMPARE(call.body, sample().requestBody.bytes);
    }

    void aPathWithoutAProviderGetsOne()
    {
        app::ReplayCall call = app::replayCallOf(sample());
        call.path = "/v1/chat/completions";
        app::retarget(call, "groq", {}, kKnown);
        QCOMPARE(call.path, std::string("/groq/v1/chat/completions"));
    }

    void theModelMayStandInThePath()
    {
        app::ReplayCall call = app::replayCallOf(sample());
        call.dialect = "gemini_generate";
        call.path = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";
        QCOMPARE(app::modelOf(call), std::string("gemini-2.5-flash"));
        app::retarget(call, "google-ai-studio", "gemini-3", kKnown);
        QCOMPARE(
            call.path,
            std::string("/google-ai-studio/v1beta/models/gemini-3:streamGenerateContent?alt=sse"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ReplayCallTest;
GH_SUITE(ReplayCallTest)
#include "replay_call_test.moc"
