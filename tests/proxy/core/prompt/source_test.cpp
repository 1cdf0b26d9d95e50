#include "proxy/core/prompt/source.h"

#include <QTest>

#include "proxy/core/prompt/version.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using prompt::Source;
using tests::quoted;

/// A version taken apart and put together again.
class SourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWasNotTouchedStaysAsItWas()
    {
        const std::string content = quoted(
            "{'model':'sample/echo','temperature':0.2,'tools':[{'type':'function','function':{"
            "'name':'z','parameters':{'type':'object','properties':{'b':{},'a':{}}}}}],'seed':7,"
            "'messages':[{'role':'system','content':'You are {{tier}}.','name':'x'},{'role':'user',"
            "'content':[{'type':'text','text':'See'},{'type':'image_url','image_url':{'url':"
            "'data:image/png;base64,AA=='}}]}],'variables':[{'name':'tier','from':'metadata.plan',"
            "'table':{'p1':'basic'},'default':'basic'}]}");
        const auto source = prompt::readSource(content);
        QVERIFY(source.ok());
        QCOMPARE(source->messages.size(), std::size_t(2));
        QCOMPARE(source->messages[1].text, std::string("See"));
        QCOMPARE(source->temperature, std::string("0.2"));
        QCOMPARE(source->rest, quoted("{'seed':7}"));
        const auto printed = prompt::printSource(*source);
        QVERIFY(printed.ok());
        QVERIFY(printed->find(quoted("'properties':{'b':{},'a':{}}")) != std::string::npos);
        QVERIFY(printed->find(quoted("'table':{'p1':'basic'}")) != std::string::npos);
        QVERIFY(printed->find("image_url") != std::string::npos);
        const auto again = prompt::readSource(*printed);
        QVERIFY(again.ok());
        QCOMPARE(*prompt::printSource(*again), *printed);
    }

    void aNewTextKeepsThePicture()
    {
        auto source = prompt::readSource(
            quoted("{'messages':[{'role':'user','content':[{'type':'text','text':'a'},"
                   "{'type':'image_url','image_url':{'url':'u'}}]}]}"));
        source->messages[0].text = "b";
        QCOMPARE(*prompt::printSource(*source),
                 quoted("{'messages':[{'role':'user','content':[{'type':'text','text':'b'},"
                        "{'type':'image_url','image_url':{'url':'u'}}]}]}"));
    }

    void variablesAreWrittenAsTheyAreRead()
    {
        Source source;
        source.messages.push_back({"user", "{{who}} {{kind}}", {}});
        source.variables.push_back({"who", "text", false, "", {}, {}, {}});
        source.variables.push_back({"kind", "choice", true, {}, {}, {"a", "b"}, {}});
        const auto printed = prompt::printSource(source);
        QVERIFY(printed.ok());
        const auto version = prompt::readVersion(*printed);
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
        QCOMPARE(version->variables[0].otherwise.value_or("-"), std::string());
        QCOMPARE(version->variables[1].choices.size(), std::size_t(2));
    }

    void whatHasToBeJsonIsTold()
    {
        Source source;
        source.tools = "[{";
        const auto printed = prompt::printSource(source);
        QVERIFY(!printed.ok());
        QVERIFY(printed.error().message.starts_with("tools"));
        source.tools.clear();
        source.temperature = "warm";
        QVERIFY(prompt::printSource(source).error().message.starts_with("temperature"));
        QVERIFY(!prompt::readSource("[]").ok());
    }

    void thePreviewPutsValuesInOnce()
    {
        const std::string content = quoted(
            "{'model':'sample/echo','messages':[{'role':'system','content':'For {{plan}}: {{q}}'}],"
            "'variables':[{'name':'plan','from':'metadata.plan'},{'name':'q','from':'input'}]}");
        const auto body = prompt::previewOf(content, {{"plan", "gold"}, {"q", "{{plan}}"}});
        QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
        QVERIFY(body->find("For gold: {{plan}}") != std::string::npos);
        QVERIFY(body->find(quoted("'model':'sample/echo'")) != std::string::npos);
        const auto without = prompt::previewOf(content, {});
        QVERIFY(!without.ok());
        QVERIFY(without.error().message.find("plan") != std::string::npos);
    }

    void bracesOfACallMeanNothing()
    {
        const std::string text = "a {{b}} {c} {{";
        const auto parsed = prompt::Template::parse(prompt::escaped(text));
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->expand({}), text);
    }

    void linesShowTextsAsTheyAre()
    {
        Source source;
        source.messages.push_back({"system", "One\nTwo", {}});
        source.model = "sample/echo";
        QCOMPARE(prompt::linesOf(source),
                 std::string("[system]\nOne\nTwo\n\nmodel: sample/echo\n"));
    }
};

GH_SUITE(SourceTest)
#include "source_test.moc"
