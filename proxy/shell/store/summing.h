#pragma once

#include <map>

#include "proxy/shell/store/histogram.h"
#include "proxy/shell/store/judge.h"

namespace gatehouse::store {

/// Adds rows up, without knowing beforehand what time they span: slots begin a second wide and are
/// joined, several to one, each time they would become too many.
///
/// Thread  the reader's.
class Summing {
public:
    /// The filter's bounds, 0 = open: where they are, the slots fill them.
    Summing(WallMicros from, WallMicros to) : from_(from), to_(to) {}

    void add(const RowInSight& row);
    Summary take();

private:
    void widen();
    [[nodiscard]] std::int64_t width() const;

    WallMicros from_;
    WallMicros to_;
    std::size_t level_ = 0;
    std::map<std::int64_t, Summary::Bar> slots_;  ///< by seconds since 1970 / width
    Histogram latencies_;
    Summary sum_;
};

}  // namespace gatehouse::store
