#include "proxy/core/config/dlp_shape.h"

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace dlp_shape_test {

std::vector<config::Problem> problemsOf(const std::string& dlp)
{
    std::vector<config::Problem> problems;
    config::checkOwnRules(boost::json::parse(tests::quoted(dlp)).get_object(), "/p", problems);
    return problems;
}

}  // namespace dlp_shape_test

/// Word lists and expressions of a gateway's `dlp` object; gateway_shapes_test has the flaws one
/// by one.
class DlpShapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatCanBeUsedIsFine()
    {
        using dlp_shape_test::problemsOf;
        QVERIFY(problemsOf("{}").empty());
        QVERIFY(problemsOf("{'words':[{'id':'projects','words':['Blue Heron']}],'patterns':[{'id':"
                           "'ticket','expression':'T-([0-9]+)','group':1}]}")
                    .empty());
    }

    void eachFlawIsTold()
    {
        const auto problems = dlp_shape_test::problemsOf(
            "{'words':[{'id':'a','words':['']}],'patterns':[{'id':'a','expression':'x*'}]}");
        QCOMPARE(problems.size(), std::size_t(3));
        QCOMPARE(problems[0].path, std::string("/p/words/0/words/0"));
        QCOMPARE(problems[1].path, std::string("/p/patterns/0/id"));
        QCOMPARE(problems[2].path, std::string("/p/patterns/0/expression"));
    }

    void blocksOfCodeMayBeTakenOut()
    {
        using dlp_shape_test::problemsOf;
        const std::string demands =
            "{'demands':[{'id':'a','kind':'code','names':['sh']},{'id':'b','kind':'links'}],"
            "'policies':[{'id':'p','action':'";
        QVERIFY(problemsOf(demands + "REDACT','profiles':['a']}]}").empty());
        QCOMPARE(problemsOf(demands + "MASK','profiles':['a']}]}").size(), std::size_t(1));
        QCOMPARE(problemsOf(demands + "REDACT','profiles':['a','b']}]}").size(), std::size_t(1));
    }

    void demandsSayWhatTheyAsk()
    {
        using dlp_shape_test::problemsOf;
        QVERIFY(problemsOf("{'demands':[{'id':'a','kind':'characters','most':9},{'id':'b','kind':"
                           "'language','names':['de'],'only':true},{'id':'c','kind':'schema',"
                           "'schema':{}},{'id':'d','kind':'links'}],'policies':[{'id':'p','action':"
                           "'FLAG','profiles':['a','b']}]}")
                    .empty());
        const auto problems = problemsOf(
            "{'words':[{'id':'a','words':['x']}],'demands':[{'id':'a','kind':'tokens'},{'id':'b',"
            "'kind':'language','names':['klingon']},{'id':'c','kind':'schema'},{'id':'d','kind':"
            "'language'}],'policies':[{'id':'p','action':'MASK','profiles':['b']}]}");
        const char* const paths[] = {"/p/demands/0/id",      "/p/demands/0/most",
                                     "/p/demands/1/names/0", "/p/demands/2/schema",
                                     "/p/demands/3/names",   "/p/policies/0/action"};
        QCOMPARE(problems.size(), std::size(paths));
        for (std::size_t i = 0; i < std::size(paths); ++i)
            QCOMPARE(problems[i].path, std::string(paths[i]));
    }

    void listsAreBounded()
    {
        std::string words;
        for (int i = 0; i < 2'001; ++i) words += "'w',";
        words.pop_back();
        const auto many =
            dlp_shape_test::problemsOf("{'words':[{'id':'a','words':[" + words + "]}]}");
        QCOMPARE(many.size(), std::size_t(1));
        QCOMPARE(many[0].path, std::string("/p/words"));
    }
};

GH_SUITE(DlpShapeTest)
#include "dlp_shape_test.moc"
