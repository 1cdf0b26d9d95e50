#include "proxy/core/sample/voices.h"
#include "tests/proxy/core/sample/voice_kit.h"
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

constexpr Voice kVoice{"anthropic_messages", kRequest, readAnthropic, wholeAnthropic,
                       framesAnthropic};

}  // namespace

void VoiceAnthropicTest::wholeAndStreamSayTheSame_data()
{
    everySteeringName();
}

void VoiceAnthropicTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    wholeAndStreamAgree(kVoice, model);
}

void VoiceAnthropicTest::blocksOpenAndClose()
{
    http::SseReader reader;
    reader.push(kVoice.streamOf(kVoice.asked("sample/reason")));
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
    const auto reply = json::parse(kVoice.wholeOf("sample/tool"));
    QCOMPARE(reply.at("stop_reason").as_string(), "tool_use");
    QCOMPARE(reply.at("content").at(0).at("input").at("city").as_string(), "Lisbon");
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoiceAnthropicTest;
GH_SUITE(VoiceAnthropicTest)

#include "voice_anthropic_test.moc"
