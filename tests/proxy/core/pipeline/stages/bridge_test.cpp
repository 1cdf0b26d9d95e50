#include "proxy/core/pipeline/stages/bridge.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse;
using namespace gatehouse::pipeline::stages;
using tests::quoted;
using tests::Scene;

namespace bridge_test {

constexpr const char* kAnswer =
    "{'id':'msg_1','type':'message','role':'assistant','model':'claude-haiku-4-5','content':[{'"
    "type':'text','text':'hi'}],"
    "'stop_reason':'end_turn','stop_sequence':null,'usage':{'input_tokens':3,'cache_read_input_"
    "tokens':4,"
    "'output_tokens':2}}";

/// A call in OpenAI's dialect on its way to Anthropic.
bool toAnthropic(Scene& scene, const std::string& more = {})
{
    scene.config.providers[1].key.text = "env:ANTHROPIC";
    scene.secrets["ANTHROPIC"] = "anthropic-key";
    scene.ask(
        "POST", "/v1/chat/completions",
        {{"content-type", "application/json"}, {"openai-organization", "o"}, {"user-agent", "u"}},
        quoted(
            "{'model':'anthropic/claude-haiku-4-5','messages':[{'role':'user','content':'hello'}]" +
            more + "}"));
    return scene.walk() && translate(scene.x, scene.x.route.targets.front(), scene.env()).ok();
}

void answer(Scene& scene, int status, std::string_view type)
{
    scene.x.collect.head.status = status;
    scene.x.collect.head.headers.add("content-type", type);
    beginCollect(scene.x, scene.env());
    beginBack(scene.x);
}

std::string carried(Scene& scene, std::string_view bytes)
{
    pipeline::DeltaBatch batch{{bytes}};
    collect(scene.x, batch, scene.env());
    carryBack(scene.x, batch, scene.env());
    std::string out;
    for (const auto& delta : batch) out += delta.raw;
    return out;
}

std::string ended(Scene& scene)
{
    pipeline::DeltaBatch batch;
    endBack(scene.x, batch, scene.env());
    std::string out;
    for (const auto& delta : batch) out += delta.raw;
    return out;
}

}  // namespace bridge_test

using namespace bridge_test;

class BridgeTest : public QObject {
    Q_OBJECT

private slots:

    void theCallIsWrittenForTheProvider()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene, ",'logit_bias':{'5':1}"));
        const auto& x = scene.x;
        QVERIFY(x.bridge != nullptr && x.out.changed);
        QVERIFY2(x.out.head.starts_with("POST /v1/messages HTTP/1.1\r\n"), x.out.head.c_str());
        QVERIFY(x.out.head.find("openai-organization") == std::string::npos);
        QVERIFY(x.out.head.find("user-agent: u") != std::string::npos);
        QVERIFY(x.out.head.find("anthropic-version") != std::string::npos);
        const auto body = boost::json::parse(x.bridge->body);
        QCOMPARE(body.at("model").as_string(), "claude-haiku-4-5");
        QVERIFY(body.as_object().contains("max_tokens"));
        QCOMPARE(leftOutLine(*x.bridge), std::string("logit_bias"));
    }

    void aKeyIsForTheVendorWhoseApiTheClientSpeaks()
    {
        Scene scene;
        const auto ask = [&] {
            scene.ask("POST", "/v1/messages",
                      {{"x-api-key", "sk-ant-own"}, {"anthropic-version", "1"}},
                      quoted("{'model':'openai/"
                             "gpt-x','max_tokens':5,'messages':[{'role':'user','content':'a'}]}"));
            return scene.walk();
        };
        QVERIFY(ask());
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QVERIFY(scene.x.out.head.find("sk-ant-own") == std::string::npos);
        QVERIFY(scene.x.out.head.find("Authorization: Bearer provider-key") != std::string::npos);
        scene.config.providers.front().key.text.clear();
        QVERIFY(ask());
        const auto refused = translate(scene.x, scene.x.route.targets.front(), scene.env());
        QVERIFY(!refused.ok() && refused.error().kind == ErrorKind::Unauthorized);
        QVERIFY(!refused.error().hint.empty());
        scene.config.providers.front().baseUrl = "http://127.0.0.1:9/v1";  // a server of one's own
        QVERIFY(ask());
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QVERIFY(scene.x.out.head.find("sk-ant-own") == std::string::npos);
    }

    void aVendorsHeaderStaysAndItsDefaultComes()
    {
        Scene scene;
        scene.config.providers[1].key.text = "env:ANTHROPIC";
        scene.secrets["ANTHROPIC"] = "anthropic-key";
        scene.ask("POST", "/v1/chat/completions", {{"anthropic-version", "odd"}},
                  quoted("{'model':'anthropic/"
                         "claude-haiku-4-5','messages':[{'role':'user','content':'a'}]}"));
        QVERIFY(scene.walk());
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QVERIFY(scene.x.out.head.find("anthropic-version: 2023-06-01") != std::string::npos);
        QVERIFY(scene.x.out.head.find("odd") == std::string::npos);
    }

    void aWholeAnswerComesBackInTheClientsDialect()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene));
        answer(scene, 200, "application/json");
        const std::string text = quoted(kAnswer);
        QCOMPARE(carried(scene, text.substr(0, 50)), std::string());
        QCOMPARE(carried(scene, text.substr(50)), std::string());
        const auto reply = boost::json::parse(ended(scene));
        QVERIFY(scene.x.bridge->error.message.empty());
        QCOMPARE(reply.at("object").as_string(), "chat.completion");
        QCOMPARE(reply.at("choices").at(0).at("message").at("content").as_string(), "hi");
        QCOMPARE(reply.at("usage").at("prompt_tokens").as_int64(), std::int64_t(7));
        QCOMPARE(scene.x.bridge->contentType, std::string("application/json"));
        QCOMPARE(scene.x.collect.body, text);
        QVERIFY(scene.x.collect.differs &&
                scene.x.collect.delivered.find("chat.completion") != std::string::npos);
    }

    void aStreamIsPassedOnEventByEvent()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene, ",'stream':true"));
        answer(scene, 200, "text/event-stream");
        QVERIFY(scene.x.bridge->isLive);
        carried(scene, quoted("event: message_start\ndata: "
                              "{'type':'message_start','message':{'id':'m','model':'c',"
                              "'usage':{'input_tokens':3,'output_tokens':1}}}\n\n"));
        carried(scene, quoted("event: content_block_start\ndata: "
                              "{'type':'content_block_start','index':0,'content_block':"
                              "{'type':'text','text':''}}\n\n"));
        const std::string first =
            carried(scene, quoted("event: content_block_delta\ndata: {'type':'content_block_delta',"
                                  "'index':0,'delta':{'type':'text_delta','text':'hi'}}\n\n"));
        QVERIFY2(
            first.starts_with("data: {") && first.find("\"content\":\"hi\"") != std::string::npos,
            first.c_str());
        carried(scene, quoted("event: message_delta\ndata: "
                              "{'type':'message_delta','delta':{'stop_reason':'end_turn'},"
                              "'usage':{'output_tokens':2}}\n\n"));
        const std::string end = ended(scene);
        QVERIFY2(end.ends_with("data: [DONE]\n\n"), end.c_str());
        QVERIFY2(scene.x.collect.delivered.find("usage") == std::string::npos,
                 scene.x.collect.delivered.c_str());  // nobody asked for it
        QCOMPARE(scene.x.collect.facts.usage.output, chat::Usage::Count(2));
        QVERIFY(!scene.x.collect.marks.empty());
        std::size_t marked = 0;
        for (const auto& mark : scene.x.collect.marks) marked += mark.size;
        QCOMPARE(marked, scene.x.collect.delivered.size());
    }

    void theLastBatchAndTheEndAreOne()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene, ",'stream':true"));
        answer(scene, 200, "text/event-stream");
        const std::string event = quoted(
            "event: content_block_delta\ndata: {'type':'content_block_delta','index':0,"
            "'delta':{'type':'text_delta','text':'hi'}}\n\n");
        const std::string last = quoted("event: message_stop\ndata: {'type':'message_stop'}\n\n");
        pipeline::DeltaBatch batch{{event}, {last}};
        collect(scene.x, batch, scene.env());
        carryBack(scene.x, batch, scene.env());
        endBack(scene.x, batch, scene.env());
        QCOMPARE(batch.size(), std::size_t(1));
        QVERIFY(batch.front().raw.find("\"hi\"") != std::string_view::npos);
        QVERIFY(batch.front().raw.ends_with("data: [DONE]\n\n"));
        QCOMPARE(std::string(batch.front().raw), scene.x.collect.delivered);
    }

    /// The connection ended in peace, the answer did not.
    void anEndWithoutItsMarkIsNoEnd()
    {
        for (const char* more : {",'stream':true", ""}) {
            Scene scene;
            QVERIFY(toAnthropic(scene, more));
            answer(scene, 200, "text/event-stream");
            carried(
                scene,
                quoted("event: content_block_delta\ndata: {'type':'content_block_delta','index':0,"
                       "'delta':{'type':'text_delta','text':'hi'}}\n\n"));
            const std::string end = ended(scene);
            QVERIFY(scene.x.bridge->error.kind == ErrorKind::BadUpstream);
            QCOMPARE(scene.x.bridge->isCut, *more != 0);
            QVERIFY(end.find("[DONE]") == std::string::npos);
            QCOMPARE(end.find("broke off") != std::string::npos, *more != 0);
        }
    }

    void errorsKeepStatusAndWords()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene, ",'stream':true"));
        answer(scene, 429, "application/json");
        QVERIFY(!scene.x.bridge->isLive);
        carried(
            scene,
            quoted("{'type':'error','error':{'type':'rate_limit_error','message':'slow down'}}"));
        const auto body = boost::json::parse(ended(scene));
        QCOMPARE(body.at("error").at("message").as_string(), "slow down");
        QCOMPARE(body.at("error").at("type").as_string(), "rate_limit_error");
        QCOMPARE(scene.x.bridge->contentType, std::string("application/json"));
        Scene page;
        QVERIFY(toAnthropic(page));
        page.x.collect.head.reason = "Bad Gateway";
        answer(page, 502, "text/html");
        carried(page, "<html>nginx</html>");
        QVERIFY(ended(page).find("502 Bad Gateway") != std::string::npos);
    }

    void nonsenseIsAnError()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene));
        answer(scene, 200, "application/json");
        carried(scene, "{\"what\":1}");
        ended(scene);
        QVERIFY(scene.x.bridge->error.kind == ErrorKind::BadUpstream);
        QVERIFY(!scene.x.bridge->error.message.empty());
    }

    void aCutStreamEndsInTheClientsWords()
    {
        Scene scene;
        QVERIFY(toAnthropic(scene, ",'stream':true"));
        answer(scene, 200, "text/event-stream");
        const std::string words = lastWordsBack(scene.x, fail(ErrorKind::BadUpstream, "Gone."));
        QVERIFY(words.starts_with("data: {\"error\":") && words.find("Gone.") != std::string::npos);
    }

    void whatTheClientGotWrongIsItsFault()
    {
        Scene scene;
        scene.config.providers[1].key.text = "env:ANTHROPIC";
        scene.secrets["ANTHROPIC"] = "anthropic-key";
        scene.ask("POST", "/v1/chat/completions", {},
                  quoted("{'model':'anthropic/claude-haiku-4-5','messages':3}"));
        QVERIFY(scene.walk());
        const auto written = translate(scene.x, scene.x.route.targets.front(), scene.env());
        QVERIFY(!written.ok() && written.error().kind == ErrorKind::BadRequest);
        QVERIFY(scene.x.bridge == nullptr);
    }

    void oneDialectNeedsNoBridge()
    {
        Scene scene;
        scene.ask("POST", "/v1/messages", {},
                  quoted("{'model':'claude-haiku-4-5','max_tokens':5,'messages':3}"));
        QVERIFY(scene.walk());
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QVERIFY(scene.x.bridge == nullptr && !scene.x.out.changed);
    }

    void notesAreSafeInAHeader()
    {
        pipeline::Bridge bridge;
        bridge.notes.leaveOut("a\r\nset-cookie: x");
        bridge.notes.leaveOut(std::string(5000, 'b'));
        bridge.notes.leaveOut("c");
        const std::string line = leftOutLine(bridge);
        QVERIFY(line.find('\r') == std::string::npos && line.find('\n') == std::string::npos);
        QVERIFY(line.size() <= 1000);
    }
};

GH_SUITE(BridgeTest)

#include "bridge_test.moc"
