#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class VoiceOpenaiChatTest : public QObject {
    Q_OBJECT

private slots:
    void wholeAndStreamSayTheSame_data();
    void wholeAndStreamSayTheSame();
    void usageOnlyWhenAsked();
};

namespace {

constexpr std::string_view kRequest =
    R"j({"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Hello there"}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]})j";

Ask asked(std::string_view model)
{
    Ask ask = readOpenaiChat(json::parse(kRequest).as_object());
    ask.model = model;
    ask.steer = steerOf(model);
    return ask;
}

std::string streamOf(const Ask& ask)
{
    std::string out;
    for (const auto& frame : framesOpenaiChat(ask, answerTo(ask))) out += frame.bytes;
    return out;
}

}  // namespace

void VoiceOpenaiChatTest::wholeAndStreamSayTheSame_data()
{
    QTest::addColumn<QByteArray>("model");
    for (const auto name : steeringNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

/// Read back by the dialect's own readers: the same turns, the same figures, the same reason to
/// end.
void VoiceOpenaiChatTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    const Ask ask = asked(model.toStdString());
    const std::string whole = wholeOpenaiChat(ask, answerTo(ask));
    const std::string stream = streamOf(ask);
    const auto one = dialect::conversationOf("openai_chat", kRequest, whole, false);
    const auto other = dialect::conversationOf("openai_chat", kRequest, stream, true);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].kind, other[i].kind);
        QCOMPARE(one[i].text, other[i].text);
        QCOMPARE(one[i].name, other[i].name);
        QCOMPARE(one[i].id, other[i].id);
    }
    dialect::ReplyFacts wholeFacts;
    dialect::ReplyFacts streamFacts;
    const dialect::Dialect& row = dialect::byId("openai_chat");
    row.readReply(whole, wholeFacts);
    http::SseReader reader;
    reader.push(stream);
    while (const auto event = reader.next())
        row.readEvent(event->event == "message" ? "" : event->event, event->data, streamFacts);
    QVERIFY(streamFacts.ended && !streamFacts.failed);
    QCOMPARE(wholeFacts.finishReason, streamFacts.finishReason);
    QCOMPARE(wholeFacts.usage.input, streamFacts.usage.input);
    QCOMPARE(wholeFacts.usage.output, streamFacts.usage.output);
}

void VoiceOpenaiChatTest::usageOnlyWhenAsked()
{
    Ask ask = asked("sample");
    QVERIFY(streamOf(ask).find("\"choices\":[],\"usage\":{") != std::string::npos);
    ask.includeUsage = false;
    QVERIFY(streamOf(ask).find("usage") == std::string::npos);
    const auto reply =
        json::parse(wholeOpenaiChat(asked("sample/refuse"), answerTo(asked("sample/refuse"))));
    QVERIFY(reply.at("choices").at(0).at("message").at("content").is_null());
    QVERIFY(reply.at("choices").at(0).at("message").at("refusal").is_string());
    const auto call =
        json::parse(wholeOpenaiChat(asked("sample/tool"), answerTo(asked("sample/tool"))));
    QCOMPARE(call.at("choices").at(0).at("finish_reason").as_string(), "tool_calls");
    const auto format = readOpenaiChat(
        json::parse(
            R"({"response_format":{"type":"json_schema","json_schema":{"schema":{"type":"object","properties":{"n":{"type":"integer"}}}}}})")
            .as_object());
    QCOMPARE(answerTo(format).text, std::string(R"({"n":1})"));
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoiceOpenaiChatTest;
GH_SUITE(VoiceOpenaiChatTest)

#include "voice_openai_chat_test.moc"
