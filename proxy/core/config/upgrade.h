#pragma once

#include <cstdint>

#include <boost/json/object.hpp>

#include "proxy/core/base/result.h"

namespace gatehouse::config {

/// The file format this program writes.
inline constexpr std::int64_t kVersion = 1;

/// Brings a config file of any older format to `kVersion`, in place. A file without a version is of
/// version 1.
///
/// Errors  Invalid when the version is newer than this program knows, or is not a version at all.
Result<void> upgrade(boost::json::object& file);

}  // namespace gatehouse::config
