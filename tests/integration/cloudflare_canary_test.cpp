#include <algorithm>

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kStored = "canary-stored-key-88b1f0";
const std::string kOtel = "Bearer canary-otel-key-77c2e9";
const std::string kStripe = "canary-stripe-key-31d8a4";
const std::string kPasted = "canary-pasted-key-55e0b7";

}  // namespace

/// Every route of Cloudflare's API is asked after secrets of every kind went in by it.
class CloudflareCanaryTest : public QObject {
    Q_OBJECT

    QStringList leaks_;

    void look(const CloudflareClient& api, const std::string& token, const std::string& method,
              const std::string& path, const std::string& body = {})
    {
        const RawReply reply = api.raw(method, path, body);
        for (const std::string& secret :
             {kStored, kOtel, kStripe, kPasted, token, Gateway::secret("openai")}) {
            if (reply.body.find(secret) != std::string::npos)
                leaks_ += QString::fromStdString(method + " " + path);
        }
    }

private slots:

    void noSecretComesOut()
    {
        qputenv("GATEHOUSE_VAULT_PASSPHRASE", "open sesame");
        FakeUpstream fake;
        // A provider that repeats the key it was sent.
        fake.handle([](const Seen& seen) {
            return answer(401, quoted("{'error':'bad key " + seen.field("authorization") + "'}"),
                          {{"Content-Type", "application/json"}});
        });
        Gateway gateway(configFor(fake));
        CloudflareClient api(gateway);
        const std::string token = gateway.adminToken();
        const std::string bare =
            "'cache_invalidate_on_update':true,'cache_ttl':null,'collect_logs':true,"
            "'rate_limiting_interval':null,'rate_limiting_limit':null";
        api.call("POST", "gateways",
                 "{'id':'main'," + bare + ",'otel':[{'url':'https://t.example','authorization':'" +
                     kOtel + "','headers':{'x-api-key':'" + kOtel +
                     "'}}],'stripe':{'authorization':'" + kStripe + "','usage_events':[]}}");
        QCOMPARE(api.status(), 200);
        const std::string key =
            at(api.result("POST", "gateways/main/provider_configs",
                          "{'alias':'a','provider_slug':'openai','default_config':true,'secret':'" +
                              kStored + "'}"),
               "id");
        QCOMPARE(api.status(), 200);
        // A key in the wrong place is refused, and the refusal does not repeat it.
        look(api, token, "POST", "custom-providers",
             "{'name':'n','slug':'s','base_url':'https://x.example','headers':'{\\'authorization\\'"
             ":\\'" +
                 kPasted + "\\'}'}");
        look(api, token, "POST", "gateways/main/provider_configs",
             "{'alias':'b','provider_slug':'openai','secret_id':'" + kPasted + "'}");
        look(api, token, "POST", "gateways/main/provider_configs",
             "{'alias':'" + kPasted + "','provider_slug':'nobody','secret':'" + kStored + "'}");
        const RawReply reply = exchange(
            gateway.port(),
            post("/v1/acct/main/openai/chat/completions", quoted("{'model':'m','messages':[]}")));
        QCOMPARE(reply.status, 401);
        const std::string id = reply.field("x-gatehouse-request-id");
        (void)gateway.record(id);

        for (const std::string& path :
             {std::string("gateways"), std::string("gateways/main"),
              std::string("custom-providers"), std::string("gateways/main/provider_configs"),
              "gateways/main/provider_configs/" + key, std::string("gateways/main/logs"),
              "gateways/main/logs/" + id, "gateways/main/logs/" + id + "/request",
              "gateways/main/logs/" + id + "/response", std::string("gateways/main/url/openai"),
              std::string("gateways/main/routes"), std::string("gateways/main/datasets"),
              std::string("gateways/main/evaluations"), std::string("evaluation-types"),
              std::string("billing/credit-balance")})
            look(api, token, "GET", path);
        look(api, token, "PATCH", "gateways/main", "{'retry_delay':5}");
        look(api, token, "PATCH", "gateways/main/provider_configs/" + key, "{'rate_limit':1}");
        look(api, token, "DELETE", "gateways/main/provider_configs/" + key);
        look(api, token, "DELETE", "gateways/main");
        QVERIFY2(leaks_.isEmpty(), qPrintable(leaks_.join(QLatin1String(", "))));

        const std::string config = config::print(gateway.engine().config());
        gateway.stop();
        for (const std::string& secret : {kStored, kOtel, kStripe, kPasted}) {
            QVERIFY(config.find(secret) == std::string::npos);
            QDirIterator files(QString::fromStdString(gateway.folder()), QDir::Files | QDir::Hidden,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!file.readAll().contains(secret.c_str()), qPrintable(file.fileName()));
            }
        }
        qunsetenv("GATEHOUSE_VAULT_PASSPHRASE");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareCanaryTest;
GH_SUITE(CloudflareCanaryTest)
#include "cloudflare_canary_test.moc"
