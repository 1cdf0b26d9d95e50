#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"
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

Ask asked(std::string_view model)
{
    Ask ask = readGemini(json::parse(kRequest).as_object());
    ask.model = model;
    ask.steer = steerOf(model);
    return ask;
}

std::string streamOf(const Ask& ask)
{
    std::string out;
    for (const auto& frame : framesGemini(ask, answerTo(ask))) out += frame.bytes;
    return out;
}

}  // namespace

void VoiceGeminiTest::wholeAndStreamSayTheSame_data()
{
    QTest::addColumn<QByteArray>("model");
    for (const auto name : steeringNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

/// Read back by the dialect's own readers: the same turns, the same figures, the same reason to
/// end.
void VoiceGeminiTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    const Ask ask = asked(model.toStdString());
    const std::string whole = wholeGemini(ask, answerTo(ask));
    const std::string stream = streamOf(ask);
    const auto one = dialect::conversationOf("gemini_generate", kRequest, whole, false);
    const auto other = dialect::conversationOf("gemini_generate", kRequest, stream, true);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].kind, other[i].kind);
        QCOMPARE(one[i].text, other[i].text);
        QCOMPARE(one[i].name, other[i].name);
        QCOMPARE(one[i].id, other[i].id);
    }
    dialect::ReplyFacts wholeFacts;
    dialect::ReplyFacts streamFacts;
    const dialect::Dialect& row = dialect::byId("gemini_generate");
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

void VoiceGeminiTest::theArrayIsOneJsonText()
{
    const Ask ask = asked("sample");
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
    const auto call =
        json::parse(wholeGemini(asked("sample/tool"), answerTo(asked("sample/tool"))));
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
