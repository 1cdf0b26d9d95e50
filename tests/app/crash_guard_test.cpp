#include "app/crash_guard.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class CrashGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void twoBadEndsMakeTheThirdStartSafe()
    {
        QTemporaryDir folder;
        QVERIFY(!app::CrashGuard(folder.path()).begin());
        QVERIFY(!app::CrashGuard(folder.path()).begin());
        app::CrashGuard third(folder.path());
        QVERIFY(third.begin());
        third.settle();
        QVERIFY(!app::CrashGuard(folder.path()).begin());
    }

    void goodStartsDoNotCount()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 5; ++i) {
            app::CrashGuard guard(folder.path());
            QVERIFY(!guard.begin());
            guard.settle();
        }
    }

    void aDamagedFileIsNone()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("starts")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("-7 or so");
        file.close();
        QVERIFY(!app::CrashGuard(folder.path()).begin());
    }

    /// A process that dies by a signal still dies by it, and leaves its stack behind.
    void aCrashLeavesAReport()
    {
        QTemporaryDir folder;
        QCOMPARE(app::crashReport(folder.path()), QString());
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const rlimit noCore{0, 0};
            ::setrlimit(RLIMIT_CORE, &noCore);
            app::writeCrashReports(folder.path());
            ::raise(SIGSEGV);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGSEGV);
        const QString report = app::crashReport(folder.path());
        QVERIFY(report.startsWith(QStringLiteral("Gatehouse ")));
        QVERIFY(report.contains(QStringLiteral("SIGSEGV")));
        QVERIFY(report.count(QLatin1Char('\n')) > 4);
        QCOMPARE(QFile::permissions(app::crashReportPath(folder.path())) & QFile::ReadOther,
                 QFile::Permissions());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CrashGuardTest;
GH_SUITE(CrashGuardTest)
#include "crash_guard_test.moc"
