#include "proxy/shell/engine/cloudflare_api.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CloudflareApiTest : public QObject {
    Q_OBJECT

private slots:

    void whichPathsAreOurs()
    {
        using engine::isCloudflareApi;
        QVERIFY(isCloudflareApi("/client/v4/accounts/a/ai-gateway/gateways"));
        QVERIFY(isCloudflareApi("/client/v4/accounts/a/ai-gateway/gateways?page=1"));
        QVERIFY(!isCloudflareApi("/client/v4/accounts//ai-gateway/gateways"));
        QVERIFY(!isCloudflareApi("/client/v4/accounts/a/ai/v1/chat/completions"));
        QVERIFY(!isCloudflareApi("/client/v4/accounts/a/b/ai-gateway/gateways"));
        QVERIFY(!isCloudflareApi("/v1/a/ai-gateway/x"));
    }

    void theAdminTokenOpensAndNothingElse()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        addKey(config, "k", "gh_key-of-a-client-0123456789");
        Gateway gateway(config);
        const std::string path = "/client/v4/accounts/a/ai-gateway/gateways";
        for (const std::string& key : {std::string(), std::string("gh_key-of-a-client-0123456789"),
                                       gateway.adminToken().substr(1)}) {
            const RawReply reply = exchange(gateway.port(), get(path, key));
            QCOMPARE(reply.status, 401);
            QVERIFY(reply.body.find("\"code\":10000") != std::string::npos);
            QVERIFY(reply.body.find("\"result\":null") != std::string::npos);
        }
        const std::string token = gateway.adminToken();
        QCOMPARE(exchange(gateway.port(), get(path, token)).status, 200);
        QCOMPARE(exchange(gateway.port(), get(path, token, {{"Host", "evil.example"}})).status,
                 403);
        QCOMPARE(
            exchange(gateway.port(), get(path, token, {{"Origin", "https://evil.example"}})).status,
            403);
        // The account is any word, escaped or not; calls of this API are no traffic.
        QCOMPARE(
            exchange(gateway.port(), get("/client/v4/accounts/a%2Fb/ai-gateway/gateways/", token))
                .status,
            200);
        QCOMPARE(gateway.engine().state().requests, std::uint64_t(0));
    }

    void unknownPathsMethodsAndBilling()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        CloudflareClient api(gateway);
        (void)api.error("GET", "nothing");
        QCOMPARE(api.status(), 404);
        (void)api.error("GET", "gateways/default/logs/a/b/c");
        QCOMPARE(api.status(), 404);
        const std::string methods = api.error("PUT", "gateways", "{}");
        QCOMPARE(api.status(), 405);
        QVERIFY(methods.find("GET, POST") != std::string::npos);
        for (const char* path : {"billing/credit-balance", "billing/topup/status"}) {
            const std::string why = api.error("GET", path);
            QCOMPARE(api.status(), 501);
            QVERIFY(why.find("bills nobody") != std::string::npos);
        }
    }

    void aPausedGatewayIsStillManaged()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        gateway.engine().setPaused(true);
        CloudflareClient api(gateway);
        api.call("GET", "gateways/default");
        QCOMPARE(api.status(), 200);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareApiTest;
GH_SUITE(CloudflareApiTest)
#include "cloudflare_api_test.moc"
