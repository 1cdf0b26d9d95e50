#include "proxy/shell/engine/cloudflare_datasets.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kSets = "gateways/main/datasets";
const std::string kFilter = "{'key':'model','operator':'contains','value':['gpt']}";

struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};
};

}  // namespace

class CloudflareDatasetsTest : public QObject {
    Q_OBJECT

private slots:

    void aDatasetIsKeptAsItCame()
    {
        Scene s;
        const auto made =
            s.api.result("POST", kSets, "{'name':'gpt','enable':true,'filters':[" + kFilter + "]}");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(made, "filters"), quoted("[" + kFilter + "]"));
        QCOMPARE(at(made, "gateway_id"), std::string("main"));
        const std::string path = kSets + "/" + at(made, "id");
        QCOMPARE(s.api.result("GET", path), made);
        const auto put = s.api.result("PUT", path, "{'name':'all','enable':false,'filters':[]}");
        QCOMPARE(at(put, "name"), std::string("all"));
        QCOMPARE(at(put, "created_at"), at(made, "created_at"));
        (void)s.api.error("GET", "gateways/other/datasets/" + at(made, "id"));
        QCOMPARE(s.api.status(), 404);
        QCOMPARE(at(s.api.result("DELETE", path), "name"), std::string("all"));
        (void)s.api.error("GET", path);
        QCOMPARE(s.api.status(), 404);
    }

    void listsAreNarrowed()
    {
        Scene s;
        for (const char* body : {"{'name':'one','enable':true,'filters':[]}",
                                 "{'name':'two','enable':false,'filters':[]}"})
            s.api.call("POST", kSets, body);
        const auto count = [&](const std::string& query) {
            return s.api.result("GET", kSets + query).as_array().size();
        };
        QCOMPARE(count(""), std::size_t(2));
        QCOMPARE(count("?enable=false"), std::size_t(1));
        QCOMPARE(count("?name=one"), std::size_t(1));
        QCOMPARE(count("?search=o"), std::size_t(2));
        QCOMPARE(count("?per_page=1&page=2"), std::size_t(1));
        (void)s.api.error("GET", kSets + "?colour=red");
        QCOMPARE(s.api.status(), 400);
    }

    void filtersMustMeanSomething()
    {
        Scene s;
        for (const char* filters :
             {"{}", "[1]", "[{'key':'user_agent','operator':'eq','value':['a']}]",
              "[{'key':'model','operator':'neq','value':['a']}]",
              "[{'key':'cost','operator':'gt','value':['much']}]"}) {
            (void)s.api.error("POST", kSets,
                              std::string("{'name':'a','enable':true,'filters':") + filters + "}");
            QCOMPARE(s.api.status(), 400);
        }
        QCOMPARE(s.api.result("GET", kSets).as_array().size(), std::size_t(0));
    }

    void allFiltersOfOneMustFit()
    {
        const auto both = engine::cloudflare::conditionOfDataset(
            {"main", "a", quoted("{'filters':[" + kFilter + "," + kFilter + "]}"), 0, 0});
        QVERIFY(both.ok() && both->kind == store::Condition::Kind::All);
        QCOMPARE(both->parts.size(), std::size_t(2));
        const auto none = engine::cloudflare::conditionOfDataset({"main", "a", "{}", 0, 0});
        QVERIFY(none.ok() && none->parts.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareDatasetsTest;
GH_SUITE(CloudflareDatasetsTest)
#include "cloudflare_datasets_test.moc"
