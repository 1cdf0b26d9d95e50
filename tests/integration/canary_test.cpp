#include <cstdlib>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kPath = "/v1/chat/completions";

/// Every file below `folder` that holds `text`, but for `except`.
QStringList filesWith(const std::string& folder, const std::string& text, const char* except = "")
{
    QStringList found;
    QDirIterator files(QString::fromStdString(folder), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QLatin1String(except)) && *except != '\0') continue;
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.c_str()))
            found += file.fileName();
    }
    return found;
}

bool mentions(const std::string& text, const std::vector<std::string>& secrets)
{
    return std::any_of(secrets.begin(), secrets.end(), [&text](const std::string& secret) {
        return text.find(secret) != std::string::npos;
    });
}

}  // namespace

/// Secrets of every kind go through a whole gateway: none of them may be found afterwards.
class CanaryTest : public QObject {
    Q_OBJECT

private slots:

    void noSecretStaysAnywhere()
    {
        qputenv("GATEHOUSE_CANARY_KEY", "gh_canary-gateway-key-77aa31");
        const std::string gatewayKey = "gh_canary-gateway-key-77aa31";
        FakeUpstream fake;
        // A provider that repeats what it was sent, as careless ones do in their errors.
        fake.handle([](const Seen& seen) {
            const std::string key = seen.field("authorization");
            return answer(401, R"({"error":{"message":"bad key )" + key + R"("}})",
                          {{"X-Echo", key}, {"Content-Type", "application/json"}});
        });
        auto config = configFor(fake);
        config.server.openOnLoopback = false;
        config.access.keys = {{.id = "k", .label = "k", .value = {"env:GATEHOUSE_CANARY_KEY"}}};
        config.providers.front().moreKeys = {{"second", {"keychain:second"}, 1}};
        Gateway gateway(config);
        const auto run = gateway.engine().addRunKey("run: canary", "elsewhere", 7);
        QVERIFY(run.ok());
        const std::string runKey(run->text.reveal());
        const std::vector<std::string> secrets{Gateway::secret("openai"), Gateway::secret("second"),
                                               gatewayKey, runKey, gateway.adminToken()};

        for (const std::string& key : {gatewayKey, runKey, gatewayKey, runKey}) {
            const RawReply reply = exchange(gateway.port(), post(kPath, kChat, key));
            QCOMPARE(reply.status, 401);
        }
        QCOMPARE(gateway.rows(4).size(), std::size_t(4));
        auto next = gateway.engine().config();
        next.records.keepDays = 9;
        QCOMPARE(gateway.publish(next), std::string());
        next.providers.front().moreKeys.front().key.text = "env:GATEHOUSE_TEST_NO_SUCH_NAME";
        const std::string refusal = gateway.publish(next);
        QVERIFY(!refusal.empty());

        const std::string token = gateway.adminToken();
        for (const char* path : {"/admin/api/config", "/admin/api/state", "/admin/api/history",
                                 "/admin/api/run-keys", "/metrics"}) {
            const RawReply reply = exchange(gateway.port(), get(path, token));
            QCOMPARE(reply.status, 200);
            QVERIFY2(!mentions(reply.body, secrets), path);
        }
        QVERIFY(!mentions(refusal, secrets));
        QVERIFY(!mentions(config::print(gateway.engine().config()), secrets));
        for (const auto& health : gateway.engine().state().providers)
            QVERIFY(!mentions(health.lastError, secrets));
        gateway.stop();
        for (const std::string& secret : secrets) {
            const QStringList found = filesWith(gateway.folder(), secret, "/admin.token");
            QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char(' '))));
        }
        qunsetenv("GATEHOUSE_CANARY_KEY");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CanaryTest;
GH_SUITE(CanaryTest)
#include "canary_test.moc"
