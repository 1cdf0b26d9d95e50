#pragma once

#include <string>

#include "proxy/core/base/units.h"

namespace gatehouse::store {

/// Renames a damaged file and its -wal to "<path>.damaged-<UTC time>"; returns the new path, or
/// nothing when it failed.
std::string setAside(const std::string& path);

/// Bytes of the file and its -wal.
ByteCount sizeOnDisk(const std::string& path);

}  // namespace gatehouse::store
