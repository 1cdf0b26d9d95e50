#include "proxy/shell/store/labels.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class LabelsTest : public QObject {
    Q_OBJECT

private slots:

    void whatWasSaidComesBack()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        auto told = exchange("01A");
        using Kind = record::Metadatum::Kind;
        told->metadata = {{"n", "1.50", Kind::Number},
                          {"paid", "true", Kind::Bool},
                          {"user", "\u00e4 b", Kind::Text}};
        told->links = {"event-7", "01A", 0};
        told->customCost = true;
        const auto wanted = *told;
        // A long one is announced first, without its price.
        auto early = std::make_unique<record::Exchange>(*told);
        early->customCost = false;
        (*writer)->push(started(std::move(early)));
        (*writer)->push(finished(std::move(told)));
        (*writer)->push(finished(exchange("01B")));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto detail = (*reader)->detail(1);
        QVERIFY(detail.ok() && detail->has_value());
        QVERIFY((*detail)->metadata == wanted.metadata);
        QVERIFY((*detail)->links == wanted.links);
        QVERIFY((*detail)->customCost);
        const auto plain = (*reader)->detail(2);
        QVERIFY(plain.ok() && plain->has_value());
        QVERIFY((*plain)->metadata.empty() && (*plain)->links == record::Links());
    }

    void callsAreFoundByThem()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        using Kind = record::Metadatum::Kind;
        for (const char* user : {"ada", "bob", ""}) {
            auto told = exchange(cat("01", user));
            if (*user != 0) told->metadata = {{"User-Id", user, Kind::Text}};
            told->links.event = *user == 'a' ? "e1" : "";
            told->traceId = *user == 'b' ? "0af7651916cd43dd8448eb211c80319c" : "";
            (*writer)->push(finished(std::move(told)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        const auto found = [&](Field field, Test test, const char* text, const char* name = "") {
            Condition condition;
            condition.kind = Condition::Kind::Is;
            condition.field = field;
            condition.test = test;
            condition.text = text;
            condition.name = name;
            Filter filter;
            filter.also = {condition};
            return allIds(**reader, filter);
        };
        QCOMPARE(found(Field::Metadata, Test::Equals, "bob", "user-id"), (std::vector<RowId>{2}));
        QCOMPARE(found(Field::Metadata, Test::Contains, "AD", "user-id"), (std::vector<RowId>{1}));
        QVERIFY(found(Field::Metadata, Test::Equals, "bob", "team").empty());
        QCOMPARE(found(Field::Event, Test::Equals, "e1"), (std::vector<RowId>{1}));
        QVERIFY(found(Field::Event, Test::Equals, "").empty());
        QCOMPARE(found(Field::Trace, Test::Equals, "0AF7651916cd43dd8448eb211c80319c"),
                 (std::vector<RowId>{2}));
    }

    /// A call that wants no row costs money all the same.
    void anUnlistedCallCountsInTheSumsAlone()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        auto made = exchange("01A", lately());
        made->unlisted = true;
        record::Record record = finished(std::move(made));
        record::Record* batch[] = {&record};
        Committed committed;
        QVERIFY((*recorder)->write(batch, 1, committed));
        QVERIFY(committed.added.empty());
        Statement rows((*recorder)->database(), "SELECT count(*) FROM exchanges");
        QVERIFY(rows.row());
        QCOMPARE(rows.asInteger(0), std::int64_t{0});
        rows.reset();
        Statement sums((*recorder)->database(), "SELECT count(*) FROM totals");
        QVERIFY(sums.row());
        QVERIFY(sums.asInteger(0) > 0);
        sums.reset();
    }

    void theyGoWithTheirRow()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (const char* id : {"01A", "01B"}) {
            auto told = exchange(id);
            told->metadata = {{"user", "x", record::Metadatum::Kind::Text}};
            told->links.event = "e";
            (*writer)->push(finished(std::move(told)));
        }
        QVERIFY((*writer)->flush().ok());
        (*writer)->push(record::Removed{{1}});
        QVERIFY((*writer)->flush().ok());
        std::int64_t left[] = {0, 0};
        Fault fault;
        auto database = Database::open(folder.path, Access::Read, fault);
        QVERIFY(database != nullptr);
        Statement metadata(*database, "SELECT count(*) FROM metadata");
        while (metadata.row()) left[0] = metadata.asInteger(0);
        Statement links(*database, "SELECT count(*) FROM links");
        while (links.row()) left[1] = links.asInteger(0);
        QCOMPARE(left[0], std::int64_t{1});
        QCOMPARE(left[1], std::int64_t{1});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::LabelsTest;
GH_SUITE(LabelsTest)
#include "labels_test.moc"
