#include "ui/pages/gateway_settings.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class GatewaySettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theProxyGoesToTheDraft()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        const auto type = [&](const char* name, const QString& text) {
            auto* field = window.findChild<QLineEdit*>(QLatin1String(name));
            field->setText(text);
            Q_EMIT field->editingFinished();
        };
        type("settings.proxy", QStringLiteral("http://proxy.example:3128"));
        type("settings.noProxy", QStringLiteral(".inside.example"));
        const auto& server = window.findChild<app::Draft*>()->config().server;
        QCOMPARE(server.proxy, std::string("http://proxy.example:3128"));
        QCOMPARE(server.noProxy, std::vector<std::string>{".inside.example"});
        auto* banner = window.findChild<ui::Banner*>(QStringLiteral("settings.banner"));
        QVERIFY(!banner->isVisible());
        type("settings.proxy", QStringLiteral("socks5://proxy.example:1"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QStringLiteral("Proxy to the providers")));
    }

    void nothingIsKeptForEverByChance()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        kit.gateway.configNow.records.maxBytes = 0;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* size = window.findChild<QSpinBox*>(QStringLiteral("settings.gigabytes"));
        QCOMPARE(size->text(), QStringLiteral("no limit"));
        QCOMPARE(window.findChild<QSpinBox*>(QStringLiteral("settings.days"))->value(), 30);
        QVERIFY(window.findChild<app::Draft*>()->isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GatewaySettingsTest;
GH_SUITE(GatewaySettingsTest)
#include "gateway_settings_test.moc"
