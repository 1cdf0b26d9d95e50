#pragma once

#include <QStringList>

namespace gatehouse::app {

/// "gatehouse export-server PLACE" and "gatehouse import-server FOLDER": a bundle for a server of
/// one's own, and its settings back.
///
/// Shape   `arguments` begin behind the command. 0, 64 for wrong arguments, 66 for settings that
/// cannot be read, 73 for a place that cannot be written.
int exportCommand(const QStringList& arguments);
int importCommand(const QStringList& arguments);

QString exportUsage();

}  // namespace gatehouse::app
