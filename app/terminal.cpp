#include "app/terminal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace gatehouse::app {
namespace {

/// A terminal and what stands between its name and the command it shall run.
struct TerminalRow {
    const char* program;
    const char* before;  ///< empty: the command follows at once
};

constexpr TerminalRow kTerminals[] = {
    {"x-terminal-emulator", "-e"}, {"gnome-terminal", "--"}, {"kgx", "--"}, {"konsole", "-e"},
    {"xfce4-terminal", "-x"},      {"mate-terminal", "-x"},  {"kitty", ""}, {"foot", ""},
    {"alacritty", "-e"},           {"xterm", "-e"},
};

}  // namespace

std::optional<QStringList> terminalCommand(const QStringList& inner, const QStringList& folders)
{
    const auto command = [&](const QString& program, const QString& before) {
        const QString path = QStandardPaths::findExecutable(program, folders);
        if (path.isEmpty()) return QStringList();
        return QStringList{path} + (before.isEmpty() ? QStringList() : QStringList{before}) + inner;
    };
    const QString own = qEnvironmentVariable("TERMINAL");
    if (!own.isEmpty()) {
        QString before = QStringLiteral("-e");
        for (const TerminalRow& row : kTerminals) {
            if (QFileInfo(own).fileName() == QLatin1String(row.program))
                before = QLatin1String(row.before);
        }
        const QStringList found = command(own, before);
        if (!found.isEmpty()) return found;
    }
    for (const TerminalRow& row : kTerminals) {
        const QStringList found =
            command(QString::fromLatin1(row.program), QString::fromLatin1(row.before));
        if (!found.isEmpty()) return found;
    }
    return std::nullopt;
}

QStringList connectedShell(const QString& dataFolder)
{
    return {QCoreApplication::applicationFilePath(),
            QStringLiteral("run"),
            QStringLiteral("--data"),
            dataFolder,
            QStringLiteral("--label"),
            QStringLiteral("terminal"),
            QStringLiteral("--"),
            qEnvironmentVariable("SHELL", QStringLiteral("/bin/sh"))};
}

QString openTerminal(const QString& dataFolder)
{
    const auto command = terminalCommand(connectedShell(dataFolder));
    if (!command) {
        return QCoreApplication::translate(
            "Terminal",
            "No terminal program was found. In one of your own: gatehouse run -- PROGRAM");
    }
    if (QProcess::startDetached(command->front(), command->mid(1))) return {};
    return QCoreApplication::translate("Terminal",
                                       "%1 did not start. In a terminal of your own: "
                                       "gatehouse run -- PROGRAM")
        .arg(command->front());
}

}  // namespace gatehouse::app
