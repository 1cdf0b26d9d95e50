#include "proxy/shell/engine/cloudflare_routes.h"

#include <QTest>

#include "tests/support/cloudflare_client.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kRoutes = "gateways/main/routes";

std::string elements(const std::string& model)
{
    return "[{'id':'s','type':'start','outputs':{'next':{'elementId':'m'}}},"
           "{'id':'m','type':'model','properties':{'provider':'openai','model':'" +
           model +
           "','timeout':1000,'retries':1},'outputs':{'success':{'elementId':'e'},'fallback':{"
           "'elementId':'e'}}},"
           "{'id':'e','type':'end','outputs':{}}]";
}

struct Scene {
    FakeUpstream fake;
    Gateway gateway{configFor(fake)};
    CloudflareClient api{gateway};

    boost::json::value make(const std::string& name, const std::string& model = "one")
    {
        return api.result("POST", kRoutes,
                          "{'name':'" + name + "','elements':" + elements(model) + "}");
    }
};

}  // namespace

class CloudflareRoutesTest : public QObject {
    Q_OBJECT

private slots:

    void aRouteIsMadeDeployedAndFound()
    {
        Scene s;
        const auto made = s.make("support");
        QCOMPARE(s.api.status(), 200);
        QCOMPARE(at(made, "name"), std::string("support"));
        QCOMPARE(at(made, "gateway_id"), std::string("main"));
        QCOMPARE(at(made, "elements"), quoted(elements("one")));
        QCOMPARE(at(made.at("version"), "active"), std::string("true"));
        QCOMPARE(at(made.at("version"), "data"), quoted(elements("one")));
        QCOMPARE(at(made.at("deployment"), "version_id"), at(made.at("version"), "version_id"));
        QCOMPARE(s.api.result("GET", kRoutes + "/" + at(made, "id")), made);
        const auto listed = s.api.call("GET", kRoutes);
        QCOMPARE(listed.at("data").at("routes").as_array().size(), std::size_t(1));
        QCOMPARE(listed.at("result"), listed.at("data"));
        QCOMPARE(
            s.api.call("GET", "gateways/other/routes").at("data").at("routes").as_array().size(),
            std::size_t(0));
    }

    void anOlderVersionIsTheWayBack()
    {
        Scene s;
        const auto made = s.make("support");
        const std::string path = kRoutes + "/" + at(made, "id");
        const std::string first = at(made.at("version"), "version_id");
        const auto second =
            s.api.result("POST", path + "/versions", "{'elements':" + elements("two") + "}");
        QCOMPARE(at(second, "elements"), quoted(elements("two")));
        QCOMPARE(at(second.at("version"), "active"), std::string("false"));
        QCOMPARE(at(s.api.result("GET", path), "elements"), quoted(elements("one")));
        const std::string id = at(second.at("version"), "version_id");
        const auto deployed =
            s.api.result("POST", path + "/deployments", "{'version_id':'" + id + "'}");
        QCOMPARE(at(deployed, "elements"), quoted(elements("two")));
        QCOMPARE(at(s.api.result("GET", path + "/versions/" + id), "active"), std::string("true"));
        QCOMPARE(at(s.api.result("GET", path + "/versions/" + first), "active"),
                 std::string("false"));
        s.api.call("POST", path + "/deployments", "{'version_id':'" + first + "'}");
        QCOMPARE(at(s.api.result("GET", path), "elements"), quoted(elements("one")));
        QCOMPARE(s.api.call("GET", path + "/versions").at("data").at("versions").as_array().size(),
                 std::size_t(2));
        QCOMPARE(
            s.api.call("GET", path + "/deployments").at("data").at("deployments").as_array().size(),
            std::size_t(3));
        (void)s.api.error("POST", path + "/deployments", "{'version_id':'nobody'}");
        QCOMPARE(s.api.status(), 404);
        (void)s.api.error("GET", path + "/versions/nobody");
        QCOMPARE(s.api.status(), 404);
    }

    void namesAndRemoval()
    {
        Scene s;
        const std::string path = kRoutes + "/" + at(s.make("one"), "id");
        s.make("two");
        s.make("two");
        QCOMPARE(s.api.status(), 409);
        (void)s.api.error("PATCH", path, "{'name':'two'}");
        QCOMPARE(s.api.status(), 409);
        const auto renamed = s.api.call("PATCH", path, "{'name':'three'}");
        QCOMPARE(at(renamed.at("route"), "name"), std::string("three"));
        QCOMPARE(at(renamed.at("result"), "name"), std::string("three"));
        QCOMPARE(at(s.api.result("DELETE", path), "name"), std::string("three"));
        for (const char* below : {"", "/versions", "/deployments"}) {
            (void)s.api.error("GET", path + below);
            QCOMPARE(s.api.status(), 404);
        }
    }

    void whatCannotRunIsNotKept()
    {
        Scene s;
        for (const char* wrong :
             {"{}", "{'name':'a'}", "{'name':'a','elements':[]}", "{'name':'a/b','elements':[]}",
              "{'name':'a','elements':[{'id':'s','type':'start','outputs':{'next':{'elementId':'s'}"
              "}},{'id':'e','type':'end'}]}"}) {
            (void)s.api.error("POST", kRoutes, wrong);
            QCOMPARE(s.api.status(), 400);
        }
        const std::string path = kRoutes + "/" + at(s.make("a"), "id");
        (void)s.api.error("POST", path + "/versions", "{'elements':[]}");
        QCOMPARE(s.api.status(), 400);
        (void)s.api.error("PATCH", path, "{'elements':[]}");
        QCOMPARE(s.api.status(), 400);
        QCOMPARE(s.api.call("GET", kRoutes).at("data").at("routes").as_array().size(),
                 std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareRoutesTest;
GH_SUITE(CloudflareRoutesTest)
#include "cloudflare_routes_test.moc"
