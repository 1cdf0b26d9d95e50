#include "proxy/shell/store/origins.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class OriginsTest : public QObject {
    Q_OBJECT

private slots:

    void aReplayIsLinkedBothWays()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(finished(exchange("01A")));
        auto again = exchange("01B");
        again->origin = record::Origin::Replay;
        again->originOf = "01A";
        // A long one is announced first: its end must not lose the link.
        (*writer)->push(started(std::make_unique<record::Exchange>(*again)));
        QVERIFY((*writer)->flush().ok());
        again->outcome = record::Outcome::Ok;
        (*writer)->push(finished(std::move(again)));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto detail = (*reader)->detail(2);
        QVERIFY(detail.ok() && detail->has_value());
        QCOMPARE((*detail)->origin, record::Origin::Replay);
        QCOMPARE((*detail)->originOf, std::string("01A"));
        QCOMPARE(*(*reader)->replaysOf("01A"), (std::vector<RowId>{2}));
        QVERIFY((*reader)->replaysOf("01B")->empty());
        QCOMPARE((*reader)->rows({1, 2})->at(1).origin, record::Origin::Replay);
        Filter filter;
        filter.origin = record::Origin::Replay;
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{2}));
    }

    /// An old call from a file counts in no sum, and is not old here.
    void anImportIsNoTrafficOfOurs()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        auto made = exchange("01A", lately() - WallMicros{100} * 86'400 * 1'000'000);
        made->origin = record::Origin::Import;
        made->originOf = "calls.har";
        record::Record record = finished(std::move(made));
        record::Record* batch[] = {&record};
        Committed committed;
        QVERIFY((*recorder)->write(batch, 1, committed));
        Statement sums((*recorder)->database(), "SELECT count(*) FROM totals");
        QVERIFY(sums.row());
        QCOMPARE(sums.asInteger(0), std::int64_t{0});
        sums.reset();
        Committed taken;
        (void)(*recorder)->retain({Seconds(86'400), 0}, lately(), taken);
        QCOMPARE(taken.removedBelow, RowId{0});
        const WallMicros later = lately() + WallMicros{3} * 86'400 * 1'000'000;
        (void)(*recorder)->retain({Seconds(86'400), 0}, later, taken);
        QCOMPARE(taken.removedBelow, RowId{2});
        Statement left((*recorder)->database(), "SELECT count(*) FROM origins");
        QVERIFY(left.row());
        QCOMPARE(left.asInteger(0), std::int64_t{0});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::OriginsTest;
GH_SUITE(OriginsTest)
#include "origins_test.moc"
