#pragma once

#include <utility>
#include <vector>

#include "proxy/shell/store/reader.h"
#include "ui/widgets/share_list.h"

namespace gatehouse::ui {

// The lists of the dashboard as rows of a card, at most five each. The row's key is the name as
// the filter of Traffic knows it.

QVector<ShareList::Row> modelRows(const store::Overview& overview);     ///< most expensive first
QVector<ShareList::Row> providerRows(const store::Overview& overview);  ///< busiest first

/// What the calls of a route came to.
struct RouteSum {
    QString id;
    QString name;
    std::int64_t calls = 0;
    std::int64_t failed = 0;
    PicoUsd cost;
    std::int64_t unpriced = 0;
};

/// Of all routes of the config that have a call in the window. Any thread that has a reader.
Result<std::vector<RouteSum>> routeSums(store::Reader& reader,
                                        const std::vector<std::pair<QString, QString>>& idsAndNames,
                                        WallMicros from, WallMicros to);
QVector<ShareList::Row> routeRows(std::vector<RouteSum> sums);  ///< busiest first

}  // namespace gatehouse::ui
