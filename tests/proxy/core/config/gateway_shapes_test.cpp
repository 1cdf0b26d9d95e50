#include "proxy/core/config/gateway_shapes.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

using namespace gatehouse;

class GatewayShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void shapes_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("place");
        const auto row =
            [](const char* name, const char* part, const char* json, const char* place) {
                QTest::newRow(name)
                    << part << QString(json).replace(QLatin1Char('\''), QLatin1Char('"')) << place;
            };
        row("nothing", "dlp", "", "");
        row("null", "otel", "null", "");
        row("not JSON", "dlp", "{", "/p");
        row("old dlp", "dlp", "{'enabled':true,'action':'BLOCK','profiles':['a']}", "");
        row("dlp", "dlp",
            "{'enabled':true,'policies':[{'id':'a','enabled':true,'action':'FLAG','profiles':['x'],"
            "'check':['REQUEST']}]}",
            "");
        row("dlp redacts", "dlp", "{'enabled':true,'action':'REDACT','profiles':['a']}", "");
        row("an unknown action", "dlp", "{'enabled':true,'action':'DROP','profiles':['a']}",
            "/p/action");
        row("dlp without enabled", "dlp", "{'policies':[]}", "/p/enabled");
        row("a policy without id", "dlp",
            "{'enabled':true,'policies':[{'enabled':true,'action':'FLAG','profiles':[],'check':[]}]"
            "}",
            "/p/policies/0/id");
        row("words and expressions", "dlp",
            "{'enabled':true,'words':[{'id':'projects','words':['Kestrel']}],'patterns':[{'id':'t',"
            "'expression':'T-[0-9]+','group':1}],'policies':[]}",  // there is no such group
            "/p/patterns/0/expression");
        row("an expression", "dlp",
            "{'enabled':true,'patterns':[{'id':'t','expression':'T-([0-9]+)','group':1}]}", "");
        row("an expression that looks ahead", "dlp",
            "{'enabled':true,'patterns':[{'id':'t','expression':'a(?=b)'}]}",
            "/p/patterns/0/expression");
        row("a schema has members of its own", "dlp",
            "{'enabled':true,'demands':[{'id':'s','kind':'schema','schema':{'properties':{'id':{"
            "'type':'string'}}}},{'id':'none','kind':'attachments','most':0}]}",
            "");
        row("a bound below nothing", "dlp",
            "{'enabled':true,'demands':[{'id':'d','kind':'tokens','most':-1}]}",
            "/p/demands/0/most");
        row("a demand of no kind", "dlp", "{'enabled':true,'demands':[{'id':'d','kind':'poems'}]}",
            "/p/demands/0/kind");
        row("a name that is taken", "dlp",
            "{'enabled':true,'words':[{'id':'a','words':['b']}],'patterns':[{'id':'a','expression':"
            "'b'}]}",
            "/p/patterns/0/id");
        row("a name of ours", "dlp", "{'enabled':true,'words':[{'id':'email','words':['b']}]}",
            "/p/words/0/id");
        row("a name with a comma", "dlp", "{'enabled':true,'words':[{'id':'a,b','words':['b']}]}",
            "/p/words/0/id");
        row("an empty word", "dlp", "{'enabled':true,'words':[{'id':'a','words':['b','']}]}",
            "/p/words/0/words/1");
        row("scopes", "dlp",
            "{'enabled':true,'policies':[{'id':'a','enabled':true,'action':'FLAG','profiles':['x'],"
            "'check':['REQUEST'],'providers':['openai'],'models':['gpt-*']}]}",
            "");
        row("guardrails", "guardrails", "{'prompt':{'S1':'FLAG','P1':'BLOCK'},'response':{}}", "");
        row("attacks taken out", "guardrails", "{'prompt':{'P1':'SANITIZE'},'response':{}}", "");
        row("harm cannot be taken out", "guardrails", "{'prompt':{'S1':'SANITIZE'},'response':{}}",
            "/p/prompt/S1");
        row("hosts of links", "dlp",
            "{'enabled':true,'policies':[{'id':'a','enabled':true,'action':'REDACT','profiles':["
            "'image_link'],'check':['RESPONSE'],'hosts':['*.example.com']}]}",
            "");
        row("an injection threshold", "guardrails",
            "{'prompt':{'P1':'FLAG'},'response':{},'injection':{'falseAlarms':0.001}}", "");
        row("no injection threshold", "guardrails",
            "{'prompt':{},'response':{},'injection':{'falseAlarms':0}}",
            "/p/injection/falseAlarms");
        row("no response", "guardrails", "{'prompt':{}}", "/p/response");
        row("an unknown category", "guardrails", "{'prompt':{},'response':{'S14':'FLAG'}}",
            "/p/response/S14");
        row("otel", "otel",
            "[{'url':'https://"
            "t.example','headers':{'x-a':'b'},'authorization':'vault:t','content_type':'json'}]",
            "");
        row("otel elsewhere", "otel", "[{'url':'t.example'}]", "/p/0/url");
        row("a plain credential", "otel",
            "[{'url':'https://t.example','authorization':'Bearer abc'}]", "/p/0/authorization");
        row("a credential in a header", "otel",
            "[{'url':'https://t.example','headers':{'x-key':'sk-abcdefghijklmnop'}}]",
            "/p/0/headers/x-key");
        row("limits", "spendLimits",
            "{'enabled':true,'rules':[{'id':'r1','limit':5.5,'limitType':'cost','window':86400,'"
            "technique':'fixed','provider':{'mode':'filter','values':['openai']},'metadata':{'user'"
            ":{'mode':'partition'}}}]}",
            "");
        row("a limit of nothing", "spendLimits",
            "{'rules':[{'limit':0,'limitType':'cost','window':1}]}", "/p/rules/0/limit");
        row("half a second", "spendLimits",
            "{'rules':[{'limit':1,'limitType':'cost','window':0.5}]}", "/p/rules/0/window");
        row("an unknown setting", "spendLimits", "{'rule':[]}", "/p/rule");
        row("stripe", "stripe", "{'authorization':'vault:s','usage_events':[{'payload':'{}'}]}",
            "");
        row("stripe with its key", "stripe", "{'authorization':'sk_live','usage_events':[]}",
            "/p/authorization");
        row("a list", "stripe", "[]", "/p");
    }

    void shapes()
    {
        QFETCH(QString, part);
        QFETCH(QString, json);
        QFETCH(QString, place);
        const auto problems = config::shapeProblems(part.toStdString(), json.toStdString(), "/p");
        QCOMPARE(problems.size(), std::size_t(place.isEmpty() ? 0 : 1));
        if (problems.empty()) return;
        QCOMPARE(QString::fromStdString(problems[0].path), place);
        QVERIFY(!problems[0].message.empty() && !problems[0].hint.empty());
        QVERIFY(!QString::fromStdString(problems[0].message).contains("abc"));
    }

    void anExpressionsFlawHasItsPlace()
    {
        const auto problems = config::shapeProblems(
            "dlp", tests::quoted("{'enabled':true,'patterns':[{'id':'t','expression':'ab(c'}]}"),
            "/p");
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY(problems[0].message.ends_with("at letter 3"));
        QVERIFY(!problems[0].hint.empty());
    }

    void tooManyRules()
    {
        std::string rules;
        for (int i = 0; i < 21; ++i) rules += "{'limit':1,'limitType':'cost','window':60},";
        rules.pop_back();
        const QString json = QStringLiteral("{'rules':[%1]}").arg(QString::fromStdString(rules));
        const auto problems = config::shapeProblems(
            "spendLimits", QString(json).replace(QLatin1Char('\''), QLatin1Char('"')).toStdString(),
            "/p");
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems[0].path, std::string("/p/rules"));
    }
};

GH_SUITE(GatewayShapesTest)
#include "gateway_shapes_test.moc"
