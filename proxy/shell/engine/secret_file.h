#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::engine {

/// Reads a file only its owner may read.
///
/// Shape   an absolute path; a link is followed only inside its own folder. At most 1 MiB.
/// Errors  NotFound when there is no such file, Invalid when others could read or change it. Never
/// holds its content.
Result<Secret> readSecretFile(const std::string& path);

/// Replaces a file as a whole: 0600 from the first byte, on disk before it gets its name.
///
/// Errors  Storage; the old file is then untouched.
Result<void> writeSecretFile(const std::string& path, const Secret& content);

}  // namespace gatehouse::engine
