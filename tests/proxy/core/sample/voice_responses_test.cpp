#include "proxy/core/sample/voices.h"
#include "tests/proxy/core/sample/voice_kit.h"
#include "tests/support/suite.h"

namespace gatehouse::sample {

namespace json = boost::json;

class VoiceResponsesTest : public QObject {
    Q_OBJECT

private slots:
    void wholeAndStreamSayTheSame_data();
    void wholeAndStreamSayTheSame();
    void eventsAreNumberedAndNamed();
};

namespace {

constexpr std::string_view kRequest =
    R"j({"model":"m","stream":true,"input":"Hello there","tools":[{"type":"function","name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}]})j";

constexpr Voice kVoice{"openai_responses", kRequest, readResponses, wholeResponses,
                       framesResponses};

}  // namespace

void VoiceResponsesTest::wholeAndStreamSayTheSame_data()
{
    everySteeringName();
}

void VoiceResponsesTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    wholeAndStreamAgree(kVoice, model);
}

void VoiceResponsesTest::eventsAreNumberedAndNamed()
{
    http::SseReader reader;
    reader.push(kVoice.streamOf(kVoice.asked("sample/reason")));
    std::int64_t number = 0;
    std::vector<std::string> names;
    while (const auto event = reader.next()) {
        const auto data = json::parse(event->data);
        QCOMPARE(data.at("type").as_string(), std::string_view(event->event));
        QCOMPARE(data.at("sequence_number").as_int64(), number++);
        if (names.empty() || names.back() != event->event) names.push_back(event->event);
    }
    const std::vector<std::string> expected{"response.created",
                                            "response.in_progress",
                                            "response.output_item.added",
                                            "response.reasoning_summary_part.added",
                                            "response.reasoning_summary_text.delta",
                                            "response.reasoning_summary_text.done",
                                            "response.reasoning_summary_part.done",
                                            "response.output_item.done",
                                            "response.output_item.added",
                                            "response.content_part.added",
                                            "response.output_text.delta",
                                            "response.output_text.done",
                                            "response.content_part.done",
                                            "response.output_item.done",
                                            "response.completed"};
    QCOMPARE(names, expected);
}

}  // namespace gatehouse::sample

using gatehouse::sample::VoiceResponsesTest;
GH_SUITE(VoiceResponsesTest)

#include "voice_responses_test.moc"
