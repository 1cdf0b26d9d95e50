#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "app/export/export_format.h"

namespace gatehouse::app {

/// What "gatehouse calls" was asked for.
struct CallsOptions {
    QString dataFolder;
    QString file;
    const ExportFormat* format = nullptr;
    QString filter;
    bool help = false;
};

/// Reads the arguments behind "calls". The file's ending names the format where --format does not.
std::optional<CallsOptions> parseCalls(const QStringList& arguments, QString& trouble);

/// Does it; wants a QCoreApplication.
///
/// Shape   64 for wrong arguments, 66 when there is no log, 74 when it could not be written, else
/// 0.
int runCalls(const QStringList& arguments);

}  // namespace gatehouse::app
