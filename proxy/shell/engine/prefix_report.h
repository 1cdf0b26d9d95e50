#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::engine {

/// What callers lose of their providers' prompt caches; see pipeline::PrefixDoctor. As JSON.
///
/// Shape   {"looked", "of", "compared", "findings": [{"key", "provider", "model", "part", "calls",
///         "tokens", "lostPicoUsd", "unpriced", "request", "before", "byte", "sameBytes"}]}, the
///         dearest first
/// Errors  BadRequest: `hours` is out of range; the store's
/// Thread  the helper's
Result<std::string> prefixText(store::Reader& reader, const config::Config& config,
                               std::int64_t hours, WallMicros now);

}  // namespace gatehouse::engine
