#include "proxy/shell/net/pipe.h"

#include <array>

#include <QTest>

#include "tests/support/on_loop.h"
#include "tests/support/suite.h"

namespace gatehouse::net {

namespace {

Task<> sayAndHear(Loop& loop, std::string& heard)
{
    auto pipe = makePipe(loop);
    if (!pipe) co_return;
    const std::array<std::string_view, 2> words{"good ", "day"};
    co_await (*pipe)[0]->write(words);
    const Duplex::Received received = co_await (*pipe)[1]->receive();
    heard = received.bytes;
    (*pipe)[0]->abort();
    const Duplex::Received end = co_await (*pipe)[1]->receive();
    if (end.bytes.empty() && end.end != End::No) heard += '.';
    (*pipe)[1]->abort();
}

}  // namespace

class PipeTest : public QObject {
    Q_OBJECT

private slots:

    void whatOneEndSaysTheOtherHears()
    {
        Loop loop(0);
        loop.start();
        std::string heard;
        QVERIFY(tests::Played(loop, [&] { return sayAndHear(loop, heard); }).wait());
        QCOMPARE(heard, std::string("good day."));
        loop.stopAndJoin();
    }
};

}  // namespace gatehouse::net

using gatehouse::net::PipeTest;
GH_SUITE(PipeTest)
#include "pipe_test.moc"
