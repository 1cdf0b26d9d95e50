#pragma once

#include <span>

#include <QByteArray>
#include <QString>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// A call on its way into a file. Secrets are out of it already.
struct ExportedCall {
    const store::Row& row;
    const record::Exchange* exchange;  ///< nullptr where the format does not need it
};

/// A kind of file that calls are written to: a row for a menu.
struct ExportFormat {
    const char* id;      ///< "har", "jsonl", "csv"
    const char* title;   ///< a name, the same in every language
    const char* suffix;  ///< of the file, without dot
    bool needsBodies;    ///< without them a million rows take seconds
    QByteArray (*begin)();
    QByteArray (*entry)(const ExportedCall& call, const QString& baseUrl);
    const char* between;
    QByteArray (*end)();
};

/// All of them, in the order of the menu.
///
/// Shape   HAR 1.2: every viewer reads it, and it comes back in. JSONL: one object a line. CSV: the
/// columns of the table (RFC 4180), nothing in it starts a formula.
/// Units   CSV: milliseconds and dollars, an unknown figure is an empty cell.
std::span<const ExportFormat> exportFormats();

}  // namespace gatehouse::app
