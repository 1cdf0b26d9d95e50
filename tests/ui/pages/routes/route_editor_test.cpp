#include "ui/pages/routes/route_editor.h"

#include <QPushButton>
#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RouteEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyNodeOfTheSampleIsShown()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open();
        QCOMPARE(kit.canvas().scene().nodes().size(), std::size_t(7));
        kit.canvas().select({"split"});
        savePicture(window, "routes-editor");
        window.resize(960, 600);
        savePicture(window, "routes-editor-small");
    }

    /// The sample is in the form of the API: out again it says the same.
    void cloudflaresSampleComesOutAsItWentIn()
    {
        RouteKit kit;
        kit.open();
        const auto before = readGraph(kSampleRoute);
        const auto after = readGraph(printGraph(kit.graph(), Form::Cloudflare));
        QVERIFY(before.ok() && after.ok());
        QVERIFY(*before == *after);
    }

    void whatCannotBeReadIsTold()
    {
        config::Config config = routeConfig();
        config.routes[0].versions[0].elements = "{}";
        RouteKit kit(std::move(config));
        kit.open();
        QVERIFY(kit.find<QLabel>("routes.validity")->text().contains(QStringLiteral("no list")));
        QVERIFY(!kit.find<QPushButton>("routes.publish")->isEnabled() ||
                kit.find<QPushButton>("routes.publish")->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteEditorTest;
GH_SUITE(RouteEditorTest)
#include "route_editor_test.moc"
