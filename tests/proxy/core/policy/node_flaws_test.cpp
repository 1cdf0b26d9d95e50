#include "proxy/core/policy/node_flaws.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

using namespace gatehouse;

/// What is wrong with one node, apart from the others.
class NodeFlawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Text of any kind is told of, and nothing is thrown.
    void strangeProperties()
    {
        for (const policy::NodeRow& row : policy::nodeRows()) {
            for (const char* properties : {"nonsense", "[]",
                                           "{'limit':{},'cases':7,'targets':{},"
                                           "'categories':{},'budget':4,'ttl':'x'"
                                           ",'prompt':[],'status':'x'}"}) {
                policy::Node node;
                node.id = "n";
                node.kind = row.kind;
                node.properties = tests::quoted(properties);
                std::vector<policy::Flaw> flaws;
                policy::addNodeFlaws(node, {}, flaws);
                const bool hasNone = row.kind == policy::NodeKind::Start ||
                                     row.kind == policy::NodeKind::End ||
                                     row.kind == policy::NodeKind::Split;
                QVERIFY2(!flaws.empty() || hasNone, properties);
                for (const auto& flaw : flaws) {
                    QCOMPARE(flaw.node, std::string("n"));
                    QVERIFY(!flaw.hint.empty() && !flaw.isWarning);
                }
            }
        }
    }

    void aHedgeIsOfAKnownKind()
    {
        const auto flawsOf = [](const std::string& more) {
            policy::Node node;
            node.id = "n";
            node.kind = policy::NodeKind::Model;
            node.properties = tests::quoted("{'provider':'openai','model':'m'" + more + "}");
            std::vector<policy::Flaw> flaws;
            policy::addNodeFlaws(node, {}, flaws);
            return flaws.size();
        };
        QCOMPARE(flawsOf(",'hedge':'off'"), std::size_t(0));
        QCOMPARE(flawsOf(",'hedge':'p95','hedgeAfter':800"), std::size_t(0));
        QCOMPARE(flawsOf(",'hedge':'sometimes'"), std::size_t(1));
        QCOMPARE(flawsOf(",'hedge':'after','hedgeAfter':0"), std::size_t(1));
    }

    void aMirrorNamesAModelAndAShare()
    {
        const auto flawsOf = [](const std::string& mirror) {
            policy::Node node;
            node.id = "n";
            node.kind = policy::NodeKind::Model;
            node.properties =
                tests::quoted("{'provider':'openai','model':'m','mirror':" + mirror + "}");
            std::vector<policy::Flaw> flaws;
            policy::Known known;
            known.providers = {"openai"};
            policy::addNodeFlaws(node, known, flaws);
            return flaws.size();
        };
        QCOMPARE(flawsOf("{'provider':'openai','model':'n'}"), std::size_t(0));
        QCOMPARE(flawsOf("{'provider':'openai','model':'n','share':100}"), std::size_t(0));
        QCOMPARE(flawsOf("{'provider':'openai','model':'n','share':0}"), std::size_t(1));
        QCOMPARE(flawsOf("{'provider':'gone','model':'n'}"), std::size_t(1));
        QCOMPARE(flawsOf("{'provider':'openai'}"), std::size_t(1));
        QCOMPARE(flawsOf("'openai/n'"), std::size_t(1));
    }
};

GH_SUITE(NodeFlawsTest)
#include "node_flaws_test.moc"
