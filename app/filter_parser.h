#pragma once

#include <optional>

#include <QString>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// A filter's text as one condition.
struct ParsedFilter {
    std::optional<store::Condition> condition;  ///< nothing: it says nothing, or something wrong
    store::Ranking ranking;                     ///< of "sort:", wherever that stands
    QString problem;                            ///< what was expected; empty: all is well
    qsizetype from = 0;                         ///< where
    qsizetype length = 0;
};

/// Words and `key op value` joined by blanks must all hold; `or` parts less tightly; `-` or `not`
/// turns what follows round; brackets join.
///
/// Thread  any. `now` is what "last" and "today" count from.
ParsedFilter parseFilter(const QString& text, WallMicros now);

}  // namespace gatehouse::app
