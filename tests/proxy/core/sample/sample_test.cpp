#include "proxy/core/sample/sample.h"

#include <numeric>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/sse.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

/// What a client sees of a played answer.
struct Seen {
    int status = 0;
    http::ResponseHead head;
    std::string body;
    bool complete = false;
    bool cut = false;
    bool hangs = false;
    Millis time{0};
    std::vector<http::SseEvent> events;
    dialect::ReplyFacts facts;
};

Seen ask(std::string target, std::string_view body, std::string_view dialectId,
         std::vector<std::pair<std::string, std::string>> fields = {}, std::string method = "POST")
{
    http::RequestHead request;
    request.method = std::move(method);
    request.target = std::move(target);
    for (const auto& [name, value] : fields) request.headers.add(name, value);
    Seen seen;
    http::Decoder decoder(http::Role::Response);
    for (const auto& move : play(request, body, 1'700'000'000'000'000)) {
        seen.time += move.after;
        seen.cut = seen.cut || move.cut;
        seen.hangs = seen.hangs || move.hang;
        std::string_view input = move.bytes;
        for (auto kind = decoder.next(input); kind != http::Decoder::Kind::NeedMore;
             kind = decoder.next(input)) {
            if (kind == http::Decoder::Kind::Head) {
                seen.head = decoder.response();
                seen.status = seen.head.status;
            } else if (kind == http::Decoder::Kind::Body) {
                seen.body += decoder.body();
            } else if (kind == http::Decoder::Kind::End) {
                seen.complete = true;
                break;
            } else {
                QTest::qFail("the decoder refuses what the sample sends", __FILE__, __LINE__);
                return seen;
            }
        }
    }
    const dialect::Dialect& dialect = dialect::byId(dialectId);
    if (seen.head.headers.get("content-type") == "text/event-stream") {
        http::SseReader reader;
        reader.push(seen.body);
        while (auto event = reader.next()) {
            dialect.readEvent(event->event == "message" ? "" : event->event, event->data,
                              seen.facts);
            seen.events.push_back(std::move(*event));
        }
    } else {
        dialect.readReply(seen.body, seen.facts);
    }
    return seen;
}

struct Door {
    const char* name;
    const char* dialect;
    const char* target;
    const char* streamTarget;
    const char* format;  ///< %1 model, %2 stream
};

const Door kDoors[] = {
    {"chat", "openai_chat", "/v1/chat/completions", "/v1/chat/completions",
     R"({"model":"%1","stream":%2,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"How are you?"}]})"},
    {"completions", "openai_completions", "/v1/completions", "/v1/completions",
     R"({"model":"%1","stream":%2,"stream_options":{"include_usage":true},"prompt":"How are you?"})"},
    {"responses", "openai_responses", "/v1/responses", "/v1/responses",
     R"({"model":"%1","stream":%2,"input":"How are you?"})"},
    {"anthropic", "anthropic_messages", "/v1/messages", "/v1/messages",
     R"({"model":"%1","stream":%2,"max_tokens":4000,"messages":[{"role":"user","content":"How are you?"}]})"},
    {"gemini", "gemini_generate", "/v1beta/models/%1:generateContent",
     "/v1beta/models/%1:streamGenerateContent?alt=sse",
     R"({"contents":[{"role":"user","parts":[{"text":"How are you?"}]}]})"},
};

Seen knock(const Door& door, const QString& model, bool stream)
{
    const QString target =
        QString::fromLatin1(stream ? door.streamTarget : door.target).replace("%1", model);
    const QString body = QString::fromLatin1(door.format)
                             .replace("%1", model)
                             .replace("%2", stream ? "true" : "false");
    return ask(target.toStdString(), body.toStdString(), door.dialect);
}

/// Model × door, for each test that looks at all of them.
void everyDoor()
{
    QTest::addColumn<int>("door");
    for (int i = 0; i < static_cast<int>(std::size(kDoors)); ++i)
        QTest::newRow(kDoors[i].name) << i;
}

const Door& door()
{
    return kDoors[*static_cast<int*>(QTest::qData("door", qMetaTypeId<int>()))];
}

}  // namespace

class SampleTest : public QObject {
    Q_OBJECT

private slots:

    void wholeAndStreamAgree_data() { everyDoor(); }

    void wholeAndStreamAgree();

    void streamsAtAHumanPace_data() { everyDoor(); }

    void streamsAtAHumanPace();

    void cutHangEmptyLength_data() { everyDoor(); }

    void cutHangEmptyLength();

    void errorMidStream_data() { everyDoor(); }

    void errorMidStream();

    void statuses_data() { everyDoor(); }

    void statuses();
    void lists();
    void unknownModelsAreEchoed();
    void geminiWithoutAltIsAnArray();
    void brokenRequestsAreRefusedInShape();
    void deepRequestsDoNotCrash();
};

void SampleTest::wholeAndStreamAgree()
{
    const Seen whole = knock(door(), "sample", false);
    const Seen streamed = knock(door(), "sample", true);
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.complete && streamed.complete);
    QCOMPARE(whole.head.headers.get("x-gatehouse-sample"), std::string_view("1"));
    QCOMPARE(streamed.head.headers.get("x-gatehouse-sample"), std::string_view("1"));
    QVERIFY(streamed.facts.ended || std::string_view(door().name) == "gemini");
    QVERIFY(!streamed.facts.failed && !whole.facts.failed);
    QVERIFY(whole.facts.usage.known());
    QCOMPARE(streamed.facts.model, std::string("sample"));
    QCOMPARE(whole.facts.finishReason, streamed.facts.finishReason);
    auto one = whole.facts.usage;
    auto other = streamed.facts.usage;
    const auto& dialect = dialect::byId(door().dialect);
    dialect.canonical(one);
    dialect.canonical(other);
    QCOMPARE(one.input, other.input);
    QCOMPARE(one.output, other.output);
    QCOMPARE(*one.input, 3);  // "How are you?" has 12 characters
    QVERIFY(*one.output > 20);
    QVERIFY(whole.body.find("How are you?") != std::string::npos);
}

void SampleTest::streamsAtAHumanPace()
{
    const Seen plain = knock(door(), "sample", true);
    const auto words = *plain.facts.usage.output * 4 / 6;
    QVERIFY2(plain.time.count() > words * 15 && plain.time.count() < words * 45,
             qPrintable(QString::number(plain.time.count())));
    QCOMPARE(knock(door(), "sample/fast", true).time.count(), 0);
    QCOMPARE(knock(door(), "sample/slow", false).time.count(), 2000);
    QVERIFY(knock(door(), "sample/slow", true).time >= plain.time + Millis(2000));
    const Seen longest = knock(door(), "sample/long", true);
    QVERIFY(longest.events.size() >= 2000);
}

void SampleTest::cutHangEmptyLength()
{
    for (const bool stream : {false, true}) {
        const Seen cut = knock(door(), "sample/cut", stream);
        QVERIFY(cut.cut && !cut.complete && !cut.body.empty());
        const Seen hang = knock(door(), "sample/hang", stream);
        QVERIFY(hang.hangs && !hang.complete);
        const Seen empty = knock(door(), "sample/empty", stream);
        QVERIFY(empty.complete);
        QCOMPARE(*empty.facts.usage.output, 0);
        const Seen length = knock(door(), "sample/length", stream);
        QVERIFY(length.complete);
        QVERIFY(*length.facts.usage.output <= 16);
        const QString reason = QString::fromStdString(length.facts.finishReason).toLower();
        QVERIFY2(reason == "length" || reason.contains("max_"), qPrintable(reason));
    }
}

void SampleTest::errorMidStream()
{
    const Seen seen = knock(door(), "sample/error-mid-stream", true);
    QCOMPARE(seen.status, 200);
    QVERIFY(seen.complete);
    QVERIFY(seen.facts.failed);
    QVERIFY(seen.facts.errorText.find("mid-stream") != std::string::npos);
    QVERIFY(seen.facts.finishReason.empty() || seen.facts.finishReason == "failed");
    QVERIFY(seen.events.size() > 5);
    QCOMPARE(knock(door(), "sample/error-mid-stream", false).status, 500);
}

void SampleTest::statuses()
{
    for (const int status : {400, 401, 403, 404, 429, 500, 503, 529}) {
        for (const bool stream : {false, true}) {
            const Seen seen = knock(door(), "sample/" + QString::number(status), stream);
            QCOMPARE(seen.status, status);
            QVERIFY(seen.facts.failed);
            QVERIFY(!seen.facts.errorText.empty() && !seen.facts.errorCode.empty());
            QCOMPARE(seen.head.headers.get("retry-after"),
                     std::string_view(status == 429 ? "1" : ""));
        }
    }
}

void SampleTest::lists()
{
    const auto count = [](const Seen& seen, std::string_view key) {
        return json::parse(seen.body).at(key).as_array().size();
    };
    const Seen openai = ask("/v1/models", "", "verbatim", {}, "GET");
    QCOMPARE(openai.status, 200);
    QCOMPARE(json::parse(openai.body).at("object").as_string(), "list");
    const auto size = count(openai, "data");
    QVERIFY(size > 20);
    QCOMPARE(count(ask("/v1/models", "", "verbatim", {{"anthropic-version", "2023-06-01"}}, "GET"),
                   "data"),
             size);
    const Seen gemini = ask("/v1beta/models", "", "verbatim", {{"x-goog-api-key", "k"}}, "GET");
    QCOMPARE(count(gemini, "models"), size);
    const Seen one = ask("/v1/models/sample/echo", "", "verbatim", {}, "GET");
    QCOMPARE(json::parse(one.body).at("id").as_string(), "sample/echo");
    QCOMPARE(ask("/v1/audio/speech", "{}", "verbatim").status, 404);
}

void SampleTest::unknownModelsAreEchoed()
{
    for (const auto& each : kDoors) {
        const Seen seen = knock(each, "some-other-model", false);
        QCOMPARE(seen.status, 200);
        QCOMPARE(seen.facts.model, std::string("some-other-model"));
    }
}

void SampleTest::geminiWithoutAltIsAnArray()
{
    const Seen seen = ask("/v1beta/models/sample:streamGenerateContent",
                          R"({"contents":[{"parts":[{"text":"Hi"}]}]})", "gemini_generate");
    const json::value list = json::parse(seen.body);
    QVERIFY(list.as_array().size() > 10);
    QCOMPARE(seen.facts.finishReason, std::string("STOP"));
    const Seen broken = ask("/v1beta/models/error-mid-stream:streamGenerateContent",
                            R"({"contents":[{"parts":[{"text":"Hi"}]}]})", "gemini_generate");
    QVERIFY(json::parse(broken.body).is_array());
    QVERIFY(broken.facts.failed);
}

void SampleTest::brokenRequestsAreRefusedInShape()
{
    for (const std::string_view body : {"", "{", "[]", "null", "\"text\"", "{\"model\":"}) {
        const Seen seen = ask("/v1/messages", body, "anthropic_messages");
        QCOMPARE(seen.status, 400);
        QCOMPARE(seen.facts.errorCode, std::string("invalid_request_error"));
    }
    // Nothing has the type it should have: still an answer.
    const char* odd =
        R"({"model":7,"messages":{"a":1},"stream":"yes","tools":3,"tool_choice":[],"max_tokens":"x","input":[1,null],"contents":7})";
    for (const auto& each : kDoors) QCOMPARE(ask(each.target, odd, each.dialect).status, 200);
}

void SampleTest::deepRequestsDoNotCrash()
{
    std::string deep = R"({"model":"sample","messages":[)";
    deep += std::string(100'000, '[') + std::string(100'000, ']') + "]}";
    QCOMPARE(ask("/v1/chat/completions", deep, "openai_chat").status, 400);
    std::string schema =
        R"({"model":"tool","messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":)";
    for (int i = 0; i < 25; ++i) schema += R"({"type":"array","items":)";
    schema += "{}" + std::string(25, '}') + "}}]}";
    QCOMPARE(ask("/v1/chat/completions", schema, "openai_chat").status, 200);
}

}  // namespace gatehouse::sample

using gatehouse::sample::SampleTest;
GH_SUITE(SampleTest)

#include "sample_test.moc"
