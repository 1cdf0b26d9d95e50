#include "proxy/shell/engine/limit_report.h"

#include <QTest>

#include "proxy/core/pipeline/limit_book.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitReportTest : public QObject {
    Q_OBJECT

private slots:

    void limitsAndWhatIsUsedOfThem()
    {
        Scene scene;
        auto& limit = scene.config.limits.emplace_back();
        limit.id = "team";
        limit.limit = "5";
        limit.by = {"metadata.team"};
        const auto snapshot = scene.build();
        QVERIFY(snapshot.ok());
        state::Ledger ledger;
        const limit::Window window{.limit = 5};
        const state::Ledger::Ask ask{"team", "red", window, 2};
        ledger.take({&ask, 1}, 1);
        const std::string text = engine::limitsText(**snapshot, ledger, 2);
        QCOMPARE(
            text,
            std::string(
                R"([{"id":"team","name":"team","unit":"requests","text":"5 requests in 60 s",)"
                R"("max":5,"callers":[{"by":["red"],"used":2,"remaining":3,"resetAt":60000000}]}])"));
    }

    void budgetsOfRoutesAreToldToo()
    {
        Scene scene;
        scene.config.routes.push_back(routeOf(
            "support", "b",
            {"{'id':'b','type':'budget','properties':{'limit':0.2,'period':'month'},'outputs':"
             "{'success':{'elementId':'a'},'fallback':{'elementId':'end'}}}",
             modelNode("a", "openai")}));
        const auto snapshot = scene.build();
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().message.c_str());
        const state::Ledger ledger;
        const auto uses = engine::usesOf(**snapshot, ledger, 2);
        QCOMPARE(uses.size(), std::size_t{1});
        QCOMPARE(uses[0].id, std::string("support/b"));
        QCOMPARE(uses[0].route, std::string("support"));
        QVERIFY(uses[0].unit == limit::Unit::Cost);
        QCOMPARE(uses[0].window.limit, 200'000'000'000);
        // The admin API lists the limits of the settings.
        QCOMPARE(engine::limitsText(**snapshot, ledger, 2), std::string("[]"));
    }

    void capsOfPoliciesAreTold()
    {
        Scene scene;
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "shop";
        gateway.policies = quoted(
            "[{'name':'each','actor':'user:{cf.user.id}','resource':'*','action':{'type':'limit',"
            "'amount':20,'period':'monthly','technique':'named-interval'}},"
            "{'name':'all','actor':'company:all','resource':'*','action':{'type':'limit',"
            "'amount':90,'period':'monthly','technique':'named-interval'}},"
            "{'name':'no','actor':'company:all','resource':{'model':'x'},'action':{'type':'block'}"
            "}]");
        const auto snapshot = scene.build();
        QVERIFY2(snapshot.ok(), snapshot.ok() ? "" : snapshot.error().message.c_str());
        const auto& rule = (*snapshot)->limits->policies().front().rules.front();
        state::Ledger ledger;
        const state::Ledger::Ask ask{rule.id, R"(user:ada "*")", rule.windowAt(2), 7'000'000'000};
        ledger.take({&ask, 1}, 2);
        const auto uses = engine::usesOf(**snapshot, ledger, 2);
        QCOMPARE(uses.size(), std::size_t{1});  // one for the gateway and the period
        QCOMPARE(uses[0].id, std::string("gateway/shop/policy/monthly"));
        QVERIFY(uses[0].unit == limit::Unit::Cost);
        QCOMPARE(uses[0].callers.size(), std::size_t{1});
        QCOMPARE(uses[0].callers[0].by, (std::vector<std::string>{R"(user:ada "*")"}));
        QCOMPARE(uses[0].callers[0].standing.used, 7'000'000'000);
        QCOMPARE(engine::limitsText(**snapshot, ledger, 2), std::string("[]"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitReportTest;
GH_SUITE(LimitReportTest)
#include "limit_report_test.moc"
