#pragma once

#include <QString>

#include "proxy/core/base/result.h"
#include "proxy/core/export/bundle.h"

namespace gatehouse::app {

/// The server's program beside this one, or where it was installed; empty: none is here.
QString serverProgram();

/// The bundle of a config; `program`: path of gatehouse-server that goes with it, or empty.
exports::Bundle serverBundle(const config::Config& config, quint64 generation,
                             const QString& program);

/// Writes a bundle to a folder, or to a .tar or .zip file by the ending of `path`.
///
/// Shape   what may come to hold secrets has mode 0600, the program 0755, the rest 0644. A folder
/// is made when it is missing; files of the same names in it are replaced. Errors  Storage, with
/// the path.
Result<void> writeBundle(const exports::Bundle& bundle, const QString& path,
                         const QString& program);

/// Reads a folder that a bundle was written to, or its gatehouse.json.
Result<config::Config> readBundle(const QString& path);

}  // namespace gatehouse::app
