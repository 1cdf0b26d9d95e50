#include "proxy/core/policy/cel_tree.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

/// How tightly the operators hold.
class CelTreeTest : public QObject {
    Q_OBJECT

private slots:

    void looserOnesStandAbove()
    {
        using policy::cel::Kind;
        const auto root = policy::cel::read("a.b == 1 + 2 && !c || d");
        QVERIFY(root.ok());
        QVERIFY(root->kind == Kind::Or);
        QCOMPARE(root->parts.size(), std::size_t(2));
        const auto& both = root->parts[0];
        QVERIFY(both.kind == Kind::And && both.parts[1].kind == Kind::Not);
        const auto& equal = both.parts[0];
        QCOMPARE(equal.word, std::string("=="));
        QCOMPARE(equal.parts[0].path, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(equal.parts[1].word, std::string("+"));
    }

    void equalOnesAreReadFromTheLeft()
    {
        const auto root = policy::cel::read("9 - 4 - 3 == 2");
        QVERIFY(root.ok());
        const auto& outer = root->parts[0];
        QCOMPARE(outer.word, std::string("-"));
        QCOMPARE(outer.parts[0].word, std::string("-"));
        QVERIFY(std::get<double>(outer.parts[1].value) == 3);
    }

    void aWordIsNotTheBeginningOfAnother()
    {
        const auto root = policy::cel::read("inside == trueish");
        QVERIFY(root.ok());
        QCOMPARE(root->parts[0].path.front(), std::string("inside"));
        QCOMPARE(root->parts[1].path.front(), std::string("trueish"));
    }

    void aPatternIsLookedForInTheText()
    {
        const auto root = policy::cel::read("a.matches('b+c')");
        QVERIFY(root.ok() && root->pattern != nullptr);
        QVERIFY(policy::cel::finds(*root->pattern, "xbbcx"));
        QVERIFY(!policy::cel::finds(*root->pattern, "xc"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CelTreeTest;
GH_SUITE(CelTreeTest)
#include "cel_tree_test.moc"
