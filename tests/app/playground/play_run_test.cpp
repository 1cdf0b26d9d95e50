#include "app/playground/play_run.h"

#include <QSignalSpy>
#include <QTest>

#include "app/playground/play_call.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms
using State = app::PlayRun::State;

QByteArray ask(const char* model)
{
    app::PlayCall call;
    call.turns = {{QStringLiteral("user"), QStringLiteral("Say one two three"), {}}};
    return app::bodyOf(call, QString::fromLatin1(model));
}

/// The tags of a stored call.
std::vector<std::string> tagsOf(const RunningGateway& gateway, store::RowId row)
{
    auto reader = store::Reader::open(gateway.bridge.databasePath().toStdString());
    if (!reader) return {};
    const auto rows = (*reader)->rows({row});
    return rows && !rows->empty() ? rows->front().tags : std::vector<std::string>();
}

}  // namespace

class PlayRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The call is a row like any other, with a tag; its facts come from there.
    void theRowTellsWhatItTook()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::PlayRun run(&gateway.bridge, reader);
        QVERIFY(run.state() == State::Idle);
        run.start(ask("sample/echo"));
        QVERIFY(run.state() == State::Waiting);
        QTRY_VERIFY_WITH_TIMEOUT(run.row().has_value(), kPatience);
        QVERIFY(run.state() == State::Done);
        QCOMPARE(run.answer(), QStringLiteral("Say one two three"));
        QCOMPARE(run.row()->model, std::string("sample/echo"));
        QVERIFY(run.row()->cost.has_value());
        const std::vector<std::string> tag{"playground"};
        QTRY_VERIFY_WITH_TIMEOUT(tagsOf(gateway, run.row()->id) == tag, kPatience);
        run.clear();
        QVERIFY(run.answer().isEmpty());
        QVERIFY(!run.row().has_value());
    }

    /// A fast answer is told in few steps, and the last of them is whole.
    void itIsToldAtAPace()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::PlayRun run(&gateway.bridge, reader);
        QSignalSpy grew(&run, &app::PlayRun::grew);
        QString last;
        connect(&run, &app::PlayRun::grew, this, [&] { last = run.answer(); });
        run.start(ask("sample/fast"));
        QTRY_VERIFY_WITH_TIMEOUT(run.state() == State::Done, kPatience);
        QVERIFY(!run.answer().isEmpty());
        QCOMPARE(last, run.answer());
        QVERIFY(grew.size() < run.answer().count(QLatin1Char(' ')) + 3);
    }

    void whatWasStoppedIsSaidAndRecorded()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::PlayRun run(&gateway.bridge, reader);
        run.start(ask("sample/hang"));
        QTRY_VERIFY_WITH_TIMEOUT(run.state() == State::Answering, kPatience);
        run.stop();
        QVERIFY(run.state() == State::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(run.row().has_value(), kPatience);
        QVERIFY(run.row()->outcome == record::Outcome::ClientClosed);
    }

    void withoutAGatewayNothingIsSent()
    {
        RunningGateway gateway;  // never started
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::PlayRun run(&gateway.bridge, reader);
        run.start(ask("sample/echo"));
        QVERIFY(run.state() == State::Failed);
        QVERIFY(!run.outcome().words.isEmpty());
        QVERIFY(!run.outcome().hint.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayRunTest;
GH_SUITE(PlayRunTest)
#include "play_run_test.moc"
