#include "proxy/core/cache/difference.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class DifferenceTest : public QObject {
    Q_OBJECT

    static std::vector<cache::Difference> between(const std::string& first,
                                                  const std::string& second,
                                                  const std::vector<std::string>& ignore = {})
    {
        std::vector<cache::Path> ignored;
        for (const auto& each : ignore) ignored.push_back(cache::readPath(each));
        return cache::differencesOf(quoted(first), quoted(second), ignored, 5).value();
    }

private Q_SLOTS:

    void orderAndSpaceMakeNone()
    {
        QVERIFY(between("{'a': 1, 'b': [1, 2]}", "{'b':[1,2],'a':1}").empty());
        QVERIFY(!cache::differencesOf("{", "{}", {}, 5));
    }

    void whereTheyDiffer()
    {
        const auto found = between("{'m':[{'role':'user','content':'a'}],'t':1,'x':true}",
                                   "{'m':[{'role':'user','content':'b'}],'t':1.0,'y':null}");
        using One = cache::Difference;
        QCOMPARE(found.size(), std::size_t{4});
        QVERIFY(found[0] == (One{"m.0.content", quoted("'a'"), quoted("'b'")}));
        QCOMPARE(found[1].path, std::string("t"));
        QVERIFY(found[2] == (One{"x", "true", {}}));
        QVERIFY(found[3] == (One{"y", {}, "null"}));
    }

    void whatIsIgnoredMakesNone()
    {
        QVERIFY(between("{'m':[{'id':1,'c':2}],'trace':'a'}", "{'m':[{'id':9,'c':2}],'trace':'b'}",
                        {"m.*.id", "trace"})
                    .empty());
        const auto found = between("{'m':[{'id':1,'c':2}]}", "{'m':[{'id':9,'c':3}]}", {"m.*.id"});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].path, std::string("m.0.c"));
    }

    void manyAndLongOnesAreCut()
    {
        const auto many = between("[1,2,3,4,5,6,7]", "[]");
        QCOMPARE(many.size(), std::size_t{5});
        const auto found = between("['" + std::string(500, 'a') + "']", "['b']");
        QVERIFY(found[0].first.size() <= 120);
    }

    /// Keys are made of the text: what is written otherwise is another call.
    void theSameInOtherLetters()
    {
        const auto found = between("{'a':'A'}", "{'a':'\\u0041'}");
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].path.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DifferenceTest;
GH_SUITE(DifferenceTest)
#include "difference_test.moc"
