#include <csignal>
#include <fstream>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 30'000;
const std::string kChat = R"({"model":"gpt-4o","stream":true,"messages":[]})";
const std::string kPath = "/v1/chat/completions";

/// gatehouse-server as people run it.
class Server {
public:
    Server()
    {
        process.setProgram(QStringLiteral(GATEHOUSE_BINARY_DIR "/proxy/gatehouse-server"));
        process.setProcessChannelMode(QProcess::MergedChannels);
    }

    ~Server()
    {
        process.kill();
        process.waitForFinished(kPatience);
    }

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] QString file(const char* name) const { return folder.filePath(name); }

    void write(const config::Config& config) const
    {
        const std::string path = file("config.json").toStdString();
        std::ofstream(path + ".draft") << config::print(config);
        std::rename((path + ".draft").c_str(), path.c_str());  // as editors do
    }

    bool start(const QStringList& more = {})
    {
        process.setArguments(QStringList{"--config", file("config.json"), "--data", file("data")} +
                             more);
        process.start();
        return waitFor("listening");
    }

    bool waitFor(const QByteArray& mark)
    {
        while (!said.contains(mark)) {
            const bool more = process.waitForReadyRead(kPatience);
            said += process.readAll();
            if (!more) return said.contains(mark);
        }
        return true;
    }

    std::uint16_t port()
    {
        const auto at = said.indexOf("127.0.0.1:") + 10;
        return said.mid(at, said.indexOf('"', at) - at).toUShort();
    }

    int end()
    {
        process.waitForFinished(kPatience);
        said += process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    int run(const QStringList& arguments)
    {
        process.setArguments(arguments);
        process.start();
        return end();
    }

    void signal(int number) { ::kill(static_cast<pid_t>(process.processId()), number); }

    QTemporaryDir folder;
    QProcess process;
    QByteArray said;
};

config::Config keyless(const FakeUpstream& fake)
{
    auto config = configFor(fake, {});
    config.providers = {providerAt("openai", fake, false)};
    return config;
}

}  // namespace

class ServerProcessTest : public QObject {
    Q_OBJECT

private slots:

    void saysWhoItIs()
    {
        Server server;
        QCOMPARE(server.run({"--version"}), 0);
        QCOMPARE(server.said, QByteArray("gatehouse-server " GATEHOUSE_VERSION "\n"));
        QCOMPARE(Server().run({"--wrong"}), 2);
    }

    void checksAConfig()
    {
        FakeUpstream fake;
        Server good;
        good.write(keyless(fake));
        QCOMPARE(good.run({"--check", "--config", good.file("config.json")}), 0);
        Server bad;
        auto config = keyless(fake);
        config.server.listen = {"nonsense"};
        bad.write(config);
        QCOMPARE(bad.run({"--check", "--config", bad.file("config.json")}), 1);
        QVERIFY2(bad.said.contains("/server/listen"), bad.said.constData());
        QCOMPARE(Server().run({"--check", "--config", "/nowhere/at/all.json"}), 1);
    }

    void reloadsServesAndTells()
    {
        FakeUpstream fake;
        Server server;
        auto config = keyless(fake);
        server.write(config);
        QVERIFY2(server.start(), server.said.constData());
        QCOMPARE(tests::exchange(server.port(), post(kPath, kChat, "sk-own")).status, 200);
        config.records.keepDays = 41;
        server.write(config);  // the file alone
        QVERIFY2(server.waitFor("generation=\"2\""), server.said.constData());
        config.server.listen = {"nonsense"};
        server.write(config);
        QVERIFY2(server.waitFor("reload.refused"), server.said.constData());
        server.signal(SIGHUP);
        QCOMPARE(tests::exchange(server.port(), post(kPath, kChat, "sk-own")).status, 200);
        server.signal(SIGTERM);
        QCOMPARE(server.end(), 0);
        QVERIFY(server.said.contains("stopped"));
        QVERIFY(!server.said.contains("sk-own"));
        Server logs;
        QCOMPARE(logs.run({"logs", "--json", "--data", server.file("data")}), 0);
        const auto lines = logs.said.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        for (const auto& line : lines)
            QCOMPARE(QJsonDocument::fromJson(line).object()["status"].toInt(), 200);
    }

    void lettingOpenCallsEnd()
    {
        FakeUpstream fake;
        const std::string event = "data: {\"choices\":[]}\n\n";
        fake.always(sse({event}, false, true).await().lastChunk());
        Server server;
        server.write(keyless(fake));
        QVERIFY2(server.start(), server.said.constData());
        RawClient client(server.port());
        QVERIFY(client.send(post(kPath, kChat)));
        const std::string head = client.readUntil("\r\n\r\n");
        server.signal(SIGTERM);
        QVERIFY2(server.waitFor("draining"), server.said.constData());
        fake.release();
        QVERIFY(client.readAfter(head).complete);
        QCOMPARE(server.end(), 0);
    }

    void aSecondOneOnTheSameFolderIsRefused()
    {
        FakeUpstream fake;
        Server first;
        first.write(keyless(fake));
        QVERIFY2(first.start(), first.said.constData());
        Server second;
        QCOMPARE(second.run({"--config", first.file("config.json"), "--data", first.file("data")}),
                 1);
        QVERIFY(second.said.contains("another gateway"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ServerProcessTest;
GH_SUITE(ServerProcessTest)
#include "server_process_test.moc"
