#include "proxy/shell/engine/cloudflare_keys.h"

#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kKeys = "gateways/default/provider_configs";
const std::string kChat = "{'model':'gpt-4o','messages':[]}";

struct Scene {
    FakeUpstream fake;
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<CloudflareClient> api;

    explicit Scene(bool withKey = false)
    {
        qputenv("GATEHOUSE_VAULT_PASSPHRASE", "open sesame");
        auto config = configFor(fake);
        if (!withKey) config.providers.front().key = {};
        gateway = std::make_unique<Gateway>(config);
        api = std::make_unique<CloudflareClient>(*gateway);
    }

    ~Scene() { qunsetenv("GATEHOUSE_VAULT_PASSPHRASE"); }

    boost::json::value add(const std::string& alias, const std::string& secret,
                           bool isDefault = false)
    {
        return api->result("POST", kKeys,
                           "{'alias':'" + alias + "','provider_slug':'openai','secret':'" + secret +
                               "','default_config':" + (isDefault ? "true" : "false") + "}");
    }

    /// The key that a call with this alias goes out under.
    std::string usedBy(const std::string& alias)
    {
        Fields more;
        if (!alias.empty()) more.emplace_back("cf-aig-byok-alias", alias);
        const RawReply reply =
            exchange(gateway->port(), post("/openai/v1/chat/completions", quoted(kChat), "", more));
        if (reply.status != 200) return std::to_string(reply.status);
        return fake.last().field("authorization");
    }
};

}  // namespace

class CloudflareKeysTest : public QObject {
    Q_OBJECT

private slots:

    void aKeyIsUsedByItsAlias()
    {
        Scene s;
        const auto first = s.add("team-a", "canary-first-0123456789");
        QCOMPARE(s.api->status(), 200);
        QCOMPARE(at(first, "alias"), std::string("team-a"));
        QCOMPARE(at(first, "provider_slug"), std::string("openai"));
        QCOMPARE(at(first, "gateway_id"), std::string("default"));
        QVERIFY(at(first, "secret_id").starts_with("vault:cf.openai.team-a."));
        QCOMPARE(at(first, "secret_preview"), std::string("…6789"));
        s.add("team-b", "canary-second-012345678");
        QCOMPARE(s.usedBy("team-a"), std::string("Bearer canary-first-0123456789"));
        QCOMPARE(s.usedBy("team-b"), std::string("Bearer canary-second-012345678"));
        QCOMPARE(s.usedBy(""), std::string("Bearer canary-first-0123456789"));
        QVERIFY(s.usedBy("team-c").size() == 3);  // refused
        s.add("team-c", "canary-third-0123456789", true);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(s.usedBy(""), std::string("Bearer canary-third-0123456789"));
        const auto listed = s.api->call("GET", kKeys);
        QCOMPARE(listed.at("result").as_array().size(), std::size_t(3));
        QCOMPARE(at(listed.at("result").at(2), "default_config"), std::string("true"));
        s.add("team-d", "canary-fourth-012345678", true);
        QCOMPARE(at(s.api->result("GET", kKeys).at(2), "default_config"), std::string("false"));
        QCOMPARE(s.api->result("GET", "gateways/other/provider_configs").as_array().size(),
                 std::size_t(0));
    }

    void aKeyIsChangedAndRemoved()
    {
        Scene s;
        const std::string first = at(s.add("one", "canary-first-0123456789"), "id");
        const std::string second = at(s.add("two", "canary-second-012345678"), "id");
        const auto changed = s.api->result("PATCH", kKeys + "/" + second,
                                           "{'secret':'canary-new-xyz-987654','rate_limit':5}");
        QCOMPARE(s.api->status(), 200);
        QCOMPARE(at(changed, "rate_limit"), std::string("5"));
        QCOMPARE(at(changed, "secret_preview"), std::string("…7654"));
        QCOMPARE(s.usedBy("two"), std::string("Bearer canary-new-xyz-987654"));
        QCOMPARE(at(s.api->result("DELETE", kKeys + "/" + first), "alias"), std::string("one"));
        QCOMPARE(s.usedBy(""), std::string("Bearer canary-new-xyz-987654"));
        QVERIFY(s.usedBy("one").size() == 3);
        s.api->call("DELETE", kKeys + "/" + second);
        QVERIFY(s.gateway->engine().config().providers.front().key.empty());
        QCOMPARE(s.api->result("GET", kKeys).as_array().size(), std::size_t(0));
        (void)s.api->error("GET", kKeys + "/" + second);
        QCOMPARE(s.api->status(), 404);
    }

    void keysOfTheWindowStay()
    {
        Scene s(true);
        s.add("two", "canary-second-012345678");
        QCOMPARE(s.usedBy(""), "Bearer " + Gateway::secret("openai"));
        QCOMPARE(s.usedBy("two"), std::string("Bearer canary-second-012345678"));
        QCOMPARE(s.usedBy("first"), "Bearer " + Gateway::secret("openai"));
        (void)s.add("first", "canary-second-012345678");
        QCOMPARE(s.api->status(), 409);
    }

    void mistakesLeaveNothingBehind()
    {
        Scene s;
        const std::string key = "'secret':'canary-first-0123456789'";
        for (const std::string& wrong :
             {"{'alias':'a','provider_slug':'nobody'," + key + "}",
              "{'alias':'a b','provider_slug':'openai'," + key + "}",
              "{'provider_slug':'openai'," + key + "}",
              std::string("{'alias':'a','provider_slug':'openai'}"),
              std::string("{'alias':'a','provider_slug':'openai','secret':''}"),
              std::string("{'alias':'a','provider_slug':'openai','secret_id':'a0b1'}"),
              "{'alias':'a','provider_slug':'openai','rate_limit':-1," + key + "}",
              "{'alias':'sk-abcdefghijklmnop','provider_slug':'openai'," + key + "}",
              "{'alias':'a','provider_slug':'openai','colour':1," + key + "}"}) {
            const std::string message = s.api->error("POST", kKeys, wrong);
            QCOMPARE(s.api->status(), 400);
            QVERIFY(message.find("canary") == std::string::npos);
        }
        QCOMPARE(s.gateway->engine().state().generation, std::uint64_t(1));
        s.add("a", "canary-first-0123456789");
        s.add("a", "canary-first-0123456789");
        QCOMPARE(s.api->status(), 409);
        QCOMPARE(s.usedBy("a"), std::string("Bearer canary-first-0123456789"));
    }

    void withoutAPassPhraseNothingIsStored()
    {
        Scene s;
        qunsetenv("GATEHOUSE_VAULT_PASSPHRASE");
        const std::string message =
            s.api->error("POST", kKeys,
                         "{'alias':'a','provider_slug':'openai','secret':'canary-first-0123456'}");
        QVERIFY(s.api->status() >= 400);
        QVERIFY2(message.find("GATEHOUSE_VAULT_PASSPHRASE") != std::string::npos, message.c_str());
        QCOMPARE(s.gateway->engine().state().generation, std::uint64_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareKeysTest;
GH_SUITE(CloudflareKeysTest)
#include "cloudflare_keys_test.moc"
