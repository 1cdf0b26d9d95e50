#include "app/stream_tail.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

namespace {

/// Hands out its bytes from the offset asked for, as the engine does.
class PeekGateway : public FakeGateway {
public:
    std::string bytes;
    bool over = false;

    void askPeek(const QString&, std::size_t offset, std::size_t, QObject*,
                 std::function<void(engine::Peek)> done) override
    {
        engine::Peek peek;
        peek.found = true;
        peek.ended = over;
        peek.contentType = "text/event-stream";
        peek.bytes = bytes.substr(std::min(offset, bytes.size()));
        done(peek);
    }
};

std::string eventOf(const std::string& word)
{
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"}}]}\n\n";
}

}  // namespace

class StreamTailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void showsWordsWhileTheyComeAndSaysWhenItIsOver()
    {
        const QTemporaryDir folder;
        PeekGateway gateway;
        app::ReaderThread worker(folder.filePath(QStringLiteral("gatehouse.sqlite")));
        app::StreamTail tail(gateway, worker);
        QString text;
        std::size_t rows = 0;
        connect(
            &tail, &app::StreamTail::updated, this,
            [&](const std::vector<dialect::Turn>& turns, const std::vector<app::StreamRow>& added) {
                text = app::joinedAnswer(turns);
                rows += added.size();
            });
        QSignalSpy ended(&tail, &app::StreamTail::ended);
        gateway.bytes = eventOf("Hel") + eventOf("lo").substr(0, 20);
        tail.follow(QStringLiteral("r1"), "openai_chat");
        QTRY_COMPARE(text, QStringLiteral("Hel"));
        QCOMPARE(rows, std::size_t(1));
        gateway.bytes = eventOf("Hel") + eventOf("lo");
        QTRY_COMPARE(text, QStringLiteral("Hello"));
        QCOMPARE(rows, std::size_t(2));
        gateway.over = true;
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!tail.active());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StreamTailTest;
GH_SUITE(StreamTailTest)
#include "stream_tail_test.moc"
