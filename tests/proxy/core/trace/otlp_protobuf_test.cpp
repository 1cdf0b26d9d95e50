#include <QTest>

#include "proxy/core/base/crypto.h"
#include "proxy/core/trace/otlp.h"
#include "tests/support/protobuf.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::protoAttribute;
using tests::protoField;
using tests::protoFields;

class OtlpProtobufTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRequestHasTheShapeOfTheProtocol()
    {
        trace::Span span;
        span.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        span.spanId = "00f067aa0ba902b7";
        span.parentId = "1111111111111111";
        span.name = "chat x";
        span.kind = trace::SpanKind::Client;
        span.from = 1'700'000'000'000'001;
        span.to = 1'700'000'000'000'900;
        span.error = "broke off";
        span.attributes = {{"text", std::string(300, 'a')},
                           {"whole", std::int64_t{-5}},
                           {"real", 0.25},
                           {"flag", true}};
        const std::string bytes = trace::otlpProtobuf(std::vector{span, span}, "1.2");
        const auto of = protoField(bytes, 1).bytes;
        const auto name = protoField(protoField(of, 1).bytes, 1).bytes;
        QVERIFY(protoField(name, 1).bytes == "service.name");
        QVERIFY(protoField(protoField(name, 2).bytes, 1).bytes == "gatehouse");
        const auto scoped = protoField(of, 2).bytes;
        QVERIFY(protoField(protoField(scoped, 1).bytes, 2).bytes == "1.2");
        std::vector<std::string> spans;
        for (const auto& field : protoFields(scoped)) {
            if (field.number == 2) spans.push_back(field.bytes);
        }
        QCOMPARE(spans.size(), std::size_t{2});
        const std::string& one = spans.front();
        QVERIFY(hex(protoField(one, 1).bytes) == span.traceId);
        QVERIFY(hex(protoField(one, 2).bytes) == span.spanId);
        QVERIFY(hex(protoField(one, 4).bytes) == span.parentId);
        QVERIFY(protoField(one, 5).bytes == "chat x");
        QCOMPARE(protoField(one, 6).value, std::uint64_t{3});
        QCOMPARE(protoField(one, 7).value, std::uint64_t{1'700'000'000'000'001'000});
        QCOMPARE(protoField(one, 8).value, std::uint64_t{1'700'000'000'000'900'000});
        QVERIFY(protoAttribute(one, "text") == std::string(300, 'a'));
        QVERIFY(protoAttribute(one, "whole") == "-5");
        QVERIFY(protoAttribute(one, "real") == std::to_string(0.25));
        QVERIFY(protoAttribute(one, "flag") == "true");
        const auto status = protoField(one, 15).bytes;
        QVERIFY(protoField(status, 2).bytes == "broke off");
        QCOMPARE(protoField(status, 3).value, std::uint64_t{2});
    }
};

GH_SUITE(OtlpProtobufTest)
#include "otlp_protobuf_test.moc"
