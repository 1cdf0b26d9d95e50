#pragma once

#include "proxy/shell/store/reader.h"
#include "ui/widgets/share_list.h"

namespace gatehouse::ui {

// The lists of the dashboard as rows of a card, at most five each. The row's key is the name as
// the filter of Traffic knows it.

QVector<ShareList::Row> modelRows(const store::Overview& overview);     ///< most expensive first
QVector<ShareList::Row> providerRows(const store::Overview& overview);  ///< busiest first

}  // namespace gatehouse::ui
