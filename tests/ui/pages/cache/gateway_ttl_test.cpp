#include "ui/pages/cache/gateway_ttl.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>
#include <QTest>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class GatewayTtlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void asAllOrNotOrForATimeOfItsOwn()
    {
        theme();
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        gateway.configNow.gateways.emplace_back().id = "shop";
        app::Draft draft(&gateway, nullptr, nullptr);
        Q_EMIT gateway.configChanged();
        ui::GatewayTtl row(&draft, QStringLiteral("shop"));
        connect(&draft, &app::Draft::changed, &row, &ui::GatewayTtl::showConfig);
        row.showConfig();
        auto* how = row.findChild<QComboBox*>(QStringLiteral("cache.gateway.shop"));
        auto* ttl = row.findChild<QSpinBox*>(QStringLiteral("cache.gateway.shop.ttl"));
        const auto now = [&] { return draft.config().gateways.front().cacheTtl; };
        QCOMPARE(how->currentIndex(), 0);
        QVERIFY(ttl->parentWidget()->isHidden());
        Q_EMIT how->activated(2);
        QCOMPARE(now(), std::int64_t{600});
        QVERIFY(!ttl->parentWidget()->isHidden());
        QCOMPARE(ttl->value(), 10);
        ttl->setValue(20);
        QCOMPARE(now(), std::int64_t{1'200});
        Q_EMIT how->activated(1);
        QCOMPARE(now(), std::int64_t{0});
        Q_EMIT how->activated(0);
        QCOMPARE(now(), std::int64_t{-1});
        row.findChild<QCheckBox*>(QStringLiteral("cache.gateway.shop.forgets"))->click();
        QVERIFY(draft.config().gateways.front().cacheInvalidateOnUpdate);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GatewayTtlTest;
GH_SUITE(GatewayTtlTest)
#include "gateway_ttl_test.moc"
