#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// What "gatehouse run" was asked for.
struct RunOptions {
    QString dataFolder;
    QString gateway;  ///< base URL; empty: found by the data folder
    QString label;    ///< empty: "run: PROGRAM"
    bool ownKeys = false;
    bool help = false;
    QStringList command;
};

/// Reads the arguments behind "run". Options end at "--" or at the program.
std::optional<RunOptions> parseRun(const QStringList& arguments, QString& trouble);

/// Whether the first argument names a command that needs no window: run, connect,
/// export-server, import-server, calls.
bool isCommand(const char* first);
/// Does it and gives the exit code. Makes its own QCoreApplication; standard streams are used.
///
/// Shape   64 for wrong arguments, 69 when no gateway answers, else what the program ended with.
int runCommand(int argc, char** argv);

}  // namespace gatehouse::app
