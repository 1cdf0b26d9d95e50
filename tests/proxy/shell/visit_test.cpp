#include "proxy/shell/visit.h"

#include <memory>
#include <vector>

#include <QTest>

#include "proxy/shell/engine/clock.h"
#include "tests/support/floor.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

bool placesFit(const Desk& desk)
{
    for (std::size_t i = 0; i < desk.running.size(); ++i) {
        if (desk.running[i]->place != i) return false;
    }
    return true;
}

}  // namespace

/// One exchange on its way.
class VisitTest : public QObject {
    Q_OBJECT

private slots:

    /// Visits end in any order; the desk knows those that are left.
    void theDeskKnowsItsVisits()
    {
        Floor floor;
        Desk desk(0, floor.house);
        const auto live = floor.house.live.get();
        std::vector<std::unique_ptr<Visit>> visits;
        for (int i = 0; i < 5; ++i) visits.push_back(std::make_unique<Visit>(desk, nullptr, live));
        QCOMPARE(desk.running.size(), std::size_t(5));
        QVERIFY(placesFit(desk));
        for (const std::size_t gone : {1U, 0U, 2U}) {
            const Visit* const was = visits[gone].get();
            visits.erase(visits.begin() + static_cast<std::ptrdiff_t>(gone));
            QCOMPARE(desk.running.size(), visits.size());
            QVERIFY(placesFit(desk));
            for (const Visit* visit : desk.running) QVERIFY(visit != was);
        }
        visits.clear();
        QVERIFY(desk.running.empty());
    }

    /// A connection may have been idle across a publish: the first byte of a request decides.
    void itBeginsUnderTheLiveConfig()
    {
        Floor floor;
        Desk desk(0, floor.house);
        Visit visit(desk, nullptr, floor.house.live.get());
        floor.publish({}, 2);
        QCOMPARE(visit.snapshot->generation, std::uint64_t(1));
        const WallMicros before = engine::wallNow();
        visit.begin();
        QCOMPARE(visit.snapshot->generation, std::uint64_t(2));
        QVERIFY(visit.x.arrival.wall >= before && visit.x.arrival.wall <= engine::wallNow());
        QCOMPARE(visit.x.id.size(), std::size_t(26));
        floor.publish({}, 3);
        QCOMPARE(visit.snapshot->generation, std::uint64_t(2));  // and keeps it
        QCOMPARE(visit.env().snapshot.generation, std::uint64_t(2));
    }

    void eachHasItsOwnName()
    {
        Floor floor;
        Desk desk(0, floor.house);
        Visit one(desk, nullptr, floor.house.live.get());
        Visit two(desk, nullptr, floor.house.live.get());
        one.begin();
        two.begin();
        QVERIFY(one.x.id != two.x.id);
    }

    void timeIsCountedFromTheFirstByte()
    {
        Floor floor;
        Desk desk(0, floor.house);
        Visit visit(desk, nullptr, floor.house.live.get());
        visit.begin();
        const auto first = visit.sinceStart();
        const auto now = visit.env().now;
        QVERIFY(first >= 0 && now.sinceStart >= first);
        QCOMPARE(now.wall, visit.x.arrival.wall + now.sinceStart);
        const auto read = visit.env(1234).now;
        QCOMPARE(read.sinceStart, std::int64_t(1234));
        QCOMPARE(read.wall, visit.x.arrival.wall + 1234);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::VisitTest;
GH_SUITE(VisitTest)
#include "visit_test.moc"
