#include "proxy/shell/engine/cloudflare_gateways.h"

#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kBare =
    "'cache_invalidate_on_update':true,'cache_ttl':null,'collect_logs':true,"
    "'rate_limiting_interval':60,'rate_limiting_limit':0";

struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};
};

}  // namespace

class CloudflareGatewaysTest : public QObject {
    Q_OBJECT

private slots:

    void theDefaultOneIsAlwaysThere()
    {
        Scene s;
        const auto found = s.api.result("GET", "gateways/default");
        QCOMPARE(at(found, "is_default"), std::string("true"));
        QCOMPARE(at(found, "collect_logs"), std::string("true"));
        QCOMPARE(s.api.result("GET", "gateways").as_array().size(), std::size_t(1));
        (void)s.api.error("DELETE", "gateways/default");
        QCOMPARE(s.api.status(), 400);
        s.api.call("PATCH", "gateways/default", "{'authentication':true}");
        QCOMPARE(s.api.status(), 200);
        QVERIFY(s.gateway.engine().config().gateways.at(0).authentication);
        QCOMPARE(s.api.result("GET", "gateways").as_array().size(), std::size_t(1));
    }

    void whatWasMadeIsFoundChangedAndRemoved()
    {
        Scene s;
        const auto made =
            s.api.result("POST", "gateways",
                         "{'id':'main'," + kBare +
                             ",'authentication':true,'retry_max_attempts':3,'retry_delay':500,"
                             "'retry_backoff':'exponential','zdr':false,"
                             "'dlp':{'enabled':true,'action':'FLAG','profiles':['a']},"
                             "'guardrails':{'prompt':{'S1':'BLOCK'},'response':{}}}");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(made, "retry_backoff"), std::string("exponential"));
        QCOMPARE(at(made, "cache_ttl"), std::string("null"));
        QCOMPARE(at(made, "rate_limiting_limit"), std::string("0"));
        QCOMPARE(at(made, "is_default"), std::string("false"));
        QVERIFY(at(made, "created_at").starts_with("20"));
        QCOMPARE(at(made, "dlp"), quoted("{'enabled':true,'action':'FLAG','profiles':['a']}"));
        QCOMPARE(s.api.result("GET", "gateways/main"), made);
        QCOMPARE(s.gateway.engine().config().gateways.at(0).retryDelay, std::int64_t(500));
        QCOMPARE(s.gateway.engine().state().generation, std::uint64_t(2));

        const auto patched = s.api.result("PATCH", "gateways/main", "{'retry_delay':0}");
        QCOMPARE(at(patched, "retry_delay"), std::string("0"));
        QCOMPARE(at(patched, "retry_max_attempts"), std::string("3"));
        const auto put = s.api.result("PUT", "gateways/main", "{" + kBare + "}");
        QCOMPARE(at(put, "retry_max_attempts"), std::string("null"));
        QCOMPARE(at(put, "dlp"), std::string("-"));
        QCOMPARE(at(put, "created_at"), at(made, "created_at"));

        QCOMPARE(at(s.api.result("DELETE", "gateways/main"), "id"), std::string("main"));
        (void)s.api.error("GET", "gateways/main");
        QCOMPARE(s.api.status(), 404);
    }

    void whatAClientGotItMaySendBack()
    {
        Scene s;
        const auto made =
            s.api.result("POST", "gateways", "{'id':'main'," + kBare + ",'retry_max_attempts':2}");
        std::string text = boost::json::serialize(made);
        const auto again = s.api.result("PUT", "gateways/main", text);
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(again, "retry_max_attempts"), std::string("2"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const std::string bare = "{'id':'other'," + kBare;
        const auto row = [](const std::string& body, int status, const char* word) {
            QTest::newRow(body.c_str()) << QString::fromStdString(body) << status << word;
        };
        row("{" + kBare + "}", 400, "id");
        row("{'id':'other'}", 400, "cache_invalidate_on_update");
        row("{'id':'a b'," + kBare + "}", 400, "cannot name a gateway");
        row(bare + ",'retry_max_attempts':6}", 400, "retry_max_attempts");
        row(bare + ",'retry_delay':5001}", 400, "retry_delay");
        row(bare + ",'retry_backoff':'random'}", 400, "constant, linear or exponential");
        row(bare + ",'colour':1}", 400, "colour");
        row(bare + ",'dlp':{'enabled':1}}", 400, "true or false");
        row(bare + ",'guardrails':{'prompt':{'S14':'FLAG'},'response':{}}}", 400, "category");
        row("{'id':'main'," + kBare + "}", 409, "another id");
        row("[]", 400, "JSON object");
    }

    void mistakesAreNamed()
    {
        QFETCH(QString, body);
        QFETCH(int, status);
        QFETCH(QString, word);
        Scene s;
        s.api.call("POST", "gateways", "{'id':'main'," + kBare + "}");
        const std::string message = s.api.error("POST", "gateways", body.toStdString());
        QCOMPARE(s.api.status(), status);
        QVERIFY2(message.find(word.toStdString()) != std::string::npos, message.c_str());
        QCOMPARE(s.gateway.engine().state().generation, std::uint64_t(2));
    }

    void pagesAndSearch()
    {
        Scene s;
        for (const char* id : {"a-one", "a-two", "b"})
            s.api.call("POST", "gateways", std::string("{'id':'") + id + "'," + kBare + "}");
        const auto page = s.api.call("GET", "gateways?page=2&per_page=3");
        QCOMPARE(page.at("result").as_array().size(), std::size_t(1));
        QCOMPARE(at(page.at("result_info"), "total_count"), std::string("4"));
        QCOMPARE(s.api.result("GET", "gateways?search=a-").as_array().size(), std::size_t(2));
        (void)s.api.error("GET", "gateways?colour=red");
        QCOMPARE(s.api.status(), 400);
        (void)s.api.error("GET", "gateways?page=0");
        QCOMPARE(s.api.status(), 400);
    }

    void credentialsGoIntoTheVaultOrNowhere()
    {
        const std::string canary = "Bearer cf-canary-otel-4471";
        const std::string body = "{'id':'main'," + kBare +
                                 ",'otel':[{'url':'https://t.example','headers':{'x-api-key':'" +
                                 canary + "'},'authorization':'" + canary + "'}]}";
        {
            qunsetenv("GATEHOUSE_VAULT_PASSPHRASE");
            Scene s;
            const std::string message = s.api.error("POST", "gateways", body);
            QVERIFY(s.api.status() >= 400);
            QVERIFY(!message.empty() && message.find("canary") == std::string::npos);
            QCOMPARE(s.gateway.engine().state().generation, std::uint64_t(1));
        }
        qputenv("GATEHOUSE_VAULT_PASSPHRASE", "open sesame");
        Scene s;
        const auto made = s.api.result("POST", "gateways", body);
        qunsetenv("GATEHOUSE_VAULT_PASSPHRASE");
        QCOMPARE(s.api.status(), 200);
        const std::string text = boost::json::serialize(made);
        QVERIFY(text.find("canary") == std::string::npos);
        QVERIFY(text.find("vault:gateway.main.") != std::string::npos);
        QVERIFY(config::print(s.gateway.engine().config()).find("canary") == std::string::npos);
        QCOMPARE(at(s.api.result("PUT", "gateways/main", text), "otel"), at(made, "otel"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareGatewaysTest;
GH_SUITE(CloudflareGatewaysTest)
#include "cloudflare_gateways_test.moc"
