#include "app/run/export_command.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kGatehouse = QStringLiteral(GATEHOUSE_BINARY_DIR "/ui/gatehouse");
const QString kServer = QStringLiteral(GATEHOUSE_BINARY_DIR "/proxy/gatehouse-server");

struct Ended {
    int code = -1;
    QString said;
};

/// A program as people run it, without a display.
Ended run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

}  // namespace

class ExportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fromTheDesktopToAServerAndBack()
    {
        if (!QFileInfo::exists(kGatehouse)) QSKIP("the window is not built here");
        const QTemporaryDir folder;
        config::Config config = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.key.text = "keychain:openai";
        config.providers.push_back(openai);
        QFile settings(folder.filePath(QStringLiteral("gatehouse.json")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(config::print(config).c_str());
        settings.close();
        const QString place = folder.filePath(QStringLiteral("bundle"));
        const Ended exported = run(kGatehouse, {QStringLiteral("export-server"), place,
                                                QStringLiteral("--data"), folder.path()});
        QCOMPARE(exported.code, 0);
        QVERIFY(exported.said.contains(QStringLiteral("OPENAI_API_KEY")));
        QCOMPARE(run(kServer, {QStringLiteral("--check"), QStringLiteral("--config"),
                               place + QStringLiteral("/gatehouse.json")})
                     .code,
                 0);
        const Ended imported = run(kGatehouse, {QStringLiteral("import-server"), place});
        QCOMPARE(imported.code, 0);
        QCOMPARE(imported.said.toStdString(), config::print(config));
        const QString archive = folder.filePath(QStringLiteral("b.zip"));
        QCOMPARE(run(kGatehouse, {QStringLiteral("export-server"), archive,
                                  QStringLiteral("--config"), settings.fileName()})
                     .code,
                 0);
        QVERIFY(QFileInfo(archive).size() > 2000);
    }

    void mistakesAreTold()
    {
        const QTemporaryDir folder;
        QCOMPARE(app::exportCommand({}), 64);
        QCOMPARE(app::exportCommand({QStringLiteral("--nonsense")}), 64);
        QCOMPARE(app::exportCommand({QStringLiteral("a"), QStringLiteral("b")}), 64);
        QCOMPARE(
            app::exportCommand({QStringLiteral("out"), QStringLiteral("--data"), folder.path()}),
            66);
        QCOMPARE(app::exportCommand({QStringLiteral("--help")}), 0);
        QCOMPARE(app::importCommand({}), 64);
        QCOMPARE(app::importCommand({folder.path()}), 66);
        QFile settings(folder.filePath(QStringLiteral("gatehouse.json")));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("{}");
        settings.close();
        QCOMPARE(app::exportCommand(
                     {QStringLiteral("/proc/none/b.tar"), QStringLiteral("--data"), folder.path()}),
                 73);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExportCommandTest;
GH_SUITE(ExportCommandTest)
#include "export_command_test.moc"
