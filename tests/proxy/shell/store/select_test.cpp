#include "proxy/shell/store/select.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class SelectTest : public QObject {
    Q_OBJECT

private slots:

    void whateverIsTypedIsAValidQuery_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("word") << QByteArray("gate") << QByteArray("\"gate\"");
        QTest::newRow("words") << QByteArray(" gate  house ") << QByteArray("\"gate\" \"house\"");
        QTest::newRow("prefix") << QByteArray("gat*") << QByteArray("\"gat\"*");
        QTest::newRow("phrase") << QByteArray("\"gate house\" x")
                                << QByteArray("\"gate house\" \"x\"");
        QTest::newRow("open phrase") << QByteArray("\"gate ho") << QByteArray("\"gate ho\"");
        QTest::newRow("operators") << QByteArray("a AND (b OR NOT c)")
                                   << QByteArray("\"a\" \"AND\" \"(b\" \"OR\" \"NOT\" \"c)\"");
        QTest::newRow("column") << QByteArray("prompt:x") << QByteArray("\"prompt:x\"");
        QTest::newRow("marks only") << QByteArray("\"\" * -- ^ ()") << QByteArray();
    }

    void whateverIsTypedIsAValidQuery()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, query);
        QCOMPARE(QByteArray::fromStdString(matchText(typed.toStdString())), query);
    }

    /// Every subset of parts, with hostile words, is a statement that runs.
    void everyFilterRuns()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(finished(chat("01A", "hello gate")));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        for (unsigned parts = 0; parts < 4096; ++parts) {
            Filter filter;
            if ((parts & 1U) != 0) filter.text = "hel* \"gate\" NEAR(";
            if ((parts & 2U) != 0) filter.provider = "openai'; DROP TABLE exchanges; --";
            if ((parts & 4U) != 0) filter.model = "gpt-%";
            if ((parts & 8U) != 0) filter.keyLabel = "lap\"top";
            if ((parts & 16U) != 0) filter.statusFrom = 200;
            if ((parts & 32U) != 0) filter.statusTo = 299;
            if ((parts & 64U) != 0) filter.from = 1;
            if ((parts & 128U) != 0) filter.to = lately() * 2;
            if ((parts & 256U) != 0) filter.onlyErrors = true;
            if ((parts & 512U) != 0) filter.tag = "it's; DROP TABLE tags; --";
            if ((parts & 1024U) != 0) filter.note = "100% \"sure\"";
            if ((parts & 2048U) != 0) {
                filter.origin = record::Origin::Replay;
                filter.pinned = (parts & 1U) != 0;
                filter.noted = (parts & 2U) != 0;
            }
            const auto newest =
                (*reader)->ids(filter, 0, [](const std::vector<RowId>&) { return true; });
            QVERIFY2(newest.ok(), selectIds(filter, Order::NewestFirst).c_str());
            QVERIFY((*reader)->idsAfter(filter, 0).ok());
        }
        for (int c = 1; c < 256; ++c) {
            Filter filter;
            filter.text = std::string("a") + static_cast<char>(c) + "b" + static_cast<char>(c);
            QVERIFY((*reader)->idsAfter(filter, 0).ok());
        }
        QCOMPARE(allIds(**reader).size(), std::size_t{1});
    }

    void filtersFindWhatFits()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        for (int i = 0; i < 10; ++i) {
            auto made = exchange(std::to_string(i), lately() + i * 1'000'000);
            made->status = i % 2 == 0 ? 200 : 429;
            made->modelAsked = i < 5 ? "gpt-4.1" : "claude-4";
            made->keyLabel = i == 3 ? "ci" : "laptop";
            (*writer)->push(finished(std::move(made)));
        }
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        Filter filter;
        filter.model = "gpt";
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{5, 4, 3, 2, 1}));
        filter.onlyErrors = true;
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{4, 2}));
        filter.keyLabel = "ci";
        QCOMPARE(allIds(**reader, filter), std::vector<RowId>{4});
        filter = {};
        filter.from = lately() + 8'000'000;
        QCOMPARE(allIds(**reader, filter), (std::vector<RowId>{10, 9}));
        QCOMPARE(*(*reader)->idsAfter(filter, 9), std::vector<RowId>{10});
        QCOMPARE(allIds(**reader, {}, 3), (std::vector<RowId>{2, 1}));
    }

    /// A word that no row has ends the search; once a row has it, the same statement finds it.
    void unknownWordsFindNothing()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), nullptr);
        (*writer)->push(finished(exchange("1")));
        QVERIFY((*writer)->flush().ok());
        auto reader = Reader::open(folder.path);
        Filter filter;
        filter.model = "later";
        filter.keyLabel = "new-key";
        QCOMPARE(allIds(**reader, filter), std::vector<RowId>{});
        auto made = exchange("2");
        made->modelAsked = "later-than-that";
        (*writer)->push(finished(std::move(made)));
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader, filter), std::vector<RowId>{});
        made = exchange("3");
        made->modelAsked = "later-than-that";
        made->keyLabel = "new-key";
        (*writer)->push(finished(std::move(made)));
        QVERIFY((*writer)->flush().ok());
        QCOMPARE(allIds(**reader, filter), std::vector<RowId>{3});
        QCOMPARE(*(*reader)->idsAfter(filter, 2), std::vector<RowId>{3});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::SelectTest;
GH_SUITE(SelectTest)
#include "select_test.moc"
