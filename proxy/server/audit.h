#pragma once

#include <cstdio>
#include <functional>

#include "proxy/core/base/result.h"
#include "proxy/server/options.h"

namespace gatehouse::server {

/// Prints lines of the audit trail to `out`, one each, in the form of the options; with `follow`
/// until `goOn` says no (checked five times a second). A slow reader of `out` holds this program
/// up, never the gateway.
Result<void> followAudit(const Options& options, std::FILE* out, const std::function<bool()>& goOn);

/// Looks through the whole trail and says in `out` what is wrong with it, and its last line's
/// number and hash. False: something is wrong. Errors  Invalid for an expectation that cannot be
/// read, Storage.
Result<bool> verifyAudit(const Options& options, std::FILE* out);

}  // namespace gatehouse::server
