#include "proxy/shell/engine/cloudflare_policies.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPolicies = "gateways/default/policies";
const std::string kChat = "/v1/acct/default/openai/chat/completions";
const std::string kAll =
    "'name':'Everyone','actor':'company:all','resource':'*','condition':'true'";
const std::string kCap =
    "{" + kAll +
    ",'action':{'type':'limit','amount':5,'period':'monthly','technique':'named-"
    "interval'}}";
const std::string kBlock =
    "{'name':'No 4o','actor':'a','resource':{'model':'openai/gpt-4o*'},"
    "'action':{'type':'block'}}";

struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};

    int chat(const std::string& model)
    {
        const std::string body =
            quoted("{'model':'" + model + "','messages':[{'role':'user','content':'hi'}]}");
        return exchange(gateway.port(), post(kChat, body)).status;
    }

    std::size_t count(const std::string& query = "")
    {
        return api.result("GET", kPolicies + query).as_array().size();
    }
};

}  // namespace

/// Policies by the management API, over real sockets.
class CloudflarePoliciesTest : public QObject {
    Q_OBJECT

private slots:

    void aCommittedOneActsAtOnce()
    {
        Scene s;
        QCOMPARE(s.chat("gpt-4o"), 200);
        const auto made = s.api.call("POST", kPolicies + "?commit=true", kBlock);
        QCOMPARE(s.api.status(), 200);
        QVERIFY(made.at("committed").as_bool());
        QCOMPARE(at(made.at("result"), "condition"), std::string("true"));
        QCOMPARE(s.chat("gpt-4o"), 403);
        QCOMPARE(s.chat("o3-mini"), 403);  // the first one denies what none means
        (void)s.api.call("POST", kPolicies + "?commit=true", kCap);
        QCOMPARE(s.chat("gpt-4o"), 403);
        QCOMPARE(s.chat("o3-mini"), 200);
        QCOMPARE(s.count(), std::size_t(2));
        (void)s.api.call("DELETE", kPolicies + "/" + at(made.at("result"), "id"));
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(s.chat("gpt-4o"), 200);
    }

    void aStagedOneWaitsForItsCommit()
    {
        Scene s;
        const auto made = s.api.call("POST", kPolicies, kBlock);
        QVERIFY(!made.at("committed").as_bool());
        const std::string path = kPolicies + "/" + at(made.at("result"), "id");
        QCOMPARE(s.chat("gpt-4o"), 200);
        QCOMPARE(s.count(), std::size_t(0));
        QCOMPARE(s.count("?includeStaging=true"), std::size_t(1));
        QCOMPARE(at(s.api.result("GET", kPolicies + "?includeStaging=true").at(0), "staging"),
                 std::string("true"));
        (void)s.api.error("GET", path);
        QCOMPARE(s.api.status(), 404);
        QVERIFY(s.api.call("GET", path + "?includeStaging=true").at("uncommitted").as_bool());
        const auto done = s.api.result("POST", kPolicies + "/commit");
        QCOMPARE(at(done, "committed"), std::string("1"));
        QCOMPARE(s.chat("gpt-4o"), 403);
        QCOMPARE(s.count("?includeStaging=true"), std::size_t(1));
        QCOMPARE(at(s.api.result("POST", kPolicies + "/commit"), "committed"), std::string("0"));
    }

    void aChangeSendsOnlyWhatChanges()
    {
        Scene s;
        const auto made = s.api.result("POST", kPolicies + "?commit=true", kCap);
        const std::string path = kPolicies + "/" + at(made, "id");
        const auto put = s.api.call("PUT", path + "?commit=true", "{'action':{'type':'block'}}");
        QVERIFY(put.at("committed").as_bool());
        const auto now = s.api.result("GET", path);
        QCOMPARE(at(now, "name"), std::string("Everyone"));
        QCOMPARE(at(now, "action"), quoted("{'type':'block'}"));
        QCOMPARE(at(now, "created_at"), at(made, "created_at"));
        (void)s.api.call("PUT", path, "{'action':{'type':'no-limit'}}");
        QCOMPARE(s.chat("gpt-4o"), 403);
        (void)s.api.call("POST", kPolicies + "/commit");
        QCOMPARE(s.chat("gpt-4o"), 200);
    }

    void whatDoesNotFitIsRefused()
    {
        Scene s;
        const auto error = s.api.error("POST", kPolicies + "?commit=true",
                                       "{" + kAll.substr(0, kAll.find(",'condition'")) +
                                           ",'condition':'a ==','action':{"
                                           "'type':'block'}}");
        QCOMPARE(s.api.status(), 400);
        QVERIFY(error.find("condition: at the end") != std::string::npos);
        (void)s.api.error("POST", kPolicies, "{'colour':'red'}");
        QCOMPARE(s.api.status(), 400);
        (void)s.api.error("PUT", kPolicies + "/none", "{'name':'x'}");
        QCOMPARE(s.api.status(), 404);
        for (const char* query : {"", "?commit=true"}) {
            (void)s.api.error("POST", std::string("gateways/nowhere/policies") + query, kBlock);
            QCOMPARE(s.api.status(), 404);
        }
        QCOMPARE(s.count("?includeStaging=true"), std::size_t(0));
    }

    void aGatewaysOwnSettingsLeaveItsPoliciesAlone()
    {
        Scene s;
        (void)s.api.call("POST", kPolicies + "?commit=true", kCap);
        const auto put =
            s.api.result("PUT", "gateways/default",
                         "{'cache_invalidate_on_update':false,'cache_ttl':null,'collect_logs':true,"
                         "'rate_limiting_interval':null,'rate_limiting_limit':null}");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(put, "policies"), std::string("-"));
        QCOMPARE(s.count(), std::size_t(1));
    }

    void aSimulationTellsWhatWouldBe()
    {
        Scene s;
        (void)s.api.call("POST", kPolicies + "?commit=true", kCap);
        (void)s.api.call("POST", kPolicies,
                         "{'name':'No interns','actor':'a','resource':{'provider':'openai'},"
                         "'condition':'cf.user.groups.exists(g, g == \\u0027interns\\u0027)',"
                         "'action':{'type':'block'}}");
        const auto ask = [&](const std::string& more) {
            return s.api.result("POST", kPolicies + "/simulate",
                                "{'model':'openai/gpt-4o','provider':'openai'" + more + "}");
        };
        const std::string staff = ",'identity':{'cf':{'user':{'groups':['staff']}}}";
        const auto free = ask(staff);
        QCOMPARE(at(free, "policiesEvaluated"), std::string("2"));
        QCOMPARE(at(free.at("evaluation"), "decision"), std::string("check_limits"));
        QCOMPARE(at(free.at("enforcement"), "allowed"), std::string("true"));
        const auto spent = ask(staff + ",'bucketUsage':{'Everyone':{'spent':5}}");
        QCOMPARE(at(spent.at("enforcement"), "reason"), std::string("limit_exceeded"));
        QCOMPARE(at(spent.at("enforcement"), "policyName"), std::string("Everyone"));
        const auto intern = ask(",'identity':{'cf':{'user':{'groups':['interns']}}}");
        QCOMPARE(at(intern.at("evaluation"), "decision"), std::string("block"));
        QCOMPARE(at(intern.at("enforcement"), "reason"), std::string("blocked"));
        QCOMPARE(s.chat("gpt-4o"), 200);  // the staged one does not act
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflarePoliciesTest;
GH_SUITE(CloudflarePoliciesTest)
#include "cloudflare_policies_test.moc"
