#include "app/guardrails/guard_rows.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class GuardRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void attacksComeLast()
    {
        auto settings = app::guardSettings(guardConfig(), "default");
        auto rows = app::guardRows(settings);
        QCOMPARE(rows.size(), std::size_t{4});
        QVERIFY(rows[0].isOn && !rows[0].isWrong);
        QVERIFY(!rows[2].isOn);
        QCOMPARE(rows[3].policy, int{app::GuardRow::kAttacks});
        QVERIFY(rows[3].isOn);
        settings.attacks.clear();
        settings.enabled = false;
        settings.policies[1].profiles.clear();
        rows = app::guardRows(settings);
        QVERIFY(!rows[0].isOn && rows[1].isWrong && !rows[3].isOn);
    }

    void hitsOfADay()
    {
        constexpr WallMicros kMinute = 60'000'000;
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString() + "/gatehouse.sqlite";
        QVERIFY(keepCalls(
            path, {guardedCall(0, kMinute / 2, "a", {"default/Keys and secrets"}),
                   guardedCall(1, 95 * kMinute, "b", {"default/Keys and secrets", "default/P1"}),
                   guardedCall(2, 5 * kMinute, "c", {"shop/Keys and secrets"}),
                   guardedCall(3, 30 * 60 * kMinute, "d", {"default/Keys and secrets"})}));
        auto reader = store::Reader::open(path);
        const auto settings = app::guardSettings(guardConfig(), "default");
        const auto hits =
            app::readGuardHits(**reader, "default", app::countedRules(settings), app::now());
        QVERIFY(hits.ok());
        QCOMPARE(hits->size(), std::size_t{4});
        const auto& keys = hits->at("Keys and secrets");
        QCOMPARE(keys.calls, std::int64_t{2});
        QCOMPARE(keys.hours.size(), 24);
        QCOMPARE(keys.hours.last(), 1.0);
        QCOMPARE(keys.hours[22], 1.0);
        QCOMPARE(hits->at("P1").calls, std::int64_t{1});
        QCOMPARE(hits->at("Tickets").calls, std::int64_t{0});
        QCOMPARE(app::hitsWords(&hits->at("Tickets")), QStringLiteral("no hit"));
        QCOMPARE(app::hitsWords(nullptr), QStringLiteral("–"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GuardRowsTest;
GH_SUITE(GuardRowsTest)
#include "guard_rows_test.moc"
