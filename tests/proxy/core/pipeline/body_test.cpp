#include "proxy/core/pipeline/body.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using tests::quoted;

/// The body of a call as it goes on.
class BodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theClientsUntilItIsReplaced()
    {
        tests::Scene scene;
        const std::string came = quoted("{'model':'gpt-4.1','stream':true,'messages':[]}");
        scene.ask("POST", "/v1/chat/completions", {}, came);
        QVERIFY(scene.walk("parse"));
        QCOMPARE(pipeline::bodyOf(scene.x), came);
        const std::string other = quoted("{'messages':[],'model':'o3'}");
        QVERIFY(pipeline::replaceBody(scene.x, other).ok());
        QCOMPARE(pipeline::bodyOf(scene.x), other);
        QCOMPARE(scene.x.arrival.body, came);
        const auto& facts = scene.x.parse.facts;
        QCOMPARE(facts.model, std::string("o3"));
        QVERIFY(facts.stream);  // what the client wants of the answer stays
        QCOMPARE(other.substr(facts.modelAt, facts.modelSize), quoted("'o3'"));
    }

    void whatIsNoCallIsRefused()
    {
        tests::Scene scene;
        const std::string came = quoted("{'model':'gpt-4.1','messages':[]}");
        scene.ask("POST", "/v1/chat/completions", {}, came);
        QVERIFY(scene.walk("parse"));
        QVERIFY(!pipeline::replaceBody(scene.x, "[").ok());
        QCOMPARE(pipeline::bodyOf(scene.x), came);
        QCOMPARE(scene.x.parse.facts.model, std::string("gpt-4.1"));
    }
};

GH_SUITE(BodyTest)
#include "body_test.moc"
