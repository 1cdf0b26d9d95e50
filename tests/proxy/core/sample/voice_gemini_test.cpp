#include "proxy/core/sample/voices.h"
#include "tests/proxy/core/sample/voice_kit.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class VoiceGeminiTest : public QObject {
    Q_OBJECT

private slots:
    void wholeAndStreamSayTheSame_data();
    void wholeAndStreamSayTheSame();
    void theArrayIsOneJsonText();
};

namespace {

constexpr std::string_view kRequest =
    R"j({"contents":[{"role":"user","parts":[{"text":"Hello there"}]}],"tools":[{"function_declarations":[{"name":"weather","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}}]}]})j";

constexpr Voice kVoice{"gemini_generate", kRequest, readGemini, wholeGemini, framesGemini};

}  // namespace

void VoiceGeminiTest::wholeAndStreamSayTheSame_data()
{
    everySteeringName();
}

void VoiceGeminiTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    wholeAndStreamAgree(kVoice, model);
}

void VoiceGeminiTest::theArrayIsOneJsonText()
{
    const Ask ask = kVoice.asked("sample");
    std::string text;
    for (const auto& frame : framesGeminiArray(ask, answerTo(ask))) text += frame.bytes;
    QVERIFY(json::parse(text).as_array().size() > 10);
    const auto config = readGemini(
        json::parse(
            R"({"generation_config":{"max_output_tokens":5,"response_mime_type":"application/json"},"toolConfig":{"functionCallingConfig":{"mode":"ANY"}}})")
            .as_object());
    QCOMPARE(config.maxTokens, 5);
    QVERIFY(config.wantsJson);
    QVERIFY(config.tools.empty() && !config.mustCall);  // nothing to call
    const auto call = json::parse(kVoice.wholeOf("sample/tool"));
    QVERIFY(call.at("candidates")
                .at(0)
                .at("content")
                .at("parts")
                .at(0)
                .at("thoughtSignature")
                .is_string());
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoiceGeminiTest;
GH_SUITE(VoiceGeminiTest)

#include "voice_gemini_test.moc"
