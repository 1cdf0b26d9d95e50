#include "proxy/core/dialect/json_writer.h"

#include <boost/json/parse.hpp>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::dialect_tests {

class JsonWriterTest : public QObject {
    Q_OBJECT

private slots:

    void commasComeByThemselves()
    {
        std::string out = "data: ";
        dialect::JsonWriter json(out);
        json.open('{');
        json.text("a", "x \"y\"\n");
        json.textIf("none", "");
        json.integer("b", -3);
        json.real("c", 0.5);
        json.flag("d", true);
        json.null("e");
        json.open("f", '[');
        json.text("1");
        json.open('{');
        json.close('}');
        json.raw("[]");
        json.json(boost::json::parse("[1,2]"));
        json.close(']');
        json.json("g", boost::json::parse("{\"h\":1}"));
        json.raw("i", "7");
        json.close('}');
        QCOMPARE(out, std::string("data: {\"a\":\"x \\\"y\\\"\\n\",\"b\":-3,\"c\":0.5,\"d\":true,"
                                  "\"e\":null,\"f\":[\"1\",{},[],[1,2]],\"g\":{\"h\":1},\"i\":7}"));
    }

    void piecesAreJoined()
    {
        std::string out;
        dialect::JsonWriter(out).raw("{}");
        dialect::JsonWriter(out).raw("{}");
        QCOMPARE(out, std::string("{},{}"));
    }
};

GH_SUITE(JsonWriterTest)

}  // namespace gatehouse::dialect_tests

#include "json_writer_test.moc"
