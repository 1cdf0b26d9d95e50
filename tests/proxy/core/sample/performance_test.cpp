#include "proxy/core/sample/performance.h"

#include "tests/support/suite.h"

namespace gatehouse::sample {

class PerformanceTest : public QObject {
    Q_OBJECT

private slots:
    void pausesStandBeforeWords();
    void anErrorEndsTheStream();
    void overloaded();
};

void PerformanceTest::pausesStandBeforeWords()
{
    const std::vector<Frame> frames{{"a", false}, {"b", true}, {"c", true}, {"d", false}};
    const auto moves = performStream({}, "text/event-stream", frames, "");
    QCOMPARE(moves.size(), std::size_t{3});  // head; a and b; c and d and the end
    QVERIFY(moves[0].bytes.find("transfer-encoding: chunked\r\n") != std::string::npos);
    QCOMPARE(moves[1].bytes, std::string("1\r\na\r\n1\r\nb\r\n"));
    QVERIFY(moves[2].after >= Millis(20) && moves[2].after <= Millis(40));
    QCOMPARE(moves[2].bytes, std::string("1\r\nc\r\n1\r\nd\r\n0\r\n\r\n"));
}

void PerformanceTest::anErrorEndsTheStream()
{
    const std::vector<Frame> frames{{"a", true}, {"b", true}, {"c", true}, {"d", true}};
    const auto moves =
        performStream(steerOf("error-mid-stream"), "text/event-stream", frames, "E!");
    std::string all;
    for (const auto& move : moves) all += move.bytes;
    QVERIFY(all.ends_with("1\r\na\r\n1\r\nb\r\n2\r\nE!\r\n0\r\n\r\n"));
    QVERIFY(performStream(steerOf("cut"), "text/event-stream", frames, "E!").back().cut);
}

void PerformanceTest::overloaded()
{
    const auto moves = performError(529, dialect::byId("anthropic_messages"));
    QVERIFY(moves.at(0).bytes.starts_with("HTTP/1.1 529 "));
    QVERIFY(moves.at(0).bytes.find("overloaded_error") != std::string::npos);
}

}  // namespace gatehouse::sample

using gatehouse::sample::PerformanceTest;
GH_SUITE(PerformanceTest)

#include "performance_test.moc"
