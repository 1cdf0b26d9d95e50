#include "app/identity/issuer_edit.h"

#include <QTest>

#include "tests/app/identity/issuer_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::IssuerWay;

class IssuerEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachWayHasItsOwnFields()
    {
        auto issuer = sampleIssuer();
        QVERIFY(app::wayOf(issuer) == IssuerWay::Discovery);
        issuer.keysUrl = "https://login.example.com/keys";
        QVERIFY(app::wayOf(issuer) == IssuerWay::KeysUrl);
        issuer.keys = R"({"keys":[]})";
        QVERIFY(app::wayOf(issuer) == IssuerWay::Keys);
        issuer.secret.text = "env:SECRET";
        QVERIFY(app::wayOf(issuer) == IssuerWay::Secret);
        issuer.introspectionUrl = "https://login.example.com/ask";
        issuer.clientId = "gatehouse";
        issuer.prefix = "at_";
        QVERIFY(app::wayOf(issuer) == IssuerWay::Introspection);
        app::chooseWay(issuer, IssuerWay::Introspection);
        QVERIFY(issuer.keys.empty() && issuer.keysUrl.empty() && issuer.secret.empty());
        app::chooseWay(issuer, IssuerWay::Discovery);
        QVERIFY(app::wayOf(issuer) == IssuerWay::Discovery);
        QVERIFY(issuer.clientId.empty() && issuer.prefix.empty());
        for (int way = 0; way < 5; ++way)
            QVERIFY(!app::wayTitle(static_cast<IssuerWay>(way)).isEmpty());
    }

    void whatIsWrongIsSaidOfThisOneAlone()
    {
        config::Config config = config::firstRun();
        auto issuer = sampleIssuer();
        QCOMPARE(app::issuerTroubles(config, {}, issuer), QStringList());
        config = app::withIssuer(std::move(config), {}, issuer);
        QCOMPARE(app::issuerTroubles(config, "login", issuer), QStringList());
        QVERIFY(!app::issuerTroubles(config, {}, issuer).isEmpty());  // the same twice
        auto other = issuer;
        other.id = app::freeIssuerId(config);
        QCOMPARE(other.id, std::string("login-2"));
        other.issuer = "https://other.example.com/";
        other.audience.clear();
        const auto troubles = app::issuerTroubles(config, {}, other);
        QCOMPARE(troubles.size(), 1);
        QVERIFY(troubles.front().startsWith(QStringLiteral("Audience: ")));
        config = app::withoutIssuer(std::move(config), "login");
        QVERIFY(config.access.issuers.empty());
    }

    void itSaysWhomItNames()
    {
        auto issuer = sampleIssuer();
        QCOMPARE(app::issuerWords(issuer),
                 QStringLiteral("for gatehouse · user from sub, tenant from org.id, role from "
                                "roles · may call openai/*"));
        issuer.tenantClaim.clear();
        issuer.tenant = "acme";
        issuer.roleClaim.clear();
        issuer.role = "staff";
        issuer.models.clear();
        QCOMPARE(app::issuerWords(issuer),
                 QStringLiteral("for gatehouse · user from sub, tenant acme, role staff"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IssuerEditTest;
GH_SUITE(IssuerEditTest)
#include "issuer_edit_test.moc"
