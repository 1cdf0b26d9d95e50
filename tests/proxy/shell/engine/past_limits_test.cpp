#include "proxy/shell/engine/past_limits.h"

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::int64_t numberAt(const boost::json::value& told, std::string_view name)
{
    return told.at(name).to_number<std::int64_t>();
}

}  // namespace

/// Limits over calls that a gateway recorded.
class PastLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatALimitWouldHaveDone()
    {
        FakeUpstream fake;
        fake.always(
            answer(200, quoted("{'model':'gpt-4o','choices':[],'usage':{'prompt_tokens':100,"
                               "'completion_tokens':10,'total_tokens':110}}")));
        auto config = configFor(fake);
        addKey(config, "red", "gh_red");
        addKey(config, "blue", "gh_blue");
        auto& limit = config.limits.emplace_back();
        limit.id = "live";
        limit.limit = "1000";
        Gateway gateway(config);
        const std::string body = quoted("{'model':'gpt-4o','messages':[]}");
        for (const char* key : {"gh_red", "gh_red", "gh_red", "gh_blue"})
            QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", body, key)).status, 200);
        QCOMPARE(gateway.rows(4).size(), std::size_t(4));
        const auto ask = [&](const std::string& asked) {
            return exchange(gateway.port(), post("/admin/api/limits/back-test", quoted(asked),
                                                 gateway.adminToken()));
        };
        auto told = boost::json::parse(
            ask("{'limit':{'id':'x','limit':'2','window':'day','by':['key']}}").body);
        QCOMPARE(numberAt(told, "looked"), 4);
        QCOMPARE(numberAt(told, "of"), 4);
        QCOMPARE(numberAt(told, "calls"), 4);
        QCOMPARE(numberAt(told, "refused"), 1);
        QVERIFY(numberAt(told, "refusedCostPicoUsd") > 0);
        QCOMPARE(numberAt(told, "costPicoUsd"), 4 * numberAt(told, "refusedCostPicoUsd"));
        QCOMPARE(told.at("callers").as_array().size(), std::size_t(2));
        QCOMPARE(numberAt(told.at("callers").at(0), "calls"), 3);
        QVERIFY(told.at("hits").at(0).at("fate").as_string() == "refused");
        const std::string id(told.at("hits").at(0).at("request").as_string());
        QCOMPARE(gateway.record(id).keyLabel, std::string("red"));
        told = boost::json::parse(ask("{'id':'live','hours':1}").body);
        QCOMPARE(numberAt(told, "refused"), 0);
        told = boost::json::parse(
            ask("{'limit':{'id':'x','unit':'tokens','limit':'250','window':'day'}}").body);
        QCOMPARE(numberAt(told, "refused"), 2);
        QCOMPARE(gateway.engine().config().limits.size(), std::size_t(1));
        QCOMPARE(ask("{'id':'none'}").status, 404);
        for (const char* wrong :
             {"", "[]", "{}", "{'limit':3}", "{'id':'live','hours':0}", "{'id':'live','hours':'1'}",
              "{'limit':{'id':'x','limit':'many'}}", "{'limit':{'id':'x','nothing':1}}"})
            QVERIFY2(ask(wrong).status == 400, wrong);
        QCOMPARE(exchange(gateway.port(), post("/admin/api/limits/back-test", "{}")).status, 401);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PastLimitsTest;
GH_SUITE(PastLimitsTest)
#include "past_limits_test.moc"
