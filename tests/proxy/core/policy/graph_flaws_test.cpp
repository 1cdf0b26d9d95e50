#include <algorithm>

#include <QTest>

#include "proxy/core/policy/graph.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

namespace graph_flaws_test {

/// The flaws of a start, a node `n` of these properties and an end.
std::vector<policy::Flaw> flaws(const std::string& type, const std::string& properties,
                                const std::string& outputs, const policy::Known& known = {})
{
    const auto graph = policy::readGraph(tests::quoted(
        "[{'id':'s','type':'start','outputs':{'next':{'elementId':'n'}}},{'id':'n','type':'" +
        type + "','properties':" + properties + ",'outputs':" + outputs +
        "},{'id':'e','type':'end'}]"));
    return graph ? policy::flawsOf(*graph, known)
                 : std::vector<policy::Flaw>{{"", "", "unreadable", "", false}};
}

const std::string kToEnd = "{'success':{'elementId':'e'},'fallback':{'elementId':'e'}}";

}  // namespace graph_flaws_test

/// All that can be wrong with a graph, found at once.
class GraphFlawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sound()
    {
        using graph_flaws_test::flaws;
        const auto none = [](const std::vector<policy::Flaw>& found) {
            if (!found.empty()) qWarning("%s", found.front().message.c_str());
            return found.empty();
        };
        QVERIFY(none(flaws("model", "{'provider':'p','model':'m'}", graph_flaws_test::kToEnd)));
        QVERIFY(none(flaws("model", "{'provider':'p','model':'m'}",
                           "{'success':{'elementId':'e'}}")));  // a fallback may be missing
        QVERIFY(none(flaws("model",
                           "{'targets':[{'provider':'p','model':'m','weight':3},{'provider':'q',"
                           "'model':'m'}],'balance':'fastest','on':['timeout','5xx','429'],'"
                           "backoff':'linear','delay':10}",
                           graph_flaws_test::kToEnd)));
        QVERIFY(
            none(flaws("conditional",
                       "{'cases':[{'name':'a','conditions':{'x':1}},{'name':'b','conditions':"
                       "{'x':2}}]}",
                       "{'a':{'elementId':'e'},'b':{'elementId':'e'},'else':{'elementId':'e'}}")));
        QVERIFY(none(flaws("percentage", "{'stickyBy':'metadata.user'}",
                           "{'30%':{'elementId':'e'},'else':{'elementId':'e'}}")));
        QVERIFY(none(flaws("rate", "{'limitType':'tokens','key':'key','limit':9,'window':60}",
                           graph_flaws_test::kToEnd)));
        QVERIFY(none(flaws("budget", "{'limit':2.5,'period':'week','key':'key'}",
                           "{'success':{'elementId':'e'}}")));
        QVERIFY(none(flaws("guardrail", "{'categories':['email'],'injection':0.3,'action':'mask'}",
                           "{'success':{'elementId':'e'},'blocked':{'elementId':'e'}}")));
        QVERIFY(none(flaws("prompt", "{'prompt':'help@live'}", "{'next':{'elementId':'e'}}",
                           {.providers = {}, .prompts = {"help"}, .limits = {}})));
        QVERIFY(none(flaws("cache", "{}", "{'hit':{'elementId':'e'},'miss':{'elementId':'e'}}")));
        QVERIFY(none(flaws("reject", "{'status':451,'message':'no'}", "{}")));
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("properties");
        QTest::addColumn<QString>("outputs");
        QTest::addColumn<QString>("word");
        const QString toEnd = QString::fromStdString(graph_flaws_test::kToEnd);
        const auto row = [](const char* type, const char* properties, const QString& outputs,
                            const char* word) {
            QTest::newRow(properties) << type << properties << outputs << word;
        };
        row("model", "{'targets':[]}", toEnd, "none, or too many");
        row("model", "{'targets':[{'provider':'p'}]}", toEnd, "names no provider");
        row("model", "{'targets':[{'provider':'p','model':'m','weight':-1}]}", toEnd, "weight");
        row("model", "{'targets':[{'provider':'p','model':'m'}],'balance':'best'}", toEnd,
            "balance");
        row("model", "{'targets':[{'provider':'p','model':'m'}],'balance':'sticky'}", toEnd,
            "one target");
        row("model", "{'provider':'p','model':'m','on':['never']}", toEnd, "never");
        row("model", "{'provider':'p','model':'m','on':'5xx'}", toEnd, "list");
        row("model", "{'provider':'p','model':'m','timeout':-1}", toEnd, "timeout");
        row("model", "{'provider':'p','model':'m','delay':6000}", toEnd, "delay");
        row("model", "{'provider':'p','model':'m','backoff':'odd'}", toEnd, "backoff");
        row("conditional", "{'cases':[]}", "{}", "no cases");
        row("conditional", "{'cases':[{'conditions':{'x':1}}]}", "{}", "no name");
        row("conditional",
            "{'cases':[{'name':'a','conditions':{'x':1}},{'name':'a','conditions':{'x':1}}]}",
            "{'a':{'elementId':'e'},'else':{'elementId':'e'}}", "one name");
        row("percentage", "{'stickyBy':'headers'}",
            "{'30%':{'elementId':'e'},'else':{'elementId':'e'}}", "names nothing");
        row("reject", "{'status':200}", "{}", "status");
        row("budget", "{'x':1}", toEnd, "above 0");
        row("budget", "{'limit':5,'period':'year'}", toEnd, "period");
        row("budget", "{'limit':5,'key':'headers'}", toEnd, "names nothing");
        const QString guarded =
            QStringLiteral("{'success':{'elementId':'e'},'blocked':{'elementId':'e'}}");
        row("guardrail", "{}", guarded, "looks for nothing");
        row("guardrail", "{'categories':['weather']}", guarded, "weather");
        row("guardrail", "{'categories':'email'}", guarded, "no list");
        row("guardrail", "{'injection':50}", guarded, "above 20");
        row("guardrail", "{'categories':['email'],'action':'burn'}", guarded, "action");
        row("guardrail", "{'categories':['email'] }", toEnd, "blocked is missing");
        row("prompt", "{}", "{'next':{'elementId':'e'}}", "names no prompt");
        row("prompt", "{'prompt':'p','how':'often'}", "{'next':{'elementId':'e'}}", "way");
        row("cache", "{'ttl':0}", "{'hit':{'elementId':'e'},'miss':{'elementId':'e'}}", "ttl");
        row("cache", "{'ttl':9}", "{'hit':{'elementId':'n'},'miss':{'elementId':'e'}}",
            "must be an end");
        row("model", "{'provider':'p','model':'x'}", "{'success':{'elementId':'n'}}", "comes back");
    }

    void mistakes()
    {
        QFETCH(QString, type);
        QFETCH(QString, properties);
        QFETCH(QString, outputs);
        QFETCH(QString, word);
        const auto found = graph_flaws_test::flaws(type.toStdString(), properties.toStdString(),
                                                   outputs.toStdString());
        const bool isNamed = std::ranges::any_of(found, [&](const policy::Flaw& flaw) {
            return !flaw.isWarning && !flaw.hint.empty() && flaw.node == "n" &&
                   flaw.message.find(word.toStdString()) != std::string::npos;
        });
        QVERIFY2(isNamed, found.empty() ? "nothing" : found.front().message.c_str());
    }

    void foreignProviders()
    {
        const policy::Known known{{"openai", "sample"}, {}, {}};
        const auto found = graph_flaws_test::flaws("model", "{'provider':'nobody','model':'m'}",
                                                   graph_flaws_test::kToEnd, known);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found.front().message.find("nobody") != std::string::npos);
        QVERIFY(graph_flaws_test::flaws("model", "{'provider':'openai','model':'m'}",
                                        graph_flaws_test::kToEnd, known)
                    .empty());
    }

    void foreignPromptsAndLimits()
    {
        const policy::Known known{.providers = {}, .prompts = {"help"}, .limits = {"team"}};
        QCOMPARE(graph_flaws_test::flaws("prompt", "{'prompt':'gone@live'}",
                                         "{'next':{'elementId':'e'}}", known)
                     .size(),
                 std::size_t(1));
        QVERIFY(
            graph_flaws_test::flaws("budget", "{'budget':'team'}", graph_flaws_test::kToEnd, known)
                .empty());
        QCOMPARE(
            graph_flaws_test::flaws("budget", "{'budget':'none'}", graph_flaws_test::kToEnd, known)
                .size(),
            std::size_t(1));
    }

    void severalAtOnceAndIslandsAsWarnings()
    {
        const auto graph = policy::readGraph(tests::quoted(
            "[{'id':'s','type':'start','outputs':{'next':{'elementId':'gone'}}},"
            "{'id':'m','type':'model','properties':{},'outputs':{'success':{'elementId':'e'}}},"
            "{'id':'e','type':'end'}]"));
        const auto found = policy::flawsOf(*graph);
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(std::ranges::count_if(found, &policy::Flaw::isWarning), std::ptrdiff_t(1));
    }
};

GH_SUITE(GraphFlawsTest)
#include "graph_flaws_test.moc"
