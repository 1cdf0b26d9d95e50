#include "proxy/core/pipeline/stages/token_caller.h"

#include <QTest>

#include "proxy/core/identity/issuer.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/parse.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

namespace {

constexpr std::string_view kLogin = "https://login.example.com";

/// A scene whose callers show tokens.
struct TokenScene : Scene {
    TokenKey key{TokenKey::Kind::Edwards};
    state::Shared shared;

    TokenScene()
    {
        config.server.openOnLoopback = false;
        auto& issuer = config.access.issuers.emplace_back();
        issuer.id = "login";
        issuer.issuer = kLogin;
        issuer.audience = {"gatehouse"};
        issuer.keys = keySetOf({&key});
        issuer.tenantClaim = "tid";
    }

    [[nodiscard]] std::int64_t seconds() const { return now.wall / 1'000'000; }

    [[nodiscard]] std::string good() const
    {
        return key.token(claimsOf(kLogin, seconds() + 60, quoted(",'tid':'acme'")));
    }

    void show(const std::string& token, std::string_view field = "authorization")
    {
        const std::string value = cat("Bearer ", token);
        ask("POST", "/v1/chat/completions", {{field, value}},
            quoted("{'model':'gpt-4','messages':[]}"));
    }

    pipeline::Step step() { return pipeline::stages::authenticate(x, {*snapshot, now, &shared}); }

    [[nodiscard]] std::uint64_t mark() const { return snapshot->issuers->all().front().mark; }
};

bool passes(const pipeline::Step& step)
{
    return std::holds_alternative<pipeline::Pass>(step);
}

bool waits(const pipeline::Step& step)
{
    return std::holds_alternative<pipeline::Wait>(step);
}

}  // namespace

class TokenCallerTest : public QObject {
    Q_OBJECT

private slots:

    void aTokenNamesTheCaller()
    {
        TokenScene scene;
        for (const auto* field :
             {"authorization", "x-api-key", "api-key", "cf-aig-authorization", "x-goog-api-key"}) {
            scene.show(scene.good(), field);
            QVERIFY(passes(scene.step()));
            QVERIFY(scene.x.caller.keyId == "login/ada");
            QVERIFY(scene.x.caller.entry->tenant == "acme");
            QVERIFY2(scene.x.caller.credential.empty(), "a token of ours never goes upstream");
        }
        QCOMPARE(scene.shared.tokens.size(), std::size_t(1));
    }

    void conditionsKnowItsClaims()
    {
        TokenScene scene;
        scene.show(scene.good());
        const pipeline::Env env{*scene.snapshot, scene.now, &scene.shared};
        QVERIFY(passes(pipeline::stages::parse(scene.x, env)));
        QVERIFY(passes(scene.step()));
        auto facts = pipeline::factsOf(scene.x);
        QCOMPARE(facts.text(*policy::readField("claim.tid")), std::string("acme"));
        QCOMPARE(facts.text(*policy::readField("tenant")), std::string("acme"));
        QCOMPARE(facts.text(*policy::readField("keyUser")), std::string("ada"));
    }

    void aBadTokenIsRefusedInTheClientsWords()
    {
        TokenScene scene;
        scene.show(scene.key.token(claimsOf(kLogin, scene.seconds() - 61)));
        QVERIFY(scene.step().turnsRound());
        QCOMPARE(scene.x.reply.status, 401);
        QCOMPARE(scene.x.reply.cloudflareCode, 2009);
        QVERIFY(scene.x.reply.error.message.find("expired") != std::string::npos);
        QCOMPARE(scene.x.reply.headers.front().first, std::string("www-authenticate"));
        // Also where a call without a key would pass: who shows one is somebody, or nobody.
        scene.config.server.openOnLoopback = true;
        scene.show(scene.key.token(claimsOf(kLogin, scene.seconds() - 61)));
        QVERIFY(scene.step().turnsRound());
        const TokenKey stranger(TokenKey::Kind::Edwards);
        scene.show(stranger.token(claimsOf("https://elsewhere", scene.seconds() + 60)));
        QVERIFY2(passes(scene.step()), "a token of nobody's is the client's own credential");
        QVERIFY(!scene.x.caller.credential.empty() && scene.x.caller.keyId.empty());
    }

    void aGatewayKeyGoesFirst()
    {
        TokenScene scene;
        scene.addKey("web", "gh_web");
        const std::string bearer = cat("Bearer ", scene.good());
        scene.ask("POST", "/v1/chat/completions",
                  {{"cf-aig-authorization", "Bearer gh_web"}, {"authorization", bearer}});
        QVERIFY(passes(scene.step()));
        QVERIFY(scene.x.caller.keyId == "web");
        QVERIFY2(scene.x.caller.credential.empty(), "a token of ours never goes upstream");
    }

    void theCallWaitsForTheKeys()
    {
        TokenScene scene;
        scene.config.access.issuers.front().keys.clear();
        scene.show(scene.good());
        QVERIFY(waits(scene.step()));
        QVERIFY(waits(scene.step()));
        QCOMPARE(scene.shared.tokens.takeWishes().size(), std::size_t(1));
        scene.shared.tokens.setKeys(
            scene.mark(),
            std::make_shared<identity::KeySet>(*identity::KeySet::read(keySetOf({&scene.key}))),
            scene.now.wall);
        QVERIFY(passes(scene.step()));
        // A key that nobody knows: the issuer may have a new one, but is not asked all the time.
        const TokenKey newer(TokenKey::Kind::Edwards, "key-2");
        scene.show(newer.token(claimsOf(kLogin, scene.seconds() + 600)));
        QVERIFY(scene.step().turnsRound());
        QCOMPARE(scene.x.reply.status, 401);
        scene.now.wall += state::TokenBook::kBetweenFetches;
        scene.show(newer.token(claimsOf(kLogin, scene.seconds() + 600)));
        QVERIFY(waits(scene.step()));
        scene.shared.tokens.setKeys(scene.mark(),
                                    std::make_shared<identity::KeySet>(
                                        *identity::KeySet::read(keySetOf({&scene.key, &newer}))),
                                    scene.now.wall);
        QVERIFY(passes(scene.step()));
    }

    void nobodyWaitsForever()
    {
        TokenScene scene;
        scene.config.access.issuers.front().keys.clear();
        scene.show(scene.good());
        QVERIFY(waits(scene.step()));
        scene.now.sinceStart += 5'000'000;
        QVERIFY(scene.step().turnsRound());
        QCOMPARE(scene.x.reply.status, 503);
        scene.shared.tokens.setTrouble(scene.mark(), "it is down", scene.now.wall);
        scene.show(scene.good());
        QVERIFY(scene.step().turnsRound());
        QCOMPARE(scene.x.reply.status, 503);
        QVERIFY(scene.x.reply.error.message.find("it is down") != std::string::npos);
    }

    void anIssuerIsAskedAboutATokenOnce()
    {
        TokenScene scene;
        auto& issuer = scene.config.access.issuers.front();
        issuer.keys.clear();
        issuer.introspectionUrl = "https://login.example.com/introspect";
        scene.show("opaque-token", "cf-aig-authorization");
        QVERIFY(waits(scene.step()));
        QVERIFY(waits(scene.step()));
        const auto wishes = scene.shared.tokens.takeWishes();
        QCOMPARE(wishes.size(), std::size_t(1));
        QVERIFY(wishes.front().token.reveal() == "opaque-token");
        auto caller = std::make_shared<identity::TokenCaller>();
        caller->entry.id = "login/bob";
        scene.shared.tokens.keep(*wishes.front().digest, scene.mark(),
                                 {.caller = caller, .error = {}, .until = scene.now.wall + 10});
        QVERIFY(passes(scene.step()));
        QVERIFY(scene.x.caller.keyId == "login/bob");
        scene.shared.tokens.keep(*wishes.front().digest, scene.mark(),
                                 {.caller = nullptr,
                                  .error = fail(ErrorKind::Unauthorized, "not active", "sign in"),
                                  .until = scene.now.wall + 10});
        scene.show("opaque-token", "cf-aig-authorization");
        QVERIFY(scene.step().turnsRound());
        QCOMPARE(scene.x.reply.status, 401);
        // In the place of a provider's key it is nobody's business.
        scene.show("opaque-token", "x-api-key");
        QVERIFY(scene.step().turnsRound());
        QVERIFY(scene.shared.tokens.takeWishes().empty());
    }

    void whatATokenMayCall()
    {
        TokenScene scene;
        scene.config.access.issuers.front().models = {"openai/gpt-4"};
        const auto walk = [&](std::string_view model) {
            const std::string bearer = cat("Bearer ", scene.good());
            scene.ask("POST", "/v1/chat/completions", {{"authorization", bearer}},
                      cat(quoted("{'model':'"), model, quoted("','messages':[]}")));
            for (const auto& stop : pipeline::wayIn()) {
                if (stop.run(scene.x, {*scene.snapshot, scene.now, &scene.shared}).turnsRound())
                    return scene.x.reply.status;
                if (stop.name == "route") break;
            }
            return 0;
        };
        QCOMPARE(walk("gpt-4"), 0);
        QCOMPARE(walk("gpt-4o"), 403);
        QVERIFY(scene.x.reply.error.message.find("'ada' may not call openai/gpt-4o") !=
                std::string::npos);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokenCallerTest;
GH_SUITE(TokenCallerTest)
#include "token_caller_test.moc"
