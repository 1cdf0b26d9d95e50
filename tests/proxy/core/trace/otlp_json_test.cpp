#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/trace/otlp.h"
#include "tests/support/suite.h"

using namespace gatehouse;
namespace json = boost::json;

class OtlpJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRequestHasTheShapeOfTheProtocol()
    {
        trace::Span span;
        span.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        span.spanId = "00f067aa0ba902b7";
        span.name = "chat \"x\"";
        span.from = 1'700'000'000'000'001;
        span.to = 1'700'000'000'000'900;
        span.error = "broke off";
        span.attributes = {{"text", std::string("a\nb")},
                           {"whole", std::int64_t{9'007'199'254'740'993}},
                           {"real", 0.0005},
                           {"flag", true}};
        const auto root = json::parse(trace::otlpJson(std::vector{span, span}, "1.2"));
        const auto& of = root.at("resourceSpans").at(0);
        QVERIFY(of.at("resource").at("attributes").at(0).at("key") == "service.name");
        QVERIFY(of.at("resource").at("attributes").at(0).at("value").at("stringValue") ==
                "gatehouse");
        const auto& spans = of.at("scopeSpans").at(0).at("spans").as_array();
        QCOMPARE(spans.size(), std::size_t{2});
        const auto& one = spans.at(0);
        QVERIFY(one.at("traceId").as_string() == span.traceId);
        QVERIFY(one.at("spanId").as_string() == span.spanId);
        QVERIFY(!one.as_object().contains("parentSpanId"));
        QVERIFY(one.at("name") == "chat \"x\"");
        QCOMPARE(one.at("kind").as_int64(), std::int64_t{2});
        // 64-bit numbers are texts in this coding.
        QVERIFY(one.at("startTimeUnixNano") == "1700000000000001000");
        QVERIFY(one.at("endTimeUnixNano") == "1700000000000900000");
        QCOMPARE(one.at("status").at("code").as_int64(), std::int64_t{2});
        const auto& attributes = one.at("attributes");
        QVERIFY(attributes.at(0).at("value").at("stringValue") == "a\nb");
        QVERIFY(attributes.at(1).at("value").at("intValue") == "9007199254740993");
        QCOMPARE(attributes.at(2).at("value").at("doubleValue").to_number<double>(), 0.0005);
        QVERIFY(attributes.at(3).at("value").at("boolValue").as_bool());
    }
};

GH_SUITE(OtlpJsonTest)
#include "otlp_json_test.moc"
