#include "ui/pages/dashboard_lists.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DashboardListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void atMostFiveModelsAndUnknownIsNotFree()
    {
        store::Overview overview;
        for (int i = 0; i < 7; ++i) {
            store::Share share;
            share.name = "m" + std::to_string(i);
            share.provider = "openai";
            share.requests = 10;
            share.cost = PicoUsd{(7 - i) * 1'000'000'000'000};
            overview.models.push_back(share);
        }
        overview.models[4].cost = {};
        overview.models[4].unpriced = 10;
        const auto rows = ui::modelRows(overview);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[0].value, QStringLiteral("$7.00"));
        QCOMPARE(rows[0].share, 1.0);
        QCOMPARE(rows[4].value, QStringLiteral("no price"));
        QCOMPARE(rows[4].key, QStringLiteral("m4"));
    }

    void providersGoByRequests()
    {
        store::Overview overview;
        overview.providers.resize(2);
        overview.providers[0].name = overview.providers[0].provider = "dear";
        overview.providers[0].requests = 10;
        overview.providers[0].errors = 1;
        overview.providers[1].name = overview.providers[1].provider = "busy";
        overview.providers[1].requests = 20;
        const auto rows = ui::providerRows(overview);
        QCOMPARE(rows[0].name, QStringLiteral("busy"));
        QCOMPARE(rows[0].small, QStringLiteral("no errors"));
        QVERIFY(rows[1].small.startsWith(QStringLiteral("10")));
        QCOMPARE(rows[1].share, 0.5);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DashboardListsTest;
GH_SUITE(DashboardListsTest)
#include "dashboard_lists_test.moc"
