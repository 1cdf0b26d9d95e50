#include "proxy/core/trace/span.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class SpanTest : public QObject {
    Q_OBJECT

    static record::Exchange call()
    {
        record::Exchange call;
        call.id = "01JD0000000000000000000001";
        call.startedAt = 1'700'000'000'000'000;
        call.endedAt = 1500;
        call.operation = "chat";
        call.modelAsked = "gpt-5";
        call.modelAnswered = "gpt-5-2025-08-07";
        call.provider = "openai";
        call.status = 200;
        call.outcome = record::Outcome::Ok;
        call.gateway = "default";
        call.usage.input = 12;
        call.usage.output = 3;
        call.cost = PicoUsd{500'000'000};
        call.metadata = {{"team", "red", record::Metadatum::Kind::Text},
                         {"run", "7", record::Metadatum::Kind::Number},
                         {"test", "true", record::Metadatum::Kind::Bool}};
        call.requestBody.bytes = "{\"model\":\"gpt-5\"}";
        call.responseBody.bytes = "{\"choices\":[]}";
        return call;
    }

    static const trace::Value* valueOf(const trace::Span& span, std::string_view name)
    {
        for (const auto& each : span.attributes) {
            if (each.name == name) return &each.value;
        }
        return nullptr;
    }

    static bool is(const trace::Span& span, std::string_view name, const trace::Value& value)
    {
        const auto* found = valueOf(span, name);
        return found != nullptr && *found == value;
    }

private Q_SLOTS:

    void aCallIsOneSpan()
    {
        const auto spans = trace::spansOf(call(), true);
        QCOMPARE(spans.size(), std::size_t{1});
        const auto& span = spans.front();
        QVERIFY(span.name == "chat gpt-5");
        QVERIFY(span.kind == trace::SpanKind::Server && span.error.empty());
        QCOMPARE(span.to - span.from, WallMicros{1500});
        QVERIFY(is(span, "gen_ai.request.model", std::string("gpt-5")));
        QVERIFY(is(span, "gen_ai.model.provider", std::string("openai")));
        QVERIFY(is(span, "gen_ai.usage.input_tokens", std::int64_t{12}));
        QVERIFY(is(span, "gen_ai.usage.output_tokens", std::int64_t{3}));
        QVERIFY(is(span, "gen_ai.usage.cost", 0.0005));
        QVERIFY(is(span, "gen_ai.prompt_json", std::string("{\"model\":\"gpt-5\"}")));
        QVERIFY(is(span, "gen_ai.completion_json", std::string("{\"choices\":[]}")));
        QVERIFY(is(span, "team", std::string("red")));
        QVERIFY(is(span, "run", std::int64_t{7}));
        QVERIFY(is(span, "test", true));
    }

    void idsAreTheCallersOrMadeOfTheCalls()
    {
        auto from = call();
        const auto made = trace::spansOf(from, false).front();
        QCOMPARE(made.traceId.size(), std::size_t{32});
        QCOMPARE(made.spanId.size(), std::size_t{16});
        QVERIFY(made.parentId.empty());
        QVERIFY(trace::spansOf(from, false).front().spanId == made.spanId);
        from.traceId = "4BF92F3577B34DA6A3CE929D0E0E4736";
        from.parentSpan = "00f067aa0ba902b7";
        const auto named = trace::spansOf(from, false).front();
        QVERIFY(named.traceId == "4bf92f3577b34da6a3ce929d0e0e4736");
        QVERIFY(named.parentId == "00f067aa0ba902b7");
        // Steps of one request share a trace, and are spans of their own.
        auto first = call();
        first.links.request = "01JD0000000000000000000009";
        auto second = first;
        second.id = "01JD0000000000000000000002";
        const auto one = trace::spansOf(first, false).front();
        const auto two = trace::spansOf(second, false).front();
        QVERIFY(one.traceId == two.traceId && one.spanId != two.spanId);
    }

    void attemptsStandBelowWhereThereAreSeveral()
    {
        auto from = call();
        from.attempts.resize(2);
        from.attempts[0].provider = "openai";
        from.attempts[0].status = 503;
        from.attempts[0].errorText = "overloaded";
        from.attempts[0].endedAt = 400;
        from.attempts[1].provider = "anthropic";
        from.attempts[1].status = 200;
        from.attempts[1].startedAt = 500;
        from.attempts[1].endedAt = 1400;
        const auto spans = trace::spansOf(from, false);
        QCOMPARE(spans.size(), std::size_t{3});
        for (std::size_t i = 1; i < spans.size(); ++i) {
            QVERIFY(spans[i].parentId == spans[0].spanId && spans[i].traceId == spans[0].traceId);
            QVERIFY(spans[i].kind == trace::SpanKind::Client);
        }
        QVERIFY(spans[1].spanId != spans[2].spanId);
        QVERIFY(spans[1].error == "overloaded" && spans[2].error.empty());
        QCOMPARE(spans[2].to - spans[2].from, WallMicros{900});
    }

    void unknownIsNotTold()
    {
        auto from = call();
        from.usage = {};
        from.cost.reset();
        from.outcome = record::Outcome::UpstreamError;
        from.status = 503;
        const auto span = trace::spansOf(from, false).front();
        for (const char* name : {"gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens",
                                 "gen_ai.usage.cost", "gen_ai.prompt_json"})
            QVERIFY2(valueOf(span, name) == nullptr, name);
        QVERIFY(!span.error.empty());
        // A call that wants no row has no words either, and a sound is no prompt in JSON.
        from.unlisted = true;
        QVERIFY(valueOf(trace::spansOf(from, true).front(), "gen_ai.prompt_json") == nullptr);
        from.unlisted = false;
        from.requestBody.contentType = "audio/mpeg";
        QVERIFY(valueOf(trace::spansOf(from, true).front(), "gen_ai.prompt_json") == nullptr);
    }
};

GH_SUITE(SpanTest)
#include "span_test.moc"
