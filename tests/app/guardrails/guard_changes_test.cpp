#include "app/guardrails/guard_changes.h"

#include <QTest>

#include "app/guardrails/guard_settings.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// What a review shows after an edit.
std::vector<app::ChangeGroup> reviewOf(const app::GuardSettings& next)
{
    const auto before = guardConfig();
    return app::changeWords(before, app::withGuardSettings(before, "default", next));
}

}  // namespace

class GuardChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aLineForEachRule()
    {
        auto next = app::guardSettings(guardConfig(), "default");
        next.policies[0].action = "BLOCK";
        next.policies[1].enabled = false;
        next.policies.erase(next.policies.begin() + 2);
        next.own[0].words = {"Osprey"};
        const auto groups = reviewOf(next);
        QCOMPARE(groups.size(), std::size_t{1});
        const auto& lines = groups[0].lines;
        QCOMPARE(lines.size(), std::size_t{4});
        QCOMPARE(lines[0].field, QStringLiteral("Rule Keys and secrets"));
        QCOMPARE(lines[0].before, QStringLiteral("Redact, requests: Keys and secrets"));
        QCOMPARE(lines[0].after, QStringLiteral("Block, requests: Keys and secrets"));
        QVERIFY(lines[1].after.startsWith(QStringLiteral("off (Mask, both ways: E-mail")));
        QCOMPARE(lines[2].before, QStringLiteral("off (Flag, requests: ticket; only gpt-*)"));
        QVERIFY(lines[2].after.isEmpty());
        QCOMPARE(lines[3].before, QStringLiteral("Blue Heron, Kestrel"));
        QCOMPARE(lines[3].path, QStringLiteral("/gateways/0/dlp"));
    }

    void orderAndAttacks()
    {
        auto next = app::guardSettings(guardConfig(), "default");
        std::swap(next.policies[0], next.policies[1]);
        next.attacks = "FLAG";
        next.falseAlarms = 0.01;
        const auto groups = reviewOf(next);
        QCOMPARE(groups[0].lines.size(), std::size_t{2});
        QCOMPARE(groups[0].lines[0].after, QStringLiteral("Customers, Keys and secrets, Tickets"));
        QVERIFY(groups[0].lines[1].before.startsWith(QStringLiteral("Block, at 0.3%")));
        QVERIFY(groups[0].lines[1].after.startsWith(QStringLiteral("Flag, at 1.0%")));
    }

    void aNewGatewayTellsItsRules()
    {
        const auto first = config::firstRun();
        const auto settings = app::withPreset({}, app::GuardPreset::Secrets);
        const auto groups =
            app::changeWords(first, app::withGuardSettings(first, "default", settings));
        QCOMPARE(groups.size(), std::size_t{1});
        QVERIFY(groups[0].kind == app::ChangeGroup::Kind::Added);
        QCOMPARE(groups[0].lines.size(), std::size_t{1});
        QCOMPARE(groups[0].lines[0].field, QStringLiteral("Rule Keys and secrets"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardChangesTest;
GH_SUITE(GuardChangesTest)
#include "guard_changes_test.moc"
