#pragma once

#include <functional>
#include <string>

#include "proxy/core/base/result.h"
#include "proxy/server/options.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::server {

/// One recorded call as a line: for people, or as a JSON object.
std::string lineOf(const store::Row& row, bool json);

/// Prints recorded calls to standard output until `goOn` says no (checked five times a second).
Result<void> tail(const Options& options, const std::function<bool()>& goOn);

}  // namespace gatehouse::server
