#include "proxy/core/http/aws_frames.h"

#include <QTest>

#include "proxy/core/base/crypto.h"
#include "tests/support/chunker.h"
#include "tests/support/suite.h"

using gatehouse::cat;
using gatehouse::http::AwsFrameSplitter;
using gatehouse::tests::Pieces;

namespace gatehouse::http_tests {

/// The frame of the format's description in the SDKs: no header, no payload.
std::string empty()
{
    std::string bytes;
    fromHex("000000100000000005c248eb7d98c8ff", bytes);
    return bytes;
}

/// A header of each type before the text, and a payload.
std::string oneOfEach()
{
    std::string bytes;
    fromHex(
        "0000003d0000002007fd8396"
        "0c636f6e74656e742d74797065070010"
        "6170706c69636174696f6e2f6a736f6e"
        "7b27666f6f273a27626172277d"
        "8d9c08b1",
        bytes);
    return bytes;
}

std::string framesOf(const Pieces& pieces)
{
    AwsFrameSplitter splitter;
    std::string out;
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        std::string_view frame;
        while (splitter.next(input, frame)) out += cat(hex(frame), "|");
    }
    return out + hex(splitter.rest());
}

std::string stream()
{
    std::string out;
    http::appendFrame(out, "messageStart", "{\"role\":\"assistant\"}");
    out += empty();
    http::appendFrame(out, "contentBlockDelta", "{\"contentBlockIndex\":0}");
    http::appendFrame(out, "throttlingException", "{\"message\":\"slow\"}");
    return out;
}

class AwsFramesTest : public QObject {
    Q_OBJECT

private slots:

    void publishedFramesAreRead()
    {
        QCOMPARE(http::sseOfFrame(empty()), std::string("data: \n\n"));
        QCOMPARE(http::sseOfFrame(oneOfEach()), std::string("data: {'foo':'bar'}\n\n"));
    }

    void whatIsWrittenIsReadAgain()
    {
        std::string frame;
        http::appendFrame(frame, "messageStart", "{\"a\":\n1}");
        QCOMPARE(http::sseOfFrame(frame), std::string("event: messageStart\ndata: {\"a\": 1}\n\n"));
        frame.clear();
        http::appendFrame(frame, "validationException", "{}");
        QVERIFY(frame.find(":exception-type") != std::string::npos);
        QCOMPARE(http::sseOfFrame(frame), std::string("event: validationException\ndata: {}\n\n"));
    }

    void eventsBecomeFrames()
    {
        const std::string events = "event: a\ndata: {}\n\nevent: b\ndata: {\"c\":1}\n\n";
        const std::string frames = http::framesOfSse(events);
        AwsFrameSplitter splitter;
        std::string_view rest = frames;
        std::string back;
        for (std::string_view frame; splitter.next(rest, frame);) back += http::sseOfFrame(frame);
        QCOMPARE(back, events);
    }

    void everyChunkingGivesTheSameFrames()
    {
        const auto differs = tests::differingChunking(stream(), framesOf);
        QVERIFY2(!differs, differs ? differs->c_str() : "");
    }

    void aChunkSaysWhatItsBytesSay()
    {
        std::string frame;
        http::appendFrame(frame, "chunk",
                          cat("{\"bytes\":\"", base64("{\"type\":\"ping\"}"), "\",\"p\":\"ab\"}"));
        QCOMPARE(http::sseOfFrame(frame), std::string("data: {\"type\":\"ping\"}\n\n"));
    }

    void aFlippedBitIsFound()
    {
        const std::string frame = oneOfEach();
        for (std::size_t at = 0; at < frame.size(); ++at) {
            std::string broken = frame;
            broken[at] = static_cast<char>(broken[at] ^ 1);
            QVERIFY2(http::sseOfFrame(broken).empty(), std::to_string(at).c_str());
        }
        for (std::size_t size = 0; size < frame.size(); ++size)
            QVERIFY(http::sseOfFrame(std::string_view(frame).substr(0, size)).empty());
    }

    void aDamagedStreamLosesNoByte()
    {
        std::string bytes = stream() + "no frame at all, but bytes" + stream();
        tests::everyChunking(bytes, [&](const Pieces& pieces, const std::string& name) {
            AwsFrameSplitter splitter;
            std::string joined;
            for (const auto& piece : pieces) {
                std::string_view input = piece;
                for (std::string_view frame; splitter.next(input, frame);) joined += frame;
                QVERIFY(input.empty());
            }
            QVERIFY2(splitter.damaged() && joined + std::string(splitter.rest()) == bytes,
                     name.c_str());
        });
    }

    void aFrameTooLongIsNotWaitedFor()
    {
        std::string prelude;
        fromHex("7fffffff00000000", prelude);
        prelude += "sums";
        AwsFrameSplitter splitter;
        std::string_view input = prelude;
        std::string_view frame;
        QVERIFY(splitter.next(input, frame));
        QVERIFY(splitter.damaged());
    }

    void theTypeIsKnown()
    {
        QVERIFY(http::isFrames("application/vnd.amazon.eventstream"));
        QVERIFY(!http::isFrames("text/event-stream"));
    }
};

}  // namespace gatehouse::http_tests

using gatehouse::http_tests::AwsFramesTest;
GH_SUITE(AwsFramesTest)
#include "aws_frames_test.moc"
