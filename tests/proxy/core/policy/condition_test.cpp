#include "proxy/core/policy/condition.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

/// Conditions of a route.
class ConditionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void holds_data()
    {
        QTest::addColumn<QString>("conditions");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, bool holds) { QTest::newRow(text) << text << holds; };
        row("{'metadata.plan':{'$eq':'free'}}", true);
        row("{'metadata.plan':'free'}", true);
        row("{'metadata.plan':{'$eq':'paid'}}", false);
        row("{'metadata.plan':{'$ne':'paid'}}", true);
        row("{'metadata.none':{'$ne':'paid'}}", true);
        row("{'metadata.none':{'$eq':null}}", true);
        row("{'metadata.plan':{'$eq':null}}", false);
        row("{'metadata.none':{'$exists':false}}", true);
        row("{'metadata.plan':{'$exists':true}}", true);
        row("{'metadata.plan':{'$in':['free','trial']}}", true);
        row("{'metadata.plan':{'$nin':['free','trial']}}", false);
        row("{'body.n':{'$gt':1}}", true);
        row("{'body.n':{'$gt':2}}", false);
        row("{'body.n':{'$gte':2}}", true);
        row("{'body.n':{'$lt':10}}", true);
        row("{'body.n':{'$lte':1.9}}", false);
        row("{'body.n':{'$gt':1,'$lt':3}}", true);
        row("{'body.n':{'$gt':1,'$lt':2}}", false);
        row("{'headers.x-size':{'$gte':9}}", true);  // a header's text is a number to the rule
        row("{'headers.x-size':10}", true);
        row("{'headers.x-size':{'$lt':'9'}}", false);  // by size, not by letters
        row("{'headers.x-flag':true}", true);
        row("{'body.tags':{'$eq':'b'}}", true);
        row("{'body.tags':{'$contains':'b'}}", true);
        row("{'body.tags':{'$in':['z']}}", false);
        row("{'model':{'$regex':'^gpt-4'}}", true);
        row("{'model':{'$regex':'^claude'}}", false);
        row("{'model':{'$startsWith':'gpt'}}", true);
        row("{'model':{'$contains':'4o'}}", true);
        row("{'model':{'$not':{'$regex':'^gpt'}}}", false);
        row("{'$and':[{'model':{'$regex':'gpt'}},{'body.n':2}]}", true);
        row("{'$and':[{'model':{'$regex':'gpt'}},{'body.n':3}]}", false);
        row("{'$or':[{'body.n':3},{'metadata.plan':'free'}]}", true);
        row("{'$not':{'$or':[{'body.n':3},{'metadata.plan':'free'}]}}", false);
        row("{'body.n':2,'metadata.plan':'paid'}", false);
        row("{'body.n':{'$gt':'x'}}", false);
        row("{'metadata.none':{'$gt':0}}", false);
        row("{'metadata.none':{'$lt':0}}", false);
    }

    void holds()
    {
        QFETCH(QString, conditions);
        QFETCH(bool, holds);
        const auto compiled = policy::Condition::compile(tests::quoted(conditions.toStdString()));
        QVERIFY2(compiled.ok(), compiled ? "" : compiled.error().message.c_str());
        http::Headers headers;
        headers.add("X-Size", "10");
        headers.add("X-Flag", "true");
        const std::vector<record::Metadatum> labels{
            {"plan", "free", record::Metadatum::Kind::Text}};
        const std::string body = tests::quoted("{'n':2,'tags':['a','b']}");
        policy::Facts facts;
        facts.headers = &headers;
        facts.metadata = labels;
        facts.body = body;
        facts.model = "gpt-4o";
        QCOMPARE(compiled->holds(facts), holds);
        std::string why;
        QCOMPARE(compiled->holds(facts, why), holds);
        QVERIFY(!why.empty());
    }

    void saysWhy()
    {
        const std::vector<record::Metadatum> labels{
            {"plan", "free", record::Metadatum::Kind::Text}};
        policy::Facts facts;
        facts.metadata = labels;
        std::string why;
        QVERIFY(!policy::Condition::compile(tests::quoted("{'metadata.plan':'paid'}"))
                     ->holds(facts, why));
        QCOMPARE(why, tests::quoted("metadata.plan is 'free', not equal to 'paid'"));
        QVERIFY(!policy::Condition::compile(tests::quoted("{'metadata.user':{'$in':['a','b']}}"))
                     ->holds(facts, why));
        QCOMPARE(why, tests::quoted("metadata.user not there, not one of 'a', 'b'"));
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("conditions");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* text, const char* word) {
            QTest::newRow(text) << text << word;
        };
        row("nonsense", "JSON");
        row("{}", "no conditions");
        row("null", "no conditions");
        row("{'x':{}}", "nothing is asked");
        row("{'x':{'$like':1}}", "$like");
        row("{'$xor':[]}", "$xor");
        row("{'$or':{}}", "list");
        row("{'x':{'$in':1}}", "list");
        row("{'x':{'$eq':[1]}}", "one value");
        row("{'x':{'$eq':{'y':1}}}", "object");
        row("{'x':{'$regex':'('}}", "pattern");
        row("{'x':{'$regex':5}}", "pattern");
        row("{'headers':1}", "names nothing");
    }

    void mistakes()
    {
        QFETCH(QString, conditions);
        QFETCH(QString, word);
        const auto compiled = policy::Condition::compile(tests::quoted(conditions.toStdString()));
        QVERIFY(!compiled.ok());
        QVERIFY2(compiled.error().message.find(word.toStdString()) != std::string::npos,
                 compiled.error().message.c_str());
        QVERIFY(!compiled.error().hint.empty());
    }

    void depthHasAnEnd()
    {
        std::string deep = "{\"x\":1}";
        for (int i = 0; i < 40; ++i) deep = "{\"$not\":" + deep + "}";
        QVERIFY(!policy::Condition::compile(deep).ok());
        std::string wide = "{\"$or\":[{\"x\":1}";
        for (int i = 0; i < 600; ++i) wide += ",{\"x\":1}";
        QVERIFY(!policy::Condition::compile(wide + "]}").ok());
    }
};

GH_SUITE(ConditionTest)
#include "condition_test.moc"
