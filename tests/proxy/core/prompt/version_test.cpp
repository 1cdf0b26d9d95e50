#include "proxy/core/prompt/version.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using tests::quoted;

namespace version_test {

std::vector<prompt::Flaw> flawsOf(const std::string& text)
{
    std::vector<prompt::Flaw> flaws;
    (void)prompt::readVersion(quoted(text), &flaws);
    return flaws;
}

std::string withVariables(const std::string& list, const std::string& content = "{{a}}")
{
    return "{'messages':[{'role':'user','content':'" + content + "'}],'variables':" + list + "}";
}

}  // namespace version_test

/// What a version of a prompt says.
class PromptVersionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void messagesAndSettings()
    {
        const auto version = prompt::readVersion(quoted(
            "{'model':'openai/gpt-4.1','temperature':0.2,'max_tokens':50,'messages':["
            "{'role':'system','content':'Speak {{language}}.'},"
            "{'role':'user','content':[{'type':'text','text':'Say {{what}} twice: {{what}}'}]}],"
            "'variables':[{'name':'language','default':'German'},{'name':'what'}]}"));
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
        QCOMPARE(version->base.model, std::string("openai/gpt-4.1"));
        QCOMPARE(version->base.maxTokens, std::optional<std::int64_t>(50));
        const auto request =
            prompt::render(*version, {{"language", "Latin"}, {"what", "{{language}}"}});
        QCOMPARE(request.messages[0].parts[0].text, std::string("Speak Latin."));
        QCOMPARE(request.messages[1].parts[0].text,
                 std::string("Say {{language}} twice: {{language}}"));
        QCOMPARE(request.temperature, std::optional<double>(0.2));
        // What was rendered is a copy.
        QCOMPARE(version->base.messages[0].parts[0].text, std::string("Speak {{language}}."));
        QVERIFY(!version->takesInput());
    }

    void variables()
    {
        const auto version = prompt::readVersion(quoted(version_test::withVariables(
            "[{'name':'a','type':'choice','choices':['x',2],'from':'metadata.plan',"
            "'table':{'free':'x','paid':2},'description':'d'},{'name':'q','from':'input'}]",
            "{{a}} {{q}}")));
        QVERIFY(version.ok());
        const auto* a = version->find("a");
        QVERIFY(a != nullptr && a->required && a->from && !a->isInput);
        QCOMPARE(a->choices, (std::vector<std::string>{"x", "2"}));
        QCOMPARE(a->table.size(), std::size_t(2));
        QVERIFY(version->takesInput());
        QVERIFY(version->find("b") == nullptr);
    }

    void flaws_data()
    {
        using version_test::withVariables;
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("place");
        QTest::addColumn<std::string>("says");
        const auto row = [](const char* name, std::string text, std::string place,
                            std::string says) {
            QTest::newRow(name) << std::move(text) << std::move(place) << std::move(says);
        };
        row("no json", "{'messages'", "", "no JSON object");
        row("no messages", "{}", "", "messages");
        row("unclosed", withVariables("[{'name':'a'}]", "{{a"), "messages[0]", "not closed");
        row("unknown", withVariables("[]"), "messages[0]", "not among the variables");
        row("no type", withVariables("[{'name':'a','type':'date'}]"), "variables[0]", "no type");
        row("no name", withVariables("[{'name':'a b'},{'name':'a'}]"), "variables[0]", "no name");
        row("twice", withVariables("[{'name':'a'},{'name':'a'}]"), "variables[1]", "two variables");
        row("nothing to choose", withVariables("[{'name':'a','type':'choice'}]"), "variables[0]",
            "choose");
        row("empty without a word", withVariables("[{'name':'a','required':false}]"),
            "variables[0]", "left out");
        row("no list", withVariables("{}"), "variables", "no list");
    }

    void flaws()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, place);
        QFETCH(std::string, says);
        const auto flaws = version_test::flawsOf(text);
        QVERIFY(!flaws.empty());
        QVERIFY(!flaws[0].isWarning);
        QCOMPARE(flaws[0].place, place);
        QVERIFY2(flaws[0].message.find(says) != std::string::npos, flaws[0].message.c_str());
        QVERIFY(!prompt::readVersion(quoted(text)).ok());
    }

    void warningsDoNotStopIt()
    {
        const std::string text = version_test::withVariables("[{'name':'a'},{'name':'b'}]");
        const auto flaws = version_test::flawsOf(text);
        QCOMPARE(flaws.size(), std::size_t(1));
        QVERIFY(flaws[0].isWarning);
        QCOMPARE(flaws[0].place, std::string("variables[1]"));
        QVERIFY(prompt::readVersion(quoted(text)).ok());
    }
};

GH_SUITE(PromptVersionTest)
#include "version_test.moc"
