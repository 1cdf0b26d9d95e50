#include "app/terminal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class TerminalTest : public QObject {
    Q_OBJECT

    static void makeProgram(const QTemporaryDir& folder, const char* name)
    {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private Q_SLOTS:

    void init() { qunsetenv("TERMINAL"); }

    void theFirstOneOfTheTableIsTaken()
    {
        QTemporaryDir folder;
        const QStringList inner{QStringLiteral("run")};
        QVERIFY(!app::terminalCommand(inner, {folder.path()}));
        makeProgram(folder, "xterm");
        QCOMPARE(*app::terminalCommand(inner, {folder.path()}),
                 (QStringList{folder.filePath(QStringLiteral("xterm")), QStringLiteral("-e"),
                              QStringLiteral("run")}));
        makeProgram(folder, "gnome-terminal");
        QCOMPARE((*app::terminalCommand(inner, {folder.path()}))[1], QStringLiteral("--"));
        makeProgram(folder, "kitty");
        QCOMPARE(app::terminalCommand(inner, {folder.path()})->size(), 3);
    }

    void theUsersOwnComesFirst()
    {
        QTemporaryDir folder;
        makeProgram(folder, "xterm");
        makeProgram(folder, "foot");
        qputenv("TERMINAL", "foot");
        QCOMPARE(*app::terminalCommand({QStringLiteral("run")}, {folder.path()}),
                 (QStringList{folder.filePath(QStringLiteral("foot")), QStringLiteral("run")}));
        qputenv("TERMINAL", "no-such-terminal");
        QCOMPARE(app::terminalCommand({QStringLiteral("run")}, {folder.path()})->front(),
                 folder.filePath(QStringLiteral("foot")));
        qunsetenv("TERMINAL");
    }

    void theShellIsConnected()
    {
        const QByteArray before = qgetenv("SHELL");
        qputenv("SHELL", "/bin/zsh");
        const QStringList shell = app::connectedShell(QStringLiteral("/data"));
        qputenv("SHELL", before);
        QCOMPARE(shell.mid(1, 3), (QStringList{QStringLiteral("run"), QStringLiteral("--data"),
                                               QStringLiteral("/data")}));
        QCOMPARE(shell.back(), QStringLiteral("/bin/zsh"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TerminalTest;
GH_SUITE(TerminalTest)
#include "terminal_test.moc"
