#include "proxy/shell/engine/trace_sender.h"

#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/http/url.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/protobuf.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

namespace json = boost::json;
using engine::Collector;
using engine::TraceSender;
using engine::TraceTerms;

constexpr Millis kLong{20'000};  // only a failing test ever sees it

TraceTerms quick()
{
    TraceTerms terms;
    terms.gather = Millis(0);
    terms.firstPause = Millis(1);
    terms.longestPause = Millis(2);
    return terms;
}

Collector collectorAt(const FakeUpstream& fake, const std::string& id = "c")
{
    Collector made;
    made.id = id;
    made.endpoint.base = *http::parseUrl(fake.url("/v1/traces"));
    made.endpoint.chosen.proxy = "none";
    made.endpoint.origin = "traces|" + id;
    made.target = "/v1/traces";
    made.headers.emplace_back("Authorization", Secret("Bearer collector"));
    return made;
}

record::Exchange call(int number, const std::string& gateway = "default")
{
    record::Exchange made;
    made.id = "01JD00000000000000000" + std::to_string(10'000 + number);
    made.outcome = record::Outcome::Ok;
    made.modelAsked = "gpt-5";
    made.gateway = gateway;
    return made;
}

std::size_t spansIn(const Seen& seen)
{
    return json::parse(seen.body)
        .at("resourceSpans")
        .at(0)
        .at("scopeSpans")
        .at(0)
        .at("spans")
        .as_array()
        .size();
}

const std::string kAsk =
    quoted("{'model':'gpt-5','messages':[{'role':'user','content':'say hi to a@example.com'}]}");
const std::string kSaid = quoted(
    "{'model':'gpt-5','choices':[{'message':{'content':'hi'},'finish_reason':'stop'}],"
    "'usage':{'prompt_tokens':12,'completion_tokens':3}}");

}  // namespace

class TraceSenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsBegunWithoutACollector()
    {
        TraceSender sender;
        sender.use({});
        sender.take(call(1));
        sender.settle(kLong);
        QCOMPARE(sender.state().sent + sender.state().dropped, std::uint64_t{0});
    }

    void spansReachTheirCollector()
    {
        FakeUpstream fake;
        TraceSender sender(quick());
        auto other = collectorAt(fake, "other");
        other.gateway = "team";
        sender.use({collectorAt(fake), other});
        for (int i = 0; i < 5; ++i) sender.take(call(i));
        sender.take(call(6, "team"));
        sender.settle(kLong);
        QCOMPARE(sender.state().sent, std::uint64_t{7});
        QCOMPARE(sender.state().queued, std::size_t{0});
        std::size_t spans = 0;
        for (const auto& seen : fake.requests()) {
            spans += spansIn(seen);
            QVERIFY(seen.target == "/v1/traces" && seen.method == "POST");
            QVERIFY(seen.field("authorization") == "Bearer collector");
            QVERIFY(seen.field("content-type") == "application/json");
        }
        QCOMPARE(spans, std::size_t{7});
    }

    void whatIsOverloadedIsAskedAgain()
    {
        FakeUpstream fake;
        fake.next(answer(503, "{}"));
        fake.next(answer(429, "{}"));
        TraceSender sender(quick());
        sender.use({collectorAt(fake)});
        sender.take(call(1));
        QVERIFY(fake.waitForRequests(3));
        sender.settle(kLong);
        QCOMPARE(sender.state().sent, std::uint64_t{1});
        QCOMPARE(sender.state().dropped, std::uint64_t{0});
        const auto seen = fake.requests();
        QVERIFY(seen[0].body == seen[2].body);
    }

    void whatIsRefusedIsDropped()
    {
        FakeUpstream fake;
        fake.next(answer(400, "{}"));
        TraceSender sender(quick());
        sender.use({collectorAt(fake)});
        sender.take(call(1));
        QVERIFY(fake.waitForRequests(1));
        sender.settle(kLong);
        QCOMPARE(sender.state().dropped, std::uint64_t{1});
        QCOMPARE(fake.requests().size(), std::size_t{1});
        const auto how = sender.state().collectors.at(0);
        QVERIFY(how.id == "c" && how.trouble == "status 400");
        QVERIFY(how.sent == 0 && how.dropped == 1 && how.queued == 0);
        sender.take(call(2));
        sender.settle(kLong);
        QVERIFY(sender.state().collectors.at(0).trouble.empty());
        QCOMPARE(sender.state().collectors.at(0).sent, std::uint64_t{1});
    }

    void theQueueIsBounded()
    {
        FakeUpstream fake;
        fake.always(hang());
        auto terms = quick();
        terms.mostSpans = 4;
        TraceSender sender(terms);
        sender.use({collectorAt(fake)});
        sender.take(call(0));
        QVERIFY(fake.waitForRequests(1));  // it is under way, and no longer in the queue
        for (int i = 1; i <= 10; ++i) sender.take(call(i));
        QCOMPARE(sender.state().dropped, std::uint64_t{6});
        sender.settle(Millis(0));
        QCOMPARE(sender.state().dropped, std::uint64_t{11});
        QCOMPARE(sender.state().sent, std::uint64_t{0});
    }

    void aCollectorThatGoesTakesItsQueueAlong()
    {
        FakeUpstream fake;
        fake.always(answer(503, "{}"));
        auto terms = quick();
        terms.longestPause = terms.firstPause = Millis(60'000);
        TraceSender sender(terms);
        sender.use({collectorAt(fake)});
        sender.take(call(1));
        QVERIFY(fake.waitForRequests(1));
        sender.take(call(2));
        sender.use({});
        sender.settle(kLong);
        QCOMPARE(sender.state().dropped, std::uint64_t{2});
    }

    void aCallIsTracedThroughTheGateway()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            return seen.target.find("/v1/traces") == 0 ? answer(200, "{}") : answer(200, kSaid);
        });
        auto config = configFor(fake);
        auto& trace = config.traces.emplace_back();
        trace.id = "team";
        trace.url = fake.url("/v1/traces");
        trace.format = config::kTraceProtobuf;
        trace.authorization.text = "keychain:collector";
        trace.bodies = true;
        Gateway gateway(config);
        const auto reply = exchange(
            gateway.port(), post("/v1/chat/completions", kAsk, "",
                                 {{"cf-aig-otel-trace-id", "4bf92f3577b34da6a3ce929d0e0e4736"},
                                  {"cf-aig-otel-parent-span-id", "00f067aa0ba902b7"},
                                  {"cf-aig-metadata", quoted("{'team':'red','n':7}")}}));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY(fake.waitForRequests(2));
        const auto asked = fake.requests().front();
        QVERIFY(asked.field("cf-aig-otel-trace-id").empty());
        const auto seen = fake.last();
        QVERIFY(seen.target == "/v1/traces");
        QVERIFY(seen.field("content-type") == "application/x-protobuf");
        QVERIFY(seen.field("authorization") == Gateway::secret("collector"));
        const auto scoped = protoField(protoField(seen.body, 1).bytes, 2).bytes;
        const auto span = protoField(scoped, 2).bytes;
        QVERIFY(hex(protoField(span, 1).bytes) == "4bf92f3577b34da6a3ce929d0e0e4736");
        QVERIFY(hex(protoField(span, 4).bytes) == "00f067aa0ba902b7");
        QVERIFY(protoAttribute(span, "gen_ai.request.model") == "gpt-5");
        QVERIFY(protoAttribute(span, "gen_ai.model.provider") == "openai");
        QVERIFY(protoAttribute(span, "gen_ai.usage.input_tokens") == "12");
        QVERIFY(protoAttribute(span, "gen_ai.usage.output_tokens") == "3");
        QVERIFY(protoAttribute(span, "gen_ai.prompt_json") == kAsk);
        QVERIFY(protoAttribute(span, "gen_ai.completion_json") == kSaid);
        QVERIFY(protoAttribute(span, "team") == "red");
        QVERIFY(protoAttribute(span, "n") == "7");
        gateway.stop();
        const auto metrics = gateway.engine().metricsText();
        QVERIFY(metrics.find("gatehouse_trace_spans_sent_total 1\n") != std::string::npos);
        QVERIFY(metrics.find("gatehouse_trace_spans_dropped_total 0\n") != std::string::npos);
    }

    void aGatewaysCollectorsHearOfItsCallsAlone()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            return seen.target.find("/v1/traces") == 0 ? answer(200, "{}") : answer(200, kSaid);
        });
        auto config = configFor(fake);
        auto& main = config.gateways.emplace_back();
        main.id = "main";
        main.otel = quoted("[{'url':'") + fake.url("/v1/traces") +
                    quoted("','headers':{'x-set':'a'},'content_type':'json'}]");
        Gateway gateway(config);
        const auto one = exchange(gateway.port(), post("/v1/chat/completions", kAsk));
        const auto two =
            exchange(gateway.port(), post("/v1/account/main/openai/chat/completions", kAsk));
        QVERIFY(one.status == 200 && two.status == 200);
        gateway.stop();
        const auto seen = fake.requests();
        QCOMPARE(seen.size(), std::size_t{3});
        const auto& traces = seen.back();
        QVERIFY(traces.field("x-set") == "a");
        QCOMPARE(spansIn(traces), std::size_t{1});
        QVERIFY(traces.body.find("gen_ai.completion_json") != std::string::npos);
        QVERIFY(traces.body.find("\"main\"") != std::string::npos);
    }
};

GH_SUITE(TraceSenderTest)

}  // namespace gatehouse::tests

#include "trace_sender_test.moc"
