#include "app/json_tree.h"

#include "tests/support/suite.h"

using gatehouse::app::JsonTree;
using gatehouse::app::unquoted;

class JsonTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsOrderDuplicatesAndSpelling()
    {
        const auto tree = JsonTree::parse(" {\"b\":1.50,\"a\":[true,null,{}],\"b\":\"x\\n\"} ");
        QVERIFY(tree.has_value());
        QCOMPARE(tree->node(0).children, 3);
        const auto& first = tree->node(tree->node(0).firstChild);
        QCOMPARE(std::string(tree->rawKey(first)), std::string("\"b\""));
        QCOMPARE(std::string(tree->raw(first)), std::string("1.50"));
        const auto& array = tree->node(first.next);
        QCOMPARE(array.kind, JsonTree::Kind::Array);
        QCOMPARE(array.children, 3);
        QCOMPARE(std::string(tree->raw(array)), std::string("[true,null,{}]"));
        QCOMPARE(tree->node(array.next).row, 2);
        const std::string expected =
            "{\n  \"b\": 1.50,\n  \"a\": [\n    true,\n    null,\n    {}\n  ],\n  \"b\": "
            "\"x\\n\"\n}";
        QCOMPARE(tree->pretty(), expected);
    }

    void scalarsAndEmptyContainers()
    {
        for (const char* text : {"1", "\"a\"", "null", "[]", "{}"}) {
            const auto tree = JsonTree::parse(text);
            QVERIFY2(tree.has_value(), text);
            QCOMPARE(tree->pretty(), std::string(text));
        }
    }

    void refusesWhatIsNoJson()
    {
        for (const char* text : {"", "{", "[1,]", "{\"a\"}", "{\"a\":1", "[1 2]", "\"open", "nul",
                                 "{a:1}", "1 2", "[1}"}) {
            QVERIFY2(!JsonTree::parse(text).has_value(), text);
        }
        QVERIFY(!JsonTree::parse(std::string(600, '[') + std::string(600, ']')).has_value());
    }

    void unquotesEscapes()
    {
        const std::string literal = "\"a\\\"\\\\\\/\\n\\t\\u00e9\\ud83d\\ude00\\ud800x\"";
        const std::string meant =
            "a\"\\/\n\té😀\xEF\xBF\xBD"
            "x";
        QCOMPARE(unquoted(literal), meant);
        QCOMPARE(unquoted("\"abcdef\"", 3), std::string("abc"));
    }
};

GH_SUITE(JsonTreeTest)
#include "json_tree_test.moc"
