#include "proxy/core/sample/voices.h"
#include "tests/proxy/core/sample/voice_kit.h"
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

constexpr Voice kVoice{"openai_chat", kRequest, readOpenaiChat, wholeOpenaiChat, framesOpenaiChat};

}  // namespace

void VoiceOpenaiChatTest::wholeAndStreamSayTheSame_data()
{
    everySteeringName();
}

void VoiceOpenaiChatTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    wholeAndStreamAgree(kVoice, model);
}

void VoiceOpenaiChatTest::usageOnlyWhenAsked()
{
    Ask ask = kVoice.asked("sample");
    QVERIFY(kVoice.streamOf(ask).find("\"choices\":[],\"usage\":{") != std::string::npos);
    ask.includeUsage = false;
    QVERIFY(kVoice.streamOf(ask).find("usage") == std::string::npos);
    const auto reply = json::parse(kVoice.wholeOf("sample/refuse"));
    QVERIFY(reply.at("choices").at(0).at("message").at("content").is_null());
    QVERIFY(reply.at("choices").at(0).at("message").at("refusal").is_string());
    const auto call = json::parse(kVoice.wholeOf("sample/tool"));
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
