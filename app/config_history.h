#pragma once

#include <vector>

#include <QString>

#include "proxy/core/base/units.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// One config that was live once.
struct HistoryEntry {
    quint64 generation = 0;
    WallMicros at = 0;
    QString author;  ///< in words: "this window", "admin API", "config file"
    QString note;
    config::Config config;
    bool readable = true;  ///< false: of a format this program does not know
};

/// The last `limit` generations, newest first.
///
/// Thread  the reader's.
Result<std::vector<HistoryEntry>> readHistory(store::Reader& reader, int limit);

}  // namespace gatehouse::app
