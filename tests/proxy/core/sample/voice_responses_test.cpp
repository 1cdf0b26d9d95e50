#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"
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

Ask asked(std::string_view model)
{
    Ask ask = readResponses(json::parse(kRequest).as_object());
    ask.model = model;
    ask.steer = steerOf(model);
    return ask;
}

std::string streamOf(const Ask& ask)
{
    std::string out;
    for (const auto& frame : framesResponses(ask, answerTo(ask))) out += frame.bytes;
    return out;
}

}  // namespace

void VoiceResponsesTest::wholeAndStreamSayTheSame_data()
{
    QTest::addColumn<QByteArray>("model");
    for (const auto name : steeringNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

/// Read back by the dialect's own readers: the same turns, the same figures, the same reason to
/// end.
void VoiceResponsesTest::wholeAndStreamSayTheSame()
{
    QFETCH(QByteArray, model);
    const Ask ask = asked(model.toStdString());
    const std::string whole = wholeResponses(ask, answerTo(ask));
    const std::string stream = streamOf(ask);
    const auto one = dialect::conversationOf("openai_responses", kRequest, whole, false);
    const auto other = dialect::conversationOf("openai_responses", kRequest, stream, true);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].kind, other[i].kind);
        QCOMPARE(one[i].text, other[i].text);
        QCOMPARE(one[i].name, other[i].name);
        QCOMPARE(one[i].id, other[i].id);
    }
    dialect::ReplyFacts wholeFacts;
    dialect::ReplyFacts streamFacts;
    const dialect::Dialect& row = dialect::byId("openai_responses");
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

void VoiceResponsesTest::eventsAreNumberedAndNamed()
{
    http::SseReader reader;
    reader.push(streamOf(asked("sample/reason")));
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
