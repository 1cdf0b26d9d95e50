#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Exchanges a row of the table `spans`.
inline constexpr std::int64_t kSpan = 256;

/// Keeps the table `spans` in the transaction of the rows it speaks of. The writer's side.
///
/// add() counts in memory, write() before the commit. load() after a rollback, with the next id.
class Spans {
public:
    explicit Spans(Database& database);
    void add(RowId id, WallMicros startedAt, std::string_view requestId);
    void write();
    void load(RowId next);

private:
    Statement find_;
    Statement put_;
    std::int64_t block_ = -1;  ///< -1: nothing known of any
    WallMicros fromTime_ = 0;
    WallMicros toTime_ = 0;
    std::string fromId_;
    std::string toId_;
    bool isDirty_ = false;
};

/// The exchange of that request id; 0 for none. `find` is made of kFindRequest.
inline constexpr const char* kFindRequest =
    "SELECT e.id FROM spans s CROSS JOIN exchanges e ON e.id BETWEEN s.id * 256 AND s.id * 256 + "
    "255 WHERE s.from_id <= ?1 AND s.to_id >= ?1 AND e.request_id = ?1 LIMIT 1";
RowId findRequest(Statement& find, std::string_view requestId);

}  // namespace gatehouse::store
