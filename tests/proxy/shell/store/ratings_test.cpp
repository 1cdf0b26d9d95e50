#include "proxy/shell/store/ratings.h"

#include <QTest>

#include "proxy/shell/store/log_reader.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class RatingsTest : public QObject {
    Q_OBJECT

private slots:

    void onlyWhatIsSaidChanges()
    {
        StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        QVERIFY(writer.ok());
        (*writer)->push(finished(exchange("a")));
        record::Rated first{.requestId = "a", .to = {.feedback = -1, .score = "87.5"}};
        first.setsFeedback = first.setsScore = true;
        (*writer)->push(first);
        QVERIFY((*writer)->flush().ok());
        auto reader = LogReader::open(folder.path);
        QVERIFY(reader.ok());
        QCOMPARE((*reader)->beside(1)->rating.feedback, std::optional<int>(-1));
        QCOMPARE((*reader)->beside(1)->rating.score, std::string("87.5"));

        record::Rated second{.requestId = "a", .metadata = {{"team", "red"}}};
        second.setsFeedback = second.setsMetadata = true;
        (*writer)->push(second);
        QVERIFY((*writer)->flush().ok());
        const auto rating = (*reader)->beside(1)->rating;
        QVERIFY(!rating.feedback);
        QCOMPARE(rating.score, std::string("87.5"));
        auto rows = Reader::open(folder.path);
        QVERIFY(rows.ok());
        const auto whole = **(*rows)->detail(1);
        QCOMPARE(whole.metadata.size(), std::size_t(1));
        QCOMPARE(whole.metadata[0].value, std::string("red"));
        QCOMPARE(whole.rating.score, std::string("87.5"));
    }

    void theWindowIsToldAndAnUnknownRowIsNothing()
    {
        StoreFolder folder;
        std::vector<RowId> updated;
        auto writer = Writer::start(folder.options(), [&](const Committed& committed) {
            updated.insert(updated.end(), committed.updated.begin(), committed.updated.end());
        });
        QVERIFY(writer.ok());
        (*writer)->push(finished(exchange("a")));
        QVERIFY((*writer)->flush().ok());
        updated.clear();
        for (const char* id : {"nobody", "a"}) {
            record::Rated rated{.requestId = id, .to = {.feedback = 1}};
            rated.setsFeedback = true;
            (*writer)->push(rated);
        }
        QVERIFY((*writer)->flush().ok());
        writer->reset();
        QCOMPARE(updated, std::vector<RowId>{1});
    }

    void aRatingGoesWithItsRow()
    {
        StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        QVERIFY(writer.ok());
        (*writer)->push(finished(exchange("a")));
        record::Rated rated{.requestId = "a", .to = {.feedback = 1}};
        rated.setsFeedback = true;
        (*writer)->push(rated);
        (*writer)->push(record::Removed{.rows = {1}});
        QVERIFY((*writer)->flush().ok());
        auto reader = LogReader::open(folder.path);
        QVERIFY(reader.ok());
        QVERIFY(!(*reader)->beside(1)->rating.feedback);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RatingsTest;
GH_SUITE(RatingsTest)
#include "ratings_test.moc"
