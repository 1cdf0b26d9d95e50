#include "app/run/command.h"

#include <csignal>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/run/admin_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 30'000;

const QString kServer = QStringLiteral(GATEHOUSE_BINARY_DIR "/proxy/gatehouse-server");
const QString kGatehouse = QStringLiteral(GATEHOUSE_BINARY_DIR "/ui/gatehouse");

/// gatehouse-server as people run it, on a free port.
struct Server {
    QTemporaryDir folder;
    QProcess process;
    QByteArray said;

    bool start()
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(kServer, {QStringLiteral("--data"), folder.path(), QStringLiteral("--listen"),
                                QStringLiteral("127.0.0.1:0")});
        while (!said.contains("listening")) {
            if (!process.waitForReadyRead(kPatience)) return false;
            said += process.readAll();
        }
        return true;
    }

    [[nodiscard]] QString baseUrl() const
    {
        const auto at = said.indexOf("127.0.0.1:");
        return QStringLiteral("http://") +
               QString::fromLatin1(said.mid(at, said.indexOf('"', at) - at));
    }

    [[nodiscard]] Secret token() const
    {
        QFile file(folder.filePath(QStringLiteral("admin.token")));
        return file.open(QIODevice::ReadOnly) ? Secret(file.readAll().trimmed().toStdString())
                                              : Secret();
    }

    [[nodiscard]] QByteArray logs() const
    {
        QProcess log;
        log.start(kServer, {QStringLiteral("logs"), QStringLiteral("--json"),
                            QStringLiteral("--data"), folder.path()});
        log.waitForFinished(kPatience);
        return log.readAllStandardOutput();
    }

    ~Server()
    {
        process.terminate();
        process.waitForFinished(kPatience);
    }
};

/// "gatehouse" with arguments, without any display.
struct Run {
    QProcess process;

    explicit Run(const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "GATEHOUSE_URL",
                                 "GATEHOUSE_ADMIN_TOKEN"}) {
            environment.remove(QLatin1String(name));
        }
        process.setProcessEnvironment(environment);
        process.start(kGatehouse, arguments);
    }

    int end()
    {
        process.waitForFinished(kPatience);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
};

QStringList shell(const Server& server, const char* script)
{
    return {QStringLiteral("run"),      QStringLiteral("--data"), server.folder.path(),
            QStringLiteral("--"),       QStringLiteral("sh"),     QStringLiteral("-c"),
            QString::fromLatin1(script)};
}

}  // namespace

class RunCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void argumentsAreUnderstood()
    {
        QString trouble;
        auto options =
            app::parseRun({QStringLiteral("--data=/x"), QStringLiteral("--label"),
                           QStringLiteral("me"), QStringLiteral("--own-keys"), QStringLiteral("--"),
                           QStringLiteral("ls"), QStringLiteral("--data")},
                          trouble);
        QVERIFY(options.has_value());
        QCOMPARE(options->dataFolder, QStringLiteral("/x"));
        QCOMPARE(options->label, QStringLiteral("me"));
        QVERIFY(options->ownKeys);
        QCOMPARE(options->command, QStringList({QStringLiteral("ls"), QStringLiteral("--data")}));
        options = app::parseRun({QStringLiteral("ls"), QStringLiteral("-l")}, trouble);
        QCOMPARE(options->command, QStringList({QStringLiteral("ls"), QStringLiteral("-l")}));
        QVERIFY(!app::parseRun({QStringLiteral("--wrong")}, trouble).has_value());
        QVERIFY(trouble.contains(QLatin1String("--wrong")));
        QVERIFY(!app::parseRun({QStringLiteral("--data")}, trouble).has_value());
        QVERIFY(app::isCommand("run") && app::isCommand("connect") && !app::isCommand("--page"));
    }

    /// The whole way: a key is made, the program calls under it, its name stands in the log, the
    /// key is gone.
    void aProgramRunsUnderItsOwnKey()
    {
        Server server;
        QVERIFY(server.start());
        Run run(
            shell(server,
                  "curl -sS -o /dev/null \"$OPENAI_BASE_URL/chat/completions\" "
                  "-H \"authorization: Bearer $OPENAI_API_KEY\" "
                  "-H 'content-type: application/json' "
                  "-d '{\"model\":\"sample/echo\",\"messages\":"
                  "[{\"role\":\"user\",\"content\":\"hi\"}]}'; echo \"$OPENAI_API_KEY\"; exit 7"));
        QCOMPARE(run.end(), 7);
        const QByteArray key = run.process.readAllStandardOutput().trimmed();
        QVERIFY2(key.startsWith("gh_"), run.process.readAllStandardError().constData());
        QVERIFY(run.process.readAllStandardError().isEmpty());
        // The row is written behind the answer, so the program may end before it.
        QJsonObject row;
        QTRY_VERIFY_WITH_TIMEOUT(
            (row = QJsonDocument::fromJson(server.logs()).object())[QLatin1String("status")]
                    .toInt() > 0,
            kPatience);
        QCOMPARE(row[QLatin1String("key")].toString(), QStringLiteral("run: sh"));
        QCOMPARE(row[QLatin1String("status")].toInt(), 200);
        const app::AdminClient admin(server.baseUrl(), server.token());
        QVERIFY(admin.config()->access.keys.empty());
        server.said += server.process.readAll();
        QVERIFY(!server.said.contains(key));
    }

    void signalsReachTheProgramAndTheKeyStillGoes()
    {
        Server server;
        QVERIFY(server.start());
        Run run(shell(server, "trap 'exit 42' TERM; echo ready; while :; do sleep 0.05; done"));
        QVERIFY(run.process.waitForReadyRead(kPatience));
        run.process.terminate();
        QCOMPARE(run.end(), 42);
        const app::AdminClient admin(server.baseUrl(), server.token());
        QVERIFY(admin.config()->access.keys.empty());
    }

    void withoutAGatewayItSaysWhatToDo()
    {
        QTemporaryDir folder;
        Run run({QStringLiteral("run"), QStringLiteral("--data"), folder.path(),
                 QStringLiteral("--"), QStringLiteral("true")});
        QCOMPARE(run.end(), 69);
        const QByteArray said = run.process.readAllStandardError();
        QVERIFY2(said.contains("no gateway is running") && said.contains("--gateway"),
                 said.constData());
        QCOMPARE(Run({QStringLiteral("run")}).end(), 64);
    }

    void anAddressAndATokenWillDo()
    {
        Server server;
        QVERIFY(server.start());
        QTemporaryDir elsewhere;
        QStringList arguments{QStringLiteral("run"), QStringLiteral("--data"),
                              elsewhere.path(),      QStringLiteral("--gateway"),
                              server.baseUrl(),      QStringLiteral("true")};
        Run without(arguments);
        QCOMPARE(without.end(), 69);
        QVERIFY(without.process.readAllStandardError().contains("GATEHOUSE_ADMIN_TOKEN"));
        qputenv("GATEHOUSE_ADMIN_TOKEN", QByteArray(server.token().reveal().data()));
        QProcess with;
        with.start(kGatehouse, arguments);
        with.waitForFinished(kPatience);
        qunsetenv("GATEHOUSE_ADMIN_TOKEN");
        QCOMPARE(with.exitCode(), 0);
    }

    void snippetsArePrinted()
    {
        Server server;
        QVERIFY(server.start());
        Run list({QStringLiteral("connect")});
        QCOMPARE(list.end(), 0);
        QVERIFY(list.process.readAllStandardOutput().contains("claude-code"));
        Run one({QStringLiteral("connect"), QStringLiteral("curl"), QStringLiteral("--data"),
                 server.folder.path()});
        QCOMPARE(one.end(), 0);
        const QByteArray text = one.process.readAllStandardOutput();
        QVERIFY2(text.contains(QByteArray(server.baseUrl().toLatin1() + "/v1/chat/completions")),
                 text.constData());
        QCOMPARE(Run({QStringLiteral("connect"), QStringLiteral("nothing")}).end(), 64);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunCommandTest;
GH_SUITE(RunCommandTest)
#include "command_test.moc"
