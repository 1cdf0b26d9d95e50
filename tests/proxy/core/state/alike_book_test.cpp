#include "proxy/core/state/alike_book.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class AlikeBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void refusedPairsStayRefused()
    {
        state::AlikeBook book;
        QVERIFY(!book.isRefused("aa"));
        QVERIFY(book.refuse("aa", 950));
        QVERIFY(book.refuse("aa", 950));
        QVERIFY(book.isRefused("aa") && !book.isRefused("bb"));
    }

    void theDiskHearsOfWhatChanged()
    {
        state::AlikeBook book;
        book.learn({950, "x"}, false);
        QVERIFY(book.due().empty());
        int woken = 0;
        book.keepWith([&] { ++woken; });
        book.learn({950, "x"}, false);
        book.learn({950, "y"}, true);
        QVERIFY(book.refuse("aa", 870));
        QVERIFY(woken > 0);
        const auto rows = book.due();
        QCOMPARE(rows.size(), std::size_t{4});
        QVERIFY(book.due().empty());
        state::AlikeBook again;
        for (const auto& row : rows) again.restore(row);
        QVERIFY(again.isRefused("aa"));
        again.keepWith([] {});
        again.learn({950, "y"}, false);
        for (const auto& row : again.due()) {
            if (row.name == "band/4") QCOMPARE(row.seen.seen, 4);
            if (row.name == "answer/y") QCOMPARE(row.seen.wrong, 1);
        }
    }

    void whatIsKnownDecides()
    {
        using Verdict = semantic::Lessons::Verdict;
        state::AlikeBook book;
        for (int i = 0; i < 100; ++i) {
            book.compared(0.05);
            QVERIFY(book.judge({950, "x"}, 0.9) == Verdict::Learn || i >= 20);
            book.learn({950, "x"}, false);
        }
        for (int i = 0; i < 10; ++i) book.compared(0.05);
        QCOMPARE(book.judge({950, "x"}, 0.9), Verdict::Give);
    }
};

GH_SUITE(AlikeBookTest)

}  // namespace gatehouse::tests

#include "alike_book_test.moc"
