#include "proxy/shell/store/retention.h"

#include <algorithm>
#include <vector>

namespace gatehouse::store {
namespace {

// The word index is told the old text of each row, in batches of at most 500 (measured: longer ones
// hold the readers).
constexpr std::int64_t kSlice = 200;
constexpr std::int64_t kMicros = 1'000'000;
// Charts below an hour's step reach back a week, below a day's a year. Days are kept for ever: 1 KB
// each.
constexpr std::int64_t kKeepMinutes = 8 * 86'400;
constexpr std::int64_t kKeepHours = 400 * 86'400;
constexpr WallMicros kKeepRoutes = 8 * 86'400 * kMicros;

}  // namespace

Retention::Retention(Database& database, Indexer& indexer)
    : indexer_(indexer),
      oldest_(database,
              "SELECT id, coalesce((SELECT at FROM origins WHERE exchange = id AND kind = 2), "
              "started_at) FROM exchanges ORDER BY id LIMIT ?"),
      words_(database, "SELECT id FROM texts WHERE id <= ?"),
      bodies_(database, "DELETE FROM bodies WHERE id < ?"),
      spans_(database, "DELETE FROM spans WHERE id * 256 + 255 <= ?"),
      details_(database, "DELETE FROM details WHERE exchange <= ?"),
      unindexed_(database, "DELETE FROM unindexed WHERE exchange <= ?"),
      origins_(database, "DELETE FROM origins WHERE exchange <= ?"),
      marks_(database, "DELETE FROM marks WHERE exchange <= ?"),
      tags_(database, "DELETE FROM tags WHERE exchange <= ?"),
      metadata_(database, "DELETE FROM metadata WHERE exchange <= ?"),
      links_(database, "DELETE FROM links WHERE exchange <= ?"),
      ratings_(database, "DELETE FROM ratings WHERE exchange <= ?"),
      routed_(database, "DELETE FROM routed WHERE exchange <= ?"),
      prompted_(database, "DELETE FROM prompted WHERE exchange <= ?"),
      found_(database, "DELETE FROM found WHERE exchange <= ?"),
      cached_(database, "DELETE FROM cached WHERE exchange <= ?"),
      rows_(database, "DELETE FROM exchanges WHERE id <= ?"),
      buckets_(database, "DELETE FROM rollups WHERE width = ? AND bucket < ?"),
      totals_(database, "DELETE FROM totals WHERE width = ? AND bucket < ?"),
      routeSums_(database, "DELETE FROM route_sums WHERE at < ?"),
      taken_(database, "INSERT OR REPLACE INTO facts (name, value) VALUES ('taken', ?)"),
      gone_(database, "UPDATE facts SET value = value + ? WHERE name = 'gone'"),
      size_(database,
            "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), "
            "pragma_freelist_count(), "
            "pragma_page_size()")
{
}

ByteCount Retention::bytesInUse()
{
    ByteCount bytes = 0;
    while (size_.row()) bytes = size_.asInteger(0);
    return bytes;
}

Retention::Taken Retention::slice(const Limits& limits, WallMicros now)
{
    Taken taken;
    const WallMicros cutoff =
        limits.keepFor.count() > 0 ? now - limits.keepFor.count() * kMicros : 0;
    const bool isTooBig = limits.maxBytes > 0 && bytesInUse() > limits.maxBytes;
    RowId last = 0;
    std::int64_t count = 0;
    bool isOld = true;
    oldest_.integer(kSlice);
    while (oldest_.row()) {
        isOld = isOld && oldest_.asInteger(1) < cutoff;
        if (!isOld && !isTooBig) continue;
        last = oldest_.asInteger(0);
        ++count;
    }
    takeBuckets(now);
    if (count == 0) return taken;
    std::vector<RowId> indexed;
    words_.integer(last);
    while (words_.row()) indexed.push_back(words_.asInteger(0));
    for (const RowId id : indexed) indexer_.forget(id);
    bodies_.integer((last + 1) * 4).run();
    for (auto* remove : {&spans_, &details_, &unindexed_, &origins_, &marks_, &tags_, &metadata_,
                         &links_, &ratings_, &routed_, &prompted_, &found_, &cached_, &rows_}) {
        remove->integer(last).run();
    }
    taken_.integer(last).run();
    gone_.integer(count).run();
    taken.below = last + 1;
    taken.more = count == kSlice;
    return taken;
}

void Retention::takeBuckets(WallMicros now)
{
    for (auto* remove : {&buckets_, &totals_}) {
        remove->integer(60).integer(now / kMicros - kKeepMinutes).run();
        remove->integer(3600).integer(now / kMicros - kKeepHours).run();
    }
    routeSums_.integer(now - kKeepRoutes).run();
}

}  // namespace gatehouse::store
