#include "app/traffic_views.h"

#include <QTemporaryDir>

#include "app/settings.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class TrafficViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void areThereAfterARestart()
    {
        const QTemporaryDir folder;
        {
            app::Settings settings(folder.path());
            QVERIFY(app::trafficViews(settings).empty());
            app::keepTrafficView(
                settings, {QStringLiteral("slow; \"ones\""), QStringLiteral("model:gpt-5 \"a, b\""),
                           QByteArray("\x00\xFF", 2)});
            app::keepTrafficView(settings,
                                 {QStringLiteral("errors"), QStringLiteral("status:error"), {}});
            app::keepTrafficView(settings,
                                 {QStringLiteral("errors"), QStringLiteral("status:5xx"), {}});
        }
        app::Settings settings(folder.path());
        const auto views = app::trafficViews(settings);
        QCOMPARE(views.size(), std::size_t{2});
        QCOMPARE(views[0].filter, QStringLiteral("status:5xx"));
        QCOMPARE(views[1].name, QStringLiteral("slow; \"ones\""));
        QCOMPARE(views[1].filter, QStringLiteral("model:gpt-5 \"a, b\""));
        QCOMPARE(views[1].columns, QByteArray("\x00\xFF", 2));
        app::removeTrafficView(settings, QStringLiteral("errors"));
        QCOMPARE(app::trafficViews(settings).size(), std::size_t{1});
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficViewsTest;
GH_SUITE(TrafficViewsTest)
#include "traffic_views_test.moc"
