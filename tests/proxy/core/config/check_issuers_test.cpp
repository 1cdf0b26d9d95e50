#include <QTest>

#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::Config configWithIssuer()
{
    config::Config config = config::firstRun();
    auto& issuer = config.access.issuers.emplace_back();
    issuer.id = "login";
    issuer.issuer = "https://login.example.com";
    issuer.audience = {"gatehouse"};
    return config;
}

std::string flawsIn(const config::Config& config)
{
    std::string flaws;
    for (const auto& problem : config::validate(config, provider::Catalogue::builtIn()))
        flaws += problem.path + " ";
    return flaws;
}

}  // namespace

class CheckIssuersTest : public QObject {
    Q_OBJECT

private slots:

    void goodOnes()
    {
        auto config = configWithIssuer();
        QCOMPARE(flawsIn(config), std::string());
        auto& issuer = config.access.issuers.front();
        issuer.keysUrl = "http://127.0.0.1:9000/keys";
        issuer.algorithms = {"RS256", "ES256", "EdDSA"};
        QCOMPARE(flawsIn(config), std::string());
        issuer.keysUrl.clear();
        issuer.issuer = "any text";
        issuer.secret.text = "env:SHARED";
        issuer.algorithms = {"HS256"};
        QCOMPARE(flawsIn(config), std::string());
        issuer.secret.text.clear();
        issuer.algorithms.clear();
        issuer.audience.clear();
        issuer.clientId = "gate";
        issuer.introspectionUrl = "https://login.example.com/introspect";
        QCOMPARE(flawsIn(config), std::string());
    }

    void eachFlawHasItsPlace()
    {
        const auto flawOf = [](auto change) {
            auto config = configWithIssuer();
            change(config.access.issuers.front());
            return flawsIn(config);
        };
        using Issuer = config::TokenIssuerConfig;
        QCOMPARE(flawOf([](Issuer& i) { i.id = "Log in"; }), std::string("/access/issuers/0/id "));
        QCOMPARE(flawOf([](Issuer& i) { i.audience.clear(); }),
                 std::string("/access/issuers/0/audience "));
        QCOMPARE(flawOf([](Issuer& i) { i.audience = {""}; }),
                 std::string("/access/issuers/0/audience "));
        QCOMPARE(flawOf([](Issuer& i) { i.issuer = "http://login.example.com"; }),
                 std::string("/access/issuers/0/issuer "));
        QCOMPARE(flawOf([](Issuer& i) { i.keysUrl = "http://login.example.com/keys"; }),
                 std::string("/access/issuers/0/keysUrl "));
        QCOMPARE(flawOf([](Issuer& i) { i.keys = "{}"; }), std::string("/access/issuers/0/keys "));
        QCOMPARE(flawOf([](Issuer& i) { i.userClaim.clear(); }),
                 std::string("/access/issuers/0/userClaim "));
        QCOMPARE(flawOf([](Issuer& i) { i.skew = 601; }), std::string("/access/issuers/0/skew "));
        QCOMPARE(flawOf([](Issuer& i) { i.introspectionUrl = "https://x.example/ask"; }),
                 std::string("/access/issuers/0/clientId "));
        QCOMPARE(flawOf([](Issuer& i) { i.algorithms = {"none"}; }),
                 std::string("/access/issuers/0/algorithms/0 "));
        // A public key must never be taken for a secret, nor a secret sign as a key.
        QCOMPARE(flawOf([](Issuer& i) {
                     i.algorithms = {"RS256", "HS256"};
                 }),
                 std::string("/access/issuers/0/algorithms/1 "));
        QCOMPARE(flawOf([](Issuer& i) {
                     i.secret.text = "env:SHARED";
                     i.algorithms = {"RS256"};
                 }),
                 std::string("/access/issuers/0/algorithms/0 "));
        QCOMPARE(flawOf([](Issuer& i) {
                     i.secret.text = "env:SHARED";
                     i.keysUrl = "https://x.example/keys";
                 }),
                 std::string("/access/issuers/0 "));
    }

    void twoOfOneName()
    {
        auto config = configWithIssuer();
        config.access.issuers.push_back(config.access.issuers.front());
        QCOMPARE(flawsIn(config), std::string("/access/issuers/1/id /access/issuers/1/issuer "));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CheckIssuersTest;
GH_SUITE(CheckIssuersTest)
#include "check_issuers_test.moc"
