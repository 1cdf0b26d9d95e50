#include "app/identity/token_trial.h"

#include <QTemporaryFile>
#include <QTest>

#include "app/clock.h"
#include "proxy/core/base/text.h"
#include "tests/app/identity/issuer_sample.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"

namespace gatehouse::tests {

using app::TokenTrial;
using app::TokenVerdict;

/// Tokens against an issuer over real sockets.
class TokenTrialTest : public QObject {
    Q_OBJECT

private:
    static std::int64_t inAMinute() { return app::now() / 1'000'000 + 60; }

    static TokenVerdict say(const config::TokenIssuerConfig& issuer, const std::string& token,
                            const TokenTrial::Secrets& secrets = {})
    {
        TokenTrial trial;
        TokenVerdict verdict;
        bool isDone = false;
        connect(&trial, &TokenTrial::finished, &trial, [&](const TokenVerdict& told) {
            verdict = told;
            isDone = true;
        });
        config::ServerConfig server;
        server.proxy = "none";
        trial.start(issuer, server, secrets, Secret(token));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000); }();
        return verdict;
    }

    static QString factOf(const TokenVerdict& verdict, const char* title)
    {
        for (const auto& [name, value] : verdict.facts)
            if (name == QLatin1String(title)) return value;
        return {};
    }

private Q_SLOTS:

    void keysAreFoundByDiscovery()
    {
        const TokenKey key(TokenKey::Kind::Curve);
        const TokenKey other(TokenKey::Kind::Curve);
        FakeUpstream idp;
        idp.handle([&](const Seen& seen) {
            if (seen.target == "/.well-known/openid-configuration")
                return answer(200, cat(quoted("{'issuer':'"), idp.url(), quoted("','jwks_uri':'"),
                                       idp.url("/keys"), quoted("'}")));
            return seen.target == "/keys" ? answer(200, keySetOf({&key})) : answer(404, "");
        });
        auto issuer = sampleIssuer();
        issuer.issuer = idp.url();
        const auto claims = cat(quoted("{'iss':'"), idp.url(),
                                quoted("','aud':'gatehouse','sub':"
                                       "'ada','org':{'id':'acme'},"
                                       "'roles':['staff'],'exp':"),
                                number(inAMinute()), "}");
        const auto good = say(issuer, key.token(claims));
        QVERIFY2(good.isGood, qPrintable(good.words));
        QCOMPARE(good.words, QStringLiteral("Good: this caller is login/ada."));
        QCOMPARE(factOf(good, "Tenant"), QStringLiteral("acme"));
        QCOMPARE(factOf(good, "Role"), QStringLiteral("staff"));
        QCOMPARE(factOf(good, "May call"), QStringLiteral("openai/*"));
        const auto forged = say(issuer, other.token(claims));
        QVERIFY(!forged.isGood);
        QVERIFY(forged.words.contains(QStringLiteral("signature")));
        QVERIFY(!forged.hint.isEmpty());
        issuer.keysUrl = idp.url("/nowhere");
        QVERIFY(say(issuer, key.token(claims)).words.contains(QStringLiteral("404")));
        QVERIFY(say(issuer, "gh_no_jwt").words.contains(QStringLiteral("no JWT")));
    }

    void keysOfTheConfigAskNobody()
    {
        const TokenKey key(TokenKey::Kind::Edwards);
        auto issuer = sampleIssuer();
        issuer.keys = keySetOf({&key});
        const auto claims = [&](std::int64_t until, const char* audience) {
            return cat(quoted("{'iss':'https://login.example.com/','sub':'bob','aud':'"), audience,
                       quoted("','exp':"), number(until), "}");
        };
        QVERIFY(say(issuer, key.token(claims(inAMinute(), "gatehouse"))).isGood);
        const auto late = say(issuer, key.token(claims(inAMinute() - 3'600, "gatehouse")));
        QVERIFY(late.words.contains(QStringLiteral("expired")));
        const auto foreign = say(issuer, key.token(claims(inAMinute(), "somebody-else")));
        QVERIFY(foreign.words.contains(QStringLiteral("somebody else")));
        issuer.keys = "[]";
        QVERIFY(!say(issuer, key.token(claims(inAMinute(), "gatehouse"))).hint.isEmpty());
    }

    void anIssuerIsAsked()
    {
        FakeUpstream idp;
        idp.handle([](const Seen& seen) {
            const bool isGood = seen.body.find("token=opaque%2F1&") == 0;
            return answer(
                200, isGood ? quoted("{'active':true,'sub':'bob'}") : quoted("{'active':false}"));
        });
        auto issuer = sampleIssuer();
        issuer.introspectionUrl = idp.url("/introspect");
        issuer.audience.clear();
        issuer.clientId = "gate house";
        issuer.clientSecret.text = "keychain:idp";
        const auto secrets = [](const SecretRef&) { return Secret("a secret"); };
        QVERIFY(say(issuer, "opaque/1", secrets).isGood);
        QCOMPARE(idp.last().field("authorization"),
                 cat("Basic ", base64("gate%20house:a%20secret")));
        QVERIFY(say(issuer, "opaque/2", secrets).words.contains(QStringLiteral("not active")));
        // A secret that nobody knows is said before anybody is asked.
        const auto asked = idp.requests().size();
        QVERIFY(!say(issuer, "opaque/1").isGood);
        QCOMPARE(idp.requests().size(), asked);
        issuer.clientSecret = {};
        issuer.introspectionUrl = "http://127.0.0.1:1/";
        QVERIFY(say(issuer, "opaque/1").words.contains(QStringLiteral("did not answer")));
    }

    void aTrialThatWasStoppedSaysNothing()
    {
        TokenTrial trial;
        bool isTold = false;
        connect(&trial, &TokenTrial::finished, &trial, [&] { isTold = true; });
        auto issuer = sampleIssuer();
        issuer.keys = keySetOf({});
        trial.start(issuer, {}, {}, Secret("x"));
        trial.stop();
        QVERIFY(!trial.running());
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    void secretsAreFoundWhereTheyAre()
    {
        qputenv("GATEHOUSE_TEST_SECRET", "of the environment");
        const auto kept = [](const SecretRef& reference) { return Secret(reference.text); };
        QCOMPARE(app::secretOf({"env:GATEHOUSE_TEST_SECRET"}, kept).reveal(),
                 std::string("of the environment"));
        QCOMPARE(app::secretOf({"vault:x"}, kept).reveal(), std::string("vault:x"));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("of a file\n");
        file.close();
        QCOMPARE(app::secretOf({"file:" + file.fileName().toStdString()}, {}).reveal(),
                 std::string("of a file"));
        QVERIFY(app::secretOf({"file:/nowhere"}, {}).empty());
        QVERIFY(app::secretOf({"vault:x"}, {}).empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokenTrialTest;
GH_SUITE(TokenTrialTest)
#include "token_trial_test.moc"
