#include "proxy/shell/engine/cloudflare_evaluations.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kGateway = "gateways/default";

record::Record call(const std::string& id, const std::string& model, std::int64_t millis,
                    std::optional<PicoUsd> cost)
{
    auto made = std::make_unique<record::Exchange>();
    made->id = id;
    made->startedAt = 1'700'000'000'000'000;
    made->endedAt = millis * 1000;
    made->path = "/v1/chat/completions";
    made->provider = "openai";
    made->modelAsked = model;
    made->outcome = record::Outcome::Ok;
    made->status = 200;
    made->cost = cost;
    return record::ExchangeFinished{std::move(made)};
}

/// Four calls of known figures, and datasets over them.
struct Scene {
    FakeUpstream fake;
    Gateway gateway;
    CloudflareClient api{gateway};

    Scene() : gateway(keptForEver(configFor(fake)))
    {
        std::vector<record::Record> calls;
        calls.push_back(call("01AAAAAAAAAAAAAAAAAAAAAAAA", "a", 100, PicoUsd{1'000'000'000}));
        calls.push_back(call("01AAAAAAAAAAAAAAAAAAAAAAAB", "a", 200, PicoUsd{3'000'000'000}));
        calls.push_back(call("01AAAAAAAAAAAAAAAAAAAAAAAC", "a", 300, std::nullopt));
        calls.push_back(call("01AAAAAAAAAAAAAAAAAAAAAAAD", "b", 900, std::nullopt));
        if (!gateway.engine().keep(std::move(calls))) std::abort();
        for (const char* last : {"A", "B"})
            api.call("PATCH", kGateway + "/logs/01AAAAAAAAAAAAAAAAAAAAAAA" + last,
                     last[0] == 'A' ? "{'feedback':1}" : "{'feedback':-1}");
    }

    static config::Config keptForEver(config::Config config)
    {
        config.records.keepDays = 0;
        return config;
    }

    std::string dataset(const std::string& model)
    {
        return at(
            api.result("POST", kGateway + "/datasets",
                       "{'name':'" + model +
                           "','enable':true,'filters':[{'key':'model','operator':'eq','value':"
                           "['" +
                           model + "']}]}"),
            "id");
    }

    boost::json::value evaluate(const std::string& datasets, const std::string& types)
    {
        return api.result(
            "POST", kGateway + "/evaluations",
            "{'name':'e','dataset_ids':[" + datasets + "],'evaluation_type_ids':[" + types + "]}");
    }
};

}  // namespace

class CloudflareEvaluationsTest : public QObject {
    Q_OBJECT

private slots:

    void onlyWhatIsKnownIsCounted()
    {
        Scene s;
        const std::string a = s.dataset("a");
        const auto made = s.evaluate("'" + a + "'", "'cost','speed','human_feedback'");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(made, "processed"), std::string("true"));
        QCOMPARE(at(made, "total_logs"), std::string("3"));
        const auto& results = made.at("results").as_array();
        QCOMPARE(at(results[0], "result"), std::string("0.002000000"));
        QCOMPARE(at(results[0], "total_logs"), std::string("2"));
        QCOMPARE(at(results[1], "result"), std::string("200.000"));
        QCOMPARE(at(results[1], "evaluation_type_id"), std::string("speed"));
        QCOMPARE(at(results[2], "result"), std::string("50.00"));
        QCOMPARE(at(made.at("datasets").at(0), "id"), a);
        QCOMPARE(at(made.at("datasets").at(0), "account_tag"), std::string("acct"));
        const std::string path = kGateway + "/evaluations/" + at(made, "id");
        QCOMPARE(s.api.result("GET", path), made);
        QCOMPARE(s.api.result("GET", kGateway + "/evaluations?processed=true").as_array().size(),
                 std::size_t(1));
        s.api.call("DELETE", path);
        (void)s.api.error("GET", path);
        QCOMPARE(s.api.status(), 404);
    }

    void nothingKnownIsNotNothing()
    {
        Scene s;
        const auto made = s.evaluate("'" + s.dataset("b") + "'", "'cost','speed','human_feedback'");
        const auto& results = made.at("results").as_array();
        QCOMPARE(at(results[0], "result"), std::string());
        QCOMPARE(at(results[0], "status"), std::string("0"));
        QVERIFY(at(results[0], "status_description").find("known cost") != std::string::npos);
        QCOMPARE(at(results[1], "result"), std::string("900.000"));
        QCOMPARE(at(results[2], "status"), std::string("0"));
    }

    void aCallOfTwoDatasetsCountsOnce()
    {
        Scene s;
        const std::string a = s.dataset("a");
        const std::string again = s.dataset("a");
        const std::string b = s.dataset("b");
        QCOMPARE(at(s.evaluate("'" + a + "','" + again + "','" + b + "'", "'speed'"), "total_logs"),
                 std::string("4"));
    }

    void typesAndMistakes()
    {
        Scene s;
        const auto types = s.api.result("GET", "evaluation-types").as_array();
        QCOMPARE(types.size(), std::size_t(3));
        QCOMPARE(at(types[0], "type"), std::string("cost"));
        const std::string a = s.dataset("a");
        for (const auto& [sets, kinds] : {std::pair<std::string, std::string>{"", "'cost'"},
                                          {"'nobody'", "'cost'"},
                                          {"'" + a + "'", ""},
                                          {"'" + a + "'", "'beauty'"},
                                          {"1", "'cost'"}}) {
            (void)s.evaluate(sets, kinds);
            QCOMPARE(s.api.status(), 400);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareEvaluationsTest;
GH_SUITE(CloudflareEvaluationsTest)
#include "cloudflare_evaluations_test.moc"
