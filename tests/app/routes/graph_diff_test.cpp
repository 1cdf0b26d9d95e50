#include "app/routes/graph_diff.h"

#include <QTest>

#include "app/routes/graph_edit.h"
#include "app/routes/graph_layout.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace policy;
using Kind = app::GraphChange::Kind;

class GraphDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whereANodeStandsIsNoChange()
    {
        QVERIFY(app::graphChanges(sampleGraph(), app::laidOut(sampleGraph())).empty());
    }

    void whatChangedIsToldByNode()
    {
        Graph after = app::withProperty(sampleGraph(), "tiny", QStringLiteral("retries"), 3);
        after = app::connected(after, {"plan", "false", "end"});
        after = app::withNode(after, NodeKind::Reject, {}).graph;
        after = app::without(after, {"canary"});
        after = app::titled(after, "split", QStringLiteral("Trial"));
        const auto changes = app::graphChanges(sampleGraph(), after);
        const auto has = [&changes](const app::GraphChange& wanted) {
            return std::find(changes.begin(), changes.end(), wanted) != changes.end();
        };
        QVERIFY(has({Kind::Removed, QStringLiteral("fast"), {}, {}, {}}));
        QVERIFY(has({Kind::Added, QStringLiteral("Reject 403"), {}, {}, {}}));
        QVERIFY(has({Kind::Changed, QStringLiteral("echo"), QStringLiteral("Retries"),
                     QStringLiteral("0"), QStringLiteral("3")}));
        QVERIFY(has({Kind::Changed, QStringLiteral("Condition"), QStringLiteral("false leads to"),
                     QStringLiteral("echo"), QStringLiteral("Return")}));
        QVERIFY(has({Kind::Changed, QStringLiteral("Trial"), QStringLiteral("Name"), QString(),
                     QStringLiteral("Trial")}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GraphDiffTest;
GH_SUITE(GraphDiffTest)
#include "graph_diff_test.moc"
