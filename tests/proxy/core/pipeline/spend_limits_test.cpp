#include "proxy/core/pipeline/spend_limits.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::vector<limit::Rule> rulesOf(const char* spendLimits)
{
    config::GatewayConfig gateway;
    gateway.id = "shop";
    gateway.spendLimits = quoted(spendLimits);
    auto rules = pipeline::spendRulesOf(gateway);
    return rules ? std::move(*rules) : std::vector<limit::Rule>();
}

bool means(const limit::Rule& rule, std::string_view path, std::string_view model,
           std::string_view user = {}, std::string_view team = {})
{
    policy::Facts facts;
    facts.path = path;
    facts.model = model;
    const std::vector<record::Metadatum> labels{{"user_id", std::string(user), {}},
                                                {"team", std::string(team), {}}};
    facts.metadata = labels;
    return !rule.when || rule.when->holds(facts);
}

/// The example of Cloudflare's own types.
constexpr const char* kExample =
    "{'enabled':true,'rules':[{'id':'r1','enabled':true,'limit':5,'limitType':'cost','window':"
    "86400,"
    "'technique':'fixed','provider':{'mode':'filter','values':['openai']},'model':{'mode':'filter',"
    "'values':['gpt-4o-mini','o3.1']},'metadata':{'user_id':{'mode':'partition'},'team':{'mode':"
    "'filter','values':['red']}}}]}";

}  // namespace

class SpendLimitsTest : public QObject {
    Q_OBJECT

private slots:

    void theyBecomeLimitsOfMoney()
    {
        const auto rules = rulesOf(kExample);
        QCOMPARE(rules.size(), std::size_t(1));
        const auto& rule = rules.front();
        QCOMPARE(rule.id, std::string("gateway/shop/spend/r1"));
        QCOMPARE(rule.gateway, std::string("shop"));
        QVERIFY(rule.unit == limit::Unit::Cost && rule.over == limit::Over::Block);
        QVERIFY(rule.window.kind == limit::Kind::Fixed);
        QCOMPARE(rule.window.limit, std::int64_t(5'000'000'000'000));
        QCOMPARE(rule.window.length, std::int64_t(86'400'000'000));
        QCOMPARE(rule.by.size(), std::size_t(1));
        QCOMPARE(rule.by.front().text, std::string("metadata.user_id"));
    }

    void theirFiltersMeanTheCallsTheyName()
    {
        const auto rule = rulesOf(kExample).front();
        const auto red = [&rule](std::string_view path, std::string_view model) {
            return means(rule, path, model, "ada", "red");
        };
        QVERIFY(red("/v1/acct/shop/openai/chat/completions", "gpt-4o-mini"));
        QVERIFY(red("/openai/v1/chat/completions", "o3.1"));
        QVERIFY(red("/v1/acct/shop/compat/chat/completions", "openai/gpt-4o-mini"));
        QVERIFY(!red("/v1/acct/shop/openai/chat/completions", "gpt-4o"));
        QVERIFY(!red("/v1/acct/shop/openai/chat/completions", "o3x1"));
        QVERIFY(!red("/v1/acct/shop/azure-openai/chat/completions", "gpt-4o-mini"));
        QVERIFY(!red("/v1/acct/shop/compat/chat/completions", "groq/gpt-4o-mini"));
        QVERIFY(!means(rule, "/openai/v1/chat/completions", "gpt-4o-mini", "ada", "blue"));
    }

    void withoutFiltersTheyMeanAll()
    {
        const auto rules = rulesOf(
            "{'rules':[{'limit':0.25,'limitType':'cost','window':60,'technique':'sliding'},"
            "{'limit':1,'limitType':'cost','window':60,'enabled':false}]}");
        QCOMPARE(rules.size(), std::size_t(1));
        QCOMPARE(rules.front().id, std::string("gateway/shop/spend/1"));
        QCOMPARE(rules.front().window.limit, std::int64_t(250'000'000'000));
        QVERIFY(rules.front().window.kind == limit::Kind::Sliding);
        QVERIFY(means(rules.front(), "/x", ""));
    }

    void switchedOffThereAreNone()
    {
        QVERIFY(rulesOf("").empty());
        QVERIFY(rulesOf("{'enabled':false,'rules':[{'limit':1,'limitType':'cost','window':60}]}")
                    .empty());
        QVERIFY(rulesOf("{'rules':[{'limit':1,'limitType':'cost','window':0}]}").empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SpendLimitsTest;
GH_SUITE(SpendLimitsTest)
#include "spend_limits_test.moc"
