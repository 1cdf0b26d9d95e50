#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <QTest>

#include "proxy/core/base/crypto.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// Bytes of all values, which no reader of lines, text or JSON would leave alone.
std::string noise(std::size_t size)
{
    std::string out(size, '\0');
    std::uint32_t seed = 20'261'123;
    for (char& byte : out) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        byte = static_cast<char>(seed >> 24U);
    }
    return out;
}

/// A call for a transcript, as SDKs send it.
std::string upload(std::string_view target, std::string_view boundary, const std::string& file,
                   std::string& body)
{
    const std::string mark = "--" + std::string(boundary);
    body = mark +
           "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\ngpt-4o-transcribe\r\n" +
           mark +
           "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
           "Content-Type: audio/wav\r\n\r\n" +
           file + "\r\n" + mark + "--\r\n";
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=" +
           std::string(boundary) + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

std::string mediaOf(const record::Exchange& record, std::string_view whose,
                    std::string_view kind = "media")
{
    for (const auto& stop : record.trace) {
        if (stop.stop == kind && stop.decision.starts_with(whose)) return stop.decision;
    }
    return {};
}

std::string lineOf(const char* whose, const char* type, const std::string& bytes)
{
    return std::string(whose) + ": " + type + ", " + std::to_string(bytes.size()) +
           " bytes, sha256 " + hex(sha256(bytes));
}

/// Whether any file of the gateway's folder has these bytes.
bool isOnDisk(const Gateway& gateway, std::string_view bytes)
{
    for (const auto& each : std::filesystem::recursive_directory_iterator(gateway.folder())) {
        if (!each.is_regular_file()) continue;
        std::ifstream file(each.path(), std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(file), {}};
        if (all.find(bytes) != std::string::npos) return true;
    }
    return false;
}

const std::string kSpeech = R"({"model":"gpt-4o-mini-tts","voice":"alloy","input":"hi"})";

}  // namespace

/// Sound, pictures and uploads: byte for byte through the gateway, and in the record as type, size
/// and hash.
class BinariesTest : public QObject {
    Q_OBJECT

private slots:

    void speechComesThroughAndIsHashed()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string sound = noise(300'000);
        std::vector<std::string> pieces;
        for (std::size_t at = 0; at < sound.size(); at += 4'099)
            pieces.push_back(sound.substr(at, 4'099));
        fake.always(chunked(200, pieces, {{"Content-Type", "audio/mpeg"}}));
        const auto reply = exchange(gateway.port(), post("/openai/v1/audio/speech", kSpeech));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete && reply.body == sound);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.responseBody.bytes.empty());
        QCOMPARE(record.responseBody.totalSize, static_cast<ByteCount>(sound.size()));
        QCOMPARE(record.responseBody.contentType, std::string("audio/mpeg"));
        QVERIFY(record.responseBody.truncated);
        QCOMPARE(mediaOf(record, "answer"), lineOf("answer", "audio/mpeg", sound));
        QVERIFY(mediaOf(record, "request").empty());
        QCOMPARE(record.requestBody.bytes, kSpeech);
    }

    void aTranscriptionGoesUpWholeAndIsHashed()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, R"({"text":"hello","usage":{"type":"duration","seconds":1}})"));
        std::string body;
        const auto call =
            upload("/openai/v1/audio/transcriptions", "b0undary", noise(3'000'000), body);
        const auto reply = exchange(gateway.port(), call);
        QCOMPARE(reply.status, 200);
        QVERIFY(fake.last().body == body);
        QCOMPARE(fake.last().field("content-type"),
                 std::string("multipart/form-data; boundary=b0undary"));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.requestBody.bytes.empty());
        QCOMPARE(record.requestBody.totalSize, static_cast<ByteCount>(body.size()));
        QCOMPARE(mediaOf(record, "request"), lineOf("request", "multipart/form-data", body));
        QVERIFY(record.responseBody.bytes.find("hello") != std::string::npos);
        QCOMPARE(gateway.engine().state().bodyMemory, ByteCount{0});
    }

    void aPictureIsKeptOnDemand()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.records.binaries = true;
        config.records.maxBody = 100'000;
        Gateway gateway(config);
        const std::string picture = noise(250'000);
        fake.always(answer(200, picture, {{"Content-Type", "image/png"}}));
        const auto reply =
            exchange(gateway.port(), get("/openai/v1/files/file-1/content", "sk-mine"));
        QVERIFY(reply.body == picture);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.responseBody.bytes == picture.substr(0, 100'000));
        QVERIFY(record.responseBody.truncated);
        QCOMPARE(record.responseBody.totalSize, static_cast<ByteCount>(picture.size()));
        QCOMPARE(mediaOf(record, "answer"), lineOf("answer", "image/png", picture));
    }

    void aPictureInJsonIsText()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string body =
            R"({"created":1,"data":[{"b64_json":"iVBORw0KGgo="}],"usage":{"input_tokens":5,"output_tokens":10,"total_tokens":15}})";
        fake.always(answer(200, body));
        const auto reply = exchange(
            gateway.port(),
            post("/openai/v1/images/generations", R"({"model":"gpt-image-1","prompt":"a dot"})"));
        QCOMPARE(reply.body, body);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(record.responseBody.bytes, body);
        QVERIFY(mediaOf(record, "answer").empty());
        QCOMPARE(record.usage.output, chat::Usage::Count(10));
    }

    void nothingIsToldWhereBodiesAreNotKept()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.records.bodies = false;
        Gateway gateway(config);
        fake.always(answer(200, noise(1'000), {{"Content-Type", "audio/wav"}}));
        const auto reply = exchange(gateway.port(), post("/openai/v1/audio/speech", kSpeech));
        QCOMPARE(reply.body.size(), std::size_t(1'000));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.responseBody.bytes.empty());
        QVERIFY(mediaOf(record, "answer").empty());
    }

    /// Words are not in the file of the log; their hash is what whoever has them can check.
    void wordsThatAreHashedAreNotOnTheDisk()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.records.bodies = false;
        config.records.hashes = true;
        Gateway gateway(config);
        const std::string reply = R"({"id":"r","choices":[{"message":{"content":"Thistle"}}]})";
        fake.always(answer(200, reply));
        const std::string body =
            R"({"model":"gpt-4o","messages":[{"role":"user","content":"Juniper"}]})";
        const auto got = exchange(gateway.port(), post("/openai/v1/chat/completions", body));
        QCOMPARE(got.body, reply);
        const auto record = gateway.record(got.field("x-gatehouse-request-id"));
        QVERIFY(record.requestBody.bytes.empty() && record.responseBody.bytes.empty());
        QCOMPARE(mediaOf(record, "request", "hashed"), lineOf("request", "application/json", body));
        QCOMPARE(mediaOf(record, "answer", "hashed"), lineOf("answer", "application/json", reply));
        QCOMPARE(record.requestBody.totalSize, static_cast<ByteCount>(body.size()));
        for (const auto& word : {"Juniper", "Thistle"}) QVERIFY(!isOnDisk(gateway, word));
        QVERIFY(isOnDisk(gateway, record.id));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BinariesTest;
GH_SUITE(BinariesTest)
#include "binaries_test.moc"
