#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <QTest>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

/// One dialect as the sample provider speaks it, and a request in it.
struct Voice {
    std::string_view dialect;
    std::string_view request;  ///< streamed, with a tool called "weather"
    Ask (*read)(const boost::json::object& body);
    std::string (*whole)(const Ask& ask, const Answer& answer);
    std::vector<Frame> (*frames)(const Ask& ask, const Answer& answer);

    /// The request, asked of `model`.
    [[nodiscard]] Ask asked(std::string_view model) const
    {
        Ask ask = read(boost::json::parse(request).as_object());
        ask.model = model;
        ask.steer = steerOf(model);
        return ask;
    }

    [[nodiscard]] std::string wholeOf(std::string_view model) const
    {
        const Ask ask = asked(model);
        return whole(ask, answerTo(ask));
    }

    [[nodiscard]] std::string streamOf(const Ask& ask) const
    {
        std::string out;
        for (const auto& frame : frames(ask, answerTo(ask))) out += frame.bytes;
        return out;
    }
};

/// Rows of a test: every name that steers the sample provider, as the column "model".
inline void everySteeringName()
{
    QTest::addColumn<QByteArray>("model");
    for (const auto name : steeringNames())
        QTest::newRow(std::string(name).c_str()) << QByteArray(name.data(), qsizetype(name.size()));
}

/// Read back by the dialect's own readers, an answer says the same whole and streamed: the same
/// turns, the same figures, the same reason to end.
inline void wholeAndStreamAgree(const Voice& voice, const QByteArray& model)
{
    const std::string whole = voice.wholeOf(model.toStdString());
    const std::string stream = voice.streamOf(voice.asked(model.toStdString()));
    const auto one = dialect::conversationOf(voice.dialect, voice.request, whole, false);
    const auto other = dialect::conversationOf(voice.dialect, voice.request, stream, true);
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].kind, other[i].kind);
        QCOMPARE(one[i].text, other[i].text);
        QCOMPARE(one[i].name, other[i].name);
        QCOMPARE(one[i].id, other[i].id);
    }
    dialect::ReplyFacts wholeFacts;
    dialect::ReplyFacts streamFacts;
    const dialect::Dialect& row = dialect::byId(voice.dialect);
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

}  // namespace gatehouse::sample
