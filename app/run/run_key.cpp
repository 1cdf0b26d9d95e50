#include "app/run/run_key.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace gatehouse::app {

Result<Secret> RunKey::take(const QString& label)
{
    auto made =
        admin_.addRunKey(label, QSysInfo::machineHostName(), QCoreApplication::applicationPid());
    if (!made) return std::move(made).error();
    id_ = made->id;
    return std::move(made->text);
}

Result<void> RunKey::giveBack()
{
    if (id_.isEmpty()) return {};
    auto done = admin_.removeRunKey(id_);
    if (done) id_.clear();
    return done;
}

}  // namespace gatehouse::app
