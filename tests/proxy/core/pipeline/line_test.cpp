#include "proxy/core/pipeline/line.h"

#include <set>

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

template <class Stops>
std::vector<std::string> namesOf(const Stops& stops)
{
    std::vector<std::string> names;
    for (const auto& stop : stops) names.emplace_back(stop.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

/// The order of the stops, and what hangs on it.
class LineTest : public QObject {
    Q_OBJECT

private slots:

    void theOrder()
    {
        QCOMPARE(namesOf(pipeline::wayIn()),
                 (Names{"admit", "parse", "authenticate", "options", "guard", "prompt", "limit",
                        "judge", "route", "cache", "policy"}));
        QCOMPARE(namesOf(pipeline::eachDelta()), (Names{"guard", "collect", "translate"}));
        QCOMPARE(namesOf(pipeline::wholeReply()), (Names{"judge"}));
        QCOMPARE(namesOf(pipeline::wayOut()),
                 (Names{"meter", "settle", "commit", "limits", "record"}));
    }

    /// A page that may not talk to us learns nothing, not even which paths exist.
    void aForeignPageIsTurnedAwayBeforeItsPathIsRead()
    {
        Scene scene;
        scene.ask("GET", "/no/such/path", {{"Host", "evil.example"}});
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 403);
        QVERIFY(scene.x.parse.path.empty());
    }

    /// Nobody without a key can find out which models are set up.
    void theKeyIsAskedForBeforeTheModelIsLookedUp()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        scene.addKey("web", "gh_good");
        for (const char* model : {"openai/gpt-4", "nowhere/nothing"}) {
            scene.ask("POST", "/v1/chat/completions", {{"Authorization", "Bearer gh_bad"}},
                      std::string("{\"model\":\"") + model + "\"}");
            QVERIFY(!scene.walk());
            QCOMPARE(scene.x.reply.status, 401);
            QVERIFY(scene.x.route.targets.empty());
        }
    }

    /// The refusal is written in the client's own dialect, so it is known by then.
    void theDialectIsKnownWhenTheKeyIsRefused()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        scene.addKey("web", "gh_good");
        scene.ask("POST", "/v1/messages", {{"x-api-key", "gh_bad"}}, R"({"model":"m"})");
        QVERIFY(!scene.walk());
        QVERIFY(scene.x.parse.dialect != nullptr);
        QCOMPARE(scene.x.parse.dialect->id, std::string_view("anthropic_messages"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LineTest;
GH_SUITE(LineTest)
#include "line_test.moc"
