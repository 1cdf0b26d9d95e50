#pragma once

#include <QString>

namespace gatehouse::app {

/// Counts starts that ended badly, so that a program that cannot start any more starts safely.
///
/// Shape   a number in the file "starts" of the data folder: one more at each start, gone when the
/// program ended in order or has run for a while. Thread  GUI.
class CrashGuard {
public:
    static constexpr int kMostCrashes = 2;
    static constexpr int kSettled = 60'000;  ///< ms after which a start counts as good

    explicit CrashGuard(const QString& dataFolder);

    /// Notes this start. True: so many before it ended badly that this one should be a safe one.
    bool begin();
    void settle();  ///< the start was good: in order to its end, or long enough

private:
    QString path_;
};

/// Writes what the program was doing when it dies by a signal, into "crash.txt" of the data folder.
///
/// Shape   version, signal, and the names of the functions on the stack: nothing that was said by
/// a client or a provider. The signal then does what it does without us.
/// Thread  call once, early.
void writeCrashReports(const QString& dataFolder);
/// The report of an earlier crash; empty: none.
QString crashReport(const QString& dataFolder);
QString crashReportPath(const QString& dataFolder);

}  // namespace gatehouse::app
