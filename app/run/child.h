#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// How a child ended, as a shell would say it.
struct ChildEnd {
    int code = 0;     ///< its exit code; 128 + number when a signal ended it; 126, 127: not started
    QString trouble;  ///< why it could not be started; empty when it was
};

/// Keeps signals for runChild(), which hands them to the child. Called before the first thread is
/// made, so that none of them ends the process while there is something to clean up.
void holdSignals();
void releaseSignals();  ///< they act again as they did at first

/// Runs a program in this terminal and waits for its end. Signals sent to this process are passed
/// on; those of the terminal reach the child by themselves.
///
/// Thread  the main one, once at a time; blocks.
ChildEnd runChild(const QStringList& command, const QProcessEnvironment& environment);

}  // namespace gatehouse::app
