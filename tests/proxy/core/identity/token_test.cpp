#include "proxy/core/identity/token.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

using identity::Issuers;

namespace {

constexpr std::int64_t kNow = 1'750'000'000;  // seconds
constexpr WallMicros kNowMicros = kNow * 1'000'000;
constexpr std::string_view kIssuer = "https://login.example.com/";

config::TokenIssuerConfig issuerWith(std::string keys)
{
    config::TokenIssuerConfig config;
    config.id = "login";
    config.issuer = kIssuer;
    config.audience = {"gatehouse", "other"};
    config.keys = std::move(keys);
    return config;
}

identity::Issuer compiled(const config::TokenIssuerConfig& config)
{
    auto made = Issuers::build({config}, [](const SecretRef& reference) -> Result<Secret> {
        return Secret(std::string(reference.name()));
    });
    return made ? made->all().front() : identity::Issuer{};
}

identity::Judged judged(const identity::Issuer& issuer, const std::string& token)
{
    const auto jwt = identity::readJwt(token);
    if (!jwt) return {.caller = nullptr, .error = fail(ErrorKind::BadRequest, "no JWT")};
    return identity::judge(*jwt, issuer, *issuer.keys, kNowMicros);
}

bool says(const identity::Judged& verdict, std::string_view words)
{
    return !verdict.caller && verdict.error.kind == ErrorKind::Unauthorized &&
           verdict.error.message.find(words) != std::string::npos && !verdict.error.hint.empty();
}

}  // namespace

/// Tokens with real signatures: the good, and every way of being bad.
class TokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aGoodTokenNamesItsCaller()
    {
        for (const auto kind :
             {TokenKey::Kind::Rsa, TokenKey::Kind::Curve, TokenKey::Kind::Edwards}) {
            const TokenKey key(kind);
            auto config = issuerWith(keySetOf({&key}));
            config.tenantClaim = "org.name";
            config.roleClaim = "https://example.com/roles";
            config.models = {"openai/*"};
            const auto issuer = compiled(config);
            const auto found = judged(
                issuer,
                key.token(claimsOf(
                    kIssuer, kNow + 60,
                    quoted(",'org':{'name':'acme'},'https://example.com/roles':['admin','x']"))));
            QVERIFY2(found.caller, found.error.message.c_str());
            const auto& entry = found.caller->entry;
            QCOMPARE(entry.id, std::string("login/ada"));
            QCOMPARE(entry.user, std::string("ada"));
            QCOMPARE(entry.tenant, std::string("acme"));
            QCOMPARE(entry.role, std::string("admin"));
            QCOMPARE(entry.expiresAt, (kNow + 120) * 1'000'000);
            QCOMPARE(entry.models, std::vector<std::string>{"openai/*"});
            QVERIFY(found.caller->claims.find("acme") != std::string::npos);
        }
    }

    void whatTheTokenDoesNotTellTheConfigDoes()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        auto config = issuerWith(keySetOf({&key}));
        config.tenantClaim = "tid";
        config.tenant = "everybody";
        config.role = "guest";
        const auto issuer = compiled(config);
        auto found = judged(issuer, key.token(claimsOf(kIssuer, kNow + 60)));
        QVERIFY(found.caller);
        QCOMPARE(found.caller->entry.tenant, std::string("everybody"));
        QCOMPARE(found.caller->entry.role, std::string("guest"));
        found = judged(issuer, key.token(claimsOf(kIssuer, kNow + 60, quoted(",'tid':42"))));
        QVERIFY(found.caller);
        QCOMPARE(found.caller->entry.tenant, std::string("42"));
    }

    void noneAndOtherAlgorithmsAreNotTaken()
    {
        const TokenKey rsa(TokenKey::Kind::Rsa);
        const auto claims = claimsOf(kIssuer, kNow + 60);
        auto config = issuerWith(keySetOf({&rsa}));
        const auto issuer = compiled(config);
        const auto bare = cat(base64Url(quoted("{'alg':'none'}")), ".", base64Url(claims), ".");
        QVERIFY(says(judged(issuer, bare), "algorithm"));
        QVERIFY(says(judged(issuer, rsa.token(claims, quoted("{'alg':'None'}"))), "algorithm"));
        QVERIFY(says(judged(issuer, rsa.token(claims, quoted("{'typ':'JWT'}"))), "algorithm"));
        // Signed with the public key as if it were a secret.
        QVERIFY(says(judged(issuer, sharedToken(rsa.publicBytes(), claims)), "algorithm"));
        QVERIFY(says(judged(issuer, sharedToken(config.keys, claims)), "algorithm"));
        // A good signature under another algorithm's name.
        QVERIFY(says(judged(issuer, rsa.token(claims, quoted("{'alg':'ES256','kid':'key-1'}"))),
                     "does not publish"));
        config.algorithms = {"ES256"};
        QVERIFY(says(judged(compiled(config), rsa.token(claims)), "algorithm"));
    }

    void aSharedSecretSignsAlone()
    {
        constexpr std::string_view kSecret = "0123456789abcdef0123456789abcdef";
        const TokenKey rsa(TokenKey::Kind::Rsa);
        auto config = issuerWith({});
        config.secret.text = cat("env:", kSecret);
        const auto issuer = compiled(config);
        const auto claims = claimsOf(kIssuer, kNow + 60);
        QVERIFY(judged(issuer, sharedToken(kSecret, claims)).caller);
        QVERIFY(says(judged(issuer, sharedToken("another", claims)), "signature"));
        QVERIFY(says(judged(issuer, rsa.token(claims)), "algorithm"));
    }

    void timesAreKeptWithTheSkew()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        const auto issuer = compiled(issuerWith(keySetOf({&key})));
        QVERIFY(judged(issuer, key.token(claimsOf(kIssuer, kNow - 59))).caller);
        QVERIFY(says(judged(issuer, key.token(claimsOf(kIssuer, kNow - 60))), "expired"));
        const auto from = [&](std::int64_t at) {
            return key.token(claimsOf(kIssuer, kNow + 600, cat(quoted(",'nbf':"), number(at))));
        };
        QVERIFY(judged(issuer, from(kNow + 60)).caller);
        QVERIFY(says(judged(issuer, from(kNow + 61)), "has not come"));
        const auto endless =
            cat(quoted("{'iss':'"), kIssuer, quoted("','sub':'ada','aud':'gatehouse'}"));
        QVERIFY(says(judged(issuer, key.token(endless)), "never ends"));
        for (const std::string_view until : {"\"9999999999\"", "null", "1e300", "[]"}) {
            const auto odd = cat(quoted("{'iss':'"), kIssuer,
                                 quoted("','sub':'ada','aud':'gatehouse','exp':"), until, "}");
            QVERIFY2(says(judged(issuer, key.token(odd)), "never ends"), until.data());
        }
    }

    void othersTokensAreNotOurs()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        const TokenKey thief(TokenKey::Kind::Edwards);
        const TokenKey newer(TokenKey::Kind::Edwards, "key-2");
        const auto issuer = compiled(issuerWith(keySetOf({&key})));
        const auto good = claimsOf(kIssuer, kNow + 60);
        QVERIFY(says(judged(issuer, thief.token(good)), "signature"));
        const auto unknown = judged(issuer, newer.token(good));
        QVERIFY(says(unknown, "does not publish"));
        QVERIFY(unknown.lacksKey);
        const auto forAud = [&](std::string_view audience) {
            return key.token(cat(quoted("{'iss':'"), kIssuer, quoted("','sub':'ada','exp':"),
                                 number(kNow + 60), audience, "}"));
        };
        QVERIFY(judged(issuer, forAud(quoted(",'aud':'other'"))).caller);
        QVERIFY(judged(issuer, forAud(quoted(",'aud':['x','gatehouse']"))).caller);
        for (const std::string& aud :
             {std::string(), quoted(",'aud':'gatehous'"), quoted(",'aud':[]"),
              quoted(",'aud':['x']"), quoted(",'aud':1")})
            QVERIFY2(says(judged(issuer, forAud(aud)), "somebody else"), aud.c_str());
        QVERIFY(says(judged(issuer, key.token(claimsOf("https://evil.example.com/", kNow + 60))),
                     "another issuer"));
        QVERIFY(says(judged(issuer, key.token(good, quoted("{'alg':'EdDSA','crit':['b64']}"))),
                     "extensions"));
    }

    void aTokenNamesSomebody()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        auto config = issuerWith(keySetOf({&key}));
        config.userClaim = "email";
        const auto issuer = compiled(config);
        QVERIFY(says(judged(issuer, key.token(claimsOf(kIssuer, kNow + 60))), "names nobody"));
        const auto named = [&](std::string_view name) {
            return key.token(claimsOf(kIssuer, kNow + 60, cat(quoted(",'email':'"), name, "\"")));
        };
        QVERIFY(judged(issuer, named("ada@example.com")).caller);
        QVERIFY(says(judged(issuer, named(std::string(201, 'a'))), "too long"));
        QVERIFY(says(judged(issuer, named("a\\nb")), "too long, or none"));
    }

    void whatIsNoJwtIsNone()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        const auto token = key.token(claimsOf(kIssuer, kNow + 60));
        QVERIFY(identity::readJwt(token));
        for (std::size_t size = 0; size < token.size(); size += 3) {
            const auto part = identity::readJwt(token.substr(0, size));
            if (!part) continue;  // a signature that is cut short is still one, and a wrong one
            const auto known = compiled(issuerWith(keySetOf({&key})));
            QVERIFY(!identity::judge(*part, known, *known.keys, kNowMicros).caller);
        }
        QVERIFY(!identity::readJwt(token + "."));
        const auto issuer = compiled(issuerWith(keySetOf({&key})));
        QVERIFY(says(judged(issuer, token + "="), "signature"));
        QVERIFY(says(judged(issuer, token.substr(0, token.rfind('.') + 1)), "signature"));
        QVERIFY(!identity::looksLikeJwt("sk-proj-abc.def.ghi"));
        QVERIFY(!identity::looksLikeJwt(std::string("eyJ") + std::string(20'000, 'a') + ".."));
    }

    void anIntrospectionIsRead()
    {
        config::TokenIssuerConfig config;
        config.id = "idp";
        config.issuer = kIssuer;
        config.introspectionUrl = "https://login.example.com/introspect";
        const auto issuer = compiled(config);
        const auto read = [&](int status, std::string_view body) {
            return identity::introspected(status, body, issuer, kNowMicros);
        };
        const auto good = read(200, quoted("{'active':true,'sub':'ada','exp':1750000100}"));
        QVERIFY(good.caller);
        QCOMPARE(good.caller->entry.id, std::string("idp/ada"));
        QVERIFY(read(200, quoted("{'active':true,'sub':'ada'}")).caller);
        QVERIFY(says(read(200, quoted("{'active':false}")), "not active"));
        QVERIFY(says(read(200, quoted("{'active':true,'sub':'ada','exp':1}")), "expired"));
        QVERIFY(says(read(200, quoted("{'active':true,'sub':'ada','iss':'https://x'}")),
                     "another issuer"));
        for (const auto& [status, body] :
             {std::pair<int, std::string>{401, quoted("{'active':true,'sub':'ada'}")},
              {200, "<html>"},
              {200, quoted("{'active':'true','sub':'ada'}")},
              {200, "[]"}}) {
            const auto silent = read(status, body);
            QVERIFY(!silent.caller);
            QVERIFY(silent.error.kind == ErrorKind::Unavailable);
        }
        config.audience = {"gatehouse"};
        const auto strict = compiled(config);
        QVERIFY(says(
            identity::introspected(200, quoted("{'active':true,'sub':'ada'}"), strict, kNowMicros),
            "somebody else"));
    }

    void aDiscoveryDocumentIsTheIssuersOwn()
    {
        const auto issuer = compiled(issuerWith({}));
        const auto url =
            identity::keysUrlIn(cat(quoted("{'issuer':'"), kIssuer,
                                    quoted("','jwks_uri':'https://login.example.com/keys'}")),
                                issuer);
        QVERIFY(url);
        QCOMPARE(*url, std::string("https://login.example.com/keys"));
        QVERIFY(!identity::keysUrlIn(quoted("{'issuer':'https://x','jwks_uri':'https://x/keys'}"),
                                     issuer));
        QVERIFY(!identity::keysUrlIn("{}", issuer));
        QVERIFY(!identity::keysUrlIn("no", issuer));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokenTest;
GH_SUITE(TokenTest)
#include "token_test.moc"
