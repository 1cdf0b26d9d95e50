#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/engine_bridge.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::tests {

/// A gateway with the sample provider on a free port, in this process.
struct RunningGateway {
    QTemporaryDir folder;
    app::EngineBridge bridge{
        {folder.path(), folder.filePath(QStringLiteral("gatehouse.json")), {}}};

    /// False: it did not start.
    bool start()
    {
        config::Config config = config::firstRun();
        config.server.listen = {"127.0.0.1:0"};
        bridge.start(config);
        return QTest::qWaitFor([this] { return bridge.phase() == app::Phase::Running; }, 30'000) &&
               !bridge.baseUrl().isEmpty();
    }

    [[nodiscard]] Secret token() const
    {
        QFile file(folder.filePath(QStringLiteral("admin.token")));
        return file.open(QIODevice::ReadOnly) ? Secret(file.readAll().trimmed().toStdString())
                                              : Secret();
    }
};

}  // namespace gatehouse::tests
