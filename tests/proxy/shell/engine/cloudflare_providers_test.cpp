#include "proxy/shell/engine/cloudflare_providers.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kProviders = "custom-providers";

struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};

    boost::json::value make(const std::string& slug, const std::string& more = {})
    {
        return api.result("POST", kProviders,
                          "{'name':'Mine','slug':'" + slug + "','base_url':'" +
                              fake.url("/api/v1") + "'" + more + "}");
    }

    int ask(const std::string& path, const std::string& model)
    {
        return exchange(gateway.port(),
                        post(path, quoted("{'model':'" + model + "','messages':[]}")))
            .status;
    }
};

}  // namespace

class CloudflareProvidersTest : public QObject {
    Q_OBJECT

private slots:

    void aProviderIsUsableAtOnce()
    {
        Scene s;
        const auto made = s.make("mine", ",'enable':true,'description':'d','position':3");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(made, "slug"), std::string("mine"));
        QCOMPARE(at(made, "enable"), std::string("true"));
        QCOMPARE(at(made, "description"), std::string("d"));
        QCOMPARE(at(made, "gateway_id"), std::string("-"));
        QCOMPARE(s.ask("/custom-mine/chat/completions", "m"), 200);
        QCOMPARE(s.fake.last().target, std::string("/api/v1/chat/completions"));
        QCOMPARE(s.ask("/v1/acct/main/custom-mine/chat/completions", "m"), 200);
        QCOMPARE(s.ask("/v1/chat/completions", "custom-mine/their-model"), 200);
        QVERIFY(s.fake.last().body.find("their-model") != std::string::npos);
        QVERIFY(s.fake.last().body.find("custom-mine") == std::string::npos);
    }

    void whatIsOffIsNotAsked()
    {
        Scene s;
        const std::string id = at(s.make("mine"), "id");
        QVERIFY(s.ask("/custom-mine/chat/completions", "m") >= 400);
        const auto on = s.api.result("PATCH", kProviders + "/" + id, "{'enable':true}");
        QCOMPARE(at(on, "name"), std::string("Mine"));
        QCOMPARE(s.ask("/custom-mine/chat/completions", "m"), 200);
        QCOMPARE(at(s.api.result("DELETE", kProviders + "/" + id), "slug"), std::string("mine"));
        QVERIFY(s.ask("/custom-mine/chat/completions", "m") >= 400);
        (void)s.api.error("GET", kProviders + "/" + id);
        QCOMPARE(s.api.status(), 404);
        QCOMPARE(s.gateway.engine().config().providers.size(), std::size_t(1));
    }

    void headersGoAlong()
    {
        Scene s;
        s.make("mine", ",'enable':true,'headers':'{\\'x-team\\':\\'blue\\'}'");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(s.ask("/custom-mine/chat/completions", "m"), 200);
        QCOMPARE(s.fake.last().field("x-team"), std::string("blue"));
        const std::string message =
            s.api.error("POST", kProviders,
                        "{'name':'n','slug':'two','base_url':'https://x.example','headers':"
                        "'{\\'authorization\\':\\'Bearer canary-551\\'}'}");
        QCOMPARE(s.api.status(), 400);
        QVERIFY(message.find("canary") == std::string::npos);
        QCOMPARE(s.gateway.engine().config().providers.size(), std::size_t(2));
    }

    void listsAndMistakes()
    {
        Scene s;
        s.make("one", ",'enable':true");
        s.make("two", ",'beta':true");
        QCOMPARE(s.api.result("GET", kProviders).as_array().size(), std::size_t(2));
        QCOMPARE(s.api.result("GET", kProviders + "?enable=true").as_array().size(),
                 std::size_t(1));
        QCOMPARE(s.api.result("GET", kProviders + "?beta=true").as_array().size(), std::size_t(1));
        QCOMPARE(s.api.result("GET", kProviders + "?search=mine").as_array().size(),
                 std::size_t(2));
        s.make("one");
        QCOMPARE(s.api.status(), 409);
        for (const char* wrong :
             {"{}", "{'name':'n','slug':'A b','base_url':'https://x.example'}",
              "{'name':'n','slug':'a','base_url':'x.example'}",
              "{'name':'n','slug':'a','base_url':'https://x.example','enable':'yes'}",
              "{'name':'n','slug':'a','base_url':'https://x.example','headers':'x'}",
              "{'name':'n','slug':'a','base_url':'https://x.example','colour':1}"}) {
            (void)s.api.error("POST", kProviders, wrong);
            QCOMPARE(s.api.status(), 400);
        }
        (void)s.api.error("GET", kProviders + "?enable=maybe");
        QCOMPARE(s.api.status(), 400);
    }

    void theUrlIsTheOneTheCallerReached()
    {
        Scene s;
        QCOMPARE(std::string(s.api.result("GET", "gateways/main/url/openai").as_string()),
                 std::string("http://localhost/v1/acct/main/openai"));
        QCOMPARE(std::string(s.api.result("GET", "gateways/main/url/compat").as_string()),
                 std::string("http://localhost/v1/acct/main/compat"));
        (void)s.api.error("GET", "gateways/main/url/nobody");
        QCOMPARE(s.api.status(), 404);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareProvidersTest;
GH_SUITE(CloudflareProvidersTest)
#include "cloudflare_providers_test.moc"
