#include "proxy/shell/engine/log_walk.h"

#include <algorithm>
#include <functional>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class LogWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void callsAreShownFromTheNewestBack()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("gatehouse.sqlite")).toStdString();
        constexpr WallMicros kEnd = 1'750'000'000'000'000;
        constexpr WallMicros kADay = WallMicros{86'400} * 1'000'000;
        QVERIFY(buildStore(path, {.rows = 50, .end = kEnd, .spanSeconds = 2 * 86'400}));
        const auto reader = store::Reader::open(path);
        QVERIFY(reader);
        std::vector<WallMicros> seen;
        std::size_t bodies = 0;
        const auto show = [&](const record::Exchange& call) {
            seen.push_back(call.startedAt);
            bodies += call.requestBody.bytes.starts_with('{') ? 1U : 0U;
        };
        auto walk = engine::walkLog(**reader, 0, show);
        QVERIFY(walk);
        QCOMPARE(walk->looked, std::size_t(50));
        QCOMPARE(walk->of, std::size_t(50));
        QCOMPARE(seen.size(), std::size_t(50));
        QVERIFY(bodies > 0);
        QVERIFY(std::ranges::is_sorted(seen, std::ranges::greater()));
        seen.clear();
        walk = engine::walkLog(**reader, kEnd - kADay, show);
        QVERIFY(walk && walk->of > 0 && walk->of < 50);
        for (const auto at : seen) QVERIFY(at >= kEnd - kADay);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LogWalkTest;
GH_SUITE(LogWalkTest)
#include "log_walk_test.moc"
