#include "proxy/core/guard/json_schema.h"

#include <boost/json.hpp>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::string misfit(const std::string& schema, const std::string& value)
{
    return guard::misfitOf(boost::json::parse(quoted(value)), boost::json::parse(quoted(schema)))
        .value_or("");
}

}  // namespace

class JsonSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void wordsOfTheDrafts_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("fits");
        QTest::addColumn<QByteArray>("misses");
        QTest::addColumn<QByteArray>("place");
        const auto row = [](const char* name, const char* schema, const char* fits,
                            const char* misses, const char* place) {
            QTest::newRow(name) << QByteArray(schema) << QByteArray(fits) << QByteArray(misses)
                                << QByteArray(place);
        };
        row("type", "{'type':'string'}", "'a'", "1", "/: this is not of the type string");
        row("types", "{'type':['string','null']}", "null", "1", "/: this is of none of the types");
        row("whole", "{'type':'integer'}", "2.0", "2.5", "/:");
        row("never", "{'properties':{'a':false}}", "{}", "{'a':1}", "/a: nothing");
        row("const", "{'const':1}", "1.0", "2", "/:");
        row("enum", "{'enum':['a',{'b':1}]}", "{'b':1}", "'c'", "/:");
        row("bounds", "{'minimum':1,'exclusiveMaximum':3}", "1", "3",
            "/: this number is too large");
        row("step", "{'multipleOf':0.5}", "1.5", "1.2", "/:");
        row("letters", "{'minLength':2,'maxLength':3}", "'äöü'", "'äöüß'",
            "/: this text is too long");
        row("pattern", "{'pattern':'^a+$'}", "'aa'", "'ab'", "/:");
        row("needed", "{'required':['a']}", "{'a':1}", "{'b':1}", "/a: this is missing");
        row("others", "{'properties':{'a':{}},'additionalProperties':false}", "{'a':1}",
            "{'a':1,'b/c':2}", "/b~1c: nothing");
        row("formed", "{'patternProperties':{'^x-':{'type':'string'}}}", "{'y':1}", "{'x-a':1}",
            "/x-a:");
        row("items", "{'items':{'type':'number'}}", "[1,2]", "[1,'b']", "/1:");
        row("tuple", "{'prefixItems':[{'type':'number'}],'items':false}", "[1]", "[1,2]", "/1:");
        row("older tuple", "{'items':[{'type':'number'}],'additionalItems':false}", "[1]", "[1,2]",
            "/1:");
        row("few", "{'minItems':1}", "[1]", "[]", "/: there are too few items");
        row("contains", "{'contains':{'const':1}}", "[2,1]", "[2]", "/:");
        row("twice", "{'uniqueItems':true}", "[1,2]", "[1,2,1.0]", "/: an item stands here twice");
        row("all", "{'allOf':[{'minimum':1},{'maximum':2}]}", "2", "3", "/:");
        row("any", "{'anyOf':[{'type':'null'},{'maximum':2}]}", "2", "3", "/:");
        row("one", "{'oneOf':[{'minimum':1},{'maximum':2}]}", "3", "1.5", "/: this fits more");
        row("not", "{'not':{'type':'null'}}", "1", "null", "/:");
        row("if", "{'if':{'required':['a']},'then':{'required':['b']}}", "{'c':1}", "{'a':1}",
            "/b: this is missing");
        row("named", "{'$ref':'#/$defs/n','$defs':{'n':{'type':'null'}}}", "null", "1", "/:");
        row("unknown name", "{'properties':{'a':{'$ref':'#/x'}}}", "{}", "{'a':1}",
            "/a: the schema");
        row("in itself", "{'properties':{'a':{'$ref':'#'}},'required':['b']}", "{'b':1}",
            "{'b':1,'a':{'b':1,'a':{}}}", "/a/a/b: this is missing");
    }

    void wordsOfTheDrafts()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, fits);
        QFETCH(QByteArray, misses);
        QFETCH(QByteArray, place);
        QCOMPARE(misfit(schema.toStdString(), fits.toStdString()), std::string());
        const auto told = misfit(schema.toStdString(), misses.toStdString());
        QVERIFY2(told.starts_with(place.toStdString()), told.c_str());
    }

    void whatNeverEndsDoesNotFit()
    {
        // A name that leads to itself, and forms that multiply.
        QVERIFY(misfit("{'$ref':'#'}", "1").find("too large") != std::string::npos);
        std::string nested = "{'type':'null'}";
        for (int i = 0; i < 15; ++i) nested = "{'anyOf':[" + nested + "," + nested + "]}";
        QVERIFY(!misfit(nested, "1").empty());
    }

    void noValueIsTold()
    {
        const auto told = misfit("{'properties':{'a':{'enum':['x']}}}", "{'a':'hunter2'}");
        QVERIFY(!told.empty() && told.find("hunter2") == std::string::npos);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::JsonSchemaTest;
GH_SUITE(JsonSchemaTest)
#include "json_schema_test.moc"
