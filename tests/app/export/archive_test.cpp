#include "app/export/archive.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::vector<app::ArchiveEntry> entries()
{
    return {{QStringLiteral("README.md"), QByteArray("hello\n"), 0644},
            {QStringLiteral("gatehouse.env"), QByteArray("A=\n"), 0600},
            {QStringLiteral("program"), QByteArray(1300, 'x'), 0755}};
}

/// Unpacks with the system's own program; false: it is not here or did not like the file.
bool unpack(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

void compare(const QString& folder)
{
    for (const app::ArchiveEntry& entry : entries()) {
        QFile file(folder + QLatin1Char('/') + entry.path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(entry.path));
        QCOMPARE(file.readAll(), entry.content);
        const bool open = (file.permissions() & QFile::ReadOther) != 0;
        QCOMPARE(open, (entry.mode & 0004) != 0);
        QCOMPARE((file.permissions() & QFile::ExeOwner) != 0, (entry.mode & 0100) != 0);
    }
}

}  // namespace

class ArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tarIsUnpackedBySystemsOwn()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("tar")).isEmpty())
            QSKIP("no tar on this machine");
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.tar")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(app::tarOf(entries()));
        file.close();
        QVERIFY(unpack(QStringLiteral("tar"),
                       {QStringLiteral("--no-same-owner"), QStringLiteral("-xpf"), file.fileName(),
                        QStringLiteral("-C"), folder.path()}));
        compare(folder.path());
    }

    void zipIsUnpackedBySystemsOwn()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty())
            QSKIP("no unzip on this machine");
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.zip")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(app::zipOf(entries()));
        file.close();
        QVERIFY(unpack(QStringLiteral("unzip"), {QStringLiteral("-q"), file.fileName(),
                                                 QStringLiteral("-d"), folder.path()}));
        compare(folder.path());
    }

    void theSameFilesGiveTheSameBytes()
    {
        QCOMPARE(app::tarOf(entries()), app::tarOf(entries()));
        QCOMPARE(app::zipOf(entries()), app::zipOf(entries()));
        QCOMPARE(app::tarOf({}).size(), 1024);
        QCOMPARE(app::zipOf({}).size(), 22);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ArchiveTest;
GH_SUITE(ArchiveTest)
#include "archive_test.moc"
