#include "proxy/shell/engine/issuer_desk.h"

#include <atomic>

#include <QTest>

#include "proxy/shell/engine/clock.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

namespace {

const std::string kCall = quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'hi'}]}");

std::int64_t inAMinute()
{
    return engine::wallNow() / 1'000'000 + 60;
}

config::Config withIssuer(const FakeUpstream& provider, const FakeUpstream& idp)
{
    auto config = configFor(provider);
    config.server.openOnLoopback = false;
    auto& issuer = config.access.issuers.emplace_back();
    issuer.id = "login";
    issuer.issuer = idp.url();
    issuer.audience = {"gatehouse"};
    return config;
}

RawReply call(const Gateway& gateway, const std::string& token)
{
    return exchange(gateway.port(), post("/v1/chat/completions", kCall, token));
}

}  // namespace

/// Issuers over real sockets: discovery, keys that change, and introspection.
class IssuerDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysAreFoundByDiscovery()
    {
        const TokenKey key(TokenKey::Kind::Rsa);
        FakeUpstream provider;
        FakeUpstream idp;
        idp.handle([&](const Seen& seen) {
            if (seen.target == "/.well-known/openid-configuration")
                return answer(200, cat(quoted("{'issuer':'"), idp.url(), quoted("','jwks_uri':'"),
                                       idp.url("/keys"), quoted("'}")));
            return seen.target == "/keys" ? answer(200, keySetOf({&key})) : answer(404, "");
        });
        Gateway gateway(withIssuer(provider, idp));
        const auto token = key.token(claimsOf(idp.url(), inAMinute()));
        const auto reply = call(gateway, token);
        QCOMPARE(reply.status, 200);
        const auto told = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(told.keyId, std::string("login/ada"));
        QCOMPARE(told.keyLabel, std::string("ada"));
        QCOMPARE(provider.last().field("authorization"), "Bearer " + Gateway::secret("openai"));
        QVERIFY2(provider.last().head.find(token) == std::string::npos,
                 "the token goes to no provider");
        const auto bad = call(gateway, token + "x");
        QCOMPARE(bad.status, 401);
        QVERIFY(bad.field("www-authenticate").find("invalid_token") != std::string::npos);
        QVERIFY(bad.body.find(token) == std::string::npos);
        QCOMPARE(idp.requests().size(), std::size_t(2));
    }

    void anIssuerThatIsDownTakesNobodysPlace()
    {
        const TokenKey key(TokenKey::Kind::Curve);
        FakeUpstream provider;
        FakeUpstream idp;
        idp.always(answer(500, "{}"));
        Gateway gateway(withIssuer(provider, idp));
        const auto reply = call(gateway, key.token(claimsOf(idp.url(), inAMinute())));
        QCOMPARE(reply.status, 503);
        QVERIFY(reply.body.find("500") != std::string::npos);
        QVERIFY(provider.requests().empty());
    }

    void aDiscoveryDocumentOfSomebodyElseIsNotTaken()
    {
        const TokenKey key(TokenKey::Kind::Curve);
        FakeUpstream provider;
        FakeUpstream idp;
        idp.handle([&](const Seen& seen) {
            if (seen.target == "/keys") return answer(200, keySetOf({&key}));
            return answer(200, cat(quoted("{'issuer':'https://evil.example','jwks_uri':'"),
                                   idp.url("/keys"), quoted("'}")));
        });
        Gateway gateway(withIssuer(provider, idp));
        QCOMPARE(call(gateway, key.token(claimsOf(idp.url(), inAMinute()))).status, 503);
        QCOMPARE(idp.requests().size(), std::size_t(1));
    }

    void aTokenIsAskedAbout()
    {
        FakeUpstream provider;
        FakeUpstream idp;
        idp.handle([](const Seen& seen) {
            const bool isGood = seen.body.find("token=opaque%2F1&") == 0;
            return answer(200, isGood ? quoted("{'active':true,'sub':'bob','scope':'chat'}")
                                      : quoted("{'active':false}"));
        });
        auto config = withIssuer(provider, idp);
        auto& issuer = config.access.issuers.front();
        issuer.audience.clear();
        issuer.introspectionUrl = idp.url("/introspect");
        issuer.clientId = "gate house";
        issuer.clientSecret.text = "keychain:idp";
        issuer.prefix = "opaque/";
        Gateway gateway(config);
        const auto reply = call(gateway, "opaque/1");
        QCOMPARE(reply.status, 200);
        const auto told = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(told.keyId, std::string("login/bob"));
        const auto asked = idp.last();
        QCOMPARE(asked.method, std::string("POST"));
        QCOMPARE(asked.target, std::string("/introspect"));
        QCOMPARE(asked.field("authorization"),
                 cat("Basic ", base64(cat("gate%20house:", Gateway::secret("idp")))));
        QCOMPARE(call(gateway, "opaque/1").status, 200);
        QCOMPARE(idp.requests().size(), std::size_t(1));
        QCOMPARE(call(gateway, "opaque/2").status, 401);
        QCOMPARE(idp.requests().size(), std::size_t(2));
        QCOMPARE(call(gateway, "sk-somebodys-own").status, 401);
        QVERIFY2(idp.requests().size() == 2, "a provider's key is shown to nobody");
    }

    void theConfigChangesWhoIsKnown()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        FakeUpstream provider;
        FakeUpstream idp;
        auto config = withIssuer(provider, idp);
        config.access.issuers.front().keys = keySetOf({&key});
        Gateway gateway(config);
        const auto token = key.token(claimsOf(idp.url(), inAMinute()));
        QCOMPARE(call(gateway, token).status, 200);
        config.access.issuers.front().audience = {"another"};
        QCOMPARE(gateway.publish(config), std::string());
        QCOMPARE(call(gateway, token).status, 401);
        config.access.issuers.clear();
        QCOMPARE(gateway.publish(config), std::string());
        QCOMPARE(call(gateway, token).status, 401);
        QVERIFY(idp.requests().empty());
    }

    void anEndDoesNotWaitForAnAnswer()
    {
        FakeUpstream provider;
        FakeUpstream idp;
        idp.always(hang());
        Gateway gateway(withIssuer(provider, idp));
        QVERIFY(idp.waitForRequests(1));
        gateway.stop();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IssuerDeskTest;
GH_SUITE(IssuerDeskTest)
#include "issuer_desk_test.moc"
