#include "proxy/shell/engine/run_board.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using engine::RunBoard;
using engine::RunStream;
using engine::RunTerms;

class RunBoardTest : public QObject {
    Q_OBJECT

    static constexpr WallMicros kSecond = 1'000'000;

private Q_SLOTS:

    void aStreamIsReadFromAnyEvent()
    {
        RunStream stream("key", 100);
        stream.add("data: 1\n\n");
        stream.add("data: 22\n\n");
        QCOMPARE(*stream.offsetOf(0), std::size_t{0});
        QCOMPARE(*stream.offsetOf(1), std::size_t{9});
        QCOMPARE(*stream.offsetOf(2), std::size_t{19});
        QVERIFY(!stream.offsetOf(3));
        QVERIFY(stream.since(9).bytes == "data: 22\n\n" && !stream.since(9).isOver);
        stream.end();
        QVERIFY(stream.since(19).bytes.empty() && stream.since(19).isOver);
    }

    void whatIsTooLongIsLost()
    {
        RunStream stream("", 10);
        stream.add("123456789");
        stream.add("12");
        stream.add("3");
        QVERIFY(stream.since(0).isLost && stream.since(0).bytes.empty());
        QCOMPARE(stream.size(), std::size_t{0});
    }

    void whatBrokeOffIsLost()
    {
        RunStream stream("", 10);
        stream.add("1");
        stream.lose();
        stream.end();
        QVERIFY(stream.since(0).isLost);
    }

    void oldOnesAndTooManyGo()
    {
        RunTerms terms;
        terms.mostRuns = 2;
        RunBoard board(terms);
        board.begin("a", "", 1 * kSecond);
        board.begin("b", "", 2 * kSecond);
        QVERIFY(board.find("a", 3 * kSecond));
        board.begin("c", "", 3 * kSecond);
        QVERIFY(!board.find("a", 3 * kSecond));
        QVERIFY(board.find("b", 3 * kSecond) && board.find("c", 3 * kSecond));
        QVERIFY(board.find("b", 332 * kSecond));
        QVERIFY(!board.find("b", 333 * kSecond));
    }
};

GH_SUITE(RunBoardTest)

}  // namespace gatehouse::tests

#include "run_board_test.moc"
