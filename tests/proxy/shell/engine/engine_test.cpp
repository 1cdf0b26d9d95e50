#include "proxy/shell/engine/engine.h"

#include <atomic>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include "proxy/shell/engine/vault.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kStream = R"({"model":"gpt-4o","stream":true,"messages":[]})";
const std::string kPath = "/v1/chat/completions";
const std::string kEvent = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n";

std::string idIn(const std::string& head)
{
    const std::string_view name = "x-gatehouse-request-id: ";
    return head.substr(head.find(name) + name.size(), 26);
}

}  // namespace

/// The gateway as a whole: what can be done to it while calls go through.
class EngineTest : public QObject {
    Q_OBJECT

private slots:

    void aLongCallIsAnnouncedAndFinishedInPlace()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.records.announceAfter = Millis(0);
        Gateway gateway(config);
        fake.always(sse({kEvent}, false, true).await().lastChunk());
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kStream)));
        const std::string head = client.readUntil("\r\n\r\n");
        QVERIFY(!client.readUntil(kEvent + "\r\n").empty());
        const auto open = gateway.row(idIn(head));
        QCOMPARE(open.outcome, record::Outcome::Running);
        QCOMPARE(open.model, std::string("gpt-4o"));
        const auto running = gateway.engine().running();
        QCOMPARE(running.size(), std::size_t(1));
        QCOMPARE(running.front().requestId, idIn(head));
        QCOMPARE(running.front().provider, std::string("openai"));
        QCOMPARE(running.front().events, std::uint32_t(1));
        QVERIFY(running.front().streaming);
        const auto peek = gateway.engine().peek(idIn(head), 0, 0);
        QVERIFY(peek.found && !peek.ended);
        QCOMPARE(peek.bytes, kEvent);
        QCOMPARE(gateway.engine().peek(idIn(head), kEvent.size() - 1, 1).bytes, std::string("\n"));
        QVERIFY(!gateway.engine().peek("nobody", 0, 0).found);
        fake.release();
        QVERIFY(client.readAfter(head).complete);
        const auto done = gateway.record(idIn(head));
        QCOMPARE(done.outcome, record::Outcome::Ok);
        const auto rows = gateway.rows(1);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows.front().id, open.id);
    }

    void publishingUnderLoadFailsNoCall()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const auto port = gateway.port();
        std::atomic<bool> over{false};
        std::atomic<int> served{0};
        std::atomic<int> failed{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < 3; ++i) {
            clients.emplace_back([&] {
                RawClient client(port);
                while (!over) {
                    const bool sent = client.send(post(kPath, kChat));
                    ++(sent && client.read().status == 200 ? served : failed);
                }
            });
        }
        auto config = gateway.engine().config();
        for (int i = 0; i < 20; ++i) {
            config.records.keepDays = 40 + i;
            QCOMPARE(gateway.publish(config), std::string());
            const int before = served;
            QTRY_VERIFY_WITH_TIMEOUT(served > before || failed > 0, 20'000);
        }
        const auto back = gateway.engine().rollBack(1, "test");
        QVERIFY(back && back->problems.empty());
        over = true;
        for (auto& client : clients) client.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(gateway.engine().config().records.keepDays, std::int64_t(30));
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(22));
        const RawReply last = tests::exchange(port, post(kPath, kChat));
        QCOMPARE(gateway.record(last.field("x-gatehouse-request-id")).generation,
                 std::string("22"));
        QVERIFY(!gateway.engine().rollBack(99, "test"));
    }

    void aBadConfigChangesNothing()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        auto config = gateway.engine().config();
        config.server.listen = {"nonsense"};
        QVERIFY(!gateway.publish(config).empty());
        config = gateway.engine().config();
        config.providers.front().key.text = "env:GATEHOUSE_TEST_NO_SUCH_NAME";
        QVERIFY(gateway.publish(config).find("GATEHOUSE_TEST_NO_SUCH_NAME") != std::string::npos);
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(1));
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
    }

    void listenersMoveAndConnectionsStay()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 200);
        const auto before = gateway.port();
        auto config = gateway.engine().config();
        config.server.listen = {"127.0.0.2:0"};
        QCOMPARE(gateway.publish(config), std::string());
        QVERIFY(gateway.engine().state().listening.front().starts_with("127.0.0.2:"));
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 200);
        config.server.listen = {"127.0.0.2:0", "127.0.0.1:" + std::to_string(before)};
        QTRY_COMPARE_WITH_TIMEOUT(gateway.publish(config), std::string(),
                                  20'000);  // the old socket closes on its loop
        QCOMPARE(tests::exchange(before, post(kPath, kChat)).status, 200);
    }

    void aTakenPortLeavesTheOldListener()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        auto config = gateway.engine().config();
        config.server.listen = {"127.0.0.1:" + std::to_string(fake.port())};
        QVERIFY(gateway.publish(config).find("cannot listen") != std::string::npos);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(1));
    }

    void drainLetsOpenCallsEnd()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({kEvent}, false, true).await().lastChunk());
        RawClient idle(gateway.port());
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kStream)));
        const std::string head = client.readUntil("\r\n\r\n");
        const auto port = gateway.port();
        std::thread draining([&] { gateway.engine().drain(Millis(60'000)); });
        QVERIFY(idle.waitForEnd());
        QTRY_VERIFY_WITH_TIMEOUT(tests::exchange(port, get("/healthz")).status == 0,
                                 20'000);  // no new ones
        fake.release();
        const RawReply reply = client.readAfter(head);
        draining.join();
        QVERIFY(reply.complete);
        QCOMPARE(reply.body, kEvent);
        QCOMPARE(gateway.record(idIn(head)).outcome, record::Outcome::Ok);
    }

    void stopEndsOpenStreamsAndTellsSo()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({kEvent}, false, true).hang());
        std::vector<std::unique_ptr<RawClient>> clients;
        std::vector<std::string> ids;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<RawClient>(gateway.port()));
            QVERIFY(clients.back()->send(post(kPath, kStream)));
            ids.push_back(idIn(clients.back()->readUntil("\r\n\r\n")));
            QVERIFY(!clients.back()->readUntil(kEvent).empty());
        }
        gateway.stop();
        QVERIFY(fake.waitForAbandoned(8));
        for (auto& client : clients) QVERIFY(client->waitForEnd());
        for (const auto& id : ids) {
            const auto row = gateway.record(id);
            QVERIFY(row.outcome == record::Outcome::ClientClosed ||
                    row.outcome == record::Outcome::Interrupted);
            QCOMPARE(row.responseBody.bytes, kEvent);
        }
        QVERIFY(!gateway.engine().state().running);
    }

    /// The phrase may come after the start: the window asks for it when it is needed.
    void theVaultOpensWithAPassPhraseOfTheOptions()
    {
        FakeUpstream fake;
        const QTemporaryDir folder;
        Secret phrase("open sesame");
        engine::Vault vault({.path = folder.filePath("vault").toStdString(),
                             .passPhrase = [&phrase] { return phrase; },
                             .others = {}});
        QVERIFY(vault.put("openai", Secret("sk-in-the-vault")));
        engine::EngineOptions options;
        options.dataFolder = folder.path().toStdString();
        options.vaultPassPhrase = [&phrase] { return phrase; };
        options.secrets = [](const SecretRef&) { return Secret("sk-elsewhere"); };
        phrase = Secret();
        auto config = configFor(fake);
        auto gateway = engine::Engine::start(options, config);
        QVERIFY(gateway);
        config.providers.front().key.text = "vault:openai";
        const auto locked = (*gateway)->publish(config, "test", "");
        QVERIFY(!locked);
        QVERIFY(locked.error().message.find("locked") != std::string::npos);
        phrase = Secret("open sesame");
        const auto opened = (*gateway)->publish(config, "test", "");
        QVERIFY(opened && opened->problems.empty());
        const std::string address = (*gateway)->state().listening.front();
        const auto port = QByteArray::fromStdString(address.substr(address.rfind(':') + 1));
        QCOMPARE(exchange(port.toUShort(), post(kPath, kChat)).status, 200);
        QCOMPARE(fake.last().field("authorization"), std::string("Bearer sk-in-the-vault"));
    }

    void oneGatewayPerDataFolder()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        engine::EngineOptions options;
        options.dataFolder = gateway.folder();
        options.secrets = [](const SecretRef&) { return Secret("x"); };
        const auto second = engine::Engine::start(options, configFor(fake));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
    }

    void theNumberOfConnectionsIsBounded()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.maxConnections = 2;
        Gateway gateway(config);
        RawClient one(gateway.port());
        RawClient two(gateway.port());
        for (auto* client : {&one, &two}) {
            QVERIFY(client->send(post(kPath, kChat)));
            QCOMPARE(client->read().status, 200);
        }
        RawClient three(gateway.port());
        QVERIFY(three.waitForEnd());
        QCOMPARE(gateway.engine().state().connections, std::uint64_t(2));
        one.close();
        // Asked once more after the answer that was hoped for, it could meet its own connection.
        int status = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            status == 200 || (status = exchange(gateway.port(), post(kPath, kChat)).status) == 200,
            20'000);
    }

    void oneRowPerCall()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&gateway] {
                RawClient client(gateway.port());
                for (int n = 0; n < 50; ++n) {
                    client.send(post(kPath, kChat));
                    client.read();
                }
            });
        }
        for (auto& client : clients) client.join();
        const auto rows = gateway.rows(200);
        QCOMPARE(rows.size(), std::size_t(200));
        for (const auto& row : rows) QCOMPARE(row.outcome, record::Outcome::Ok);
        QCOMPARE(gateway.engine().state().requests, std::uint64_t(200));
        QVERIFY(gateway.engine().metricsText().find(
                    "gatehouse_requests_total{outcome=\"ok\"} 200\n") != std::string::npos);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::EngineTest;
GH_SUITE(EngineTest)
#include "engine_test.moc"
