#include "app/export/bundle_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::Config sample()
{
    config::Config config = config::firstRun();
    config::ProviderConfig openai;
    openai.id = "openai";
    openai.key.text = "keychain:openai";
    config.providers.push_back(openai);
    return config;
}

}  // namespace

class BundleFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFolderIsWrittenAndReadBack()
    {
        const QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("deep/bundle"));
        const auto bundle = app::serverBundle(sample(), 3, {});
        QVERIFY(app::writeBundle(bundle, place, {}).ok());
        for (const exports::File& each : bundle.files) {
            const QFileInfo file(place + QLatin1Char('/') + QString::fromStdString(each.path));
            QVERIFY2(file.isFile(), each.path.c_str());
            QCOMPARE(file.permission(QFile::ReadOther), !each.ownerOnly);
            QVERIFY(!file.permission(QFile::WriteOther));
        }
        const auto back = app::readBundle(place);
        QVERIFY(back.ok());
        QCOMPARE(*back, sample());
        QCOMPARE(*app::readBundle(place + QStringLiteral("/gatehouse.json")), sample());
        QVERIFY(app::writeBundle(bundle, place, {}).ok());  // once more over it
        QVERIFY(!app::readBundle(folder.path()).ok());
    }

    void theProgramGoesWithItWhereItIsAsked()
    {
        const QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("gatehouse-server"));
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n");
        file.close();
        const QString place = folder.filePath(QStringLiteral("out"));
        const auto bundle = app::serverBundle(sample(), 0, program);
        QVERIFY(app::writeBundle(bundle, place, program).ok());
        QVERIFY(QFileInfo(place + QStringLiteral("/gatehouse-server")).isExecutable());
        QVERIFY(bundle.find("README.md")->text.find("in this folder") != std::string::npos);
        QVERIFY(!app::writeBundle(bundle, place, folder.filePath(QStringLiteral("none"))).ok());
    }

    void archivesByTheirEnding()
    {
        const QTemporaryDir folder;
        const auto bundle = app::serverBundle(sample(), 0, {});
        for (const char* name : {"b.tar", "b.zip"}) {
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(app::writeBundle(bundle, path, {}).ok());
            QVERIFY(QFileInfo(path).size() > 2000);
        }
        const auto refused = app::writeBundle(bundle, QStringLiteral("/proc/none/b.tar"), {});
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().hint.empty());
    }

    /// Keys that were set before an export are in none of its bytes.
    void noSecretIsInIt()
    {
        qputenv("GATEHOUSE_CANARY", "canary-5d1e7f");
        config::Config config = sample();
        config.providers.back().key.text = "env:GATEHOUSE_CANARY";
        const QTemporaryDir folder;
        const auto bundle = app::serverBundle(config, 0, {});
        for (const char* name : {"out", "b.tar", "b.zip"})
            QVERIFY(app::writeBundle(bundle, folder.filePath(QLatin1String(name)), {}).ok());
        int seen = 0;
        QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary-5d1e7f"), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen >= 10);
        qunsetenv("GATEHOUSE_CANARY");
    }

    void systemdTakesTheUnit()
    {
        const QString checker = QStandardPaths::findExecutable(QStringLiteral("systemd-analyze"));
        if (checker.isEmpty()) QSKIP("no systemd-analyze on this machine");
        const QTemporaryDir folder;
        const auto bundle = app::serverBundle(sample(), 0, {});
        // The unit names a program that is not installed here; everything else must be right.
        QString unit = QString::fromStdString(bundle.find("gatehouse.service")->text);
        unit.replace(QStringLiteral("/usr/local/bin/gatehouse-server"),
                     QStringLiteral("/bin/true"));
        QFile file(folder.filePath(QStringLiteral("gatehouse.service")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(unit.toUtf8());
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(checker, {QStringLiteral("verify"), file.fileName()});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray words = process.readAll();
        QVERIFY2(!words.contains("gatehouse.service:"), words.constData());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BundleFileTest;
GH_SUITE(BundleFileTest)
#include "bundle_file_test.moc"
