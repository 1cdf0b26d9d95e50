#pragma once

#include <QString>

#include "app/run/admin_client.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::app {

/// A gateway key that lives as long as one run of a program.
///
/// Shape   made by take(), given back by giveBack(). Keys whose process is gone without having
/// given them back go at the next take(). Two runs on one data folder wait for each other.
/// Thread  one with a QCoreApplication; blocks.
class RunKey {
public:
    /// `folder` holds the lock file; empty: no lock.
    RunKey(const AdminClient& admin, QString folder) : admin_(admin), folder_(std::move(folder)) {}

    [[nodiscard]] Result<Secret> take(const QString& label, WallMicros now);
    [[nodiscard]] Result<void> giveBack();

private:
    const AdminClient& admin_;
    QString folder_;
    std::string id_;
};

/// `config` without the run keys of processes that are gone. The process stands in the key's id.
config::Config withoutOrphans(config::Config config, bool (*isAlive)(qint64 process));

}  // namespace gatehouse::app
