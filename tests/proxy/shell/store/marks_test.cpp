#include "proxy/shell/store/marks.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class MarksTest : public QObject {
    Q_OBJECT

private slots:

    void theNewMarksTakeThePlaceOfTheOld()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (const char* id : {"01A", "01B", "01C"}) (*writer)->push(finished(exchange(id)));
        QVERIFY((*writer)->flush().ok());
        (*writer)->push(record::Marked{2, true, "look at this", {"slow", "eu"}});
        (*writer)->push(record::Marked{3, false, "", {"eu"}});
        QVERIFY((*writer)->flush(true).ok());
        auto reader = Reader::open(folder.path);
        auto rows = (*reader)->page(1, 3);
        QVERIFY(rows.ok() && rows->size() == 3);
        QVERIFY(!rows->at(0).pinned && rows->at(0).note.empty() && rows->at(0).tags.empty());
        QVERIFY(rows->at(1).pinned);
        QCOMPARE(rows->at(1).note, std::string("look at this"));
        QCOMPARE(rows->at(1).tags, (std::vector<std::string>{"slow", "eu"}));
        QCOMPARE(*(*reader)->tags(), (std::vector<std::string>{"eu", "slow"}));

        Filter filter;
        filter.tag = "eu";
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{3, 2}));
        filter = {};
        filter.pinned = true;
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{2}));
        filter.pinned = false;
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{3, 1}));
        filter = {};
        filter.note = "LOOK";
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{2}));

        // A row that is stored together with its mark has no number yet.
        (*writer)->push(finished(exchange("01D")));
        record::Marked named{0, true, "with the file", {}};
        named.requestId = "01D";
        (*writer)->push(std::move(named));
        record::Marked nobody{0, true, "", {}};
        nobody.requestId = "01X";
        (*writer)->push(std::move(nobody));
        QVERIFY((*writer)->flush(true).ok());
        rows = (*reader)->rows({4});
        QVERIFY(rows->front().pinned);
        QCOMPARE(rows->front().note, std::string("with the file"));

        (*writer)->push(record::Marked{2, false, "", {}});
        QVERIFY((*writer)->flush(true).ok());
        rows = (*reader)->rows({2});
        QVERIFY(!rows->front().pinned && rows->front().tags.empty());
        QCOMPARE(*(*reader)->tags(), (std::vector<std::string>{"eu"}));
    }

    void aRowThatIsGoneTakesNoMarks()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Marks marks((*recorder)->database());
        QVERIFY(!marks.set(7, {7, true, "x", {}}));
    }

    void aSecretInANoteIsHidden()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->hide({Secret("canary-4711-canary")});
        (*writer)->push(finished(exchange("01A")));
        (*writer)->push(record::Marked{1, false, "key is canary-4711-canary", {}});
        QVERIFY((*writer)->flush(true).ok());
        QVERIFY(!folder.everything().contains("canary-4711"));
    }

    void tagsAreLines()
    {
        QCOMPARE(joinedTags({"a", "", "b\nc", "d e"}), std::string("a\nd e"));
        QCOMPARE(splitTags("a\nd e"), (std::vector<std::string>{"a", "d e"}));
        QVERIFY(splitTags("").empty());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::MarksTest;
GH_SUITE(MarksTest)
#include "marks_test.moc"
