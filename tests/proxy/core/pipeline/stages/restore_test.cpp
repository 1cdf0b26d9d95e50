#include "proxy/core/pipeline/stages/restore.h"

#include <QTest>

#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr std::string_view kMail = "jane.doe@example.org";

/// A call that said an address, and the state it shares with others.
struct Told {
    explicit Told(std::string_view restore = "true", std::string_view key = "a key of the test")
    {
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "shop";
        gateway.dlp = quoted(
            "{'enabled':true,'policies':[{'id':'pii','enabled':true,'profiles':['email'],'check':["
            "'REQUEST'],'action':'PLACEHOLDER','restore':" +
            std::string(restore) + "}]}");
        if (!key.empty()) shared.placeholders.open(key);
        scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                  {{"content-type", "application/json"}},
                  quoted("{'model':'m','messages':[{'role':'user','content':'mail " +
                         std::string(kMail) + "'}]}"));
        for (const auto& stop : pipeline::wayIn()) {
            if (stop.run(scene.x, env()).turnsRound() || stop.name == "guard") break;
        }
        const auto& body = scene.x.arrival.body;
        const auto at = body.find("mail [") + 5;
        token = body.substr(at, body.find(']', at) + 1 - at);
    }

    pipeline::Env env() { return {*scene.snapshot, scene.now, &shared}; }

    void answerBegins(std::string_view type)
    {
        auto& head = scene.x.collect.head;
        head.status = 200;
        head.length = -1;
        head.headers.add("content-type", type);
        pipeline::stages::beginCollect(scene.x, env());
        pipeline::stages::beginRestore(scene.x, env());
    }

    std::string pass(const std::string& piece, bool isOver = false)
    {
        pipeline::DeltaBatch batch{{piece}};
        pipeline::stages::restoreDeltas(scene.x, batch, isOver);
        std::string out;
        for (const auto& delta : batch) out += delta.raw;
        return out;
    }

    Scene scene;
    state::Shared shared;
    std::string token;
};

}  // namespace

/// Placeholders become values on the last step to the client, and nowhere else.
class RestoreTest : public QObject {
    Q_OBJECT

private slots:

    void whatGoesOnIsThePlaceholder()
    {
        const Told told;
        QVERIFY(told.token.starts_with("[EMAIL_"));
        QVERIFY(told.scene.x.arrival.body.find(kMail) == std::string::npos);
        QCOMPARE(told.shared.placeholders.size(), std::size_t{1});
    }

    void withoutAKeyTheKindStandsThere()
    {
        Told told("true", "");
        QCOMPARE(told.token, std::string("[email]"));
        QVERIFY(!pipeline::stages::restores(told.scene.x, told.env()));
    }

    void streamsWaitOnlyForWhatMayBecomeOne()
    {
        Told told;
        told.answerBegins("text/event-stream");
        QVERIFY(told.scene.x.collect.restored);
        const auto event = [](const std::string& text) {
            return quoted("data: {'choices':[{'index':0,'delta':{'content':'" + text + "'}}]}\n\n");
        };
        QCOMPARE(told.pass(event("It is ")), event("It is "));
        QCOMPARE(told.pass(event(told.token.substr(0, 9))), std::string());
        QCOMPARE(told.pass(event(told.token.substr(9) + ".")),
                 event(std::string(kMail)) + event("."));
        QCOMPARE(told.pass(event("[EMAIL_"), true), event("[EMAIL_"));
    }

    void wholeAnswersAndTextsInTexts()
    {
        Told told;
        told.answerBegins("application/json");
        QVERIFY(told.scene.x.collect.restored->isWhole);
        QCOMPARE(pipeline::stages::restoredWhole(
                     told.scene.x, quoted("{'choices':[{'message':{'content':'" + told.token +
                                          " [EMAIL_000000]'}}]}")),
                 quoted("{'choices':[{'message':{'content':'" + std::string(kMail) +
                        " [EMAIL_000000]'}}]}"));
    }

    void repliesOfOurOwn()
    {
        Told told;
        auto& reply = told.scene.x.reply;
        reply.body = quoted("{'content':'" + told.token + "'}");
        QVERIFY(!pipeline::stages::restoredReply(told.scene.x, told.env()));
        reply.local = true;
        QCOMPARE(*pipeline::stages::restoredReply(told.scene.x, told.env()),
                 quoted("{'content':'" + std::string(kMail) + "'}"));
        reply.contentType = "text/event-stream";
        reply.body = quoted("data: {'delta':{'text':'" + told.token.substr(0, 4) +
                            "'}}\n\ndata: {'delta':{'text':'" + told.token.substr(4) + "'}}\n\n");
        QCOMPARE(*pipeline::stages::restoredReply(told.scene.x, told.env()),
                 quoted("data: {'delta':{'text':'" + std::string(kMail) +
                        "'}}\n\ndata: {'delta':{'text':''}}\n\n"));
    }

    void aRuleThatDoesNotAllowItKeepsNothing()
    {
        Told told("false");
        QVERIFY(told.token.starts_with("[EMAIL_"));
        QCOMPARE(told.shared.placeholders.size(), std::size_t{0});
        told.answerBegins("text/event-stream");
        QVERIFY(!told.scene.x.collect.restored);
    }
};

GH_SUITE(RestoreTest)

}  // namespace gatehouse::tests

#include "restore_test.moc"
