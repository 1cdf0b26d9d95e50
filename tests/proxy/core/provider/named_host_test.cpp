#include "proxy/core/provider/named_host.h"

#include <QTest>

#include "proxy/core/provider/catalogue.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::provider;

class NamedHostTest : public QObject {
    Q_OBJECT

private slots:

    void aPathNamesItsHost()
    {
        const auto* bedrock = Catalogue::builtIn().find("aws-bedrock");
        QVERIFY(bedrock != nullptr);
        const auto wanted = placeOf(*bedrock, "/bedrock-runtime/eu-west-3/model/m/converse");
        QVERIFY(wanted.has_value());
        QCOMPARE(wanted->baseUrl, std::string("https://bedrock-runtime.eu-west-3.amazonaws.com"));
        QCOMPARE(wanted->region, std::string("eu-west-3"));
        QCOMPARE(wanted->rest, std::string("/model/m/converse"));
        QVERIFY(!placeOf(*bedrock, "/model/m/converse"));
        QVERIFY(!placeOf(*bedrock, "/bedrock-runtime"));
    }

    /// The host is the row's, whatever a path says.
    void noWordLeadsElsewhere()
    {
        const auto* bedrock = Catalogue::builtIn().find("aws-bedrock");
        for (const char* path :
             {"/bedrock-runtime/evil.com%2F/model/m/converse", "/bedrock-runtime/evil.com/model",
              "/bedrock-runtime/a@b/model", "/bedrock-runtime//model", "/bedrock-runtime/../model",
              "/bedrock-runtime/-a/model", "/bedrock-runtime/a:1/model",
              "/bedrock-runtime/a%2Eb/model"})
            QVERIFY2(!placeOf(*bedrock, path), path);
    }

    void aPlaceMayKeepItsPath()
    {
        Provider provider;
        provider.places.push_back({"/{version}/projects/{project}/locations/{region}",
                                   "https://{region}-host.example", true});
        const std::string path = "/v1/projects/p-1/locations/europe-west4/publishers/x";
        QCOMPARE(placeOf(provider, path)->rest, path);
        QCOMPARE(placeOf(provider, path)->baseUrl,
                 std::string("https://europe-west4-host.example"));
        QCOMPARE(placeOf(provider, "/v1/projects/p-1/locations/global/x")->baseUrl,
                 std::string("https://host.example"));
    }

    void aDeploymentIsTold()
    {
        Provider provider;
        provider.places.push_back(
            {"/{resource}/{deployment}", "https://{resource}.example/d/{deployment}"});
        const auto wanted = placeOf(provider, "/mine/gpt-4.1_x/chat/completions");
        QCOMPARE(wanted->baseUrl, std::string("https://mine.example/d/gpt-4.1_x"));
        QCOMPARE(wanted->deployment, std::string("gpt-4.1_x"));
        QCOMPARE(wanted->rest, std::string("/chat/completions"));
        QVERIFY(!placeOf(provider, "/my.host/gpt"));
    }

    void regionsAreFilledIn()
    {
        QCOMPARE(inRegion("https://a.{region}.b", "c"), std::string("https://a.c.b"));
        QCOMPARE(inRegion("https://{region}-a.b", "global"), std::string("https://a.b"));
        QCOMPARE(inRegion("https://a.b", "c"), std::string("https://a.b"));
    }
};

GH_SUITE(NamedHostTest)
#include "named_host_test.moc"
