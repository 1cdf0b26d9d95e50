#include "app/playground/play_stream.h"

#include <QSignalSpy>
#include <QTest>

#include "app/playground/play_call.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms
using End = app::PlayOutcome::End;

QByteArray ask(const char* model)
{
    app::PlayCall call;
    call.turns = {{QStringLiteral("user"), QStringLiteral("Say one two three"), {}}};
    return app::bodyOf(call, QString::fromLatin1(model));
}

/// A stream with what it said.
struct Listener {
    app::PlayStream stream;
    QSignalSpy began{&stream, &app::PlayStream::began};
    QSignalSpy pieces{&stream, &app::PlayStream::piece};
    QSignalSpy thoughts{&stream, &app::PlayStream::thought};
    QSignalSpy finished{&stream, &app::PlayStream::finished};

    [[nodiscard]] QString text() const
    {
        QString all;
        for (const auto& each : pieces) all += each.front().toString();
        return all;
    }

    [[nodiscard]] app::PlayOutcome outcome() const
    {
        return finished.back().front().value<app::PlayOutcome>();
    }
};

}  // namespace

class PlayStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theAnswerComesInPiecesWithItsFacts()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Listener told;
        told.stream.send(gateway.bridge.baseUrl(), {}, ask("sample/echo"));
        QVERIFY(told.stream.isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(told.finished.size(), 1, kPatience);
        QCOMPARE(told.text(), QStringLiteral("Say one two three"));
        QVERIFY(told.pieces.size() > 1);
        QCOMPARE(told.began.size(), 1);
        QCOMPARE(told.began.front().front().toString().size(), 26);
        const app::PlayOutcome outcome = told.outcome();
        QVERIFY2(outcome.end == End::Done, qPrintable(outcome.words));
        QCOMPARE(outcome.status, 200);
        QCOMPARE(outcome.finish, QStringLiteral("stop"));
        QVERIFY(outcome.first >= 0 && outcome.first <= outcome.whole);
        QVERIFY(outcome.input.value_or(0) > 0 && outcome.output.value_or(0) > 0);
        QVERIFY(!told.stream.isBusy());
    }

    void thoughtsAreNoAnswer()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Listener told;
        told.stream.send(gateway.bridge.baseUrl(), {}, ask("sample/reason"));
        QTRY_COMPARE_WITH_TIMEOUT(told.finished.size(), 1, kPatience);
        QVERIFY(!told.thoughts.isEmpty());
        QVERIFY(!told.text().isEmpty());
    }

    void errorsHaveWordsAndAHint()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Listener told;
        int ended = 0;
        for (const char* model : {"sample/401", "sample/429", "sample/error-mid-stream"}) {
            told.stream.send(gateway.bridge.baseUrl(), {}, ask(model));
            ++ended;
            QTRY_COMPARE_WITH_TIMEOUT(told.finished.size(), ended, kPatience);
            QVERIFY2(told.outcome().end == End::Failed, model);
            QVERIFY2(!told.outcome().words.isEmpty(), model);
            QVERIFY2(!told.outcome().hint.isEmpty(), model);
        }
        QVERIFY(!told.text().isEmpty());  // the half that came
        told.stream.send(QStringLiteral("http://127.0.0.1:1"), {}, ask("sample/echo"));
        QTRY_COMPARE_WITH_TIMEOUT(told.finished.size(), ended + 1, kPatience);
        QCOMPARE(told.outcome().status, 0);
        QVERIFY(!told.outcome().hint.isEmpty());
    }

    /// Stop closes the connection; another call ends the one before it.
    void itStopsAndBeginsAnew()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        Listener told;
        told.stream.send(gateway.bridge.baseUrl(), {}, ask("sample/hang"));
        QTRY_VERIFY_WITH_TIMEOUT(!told.pieces.isEmpty(), kPatience);
        told.stream.stop();
        QVERIFY(!told.stream.isBusy());
        QCOMPARE(told.finished.size(), 1);
        QVERIFY(told.outcome().end == End::Stopped);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.bridge.state().openStreams, std::uint64_t{0}, kPatience);

        told.stream.send(gateway.bridge.baseUrl(), {}, ask("sample/hang"));
        told.pieces.clear();
        told.stream.send(gateway.bridge.baseUrl(), {}, ask("sample/echo"));
        QTRY_COMPARE_WITH_TIMEOUT(told.finished.size(), 2, kPatience);
        QCOMPARE(told.text(), QStringLiteral("Say one two three"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayStreamTest;
GH_SUITE(PlayStreamTest)
#include "play_stream_test.moc"
