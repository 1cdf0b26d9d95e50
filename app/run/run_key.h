#pragma once

#include <QString>

#include "app/run/admin_client.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::app {

/// A gateway key that lives as long as one run of a program.
///
/// Shape   made by take(), given back by giveBack(). The gateway keeps it beside its settings and
/// forgets it when the process is gone without having given it back.
/// Thread  one with a QCoreApplication; blocks.
class RunKey {
public:
    explicit RunKey(const AdminClient& admin) : admin_(admin) {}

    [[nodiscard]] Result<Secret> take(const QString& label);
    [[nodiscard]] Result<void> giveBack();

private:
    const AdminClient& admin_;
    QString id_;
};

}  // namespace gatehouse::app
