#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::engine {

/// What calls of the log cost without need; see pipeline::WasteFinder. As JSON.
///
/// Shape   {"looked", "of", "compared", "findings": [{"kind", "key", "provider", "model", "what",
///         "calls", "tokens", "lostPicoUsd", "unpriced", "requests"}]}, the dearest first, at most
///         500
/// Errors  BadRequest: `hours` is out of range; the store's
/// Thread  the helper's
Result<std::string> wasteText(store::Reader& reader, const config::Config& config,
                              std::int64_t hours, WallMicros now);

}  // namespace gatehouse::engine
