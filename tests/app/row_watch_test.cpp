#include "app/row_watch.h"

#include <QSignalSpy>
#include <QTest>

#include "app/clock.h"
#include "app/gateway.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms
constexpr auto kId = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";

/// A row as it begins, or as it ended.
void keep(RunningGateway& gateway, record::Outcome outcome)
{
    auto call = std::make_unique<record::Exchange>();
    call->id = kId;
    call->startedAt = app::now();
    call->method = "POST";
    call->path = "/v1/chat/completions";
    call->dialect = "openai_chat";
    call->outcome = outcome;
    std::vector<record::Record> records;
    if (outcome == record::Outcome::Running) {
        records.emplace_back(record::ExchangeStarted{std::move(call)});
    } else {
        records.emplace_back(record::ExchangeFinished{std::move(call)});
    }
    gateway.bridge.keep(std::move(records), nullptr, {});
}

}  // namespace

class RowWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aCallComesThenEnds()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::RowWatch watch(&gateway.bridge, reader);
        QSignalSpy came(&watch, &app::RowWatch::came);
        QSignalSpy ended(&watch, &app::RowWatch::ended);
        watch.await(QLatin1String(kId));
        keep(gateway, record::Outcome::Running);
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, kPatience);
        QCOMPARE(ended.size(), 0);
        keep(gateway, record::Outcome::Ok);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QCOMPARE(came.size(), 1);
        // Nothing is awaited: nothing is asked.
        QTRY_VERIFY_WITH_TIMEOUT(reader.idle(), kPatience);
        const quint64 before = reader.jobsStarted();
        Q_EMIT gateway.bridge.committed({});
        QCOMPARE(reader.jobsStarted(), before);
        QVERIFY(reader.idle());
    }

    void whatIsForgottenIsNotTold()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ReaderThread reader(gateway.bridge.databasePath());
        app::RowWatch watch(&gateway.bridge, reader);
        QSignalSpy came(&watch, &app::RowWatch::came);
        QSignalSpy rows(&gateway.bridge, &app::Gateway::committed);
        watch.await(QLatin1String(kId));
        watch.forget();
        keep(gateway, record::Outcome::Ok);
        QTRY_VERIFY_WITH_TIMEOUT(!rows.isEmpty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.idle(), kPatience);
        QCOMPARE(came.size(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RowWatchTest;
GH_SUITE(RowWatchTest)
#include "row_watch_test.moc"
