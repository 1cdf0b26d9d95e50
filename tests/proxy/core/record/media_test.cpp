#include "proxy/core/record/media.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class MediaTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsNoTextIsBinary()
    {
        for (const char* type :
             {"audio/mpeg", "image/png", "video/mp4", "application/octet-stream", "application/pdf",
              "multipart/form-data; boundary=json", "application/zip", "Audio/WAV; rate=1",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
            QVERIFY2(record::isBinary(type), type);
        for (const char* type :
             {"", "application/json", "application/json; charset=UTF-8", "Text/Plain",
              "text/event-stream", "application/x-ndjson", "application/x-jsonl",
              "application/problem+json", "image/svg+xml", "application/xml",
              "application/x-www-form-urlencoded", "application/vnd.amazon.eventstream"})
            QVERIFY2(!record::isBinary(type), type);
    }

    void theLineTellsTypeSizeAndDigest()
    {
        QCOMPARE(record::mediaLine("answer", "audio/mpeg; q=1", 3, sha256("abc")),
                 std::string("answer: audio/mpeg, 3 bytes, sha256 ba7816bf8f01cfea414140de5dae2223"
                             "b00361a396177a9cb410ff61f20015ad"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MediaTest;
GH_SUITE(MediaTest)
#include "media_test.moc"
