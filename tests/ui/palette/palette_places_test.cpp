#include "ui/palette/palette_places.h"

#include <QTest>

#include "app/traffic_views.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/widgets/filter_field.h"
#include "ui/window_actions.h"

namespace gatehouse::tests {

class PalettePlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void viewsProvidersRoutesAndKeysAreFound()
    {
        WindowKit kit;
        QVERIFY(kit.fill(20));
        kit.gateway.configNow = config::firstRun();
        config::KeyConfig key;
        key.id = "k1";
        key.label = "web shop";
        key.hash = std::string(64, 'a');
        kit.gateway.configNow.access.keys = {key};
        kit.gateway.configNow.routes = routeConfig().routes;
        app::keepTrafficView(kit.settings, {QStringLiteral("Slow calls"),
                                            QStringLiteral("latency>2s"), QByteArray()});
        ui::MainWindow& window = kit.show();
        const auto run = [&](const QString& id) {
            for (const ui::PaletteEntry& entry : window.actions()->entries()) {
                if (entry.id == id) {
                    entry.run();
                    return entry.kind;
                }
            }
            return QString();
        };
        QCOMPARE(run(QStringLiteral("view.Slow calls")), QStringLiteral("Saved view"));
        QCOMPARE(window.navigator()->page(), QStringLiteral("traffic"));
        auto* filter = window.findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        QCOMPARE(filter->text(), QStringLiteral("latency>2s"));
        QCOMPARE(run(QStringLiteral("route.support")), QStringLiteral("Route"));
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("routes.editor"))->isVisible());
        QCOMPARE(run(QStringLiteral("provider.sample")), QStringLiteral("Provider"));
        QCOMPARE(window.navigator()->page(), QStringLiteral("providers"));
        const auto focused = [&](const char* name) {
            const QWidget* now = window.focusWidget();
            return now != nullptr && now->objectName() == QLatin1String(name);
        };
        QTRY_VERIFY_WITH_TIMEOUT(focused("providers.sample.edit"), 20'000);
        QCOMPARE(run(QStringLiteral("key.k1")), QStringLiteral("Gateway key"));
        QTRY_VERIFY_WITH_TIMEOUT(focused("providers.revoke.k1"), 20'000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PalettePlacesTest;
GH_SUITE(PalettePlacesTest)
#include "palette_places_test.moc"
