#include "app/limits/limit_verdict.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

class LimitVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whoStopsACall()
    {
        config::Config config;
        config.limits.emplace_back().id = "month";
        config.limits.back().name = "All of us";
        pipeline::LimitVerdict verdict;
        verdict.kind = pipeline::LimitVerdict::Kind::Refused;
        verdict.rule = "month";
        verdict.lines.push_back(
            {"month", limit::Unit::Requests, 1, {.limit = 1, .used = 1}, false});
        const auto words = app::wordsOf(verdict, config);
        QVERIFY(!words.passes);
        QVERIFY(words.verdict.contains(QStringLiteral("All of us")));
        QVERIFY(!words.lines.front().fits);
        QVERIFY(app::wordsOf({}, config).passes);
    }

    void errorsAreWordsToo()
    {
        FakeGateway gateway;
        gateway.verdictOf = [](const auto&, const auto&) -> app::Gateway::LimitAnswer {
            return fail(ErrorKind::NotFound, "no such key", "choose another");
        };
        QString said;
        app::askLimits(gateway, {}, {{}, QStringLiteral("gpt-4o"), 5, 0}, this,
                       [&said](const app::LimitWords& words) { said = words.verdict; });
        QVERIFY(said.contains(QStringLiteral("choose another")));
        QVERIFY(!gateway.tried.front().output.has_value());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitVerdictTest;
GH_SUITE(LimitVerdictTest)
#include "limit_verdict_test.moc"
