#pragma once

#include <cstddef>
#include <functional>

#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::engine {

/// How far a walk came.
struct LogWalk {
    static constexpr std::size_t kMostCalls = 20'000;

    std::size_t looked = 0;
    std::size_t of = 0;  ///< calls of that time
};

/// Shows the calls since `from`, from the newest back, kMostCalls of them at most: whole, and
/// their bodies without a content coding.
///
/// Errors  the store's
/// Thread  of the reader; takes as long as it takes
Result<LogWalk> walkLog(store::Reader& reader, WallMicros from,
                        const std::function<void(const record::Exchange&)>& show);

}  // namespace gatehouse::engine
