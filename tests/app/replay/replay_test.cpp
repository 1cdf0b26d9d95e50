#include "app/replay/replay.h"

#include <QSignalSpy>

#include "app/config_session.h"
#include "proxy/shell/store/reader.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

app::ReplayCall call(const char* model)
{
    app::ReplayCall call;
    call.of = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    call.dialect = "openai_chat";
    call.method = "POST";
    call.path = "/v1/chat/completions";
    call.headers = {{"Content-Type", "application/json"}, {"X-Twice", "a"}, {"X-Twice", "b"}};
    call.body = std::string("{\"model\":\"sample/") + model +
                "\",\"messages\":[{\"role\":\"user\",\"content\":\"Grüße\"}]}";
    return call;
}

std::optional<record::Exchange> stored(const RunningGateway& gateway, const QString& requestId)
{
    std::optional<record::Exchange> found;
    auto reader = store::Reader::open(gateway.bridge.databasePath().toStdString());
    if (!reader) return found;
    (void)QTest::qWaitFor(
        [&] {
            const auto row = (*reader)->find(requestId.toStdString());
            if (!row || !*row) return false;
            auto detail = (*reader)->detail(**row);
            if (!detail || !*detail || (*detail)->outcome == record::Outcome::Running) return false;
            found = std::move(**detail);
            return true;
        },
        kPatience);
    return found;
}

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theNewRowKnowsTheOld()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::Replay replay;
        QSignalSpy began(&replay, &app::Replay::began);
        replay.send(call("echo"), gateway.bridge.baseUrl(), gateway.bridge.ownKey());
        QTRY_COMPARE_WITH_TIMEOUT(began.size(), 1, kPatience);
        const auto row = stored(gateway, began[0][0].toString());
        QVERIFY(row.has_value());
        QCOMPARE(row->origin, record::Origin::Replay);
        QCOMPARE(row->originOf, std::string("01J8Z4QKX7M2V5T9R3W6Y8B1CD"));
        QCOMPARE(row->status, 200);
        QCOMPARE(row->requestBody.bytes, call("echo").body);
        QVERIFY(row->responseBody.bytes.find("Grüße") != std::string::npos);
    }

    /// Where callers need a key, the window has one of its own, which stands in no config.
    void itHasAKeyOfItsOwn()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        QVERIFY(gateway.bridge.ownKey().empty());
        config::Config config = app::withOpenLoopback(gateway.bridge.config(), false);
        config = app::withNewKey(std::move(config), QStringLiteral("other"), 1).config;
        bool published = false;
        gateway.bridge.publish(config, {}, this,
                               [&](const app::PublishOutcome& outcome) { published = outcome.ok; });
        QTRY_VERIFY_WITH_TIMEOUT(published, kPatience);
        const Secret key = gateway.bridge.ownKey();
        QVERIFY(!key.empty());
        QVERIFY(gateway.bridge.config().access.keys.size() == 1);
        app::Replay replay;
        QSignalSpy began(&replay, &app::Replay::began);
        replay.send(call("hello"), gateway.bridge.baseUrl(), key);
        QTRY_COMPARE_WITH_TIMEOUT(began.size(), 1, kPatience);
        auto row = stored(gateway, began[0][0].toString());
        QVERIFY(row.has_value());
        QCOMPARE(row->status, 200);
        QCOMPARE(row->keyLabel, std::string("Gatehouse"));
        QVERIFY(row->clientHeaders.find(std::string(key.reveal())) == std::string::npos);
        replay.send(call("hello"), gateway.bridge.baseUrl(), Secret());
        QTRY_COMPARE_WITH_TIMEOUT(began.size(), 2, kPatience);
        row = stored(gateway, began[1][0].toString());
        QVERIFY(row.has_value());
        QCOMPARE(row->status, 401);
    }

    void nobodyThereIsSaid()
    {
        app::Replay replay;
        QSignalSpy failed(&replay, &app::Replay::failed);
        replay.send(call("hello"), QStringLiteral("http://127.0.0.1:1"), {});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QVERIFY(!failed[0][0].toString().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ReplayTest;
GH_SUITE(ReplayTest)
#include "replay_test.moc"
