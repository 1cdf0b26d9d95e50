#include "proxy/core/identity/issuer.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

using identity::Issuers;

namespace {

Result<Secret> noSecrets(const SecretRef&)
{
    return Secret();
}

Result<Secret> anySecret(const SecretRef&)
{
    return Secret("0123456789abcdef");
}

config::TokenIssuerConfig asked(std::string id, std::string prefix)
{
    config::TokenIssuerConfig config;
    config.id = std::move(id);
    config.issuer = cat("https://", config.id);
    config.introspectionUrl = cat(config.issuer, "/introspect");
    config.prefix = std::move(prefix);
    return config;
}

}  // namespace

/// Which token is whose.
class IssuerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aJwtIsItsIssuers()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        config::TokenIssuerConfig one;
        one.id = "one";
        one.issuer = "https://one";
        one.keys = keySetOf({&key});
        auto off = one;
        off.id = "off";
        off.issuer = "https://off";
        off.enabled = false;
        const auto issuers = Issuers::build({off, one}, noSecrets);
        QVERIFY(issuers);
        QCOMPARE(issuers->all().size(), std::size_t(1));
        const auto* found = issuers->of(key.token(claimsOf("https://one", 1)), false);
        QVERIFY(found != nullptr);
        QCOMPARE(found->config.id, std::string("one"));
        QVERIFY(!found->fetches() && !found->isAsked());
        QVERIFY(issuers->of(key.token(claimsOf("https://off", 1)), true) == nullptr);
        QVERIFY(issuers->of(key.token(claimsOf("https://one/", 1)), true) == nullptr);
        QVERIFY(issuers->of("sk-proj-0123", true) == nullptr);
    }

    /// A provider's key must never be shown to an issuer.
    void onlyWhatIsOursIsAskedAbout()
    {
        const auto issuers = Issuers::build({asked("a", ""), asked("b", "bt_")}, noSecrets);
        QVERIFY(issuers);
        QVERIFY(issuers->of("sk-proj-0123", false) == nullptr);
        QCOMPARE(issuers->of("opaque", true)->config.id, std::string("a"));
        QCOMPARE(issuers->of("bt_opaque", false)->config.id, std::string("b"));
        const TokenKey key(TokenKey::Kind::Edwards);
        QVERIFY(issuers->of(key.token(claimsOf("https://b", 1)), false)->isAsked());
        QVERIFY2(issuers->of(key.token(claimsOf("https://c", 1)), true) == nullptr,
                 "a JWT of somebody else");
    }

    void anotherSettingIsAnotherMark()
    {
        const auto markOf = [](const config::TokenIssuerConfig& config) {
            return Issuers::build({config}, anySecret)->all().front().mark;
        };
        auto config = asked("a", "");
        const auto mark = markOf(config);
        QCOMPARE(markOf(config), mark);
        config.tenant = "acme";
        QVERIFY(markOf(config) != mark);
        config.tenant.clear();
        config.audience = {"x"};
        QVERIFY(markOf(config) != mark);
    }

    void whatCannotBeUsedIsSaid()
    {
        config::TokenIssuerConfig config;
        config.id = "a";
        config.issuer = "https://a";
        config.secret.text = "env:NOTHING";
        auto made = Issuers::build({config}, noSecrets);
        QVERIFY(!made);
        QVERIFY(made.error().message.starts_with("/access/issuers/0/secret: env:NOTHING"));
        made = Issuers::build({config}, anySecret);
        QVERIFY(!made);
        QVERIFY(made.error().message.find("too short") != std::string::npos);
        config.secret.text.clear();
        config.keys = "{}";
        made = Issuers::build({config}, noSecrets);
        QVERIFY(!made);
        QVERIFY(made.error().message.starts_with("/access/issuers/0/keys: "));
        config.keys.clear();
        made = Issuers::build({config}, noSecrets);
        QVERIFY(made && made->all().front().fetches());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IssuerTest;
GH_SUITE(IssuerTest)
#include "issuer_test.moc"
