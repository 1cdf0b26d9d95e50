#include "proxy/core/pipeline/stages/authenticate.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

namespace authenticate_test {

constexpr std::string_view kKey = "gh_0123456789";

int statusOf(Scene& scene)
{
    scene.x.caller = {};
    scene.x.reply = {};
    return pipeline::stages::authenticate(scene.x, scene.env()).turnsRound() ? scene.x.reply.status
                                                                             : 0;
}

}  // namespace authenticate_test

using authenticate_test::kKey;
using authenticate_test::statusOf;

class AuthenticateTest : public QObject {
    Q_OBJECT

private slots:

    void theKeyIsFoundWhereverSdksPutIt()
    {
        const std::pair<std::string, std::string> places[] = {
            {"Authorization", "Bearer " + std::string(kKey)},
            {"authorization", "bearer " + std::string(kKey)},
            {"authorization", "Token " + std::string(kKey)},
            {"Authorization", "Key " + std::string(kKey)},
            {"xi-api-key", std::string(kKey)},
            {"x-api-key", std::string(kKey)},
            {"x-goog-api-key", std::string(kKey)},
            {"cf-aig-authorization", "Bearer " + std::string(kKey)},
            {"api-key", std::string(kKey)}};
        for (const auto& [name, value] : places) {
            Scene scene;
            scene.config.server.openOnLoopback = false;
            scene.addKey("web", kKey);
            scene.ask("POST", "/v1/messages", {{name, value}});
            QCOMPARE(statusOf(scene), 0);
            QVERIFY(scene.x.caller.keyId == "web");
            QVERIFY(scene.x.caller.label == "web-label");
            QVERIFY2(scene.x.caller.credential.empty(), "our own key never goes upstream");
        }
        Scene scene;
        scene.config.server.openOnLoopback = false;
        scene.addKey("web", kKey);
        scene.ask("POST", "/v1beta/models/m:generateContent?alt=sse&key=" + std::string(kKey));
        QCOMPARE(statusOf(scene), 0);
    }

    void wrongKeysAreRefused()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        scene.addKey("web", kKey);
        scene.ask("POST", "/v1/messages");
        QCOMPARE(statusOf(scene), 401);
        for (const std::string& wrong :
             {std::string("gh_other"), std::string("sk-other"), std::string(kKey) + "x",
              std::string("' OR 1=1 --"), std::string(100'000, 'a'), std::string("a\0b", 3)}) {
            scene.ask("POST", "/v1/messages", {{"x-api-key", wrong}});
            QCOMPARE(statusOf(scene), 401);
            QVERIFY2(scene.x.reply.error.message.find(wrong) == std::string::npos,
                     "a refusal repeats no key");
        }
    }

    void aKeyCanBeSwitchedOffOrExpire()
    {
        Scene scene;
        scene.addKey("web", kKey);
        scene.config.access.keys[0].enabled = false;
        scene.ask("POST", "/v1/messages", {{"x-api-key", kKey}});
        QCOMPARE(statusOf(scene), 403);
        scene.config.access.keys[0].enabled = true;
        scene.config.access.keys[0].expiresAt = scene.now.wall;
        scene.ask("POST", "/v1/messages", {{"x-api-key", kKey}});
        QCOMPARE(statusOf(scene), 403);
        scene.config.access.keys[0].expiresAt = scene.now.wall + 1;
        scene.ask("POST", "/v1/messages", {{"x-api-key", kKey}});
        QCOMPARE(statusOf(scene), 0);
    }

    void thisMachineMayCallWithoutAKey()
    {
        Scene scene;
        scene.ask("POST", "/v1/messages");
        QCOMPARE(statusOf(scene), 0);
        scene.x.arrival.loopback = false;
        QCOMPARE(statusOf(scene), 401);
        scene.config.server.openOnLoopback = false;
        scene.ask("POST", "/v1/messages");
        QCOMPARE(statusOf(scene), 401);
    }

    /// Without a gateway key, what the client shows is its own provider key. One that looks like
    /// ours is a mistake.
    void theClientsOwnCredentialIsKeptAside()
    {
        Scene scene;
        scene.addKey("web", kKey);
        scene.ask("POST", "/v1/messages", {{"x-api-key", "sk-own"}});
        QCOMPARE(statusOf(scene), 0);
        QCOMPARE(scene.x.caller.credential, std::string("sk-own"));
        scene.ask("POST", "/v1/messages", {{"x-api-key", "gh_mistyped"}});
        QCOMPARE(statusOf(scene), 401);
        scene.ask("POST", "/v1/messages",
                  {{"cf-aig-authorization", cat("Bearer ", kKey)}, {"x-api-key", "sk-own"}});
        QCOMPARE(statusOf(scene), 0);
        QVERIFY(scene.x.caller.keyId == "web");
        QCOMPARE(scene.x.caller.credential, std::string("sk-own"));
    }

    void credentialHeadersAreKnownByName()
    {
        for (const char* name :
             {"Authorization", "X-API-Key", "x-goog-api-key", "cf-aig-authorization", "Cookie"}) {
            QVERIFY2(pipeline::stages::isCredential({name, {}, http::hashOfName(name)}), name);
        }
        QVERIFY(!pipeline::stages::isCredential(
            {"x-api-version", {}, http::hashOfName("x-api-version")}));
    }
};

GH_SUITE(AuthenticateTest)
#include "authenticate_test.moc"
