#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "proxy/core/base/random.h"
#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"

namespace gatehouse::tests {

/// How a made-up store shall look. The same values make the same store, but for the file's own
/// bookkeeping.
struct StorePlan {
    std::int64_t rows = 1000;
    std::uint64_t seed = 1;
    WallMicros end = 0;                     ///< the newest exchange began about here; 0 = now
    std::int64_t spanSeconds = 7 * 86'400;  ///< the oldest that long before
    bool bodies = true;
    bool index = false;             ///< previews and full text too (slower)
    std::size_t promptBytes = 300;  ///< about
};

/// One plausible exchange: five providers, a dozen models, four keys, some failures, streams,
/// costs.
std::unique_ptr<record::Exchange> plausibleExchange(Random& random, std::int64_t number,
                                                    WallMicros startedAt, const StorePlan& plan);

/// Fills the store at `path` by way of the writer.
Result<void> buildStore(const std::string& path, const StorePlan& plan);

}  // namespace gatehouse::tests
