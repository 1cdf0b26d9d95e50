#include <csignal>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/crash_guard.h"
#include "app/run/gateway_finder.h"
#include "app/single_instance.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// The desktop program as a process: a second start, its end, and what it does after crashes.
class DesktopProcessTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 60'000;

    /// Started without a window on a free port, in a folder of its own.
    struct Program {
        QProcess process;

        explicit Program(const QString& folder, const QStringList& more = {})
        {
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
            process.setProcessEnvironment(environment);
            // What a crash is tried with must not leave a core behind.
            process.start(
                QStringLiteral("/bin/sh"),
                QStringList{QStringLiteral("-c"), QStringLiteral("ulimit -c 0; exec \"$@\""),
                            QStringLiteral("sh"),
                            QStringLiteral(GATEHOUSE_BINARY_DIR "/ui/gatehouse"),
                            QStringLiteral("--profile"), folder, QStringLiteral("--listen"),
                            QStringLiteral("127.0.0.1:0")} +
                    more);
        }

        ~Program()
        {
            if (process.state() == QProcess::NotRunning) return;
            process.kill();
            process.waitForFinished(kPatience);
        }

        /// By a signal, and waits: true when it ended in order.
        bool endBy(int signal)
        {
            ::kill(static_cast<pid_t>(process.processId()), signal);
            return process.waitForFinished(kPatience) &&
                   process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        }
    };

    static bool isServing(const QString& folder)
    {
        const app::FoundGateway found = app::findGateway(folder);
        return found.running && !found.baseUrls.isEmpty();
    }

    /// Whether somebody listens to second starts of that folder.
    static bool isThere(const QString& folder)
    {
        return app::SingleInstance(folder).handOver(QString(), false);
    }

private Q_SLOTS:

    void aSecondStartHandsOverAndEnds()
    {
        QTemporaryDir folder;
        Program first(folder.path(), {QStringLiteral("--hidden")});
        QTRY_VERIFY_WITH_TIMEOUT(isServing(folder.path()), kPatience);
        Program second(folder.path(), {QStringLiteral("--page"), QStringLiteral("traffic")});
        QVERIFY(second.process.waitForFinished(kPatience));
        QCOMPARE(second.process.exitCode(), 0);
        QVERIFY(first.process.state() == QProcess::Running);
        QVERIFY(isServing(folder.path()));
        QVERIFY(first.endBy(SIGTERM));
        QVERIFY(!isThere(folder.path()));
    }

    /// Two crashes soon after the start: the third is a safe one. It ends in order, so the fourth
    /// serves again.
    void twoCrashesMakeASafeStart()
    {
        QTemporaryDir folder;
        for (int i = 0; i < app::CrashGuard::kMostCrashes; ++i) {
            Program program(folder.path(), {QStringLiteral("--hidden")});
            QTRY_VERIFY_WITH_TIMEOUT(isServing(folder.path()), kPatience);
            QVERIFY(!program.endBy(SIGSEGV));
        }
        QVERIFY(app::crashReport(folder.path()).contains(QStringLiteral("SIGSEGV")));
        Program third(folder.path(), {QStringLiteral("--hidden")});
        QTRY_VERIFY_WITH_TIMEOUT(isThere(folder.path()), kPatience);
        QVERIFY(third.endBy(SIGTERM));
        Program fourth(folder.path(), {QStringLiteral("--hidden")});
        QTRY_VERIFY_WITH_TIMEOUT(isServing(folder.path()), kPatience);
        QVERIFY(fourth.endBy(SIGTERM));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DesktopProcessTest;
GH_SUITE(DesktopProcessTest)
#include "desktop_process_test.moc"
