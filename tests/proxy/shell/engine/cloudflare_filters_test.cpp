#include "proxy/shell/engine/cloudflare_filters.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using engine::cloudflare::conditionOf;
using engine::cloudflare::filtersOfQuery;
using engine::cloudflare::FilterUse;
using store::Condition;
using store::Field;
using store::Test;

namespace {

Result<Condition> asked(const std::string& filter, FilterUse use = FilterUse::Log)
{
    return conditionOf(boost::json::parse(quoted(filter)), use);
}

std::string gathered(const std::vector<std::pair<std::string, std::string>>& query)
{
    const auto filters = filtersOfQuery(query);
    std::string text = filters ? boost::json::serialize(*filters) : filters.error().message;
    std::ranges::replace(text, '"', '\'');
    return text;
}

}  // namespace

class CloudflareFiltersTest : public QObject {
    Q_OBJECT

private slots:

    void queriesAreGathered()
    {
        const std::string one = "[{'key':'model','operator':'eq','value':['a','b']}]";
        QCOMPARE(gathered({{"filters.key", "model"},
                           {"filters.operator", "eq"},
                           {"filters.value", "a"},
                           {"filters.value", "b"}}),
                 one);
        QCOMPARE(gathered({{"filters[][key]", "model"},
                           {"filters[][operator]", "eq"},
                           {"filters[][value][]", "a"},
                           {"filters[][value][]", "b"}}),
                 one);
        QCOMPARE(gathered({{"filters[0][key]", "model"},
                           {"filters[0][operator]", "eq"},
                           {"filters[0].value[0]", "a"},
                           {"filters[0].value[1]", "b"}}),
                 one);
        QCOMPARE(gathered({{"filters", quoted(one)}}), one);
        QCOMPARE(gathered({{"page", "2"}}), std::string("[]"));
        QCOMPARE(gathered({{"filters", "x"}}), std::string("filters is not JSON"));
    }

    void theNextFilterBeginsWithAWordThatStandsAlready()
    {
        QCOMPARE(gathered({{"filters.key", "model"},
                           {"filters.operator", "eq"},
                           {"filters.value", "a"},
                           {"filters.key", "cost"},
                           {"filters.operator", "gt"},
                           {"filters.value", "1"}}),
                 std::string("[{'key':'model','operator':'eq','value':['a']},"
                             "{'key':'cost','operator':'gt','value':['1']}]"));
        QCOMPARE(
            gathered(
                {{"filters[1].key", "b"}, {"filters[0].key", "a"}, {"filters[1].operator", "eq"}}),
            std::string("[{'key':'b','operator':'eq'},{'key':'a'}]"));
    }

    void eachKeyAsksItsField()
    {
        const auto cost = asked("{'key':'cost','operator':'gt','value':['0.5']}");
        QVERIFY(cost.ok());
        QCOMPARE(cost->parts.front().number, std::int64_t(500'000'000'000));
        QVERIFY(cost->parts.front().field == Field::Cost);
        QVERIFY(cost->parts.front().test == Test::More);
        const auto two = asked("{'key':'provider','operator':'neq','value':['a','b']}");
        QVERIFY(two.ok() && two->kind == Condition::Kind::Not);
        QCOMPARE(two->parts.front().parts.size(), std::size_t(2));
        const auto duration = asked("{'key':'duration','operator':'eq','value':[12]}");
        QCOMPARE(duration->parts.front().parts[0].number, std::int64_t(12'000));
        QCOMPARE(duration->parts.front().parts[1].number, std::int64_t(13'000));
        const auto unknown = asked("{'key':'cost','operator':'eq','value':[null]}");
        QVERIFY(unknown.ok() && unknown->parts.front().kind == Condition::Kind::Not);
        for (const char* fine :
             {"{'key':'success','operator':'eq','value':[true]}",
              "{'key':'success','operator':'neq','value':['false']}",
              "{'key':'cached','operator':'eq','value':['1']}",
              "{'key':'created_at','operator':'lt','value':['2026-01-01']}",
              "{'key':'created_at','operator':'eq','value':['2026-01-01T00:00:00Z']}",
              "{'key':'feedback','operator':'eq','value':[-1]}",
              "{'key':'metadata.key','operator':'contains','value':['te']}",
              "{'key':'event_id','operator':'eq','value':['e']}",
              "{'key':'user_agent','operator':'contains','value':['a']}",
              "{'key':'dlp_action','operator':'neq','value':['FLAG']}",
              "{'key':'compatibilityMode','operator':'eq','value':[true]}",
              "{'key':'authentication','operator':'eq','value':[false]}"})
            QVERIFY2(asked(fine).ok(), fine);
    }

    void whatMeansNothingIsRefused_data()
    {
        QTest::addColumn<QString>("filter");
        for (const char* wrong : {"1", "{}", "{'key':'model','operator':'eq'}",
                                  "{'key':'model','operator':'eq','value':[]}",
                                  "{'key':'model','operator':'eq','value':'a'}",
                                  "{'key':'model','operator':'eq','value':['a'],'more':1}",
                                  "{'key':'colour','operator':'eq','value':['a']}",
                                  "{'key':'model','operator':'like','value':['a']}",
                                  "{'key':'model','operator':'lt','value':['a']}",
                                  "{'key':'success','operator':'gt','value':[true]}",
                                  "{'key':'success','operator':'eq','value':['maybe']}",
                                  "{'key':'cost','operator':'gt','value':['much']}",
                                  "{'key':'cost','operator':'gt','value':[1,2]}",
                                  "{'key':'cost','operator':'contains','value':[1]}",
                                  "{'key':'created_at','operator':'gt','value':['yesterday']}",
                                  "{'key':'user_agent','operator':'gt','value':['a']}",
                                  "{'key':'dlp_action','operator':'eq','value':[1]}"})
            QTest::newRow(wrong) << wrong;
    }

    void whatMeansNothingIsRefused()
    {
        QFETCH(QString, filter);
        const auto refused = asked(filter.toStdString());
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().message.empty() && !refused.error().hint.empty());
    }

    void datasetsKnowFewer()
    {
        const char* kNeq = "{'key':'model','operator':'neq','value':['a']}";
        const char* kId = "{'key':'id','operator':'eq','value':['a']}";
        for (const char* filter : {kNeq, kId}) {
            QVERIFY(asked(filter).ok());
            QVERIFY(!asked(filter, FilterUse::Dataset).ok());
        }
        QVERIFY(asked("{'key':'tokens','operator':'lt','value':[5]}", FilterUse::Dataset).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareFiltersTest;
GH_SUITE(CloudflareFiltersTest)
#include "cloudflare_filters_test.moc"
