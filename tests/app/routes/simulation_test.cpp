#include "app/routes/simulation.h"

#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class SimulationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyStepSaysWhy()
    {
        const auto graph = sampleGraph();
        app::TypedCall call;
        call.metadata = QStringLiteral("plan = free\nuser=ada");
        const app::Trail trail = app::trailOf(graph, "support", call, {});
        QVERIFY(trail.trouble.isEmpty());
        QCOMPARE(ids(trail), QStringLiteral("start plan tiny end"));
        QCOMPARE(trail.steps[1].output, std::string("false"));
        QVERIFY2(trail.steps[1].why.contains(QStringLiteral("free")),
                 qPrintable(trail.steps[1].why));
        QCOMPARE(trail.steps[2].title, QStringLiteral("echo"));
    }

    void aModelCanBeMadeToFail()
    {
        app::TypedCall call;
        call.metadata = QStringLiteral("plan = paid");
        const auto graph = app::withShares(sampleGraph(), "split", {{1, "stable"}});
        const app::Trail trail = app::trailOf(graph, "support", call, {"stable"});
        QVERIFY(ids(trail).endsWith(QStringLiteral("stable tiny end")));
    }

    void aStoredCallTakesItsWay()
    {
        record::Exchange call;
        call.id = "01J";
        call.metadata = {{"plan", "paid"}};
        call.dialect = "openai_chat";
        const app::Trail trail = app::trailOf(sampleGraph(), "support", call, {});
        QVERIFY(ids(trail).startsWith(QStringLiteral("start plan split")));
        QVERIFY(trail.steps.back().output.empty());
    }

    void whatCannotRunIsTold()
    {
        const auto graph = app::without(sampleGraph(), {"end"});
        QVERIFY(!app::trailOf(graph, "support", app::TypedCall(), {}).trouble.isEmpty());
        app::TypedCall call;
        call.metadata = QStringLiteral("\n = free");
        QVERIFY(
            app::trailOf(sampleGraph(), "support", call, {}).trouble.contains(QStringLiteral("2")));
    }

private:
    static QString ids(const app::Trail& trail)
    {
        QStringList all;
        for (const app::TrailStep& each : trail.steps) all += text(each.node);
        return all.join(QLatin1Char(' '));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SimulationTest;
GH_SUITE(SimulationTest)
#include "simulation_test.moc"
