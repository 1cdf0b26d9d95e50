#include "proxy/core/policy/node_rules.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

using namespace gatehouse;

/// What nodes do, read from their properties.
class NodeRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachKindHasItsPlace()
    {
        policy::NodeRules rules;
        const auto add = [&](policy::NodeKind kind, const char* properties) {
            policy::Node node;
            node.id = "n";
            node.kind = kind;
            node.properties = tests::quoted(properties);
            return rules.add(node, "route");
        };
        using policy::NodeKind;
        QCOMPARE(add(NodeKind::Budget, "{'limit':2.5,'period':'day','key':'key'}"), std::size_t(0));
        QCOMPARE(add(NodeKind::Budget, "{'budget':'team'}"), std::size_t(1));
        QCOMPARE(rules.budgets[0].limit, std::int64_t(2'500'000'000'000));
        QCOMPARE(rules.budgets[0].id, std::string("route/n"));
        QCOMPARE(rules.budgets[0].period, std::string("day"));
        QCOMPARE(rules.budgets[1].named, std::string("team"));
        QCOMPARE(rules.budgets[1].period, std::string("month"));
        QCOMPARE(add(NodeKind::Guardrail, "{'categories':['email'],'injection':0.3}"),
                 std::size_t(0));
        QCOMPARE(rules.guards[0].action, std::string("block"));
        QVERIFY(rules.guards[0].falseAlarms);
        QVERIFY(std::abs(*rules.guards[0].falseAlarms - 0.003) < 1e-9);
        add(NodeKind::Guardrail, "{'categories':['email'],'injection':0,'action':'mask'}");
        QVERIFY(!rules.guards[1].falseAlarms);
        add(NodeKind::Prompt, "{'prompt':'help@live'}");
        QCOMPARE(rules.prompts[0].how, std::string("begin"));
        add(NodeKind::Cache, "{}");
        add(NodeKind::Cache, "{'ttl':60}");
        QCOMPARE(rules.caches[0].ttl, Seconds(300));
        QCOMPARE(rules.caches[1].ttl, Seconds(60));
        QCOMPARE(add(NodeKind::End, "{}"), std::size_t(0));
    }

    void triggers_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("included");
        const auto row = [](const char* words, policy::Trouble trouble, int status, bool included) {
            QTest::addRow("%s %d %d", words, static_cast<int>(trouble), status)
                << words << static_cast<int>(trouble) << status << included;
        };
        using policy::Trouble;
        row("", Trouble::Connect, 0, true);
        row("", Trouble::Timeout, 0, true);
        row("", Trouble::Context, 400, true);
        row("", Trouble::ContentFilter, 200, true);
        row("", Trouble::Status, 500, true);
        row("", Trouble::Status, 429, true);
        row("", Trouble::Status, 401, true);
        row("", Trouble::Status, 400, false);
        row("", Trouble::Status, 422, false);
        row("429", Trouble::Status, 429, true);
        row("429", Trouble::Status, 500, false);
        row("429", Trouble::Connect, 0, false);
        row("4xx", Trouble::Status, 400, true);
        row("5xx timeout", Trouble::Timeout, 0, true);
        row("5xx timeout", Trouble::Status, 404, false);
        row("context", Trouble::Context, 400, true);
    }

    void triggers()
    {
        QFETCH(QString, words);
        QFETCH(int, trouble);
        QFETCH(int, status);
        QFETCH(bool, included);
        std::vector<std::string> list;
        for (const auto& word : words.split(' ', Qt::SkipEmptyParts)) {
            QVERIFY(policy::Triggers::isKnown(word.toStdString()));
            list.push_back(word.toStdString());
        }
        const policy::Triggers made = list.empty() ? policy::Triggers() : policy::Triggers(list);
        QCOMPARE(made.include(static_cast<policy::Trouble>(trouble), status), included);
    }
};

GH_SUITE(NodeRulesTest)
#include "node_rules_test.moc"
