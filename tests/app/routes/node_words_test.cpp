#include "app/routes/node_words.h"

#include <QSet>
#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace policy;

class NodeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyKindHasItsWords()
    {
        QSet<QChar> letters;
        for (const NodeRow& row : nodeRows()) {
            QVERIFY(!app::kindTitle(row.kind).isEmpty() && !app::kindHint(row.kind).isEmpty());
            if (row.kind == NodeKind::Start) continue;
            QVERIFY(!app::titleOf(app::groupOf(row.kind)).isEmpty());
            QVERIFY(!letters.contains(app::letterOf(row.kind)));
            letters.insert(app::letterOf(row.kind));
        }
        QVERIFY(app::letterOf(NodeKind::Start).isNull());
    }

    void aNodeSaysWhatItDoes()
    {
        const config::Config config = routeConfig();
        const Graph graph = sampleGraph();
        const auto summary = [&](const char* id) {
            return app::nodeSummary(*graph.find(id), config);
        };
        QCOMPARE(app::nodeTitle(*graph.find("canary")), QStringLiteral("fast"));
        QCOMPARE(summary("plan"), QStringLiteral("metadata.plan is \"paid\""));
        QCOMPARE(summary("split"), QStringLiteral("by chance"));
        QVERIFY(summary("canary").startsWith(QStringLiteral("Sample · ")));
        QVERIFY(summary("canary").endsWith(QStringLiteral(" s")));
        const Node reject = app::freshNode(NodeKind::Reject, "no");
        QCOMPARE(app::nodeTitle(reject), QStringLiteral("Reject 403"));
        const Node rate = app::freshNode(NodeKind::Rate, "r");
        QVERIFY(app::nodeSummary(rate, config).contains(QStringLiteral("60 requests")));
        QCOMPARE(app::nodeTitle(*app::titled(graph, "plan", QStringLiteral("Paid?")).find("plan")),
                 QStringLiteral("Paid?"));
    }

    void outputsHaveNames()
    {
        const Graph graph = sampleGraph();
        QCOMPARE(app::outputTitle(*graph.find("split"), "else"), QStringLiteral("else 90%"));
        QCOMPARE(app::outputTitle(*graph.find("canary"), "fallback"), QStringLiteral("error"));
        const Node rate = app::freshNode(NodeKind::Rate, "r");
        QCOMPARE(app::outputTitle(rate, "fallback"), QStringLiteral("exceeded"));
    }

    void conditionsAreRead()
    {
        const auto words = [](const char* json) {
            return app::conditionWords(QString::fromLatin1(json));
        };
        QCOMPARE(words("{}"), QStringLiteral("always"));
        QCOMPARE(words("{\"$or\":[{\"tokens\":{\"$gt\":9}},{\"model\":\"a\"}]}"),
                 QStringLiteral("tokens is above 9 or model is \"a\""));
        QCOMPARE(words("{\"$not\":{}}"), QStringLiteral("a condition in JSON"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NodeWordsTest;
GH_SUITE(NodeWordsTest)
#include "node_words_test.moc"
