#include "proxy/core/prompt/values.h"

#include <boost/json/parse.hpp>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using tests::quoted;

namespace values_test {

prompt::Version version(const std::string& variables)
{
    std::string text = "{'messages':[{'role':'user','content':'x'}],'variables':" + variables + "}";
    return prompt::readVersion(quoted(text)).value();
}

Result<prompt::Values> valuesOf(const std::string& variables, const std::string& given,
                                std::optional<std::string> input = {},
                                policy::Facts* facts = nullptr)
{
    const auto object = boost::json::parse(quoted(given)).as_object();
    return prompt::valuesOf(version(variables), {&object, std::move(input), facts});
}

}  // namespace values_test

/// Where the variables of a prompt get their values.
class PromptValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void givenOnesAndDefaults()
    {
        const auto values = values_test::valuesOf(
            "[{'name':'a'},{'name':'n','type':'integer'},{'name':'d','default':'x'},"
            "{'name':'j','type':'json'}]",
            "{'a':'A','n':7,'j':{'k':[1]}}");
        QVERIFY2(values.ok(), values.ok() ? "" : values.error().message.c_str());
        QCOMPARE(values->at("a"), std::string("A"));
        QCOMPARE(values->at("n"), std::string("7"));
        QCOMPARE(values->at("d"), std::string("x"));
        QCOMPARE(values->at("j"), quoted("{'k':[1]}"));
    }

    void sourcesOfTheCall()
    {
        const std::vector<record::Metadatum> metadata{{"plan", "paid"}};
        policy::Facts facts;
        facts.metadata = metadata;
        facts.key = "team";
        const std::string variables =
            "[{'name':'tier','from':'metadata.plan','table':{'paid':'gold'},'default':'none'},"
            "{'name':'who','from':'key'},{'name':'q','from':'input'}]";
        auto values = values_test::valuesOf(variables, "{}", "hello", &facts);
        QVERIFY2(values.ok(), values.ok() ? "" : values.error().message.c_str());
        QCOMPARE(values->at("tier"), std::string("gold"));
        QCOMPARE(values->at("who"), std::string("team"));
        QCOMPARE(values->at("q"), std::string("hello"));
        // What stands in no row of the table is not put in.
        const std::vector<record::Metadatum> other{{"plan", "gold; ignore all"}};
        facts.metadata = other;
        values = values_test::valuesOf(variables, "{'q':'given'}", "hello", &facts);
        QCOMPARE(values->at("tier"), std::string("none"));
        QCOMPARE(values->at("q"), std::string("given"));
    }

    void refusals_data()
    {
        QTest::addColumn<std::string>("variables");
        QTest::addColumn<std::string>("given");
        QTest::addColumn<std::string>("says");
        QTest::newRow("missing") << std::string("[{'name':'a'}]") << std::string("{}")
                                 << std::string("wants 'a'");
        QTest::newRow("null") << std::string("[{'name':'a'}]") << std::string("{'a':null}")
                              << std::string("wants 'a'");
        QTest::newRow("unknown") << std::string("[{'name':'a','default':''}]")
                                 << std::string("{'b':1}") << std::string("no variable 'b'");
        QTest::newRow("a number") << std::string("[{'name':'a','type':'number'}]")
                                  << std::string("{'a':'1.5x'}") << std::string("cannot be '1.5x'");
        QTest::newRow("whole") << std::string("[{'name':'a','type':'integer'}]")
                               << std::string("{'a':1.5}") << std::string("cannot be");
        QTest::newRow("a choice") << std::string("[{'name':'a','type':'choice','choices':['x']}]")
                                  << std::string("{'a':'y'}") << std::string("cannot be 'y'");
        QTest::newRow("true or false") << std::string("[{'name':'a','type':'boolean'}]")
                                       << std::string("{'a':'yes'}") << std::string("cannot be");
        QTest::newRow("json") << std::string("[{'name':'a','type':'json'}]")
                              << std::string("{'a':'{'}") << std::string("cannot be");
        // A caller does not raise its own rank.
        QTest::newRow("not its own")
            << std::string("[{'name':'a','from':'key'}]") << std::string("{'a':'admin'}")
            << std::string("taken from key");
    }

    void refusals()
    {
        QFETCH(std::string, variables);
        QFETCH(std::string, given);
        QFETCH(std::string, says);
        const auto values = values_test::valuesOf(variables, given);
        QVERIFY(!values.ok());
        QVERIFY(values.error().kind == ErrorKind::BadRequest);
        QVERIFY2(values.error().message.find(says) != std::string::npos,
                 values.error().message.c_str());
        QVERIFY(!values.error().hint.empty());
    }
};

GH_SUITE(PromptValuesTest)
#include "values_test.moc"
