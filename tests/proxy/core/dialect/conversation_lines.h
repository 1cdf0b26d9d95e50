#pragma once

#include <QStringList>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"

namespace gatehouse::dialect {

/// A conversation as "role|kind|text|name|id" lines.
inline QStringList linesOf(std::string_view dialect, std::string_view request,
                           std::string_view reply, bool streamed)
{
    QStringList out;
    for (const auto& turn : conversationOf(dialect, request, reply, streamed)) {
        out += QString::fromStdString(
            cat(turn.role, "|", turn.kind, "|", turn.text, "|", turn.name, "|", turn.id));
    }
    return out;
}

}  // namespace gatehouse::dialect
