#include "proxy/core/base/ulid.h"

#include <set>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse {

class UlidTest : public QObject {
    Q_OBJECT

private slots:

    /// The example of the specification: the first ten characters are the milliseconds.
    void theTimeStandsInFront()
    {
        Random random(1);
        QCOMPARE(ulid(1'469'918'176'385'000, random).substr(0, 10), std::string("01ARYZ6S41"));
        QCOMPARE(ulid(1'469'918'176'385'999, random).substr(0, 10), std::string("01ARYZ6S41"));
        QCOMPARE(ulid(0, random).substr(0, 10), std::string("0000000000"));
        QCOMPARE(ulid(281'474'976'710'655'000, random).substr(0, 10), std::string("7ZZZZZZZZZ"));
    }

    void laterSortsBehind()
    {
        Random random(7);
        std::string before;
        for (WallMicros wall = 1'750'000'000'000'000; wall < 1'750'000'100'000'000;
             wall += 31'000) {
            const std::string id = ulid(wall, random);
            QVERIFY(id > before);
            before = id;
        }
    }

    void theRestIsChance()
    {
        Random random(3);
        std::set<std::string> seen;
        std::set<char> last;
        for (int i = 0; i < 2000; ++i) {
            const std::string id = ulid(1'750'000'000'000'000, random);
            QCOMPARE(id.size(), std::size_t(26));
            QCOMPARE(id.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
            QVERIFY(seen.insert(id).second);
            last.insert(id.back());
        }
        QCOMPARE(last.size(), std::size_t(32));
        Random one(5);
        Random two(5);
        QCOMPARE(ulid(99, one), ulid(99, two));
    }
};

}  // namespace gatehouse

using gatehouse::UlidTest;
GH_SUITE(UlidTest)
#include "ulid_test.moc"
