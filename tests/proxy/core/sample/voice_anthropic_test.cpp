#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class VoiceAnthropicTest : public QObject {
    Q_OBJECT

private slots:
    void wholeAndStreamSayTheSame_data();
    void wholeAndStreamSayTheSame();
    void blocksOpenAndClose();
};

namespace {

constexpr std::string_view kRequest =
    R"j({"model":"m","stream":true,"max_tokens":9000,"messages":[{"role":"user","content":"Hello there"}],"tools":[{"name":"weather","input_schema":{"type":"object","properties":{"city":{"type":"string"}}}}]})j";

Ask asked(std::string_view model)
{
    Ask ask = readAnthropic(json::parse(kRequest).as_object());
    ask.model = model;
    ask.steer = steerOf(model);
    return ask;
}

std::string streamOf(const Ask& ask)
{
    std::string out;
    for (const auto& frame : framesAnthropic(ask, answerTo(ask))) out += frame.bytes;
    return out;
}

}  // namespace

void VoiceAnthropicTest::wholeAndStreamSayTheSame_data()
{
    QTest::addColumn<QByteArray>("model");
    for (const auto name : steeringNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

/// Read back by the dialect's own readers: the same turns, the same figures, the same reason to
/// end.
void VoiceAnthropicTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    const Ask ask = asked(model.toStdString());
    const std::string whole = wholeAnthropic(ask, answerTo(ask));
    const std::string stream = streamOf(ask);
    const auto one = dialect::conversationOf("anthropic_messages", kRequest, whole, false);
    const auto other = dialect::conversationOf("anthropic_messages", kRequest, stream, true);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].kind, other[i].kind);
        QCOMPARE(one[i].text, other[i].text);
        QCOMPARE(one[i].name, other[i].name);
        QCOMPARE(one[i].id, other[i].id);
    }
    dialect::ReplyFacts wholeFacts;
    dialect::ReplyFacts streamFacts;
    const dialect::Dialect& row = dialect::byId("anthropic_messages");
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

void VoiceAnthropicTest::blocksOpenAndClose()
{
    http::SseReader reader;
    reader.push(streamOf(asked("sample/reason")));
    std::vector<std::string> names;
    bool isSigned = false;
    while (const auto event = reader.next()) {
        if (names.empty() || names.back() != event->event) names.push_back(event->event);
        isSigned = isSigned || event->data.find("signature_delta") != std::string::npos;
    }
    const std::vector<std::string> expected{
        "message_start",       "content_block_start", "ping",
        "content_block_delta", "content_block_stop",  "content_block_start",
        "content_block_delta", "content_block_stop",  "message_delta",
        "message_stop"};
    QCOMPARE(names, expected);
    QVERIFY(isSigned);
    const auto reply =
        json::parse(wholeAnthropic(asked("sample/tool"), answerTo(asked("sample/tool"))));
    QCOMPARE(reply.at("stop_reason").as_string(), "tool_use");
    QCOMPARE(reply.at("content").at(0).at("input").at("city").as_string(), "Lisbon");
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoiceAnthropicTest;
GH_SUITE(VoiceAnthropicTest)

#include "voice_anthropic_test.moc"
