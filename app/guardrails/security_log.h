#pragma once

#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/shell/store/detections.h"

namespace gatehouse::app {

/// A line of the audit trail as a list shows it.
struct AuditRow {
    qint64 number = 0;
    WallMicros at = 0;
    QString what;  ///< "Configuration published"
    QString who;   ///< an author, a key; empty: the gateway itself
    QString more;  ///< "generation 12 · why it was"
    QString call;  ///< id of the call that it is about; empty: of none

    friend bool operator==(const AuditRow&, const AuditRow&) = default;
};

/// What came of looking through the trail.
struct AuditCheck {
    bool isWhole = false;
    qint64 lines = 0;
    qint64 configs = 0;  ///< published configurations that are still the ones that were published
    QString head;        ///< number and hash of the last line, to be noted elsewhere
    QStringList flaws;   ///< what is wrong, a line each
};

/// The last lines of the trail, newest first, by a connection that can only read.
///
/// Thread  a reader's. Errors  those of the store.
Result<std::vector<AuditRow>> readAudit(const QString& databasePath, int most);
/// Reads every line of it, and holds every configuration against its line.
///
/// Thread  a reader's. Errors  those of the store.
Result<AuditCheck> checkAudit(const QString& databasePath);

/// What the rules of a gateway found between the two times.
///
/// Thread  a reader's. Errors  those of the store.
Result<store::Detections> readFindings(const QString& databasePath, const std::string& gateway,
                                       WallMicros from, WallMicros to, std::int64_t stepSeconds);

}  // namespace gatehouse::app
