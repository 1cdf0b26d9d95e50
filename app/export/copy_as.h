#pragma once

#include <span>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// A way to copy a recorded call: a row for a menu.
struct CopyFormat {
    const char* id;     ///< "curl", "python", "typescript", "json", "markdown"
    const char* title;  ///< a name, the same in every language
    QString (*write)(const record::Exchange& exchange, const QString& baseUrl);
};

/// All of them, in the order of the menu.
///
/// Shape   programs ask the gateway the same thing again: same method, path, headers and body.
/// Keys stand as the variable GATEHOUSE_KEY. JSON and Markdown show request and answer.
/// Errors  a body that was cut or is no text cannot be repeated: a comment says so.
std::span<const CopyFormat> copyFormats();

}  // namespace gatehouse::app
