#include "proxy/shell/body_spill.h"

#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "proxy/core/base/crypto.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20U;

/// Each mebibyte is told from the others.
std::string piece(std::size_t number, std::size_t size)
{
    std::string out(size, static_cast<char>('a' + number % 23));
    out.front() = static_cast<char>('A' + number % 19);
    return out;
}

int filesIn(const std::string& folder)
{
    int count = 0;
    for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(folder)) ++count;
    return count;
}

std::string headOf(std::size_t size, const std::string& type)
{
    return "POST /openai/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: " +
           type + "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

}  // namespace

class BodySpillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWasAddedIsSeenAsOneText()
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        auto spill = BodySpill::make(path, 0);
        QVERIFY(spill.ok());
        std::string all;
        for (std::size_t i = 0; i < 41; ++i) {
            const std::string bytes = piece(i, kMiB + i);
            QVERIFY((*spill)->add(bytes).ok());
            all += bytes;
        }
        QVERIFY((*spill)->view() == all);
        BodySpill::release((*spill)->view());
        QVERIFY((*spill)->view() == all);  // it comes back from the file
        QCOMPARE(filesIn(path), 0);        // which has no name
    }

    void withoutAFolderThereIsNone()
    {
        const auto spill = BodySpill::make("/nowhere/at/all", 0);
        QVERIFY(!spill.ok());
        QVERIFY(!spill.error().hint.empty());
    }

    void aLargeUploadGoesOnByteForByteAndHoldsLittleMemory()
    {
        constexpr std::size_t kPieces = 24;
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        client.send(headOf(kPieces * kMiB, "audio/wav"));
        std::string all;
        for (std::size_t i = 0; i + 1 < kPieces; ++i) {
            all += piece(i, kMiB);
            client.send(std::string_view(all).substr(i * kMiB));
        }
        QTRY_VERIFY_WITH_TIMEOUT(gateway.engine().state().bodyMemory > 0, 20'000);
        QVERIFY(gateway.engine().state().bodyMemory <= ByteCount{3 * kMiB});
        all += piece(kPieces, kMiB);
        client.send(std::string_view(all).substr((kPieces - 1) * kMiB));
        const auto reply = client.read();
        QCOMPARE(reply.status, 200);
        const Seen seen = fake.last();
        QVERIFY(seen.body == all);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(record.requestBody.totalSize, static_cast<ByteCount>(all.size()));
        const auto media =
            std::ranges::find(record.trace, std::string_view("media"), &record::StopTrace::stop);
        QVERIFY(media != record.trace.end());
        QVERIFY(media->decision.find(hex(sha256(all))) != std::string::npos);
    }

    void anotherAttemptSendsItAgain()
    {
        FakeUpstream fake;
        fake.next(answer(503, "{}"));
        Gateway gateway(configFor(fake));
        const std::string body = piece(1, 5 * kMiB);
        std::string head = headOf(body.size(), "application/octet-stream");
        head.insert(head.size() - 2, "cf-aig-max-attempts: 2\r\n");
        const auto reply = exchange(gateway.port(), head + body);
        QCOMPARE(reply.status, 200);
        const auto seen = fake.requests();
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen[0].body == body && seen[1].body == body);
    }

    void whatIsTooLargeIsRefusedAllTheSame()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.maxBody = config.server.maxUpload = 4_MiB;
        Gateway gateway(config);
        RawClient client(gateway.port());
        client.send(
            "POST /openai/audio/transcriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            "audio/wav\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string bytes = piece(1, kMiB);
        for (int i = 0; i < 5; ++i) client.send("100000\r\n" + bytes + "\r\n");
        QCOMPARE(client.read().status, 413);
        QVERIFY(fake.requests().empty());
    }
};

GH_SUITE(BodySpillTest)

}  // namespace gatehouse::tests

#include "body_spill_test.moc"
