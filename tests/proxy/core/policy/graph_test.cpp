#include "proxy/core/policy/graph.h"

#include <algorithm>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

namespace graph_test {

std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

const std::string kStart = "{'id':'s','type':'start','outputs':{'next':{'elementId':'a'}}}";
const std::string kEnd = "{'id':'e','type':'end','outputs':{}}";

/// A route of a start, the given elements and an end.
std::string with(const std::string& elements)
{
    return json("[" + kStart + "," + elements + "," + kEnd + "]");
}

std::string model(const std::string& id, const std::string& success, const std::string& fallback)
{
    return "{'id':'" + id +
           "','type':'model','properties':{'provider':'openai','model':'m','timeout':1,'retries':0}"
           ","
           "'outputs':{'success':{'elementId':'" +
           success + "'},'fallback':{'elementId':'" + fallback + "'}}}";
}

}  // namespace graph_test

class GraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theWholeExample()
    {
        const std::string example = graph_test::json(
            "[{'id':'start','type':'start','outputs':{'next':{'elementId':'plan'}}},"
            "{'id':'plan','type':'conditional','properties':{'conditions':{'metadata.plan':{'$eq':"
            "'free'}}},'outputs':{'true':{'elementId':'cap'},'false':{'elementId':'paid'}}},"
            "{'id':'cap','type':'rate','properties':{'limitType':'cost','key':'metadata.user_id',"
            "'limit':1,'window':86400},'outputs':{'success':{'elementId':'split'},'fallback':{"
            "'elementId':'paid'}}},"
            "{'id':'split','type':'percentage','outputs':{'10%':{'elementId':'paid'},'else':{"
            "'elementId':'end'}}},"
            "{'id':'paid','type':'model','properties':{'provider':'anthropic','model':'m',"
            "'timeout':60000,'retries':2},'outputs':{'success':{'elementId':'end'},'fallback':{"
            "'elementId':'end'}}},"
            "{'id':'end','type':'end','outputs':{}}]");
        const auto checked = policy::checkedRoute(example);
        QVERIFY2(checked.ok(), checked ? "" : checked.error().message.c_str());
        QCOMPARE(*checked, example);
    }

    void theOtherDialectsBecomeTheApis()
    {
        const auto docs = policy::checkedRoute(graph_test::with(
            "{'id':'a','type':'rate_limit','properties':{'limitType':'count','key':'k','limit':5,"
            "'interval':60,'technique':'sliding'},'outputs':{'success':{'elementId':'c'}}},"
            "{'id':'c','type':'conditional','properties':{'condition':{'x':{'$eq':1}}},'outputs':{"
            "'true':{'elementId':'e'},'false':{'elementId':'e'}}}"));
        QVERIFY2(docs.ok(), docs ? "" : docs.error().message.c_str());
        QVERIFY(docs->find(graph_test::json("'type':'rate'")) != std::string::npos);
        QVERIFY(docs->find(graph_test::json("'window':60")) != std::string::npos);
        QVERIFY(docs->find(graph_test::json("'technique':'sliding'")) != std::string::npos);
        QVERIFY(docs->find(graph_test::json("'fallback':{'elementId':'e'}")) != std::string::npos);
        QVERIFY(docs->find(graph_test::json("'conditions':{'x'")) != std::string::npos);
        const std::string terraform =
            "[{\"id\":\"s\",\"type\":\"start\",\"outputs\":{\"next\":{\"element_id\":\"c\"}}},"
            "{\"id\":\"c\",\"type\":\"conditional\",\"properties\":{\"conditions\":\"{\\\"x\\\":1}"
            "\"}"
            ",\"outputs\":{\"true\":{\"element_id\":\"e\"},\"false\":{\"element_id\":\"e\"}}},"
            "{\"id\":\"e\",\"type\":\"end\"}]";
        const auto other = policy::checkedRoute(terraform);
        QVERIFY2(other.ok(), other ? "" : other.error().message.c_str());
        QVERIFY(other->find(graph_test::json("'conditions':{'x':1}")) != std::string::npos);
        QCOMPARE(*policy::checkedRoute(*docs), *docs);  // what comes out goes in
    }

    void ownFormsComeBackAsTheyWere()
    {
        const std::string own = graph_test::json(
            "[{'id':'s','type':'start','outputs':{'next':{'elementId':'m'}},'position':{'x':8,'y':-"
            "16}}"
            ",{'id':'m','type':'model','title':'The good "
            "one','properties':{'targets':[{'provider':'p'"
            ",'model':'m','weight':2}],'balance':'fastest'},'outputs':{'success':{'elementId':'e'}}"
            "},"
            "{'id':'g','type':'guardrail','properties':{'rule':'pii'},'outputs':{'success':{'"
            "elementId'"
            ":'e'},'blocked':{'elementId':'e'}}},{'id':'e','type':'end','outputs':{}}]");
        const auto graph = policy::readGraph(own);
        QVERIFY(graph.ok());
        QCOMPARE(policy::printGraph(*graph, policy::Form::Own), own);
        QVERIFY(*policy::readGraph(policy::printGraph(*graph, policy::Form::Own)) == *graph);
        const std::string theirs = policy::printGraph(*graph, policy::Form::Cloudflare);
        QVERIFY(theirs.find("position") == std::string::npos);
        QVERIFY(theirs.find("The good one") == std::string::npos);
        QVERIFY(theirs.find(graph_test::json("'fallback':{'elementId':'e'}")) != std::string::npos);
        const auto whole = policy::readGraph("{\"name\":\"support\",\"elements\":" + own + "}");
        QVERIFY(*whole == *graph);
    }

    void outputsByName()
    {
        const auto graph = policy::readGraph(graph_test::json(
            "[{'id':'c','type':'conditional','properties':{'cases':[{'name':'a'},{'name':'b'}]}},"
            "{'id':'p','type':'percentage','outputs':{'20%':{'elementId':'x'},'else':{'elementId':'"
            "x'}}}"
            ",{'id':'m','type':'model'},{'id':'e','type':'end'}]"));
        using Names = std::vector<std::string>;
        QVERIFY(policy::outputNames(graph->nodes[0]) == (Names{"a", "b", "else"}));
        QVERIFY(policy::outputNames(graph->nodes[1]) == (Names{"20%", "else"}));
        QVERIFY(policy::outputNames(graph->nodes[2]) == (Names{"success", "fallback"}));
        QVERIFY(policy::outputNames(graph->nodes[3]).empty());
    }

    void mistakesAreNamed_data()
    {
        using graph_test::model;
        using graph_test::with;
        QTest::addColumn<QString>("elements");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const std::string& elements, const char* word) {
            QTest::newRow(name) << QString::fromStdString(elements) << word;
        };
        const std::string fine = model("a", "e", "e");
        row("no JSON", "[", "list");
        row("nothing", "[]", "list");
        row("no object", "[1]", "object");
        row("no id", graph_test::json("[{'type':'start'}]"), "no id");
        row("an unknown type", with("{'id':'a','type':'jump'}"), "type");
        row("one id twice", with(fine + "," + fine), "same id");
        row("two starts",
            with(fine + ",{'id':'b','type':'start','outputs':{'next':{'elementId':'a'}"
                        "}}"),
            "exactly one start");
        row("no start", graph_test::json("[" + graph_test::kEnd + "]"), "exactly one start");
        row("no end", graph_test::json("[" + graph_test::kStart + "," + fine + "]"), "an end");
        row("to nowhere", with(model("a", "x", "e")), "not there");
        row("to itself", with(model("a", "e", "a")), "comes back");
        row("in a circle", with(model("a", "e", "b") + "," + model("b", "e", "a")), "comes back");
        row("an island in a circle",
            with(fine + "," + model("b", "e", "c") + "," + model("c", "e", "b")), "comes back");
        row("no outputs", with("{'id':'a','type':'percentage'}"), "outputs");
        row("an unknown output",
            with("{'id':'a','type':'percentage','outputs':{'some':{'elementId':'e'}}}"), "share");
        row("too much",
            with("{'id':'a','type':'percentage','outputs':{'60%':{'elementId':'e'},'70%':{"
                 "'elementId':'e'}}}"),
            "100%");
        row("nothing left",
            with("{'id':'a','type':'percentage','outputs':{'100%':{'elementId':'e'},'else':{"
                 "'elementId':'e'}}}"),
            "100%");
        row("six shares",
            with("{'id':'a','type':'percentage','outputs':{'1%':{'elementId':'e'},'2%':{'elementId'"
                 ":'e'},'3%':{'elementId':'e'},'4%':{'elementId':'e'},'5%':{'elementId':'e'},'6%':{"
                 "'elementId':'e'},'else':{'elementId':'e'}}}"),
            "five");
        row("no conditions",
            with("{'id':'a','type':'conditional','outputs':{'true':{'elementId':'e'},'false':{"
                 "'elementId':'e'}}}"),
            "conditions");
        row("an unknown operator",
            with("{'id':'a','type':'conditional','properties':{'conditions':{'x':{'$like':1}}},"
                 "'outputs':{'true':{'elementId':'e'},'false':{'elementId':'e'}}}"),
            "$like");
        row("no false",
            with("{'id':'a','type':'conditional','properties':{'conditions':{'x':1}},'outputs':{"
                 "'true':{'elementId':'e'}}}"),
            "false");
        row("a limit of nothing",
            with("{'id':'a','type':'rate','properties':{'limitType':'count','key':'k','limit':0,"
                 "'window':1},'outputs':{'success':{'elementId':'e'}}}"),
            "limit");
        row("half a second",
            with("{'id':'a','type':'rate','properties':{'limitType':'count','key':'k','limit':1,"
                 "'window':0.5},'outputs':{'success':{'elementId':'e'}}}"),
            "window");
        row("no model",
            with("{'id':'a','type':'model','properties':{'provider':'p'},'outputs':{}}"), "model");
        row("too many retries",
            with("{'id':'a','type':'model','properties':{'provider':'p','model':'m','retries':6},"
                 "'outputs':{'success':{'elementId':'e'}}}"),
            "retries");
    }

    void mistakesAreNamed()
    {
        QFETCH(QString, elements);
        QFETCH(QString, word);
        const auto refused = policy::checkedRoute(elements.toStdString());
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.find(word.toStdString()) != std::string::npos,
                 refused.error().message.c_str());
        QVERIFY(!refused.error().hint.empty());
    }
};

GH_SUITE(GraphTest)
#include "graph_test.moc"
