#include "proxy/shell/engine/key_rests.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using engine::KeyRests;
using engine::restOf;

class KeyRestsTest : public QObject {
    Q_OBJECT

private slots:

    void aRestLastsUntilItsEnd()
    {
        KeyRests rests;
        const auto before = rests.version();
        rests.add({.key = 1, .since = 10, .until = 100, .status = 401});
        QVERIFY(rests.version() != before);
        rests.add({.key = 2, .since = 20, .until = 60, .status = 429});
        rests.add({.key = 2, .since = 30, .until = 90, .status = 429});  // instead, not besides
        std::uint64_t version = 0;
        const auto all = rests.all(version);
        QCOMPARE(version, rests.version());
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(restOf(all, 1), 100);
        QCOMPARE(restOf(all, 2), 90);
        QCOMPARE(restOf(all, 3), 0);
        rests.add({.key = 3, .since = 95, .until = 200, .status = 429});  // what is over goes
        QCOMPARE(restOf(rests.all(version), 2), 0);
    }

    void onlyALaterCallEndsARest()
    {
        KeyRests rests;
        rests.add({.key = 1, .since = 10, .until = 100, .status = 429});
        const auto before = rests.version();
        rests.end(1, 5);  // a long stream that began before
        rests.end(2, 50);
        QCOMPARE(rests.version(), before);
        rests.end(1, 11);
        std::uint64_t version = 0;
        QVERIFY(rests.all(version).empty());
        QVERIFY(rests.version() != before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeyRestsTest;
GH_SUITE(KeyRestsTest)
#include "key_rests_test.moc"
