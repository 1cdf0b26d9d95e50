#include "proxy/shell/store/detections.h"

#include <QTest>

#include "proxy/shell/store/db.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace detections_test {

constexpr WallMicros kHour = 3'600'000'000;

/// The beginning of a whole hour, some hours back.
WallMicros begin()
{
    static const WallMicros at = (store::lately() / kHour - 5) * kHour;
    return at;
}

record::Exchange call(int number, WallMicros at)
{
    record::Exchange made;
    made.id = "01DETECT000000000000" + std::to_string(100'000 + number);
    made.startedAt = at;
    made.endedAt = 1'000;
    made.outcome = record::Outcome::Ok;
    made.status = 200;
    return made;
}

void write(const store::StoreFolder& folder, const std::vector<record::Exchange>& calls)
{
    auto writer = store::Writer::start(folder.options(), nullptr);
    QVERIFY(writer.ok());
    for (const auto& each : calls)
        (*writer)->push(store::finished(std::make_unique<record::Exchange>(each)));
    QVERIFY((*writer)->flush().ok());
}

std::string told(const std::vector<store::DetectionShare>& shares)
{
    std::string out;
    for (const auto& each : shares) {
        out +=
            each.name + ' ' + std::to_string(each.calls) + '/' + std::to_string(each.blocked) + ' ';
    }
    return out;
}

}  // namespace detections_test

class DetectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void byTimeRuleKeyUserAndAction()
    {
        using namespace detections_test;
        std::vector<record::Exchange> calls{call(0, begin() - kHour), call(1, begin() + 10),
                                            call(2, begin() + kHour + 10),
                                            call(3, begin() + kHour + 20), call(4, begin() + 30)};
        calls[0].guards = {"default/keys"};
        calls[0].trace = {{"dlp", "secret 1 BLOCK by keys", 0, 0}};
        calls[1].guards = {"default/keys", "default/people"};
        calls[1].trace = {{"dlp", "secret 1 BLOCK by keys, email 2 REDACT by people", 0, 0}};
        calls[1].keyLabel = "ada";
        calls[1].metadata = {{"user", "u1", record::Metadatum::Kind::Text}};
        calls[2].guards = {"default/people"};
        calls[2].trace = {{"dlp", "email 1 REDACT by people", 0, 0}};
        calls[2].keyLabel = "ada";
        calls[3].guards = {"shop/P1"};
        calls[3].trace = {{"injection", "tool 0.93, base64 SANITIZE, 2 places", 0, 0}};
        calls[3].metadata = {{"userId", "u1", record::Metadatum::Kind::Text}};
        const store::StoreFolder folder;
        write(folder, calls);
        const auto read =
            store::readDetections(folder.path, {}, begin() + 5, begin() + 2 * kHour, 3'600);
        QVERIFY(read.ok());
        QCOMPARE(read->from, begin());
        QCOMPARE(read->calls, std::int64_t{3});
        QCOMPARE(read->blocked, std::int64_t{1});
        QCOMPARE(read->before, std::int64_t{1});
        QCOMPARE(told(read->rules), std::string("people 2/0 P1 1/0 keys 1/1 "));
        QCOMPARE(told(read->keys), std::string("ada 2/1  1/0 "));
        QCOMPARE(told(read->users), std::string("u1 2/1  1/0 "));
        QCOMPARE(told(read->actions), std::string("REDACT 2/0 BLOCK 1/1 SANITIZE 1/0 "));
        QCOMPARE(read->series.front().calls, (std::vector<std::int64_t>{1, 1}));
        QCOMPARE(read->series.back().calls, (std::vector<std::int64_t>{1, 0}));
        const auto shop =
            store::readDetections(folder.path, "shop", begin(), begin() + 2 * kHour, 3'600);
        QCOMPARE(told(shop->rules), std::string("P1 1/0 "));
    }

    void rowsOfBeforeHaveNoAction()
    {
        using namespace detections_test;
        auto one = call(0, begin() + 10);
        one.guards = {"default/keys"};
        const store::StoreFolder folder;
        write(folder, {one});
        const auto read = store::readDetections(folder.path, {}, begin(), begin() + kHour, 3'600);
        QCOMPARE(told(read->actions), std::string(" 1/0 "));
    }

    void oddRangesAndMissingFilesAreErrors()
    {
        using namespace detections_test;
        const store::StoreFolder folder;
        QVERIFY(!store::readDetections(folder.path, {}, 0, kHour, 0));
        QVERIFY(!store::readDetections(folder.path, {}, 0, kHour * 10'000, 60));
        QVERIFY(!store::readDetections(folder.path + ".none", {}, 0, kHour, 60));
    }
};

GH_SUITE(DetectionsTest)

#include "detections_test.moc"
