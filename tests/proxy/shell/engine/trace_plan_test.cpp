#include "proxy/shell/engine/trace_plan.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class TracePlanTest : public QObject {
    Q_OBJECT

    static Result<Secret> lookUp(const SecretRef& reference)
    {
        if (reference.name() == "gone")
            return fail(ErrorKind::NotFound, "there is no secret of that name", "put it in");
        return Secret("value-of-" + std::string(reference.name()));
    }

private Q_SLOTS:

    void collectorsOfTheConfigAndOfGateways()
    {
        config::Config config;
        auto& trace = config.traces.emplace_back();
        trace.id = "team";
        trace.url = "https://collector.example:4318/v1/traces?tenant=a";
        trace.format = config::kTraceProtobuf;
        trace.authorization.text = "vault:token";
        trace.headers = {{"x-plain", "yes"}, {"x-key", "vault:other"}};
        config.traces.emplace_back(trace).enabled = false;
        auto& gateway = config.gateways.emplace_back();
        gateway.id = "main";
        gateway.otel = quoted(
            "[{'url':'http://127.0.0.1:4318/v1/traces','headers':{'x-a':'vault:hidden','x-b':'b'},"
            "'authorization':'vault:auth','content_type':'json'}]");
        const auto plan = engine::tracePlanOf(config, lookUp);
        QVERIFY(plan.troubles.empty());
        QCOMPARE(plan.collectors.size(), std::size_t{2});
        const auto& team = plan.collectors[0];
        QVERIFY(team.isProtobuf && !team.withBodies && team.gateway.empty());
        QVERIFY(team.target == "/v1/traces?tenant=a");
        QVERIFY(team.endpoint.base.host == "collector.example");
        QCOMPARE(team.headers.size(), std::size_t{3});
        QVERIFY(team.headers[0].first == "Authorization");
        QVERIFY(team.headers[0].second.reveal() == "value-of-token");
        QVERIFY(team.headers[1].second.reveal() == "yes");
        QVERIFY(team.headers[2].second.reveal() == "value-of-other");
        const auto& main = plan.collectors[1];
        QVERIFY(main.gateway == "main" && main.withBodies && !main.isProtobuf);
        QVERIFY(main.id == "gateway/main/0");
        QVERIFY(main.headers[0].second.reveal() == "value-of-auth");
    }

    void oneWithoutItsSecretIsLeftOut()
    {
        config::Config config;
        auto& trace = config.traces.emplace_back();
        trace.id = "team";
        trace.url = "https://collector.example/";
        trace.authorization.text = "vault:gone";
        config.traces.emplace_back(trace).authorization.text.clear();
        const auto plan = engine::tracePlanOf(config, lookUp);
        QCOMPARE(plan.collectors.size(), std::size_t{1});
        QCOMPARE(plan.troubles.size(), std::size_t{1});
        QVERIFY(plan.troubles[0].message.find("team") != std::string::npos);
        QVERIFY(!plan.troubles[0].hint.empty());
    }
};

GH_SUITE(TracePlanTest)

}  // namespace gatehouse::tests

#include "trace_plan_test.moc"
