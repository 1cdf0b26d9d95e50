#include "proxy/shell/store/spans.h"

#include <algorithm>

namespace gatehouse::store {

Spans::Spans(Database& database)
    : find_(database, "SELECT from_time, to_time, from_id, to_id FROM spans WHERE id = ?"),
      put_(database,
           "INSERT OR REPLACE INTO spans (id, from_time, to_time, from_id, to_id) VALUES "
           "(?,?,?,?,?)")
{
}

void Spans::add(RowId id, WallMicros startedAt, std::string_view requestId)
{
    if (id / kSpan != block_) {
        write();
        block_ = id / kSpan;
        fromTime_ = toTime_ = startedAt;
        fromId_.assign(requestId);
        toId_.assign(requestId);
        isDirty_ = true;
        return;
    }
    fromTime_ = std::min(fromTime_, startedAt);
    toTime_ = std::max(toTime_, startedAt);
    if (requestId < fromId_) fromId_.assign(requestId);
    if (requestId > toId_) toId_.assign(requestId);
    isDirty_ = true;
}

void Spans::write()
{
    if (!isDirty_) return;
    put_.integer(block_).integer(fromTime_).integer(toTime_).text(fromId_).text(toId_).run();
    isDirty_ = false;
}

void Spans::load(RowId next)
{
    block_ = -1;
    isDirty_ = false;
    find_.integer(next / kSpan);
    while (find_.row()) {
        block_ = next / kSpan;
        fromTime_ = find_.asInteger(0);
        toTime_ = find_.asInteger(1);
        fromId_ = find_.asText(2);
        toId_ = find_.asText(3);
    }
}

RowId findRequest(Statement& find, std::string_view requestId)
{
    RowId found = 0;
    find.text(requestId);
    while (find.row()) found = find.asInteger(0);
    return found;
}

}  // namespace gatehouse::store
