#include "proxy/core/pipeline/guard_table.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;

namespace guard_table_test {

std::shared_ptr<const pipeline::GuardEntry> entryOf(const std::string& dlp)
{
    config::GatewayConfig gateway;
    gateway.dlp = tests::quoted(dlp);
    return pipeline::guardOf(gateway, {});
}

}  // namespace guard_table_test

/// What the guard looks for, made once for all calls of a gateway.
class GuardTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsLookedFor()
    {
        const auto entry = guard_table_test::entryOf(
            "{'enabled':true,'policies':[{'id':'p','enabled':true,'profiles':['email'],'action':"
            "'REDACT','check':['REQUEST']}]}");
        QVERIFY(entry != nullptr);
        QVERIFY(entry->scanner != nullptr);
        QCOMPARE(entry->scanner->scan("write to ada@example.com").size(), std::size_t(1));
        QCOMPARE(entry->policy.rules.size(), std::size_t(1));
    }

    void eachDirectionHasItsOwn()
    {
        const auto entry = guard_table_test::entryOf(
            "{'enabled':true,'policies':[{'id':'p','enabled':true,'profiles':['email'],'action':"
            "'BLOCK','check':['RESPONSE']}]}");
        QVERIFY(entry != nullptr);
        QVERIFY(!entry->onRequest && entry->onResponse);
        QVERIFY(entry->scanner == nullptr && entry->answers != nullptr);
    }

    void injectionIsAskedForByItsCategory()
    {
        QVERIFY(!pipeline::injectionRuleOf(""));
        QVERIFY(
            !pipeline::injectionRuleOf(tests::quoted("{'prompt':{'S1':'BLOCK'},'response':{}}")));
        const auto rule = pipeline::injectionRuleOf(tests::quoted(
            "{'prompt':{'P1':'BLOCK'},'response':{},'injection':{'falseAlarms':0.01}}"));
        QVERIFY(rule && rule->blocks);
        QCOMPARE(rule->falseAlarms, 0.01);
        QCOMPARE(rule->resultFalseAlarms, 0.012);
        config::GatewayConfig gateway;
        gateway.guardrails = tests::quoted("{'prompt':{'P1':'FLAG'},'response':{}}");
        const auto entry = pipeline::guardOf(gateway, {});
        QVERIFY(entry != nullptr && entry->injection && !entry->injection->blocks);
        QVERIFY(!entry->onRequest && !entry->onResponse);
    }

    void orNothing()
    {
        QVERIFY(guard_table_test::entryOf("") == nullptr);
        QVERIFY(guard_table_test::entryOf("{'enabled':false}") == nullptr);
    }
};

GH_SUITE(GuardTableTest)
#include "guard_table_test.moc"
