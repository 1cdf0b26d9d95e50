#include "proxy/core/pipeline/stages/socket.h"

#include <QTest>

#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

void askSocket(Scene& scene, std::string_view target, const Fields& more = {})
{
    scene.ask("GET", target,
              {{"Upgrade", "websocket"},
               {"Connection", "Upgrade"},
               {"Sec-WebSocket-Version", "13"},
               {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
               {"Sec-WebSocket-Extensions", "permessage-deflate"}});
    for (const auto& [name, value] : more) scene.x.arrival.head.headers.add(name, value);
}

}  // namespace

/// Calls that switch to WebSocket.
class SocketTest : public QObject {
    Q_OBJECT

private slots:

    void addressesWithNothingButAProvider()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "google-ai-studio";
        const std::pair<const char*, const char*> rows[] = {
            {"/openai/v1/realtime?model=gpt-realtime", "/realtime"},
            {"/v1/acct/gw/openai?model=gpt-realtime", "/realtime"},
            {"/v1/realtime?model=gpt-realtime", "/realtime"},
            {"/v1/acct/gw/google?api_key=k",
             "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"}};
        for (const auto& [target, path] : rows) {
            askSocket(scene, target);
            QVERIFY2(scene.walk(), target);
            QVERIFY(scene.x.parse.isSocket);
            QCOMPARE(scene.x.parse.path, std::string(path));
        }
        QCOMPARE(scene.x.caller.credential, std::string("k"));
    }

    void otherSwitchesAreRefused()
    {
        Scene scene;
        scene.ask("GET", "/openai/v1/realtime", {{"Upgrade", "h2c"}, {"Connection", "Upgrade"}});
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 501);
    }

    void keysAmongTheProtocols()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        scene.addKey("page", "gh_page");
        for (const char* list : {"realtime, cf-aig-authorization.gh_page",
                                 "openai-insecure-api-key.gh_page", "x,xi-api-key.gh_page"}) {
            askSocket(scene, "/openai/v1/realtime?model=m", {{"Sec-WebSocket-Protocol", list}});
            QVERIFY2(scene.walk(), list);
            QVERIFY(scene.x.caller.keyId == "page");
        }
        askSocket(scene, "/openai/v1/realtime?model=m",
                  {{"Sec-WebSocket-Protocol", "cf-aig-authorization.gh_other"}});
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 401);
    }

    void whatGoesUpstream()
    {
        Scene scene;
        askSocket(scene, "/openai/v1/realtime?model=gpt-realtime",
                  {{"Sec-WebSocket-Protocol",
                    "realtime, openai-insecure-api-key.sk-mine, openai-beta.realtime-v1"}});
        QVERIFY(scene.walk());
        auto target = scene.x.route.targets.front();
        QCOMPARE(target.model, std::string("gpt-realtime"));
        QVERIFY(pipeline::stages::translate(scene.x, target, scene.env()).ok());
        const std::string head = scene.x.out.head;
        QVERIFY(head.starts_with("GET /v1/realtime?model=gpt-realtime HTTP/1.1\r\n"));
        for (const char* line :
             {"\r\nConnection: Upgrade\r\n", "\r\nUpgrade: websocket\r\n",
              "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
              "\r\nSec-WebSocket-Protocol: realtime, openai-beta.realtime-v1\r\n",
              "\r\nAuthorization: Bearer provider-key\r\n"})
            QVERIFY2(head.find(line) != std::string::npos, line);
        QVERIFY(head.find("permessage-deflate") == std::string::npos);
        QVERIFY(head.find("Content-Length") == std::string::npos);
    }

    /// Cloudflare's address for Gemini has the key in the query: neither ours nor the name goes on.
    void keysInTheQueryEndHere()
    {
        Scene scene;
        scene.config.server.openOnLoopback = false;
        auto& made = scene.config.providers.emplace_back();
        made.id = "google-ai-studio";
        made.key.text = "env:OPENAI";
        scene.addKey("page", "gh_page");
        for (const char* target : {"/v1/acct/gw/google?api_key=gh_page&alt=x",
                                   "/v1/acct/gw/google?alt=x&key=gh_page&api_key=gh_page"}) {
            askSocket(scene, target);
            QVERIFY2(scene.walk(), target);
            QVERIFY(scene.x.caller.keyId == "page");
            QCOMPARE(scene.x.parse.query, std::string("alt=x"));
            QVERIFY(pipeline::stages::translate(scene.x, scene.x.route.targets.front(), scene.env())
                        .ok());
            QVERIFY(scene.x.out.head.find("gh_page") == std::string::npos);
            QVERIFY(scene.x.out.head.find("api_key") == std::string::npos);
            QVERIFY(scene.x.out.url.find("gh_page") == std::string::npos);
        }
    }

    void onlyOnesOwnKeyStaysInTheList()
    {
        const std::string list =
            "a, openai-insecure-api-key.own,cf-aig-authorization.gh_x, xi-api-key.other ,b";
        QCOMPARE(pipeline::stages::protocolsWithout(list, "own"),
                 std::string("a, openai-insecure-api-key.own, b"));
        QCOMPARE(pipeline::stages::protocolsWithout(list, ""), std::string("a, b"));
        QCOMPARE(pipeline::stages::protocolsWithout("cf-aig-authorization.gh_x", "gh_x"),
                 std::string());
    }

    void messagesAreKeptAndBilled()
    {
        Scene scene;
        askSocket(scene, "/openai/v1/realtime?model=m");
        QVERIFY(scene.walk());
        pipeline::stages::beginSocket(scene.x, scene.env());
        const auto hear = [&](const std::string& text) {
            pipeline::stages::noteAnswer(scene.x, text, text.size(), true, scene.env());
        };
        hear(quoted("{'type':'session.created'}"));
        const std::string done = quoted(
            "{'type':'response.done','response':{'id':'r','output':[{'text':'x'}],'usage':{"
            "'input_tokens':10,'input_token_details':{'cached_tokens':4,'audio_tokens':2},"
            "'output_tokens':5,'output_token_details':{'audio_tokens':3}}}}");
        hear(done);
        hear(done);
        hear(
            quoted("{'type':'other','text':'response.done',\n 'response':{'usage':{"
                   "'input_tokens':999}}}"));
        pipeline::stages::noteAnswer(scene.x, {}, 7, false, scene.env());
        const auto& usage = scene.x.collect.facts.usage;
        QVERIFY(usage.input == chat::Usage::Count(20) && usage.output == chat::Usage::Count(10));
        QVERIFY(usage.cacheRead == chat::Usage::Count(8));
        QVERIFY(usage.inputAudio == chat::Usage::Count(4) &&
                usage.outputAudio == chat::Usage::Count(6));
        QCOMPARE(scene.x.collect.eventCount, 5U);
        QCOMPARE(scene.x.collect.marks.size(), std::size_t(5));
        QVERIFY(scene.x.collect.body.starts_with(
            quoted("data: {'type':'session.created'}\n\ndata: {'type':'response.done'")));
        QVERIFY(scene.x.collect.body.ends_with(
            quoted("response.done',\ndata:  'response':{'usage':{'input_tokens':999}}}\n\n"
                   "data: {'binary':7}\n\n")));

        pipeline::stages::noteAsked(scene.x, quoted("{'a':1}"), 7, true, scene.env());
        pipeline::stages::noteAsked(scene.x, {}, 9, false, scene.env());
        QCOMPARE(scene.x.arrival.body, quoted("{'a':1}\n{'binary':9}\n"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SocketTest;
GH_SUITE(SocketTest)
#include "socket_test.moc"
