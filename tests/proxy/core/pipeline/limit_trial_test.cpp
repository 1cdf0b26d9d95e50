#include "proxy/core/pipeline/limit_trial.h"

#include <QTest>

#include "proxy/core/state/ledger.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using pipeline::LimitTrial;
using pipeline::LimitVerdict;
using pipeline::tryLimits;

namespace {

const LimitTrial kCall{.key = {}, .model = "gpt-4o", .input = 500, .output = 400, .metadata = {}};

}  // namespace

class LimitTrialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itPassesAndNothingIsTaken()
    {
        Scene scene;
        auto& limit = scene.config.limits.emplace_back();
        limit.id = "calls";
        limit.limit = "1";
        const auto snapshot = scene.build();
        QVERIFY(snapshot.ok());
        const state::Ledger ledger;
        for (int i = 0; i < 3; ++i) {
            const auto verdict = tryLimits(**snapshot, kCall, ledger, scene.now.wall);
            QVERIFY(verdict.ok());
            QVERIFY(verdict->kind == LimitVerdict::Kind::Passes);
            QCOMPARE(verdict->lines.size(), std::size_t(1));
            QCOMPARE(verdict->lines.front().standing.remaining, 1);
        }
        QCOMPARE(ledger.size(), std::size_t(0));
    }

    void whatIsUsedStopsIt()
    {
        Scene scene;
        auto& limit = scene.config.limits.emplace_back();
        limit.id = "calls";
        limit.limit = "1";
        limit.by = {"key"};
        scene.addKey("web", "gh_web");
        state::Ledger ledger;
        const state::Ledger::Ask ask{"calls", "web", {.limit = 1}, 1};
        ledger.take({&ask, 1}, scene.now.wall);
        const auto snapshot = scene.build();
        LimitTrial call = kCall;
        call.key = "web";
        const auto verdict = tryLimits(**snapshot, call, ledger, scene.now.wall);
        QVERIFY(verdict.ok());
        QVERIFY(verdict->kind == LimitVerdict::Kind::Refused);
        QCOMPARE(verdict->rule, std::string("calls"));
        QVERIFY(!verdict->lines.front().fits);
        call.key = "nobody";
        QVERIFY(tryLimits(**snapshot, call, ledger, scene.now.wall).error().kind ==
                ErrorKind::NotFound);
        call.key.clear();  // another caller
        QVERIFY(tryLimits(**snapshot, call, ledger, scene.now.wall)->kind ==
                LimitVerdict::Kind::Passes);
    }

    void itWaitsIsServedByAnotherOrIsMadeShorter()
    {
        Scene scene;
        auto& limit = scene.config.limits.emplace_back();
        limit.id = "tokens";
        limit.unit = "tokens";
        limit.limit = "1200";
        limit.over = "queue";
        state::Ledger ledger;
        const state::Ledger::Ask ask{"tokens", "", {.limit = 1'200}, 900};
        ledger.take({&ask, 1}, scene.now.wall);
        auto verdict = tryLimits(**scene.build(), kCall, ledger, scene.now.wall);
        QVERIFY(verdict->kind == LimitVerdict::Kind::Waits);
        QCOMPARE(verdict->rule, std::string("tokens"));
        scene.config.limits.front().over = "redirect";
        scene.config.limits.front().redirectTo = "openai/gpt-4.1-nano";
        verdict = tryLimits(**scene.build(), kCall, ledger, scene.now.wall);
        QCOMPARE(verdict->redirectTo, std::string("openai/gpt-4.1-nano"));
        scene.config.limits.front().window = "call";
        scene.config.limits.front().over = "clamp";
        scene.config.limits.front().limit = "700";
        verdict = tryLimits(**scene.build(), kCall, ledger, scene.now.wall);
        QVERIFY(verdict->kind == LimitVerdict::Kind::Passes);
        QCOMPARE(verdict->clampedTo, 200);  // 500 go in
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitTrialTest;
GH_SUITE(LimitTrialTest)
#include "limit_trial_test.moc"
