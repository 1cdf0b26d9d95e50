#include "proxy/core/prompt/template.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;
using prompt::Template;
using prompt::Values;

/// Texts with variables.
class TemplateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void valuesStandAsTheyAre()
    {
        const auto text = Template::parse("Dear {{ name }}, you are {{tier}}.");
        QVERIFY(text.ok());
        QCOMPARE(text->expand({{"name", "Ada"}, {"tier", "gold"}}),
                 std::string("Dear Ada, you are gold."));
        QVERIFY(text->uses("tier"));
        QVERIFY(!text->uses("Dear"));
    }

    void aValueIsNeverReadAgain()
    {
        const auto text = Template::parse("{{a}}{{b}}");
        QCOMPARE(text->expand({{"a", "{{b}}"}, {"b", "\\{{a}}"}}), std::string("{{b}}\\{{a}}"));
        // Two values that make braces only together.
        QCOMPARE(text->expand({{"a", "{"}, {"b", "{a}}"}}), std::string("{{a}}"));
    }

    void filters()
    {
        const Values values{{"v", " <a \"&\"> "}};
        QCOMPARE(Template::parse("{{v|json}}")->expand(values), std::string("\" <a \\\"&\\\"> \""));
        QCOMPARE(Template::parse("{{ v | xml }}")->expand(values),
                 std::string(" &lt;a \"&amp;\"&gt; "));
        QCOMPARE(Template::parse("[{{v|trim}}]")->expand(values), std::string("[<a \"&\">]"));
        QCOMPARE(Template::parse("[{{v|trim}}]")->expand({{"v", " \n"}}), std::string("[]"));
    }

    void escapedBraces()
    {
        const auto text = Template::parse("write \\{{name}} for {{name}}");
        QVERIFY(text.ok());
        QCOMPARE(text->expand({{"name", "x"}}), std::string("write {{name}} for x"));
    }

    void flaws_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("says");
        QTest::newRow("open") << std::string("a {{name") << std::string("not closed, at byte 2");
        QTest::newRow("empty") << std::string("{{ }}") << std::string("no name of a variable");
        QTest::newRow("blank") << std::string("{{a b}}") << std::string("no name of a variable");
        QTest::newRow("filter") << std::string("{{a|shout}}") << std::string("no filter 'shout'");
    }

    void flaws()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, says);
        const auto made = Template::parse(text);
        QVERIFY(!made.ok());
        QVERIFY2(made.error().message.find(says) != std::string::npos,
                 made.error().message.c_str());
        QVERIFY(!made.error().hint.empty());
    }
};

GH_SUITE(TemplateTest)
#include "template_test.moc"
