#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// The body of a call as it goes on: as it came, or decoded, or changed by the gateway.
const std::string& bodyOf(const Exchange& x) noexcept;

/// Another body in its place, looked into anew. The one that came is kept for the record.
/// Errors  BadRequest: it is not what its dialect asks for.
Result<void> replaceBody(Exchange& x, std::string body);

}  // namespace gatehouse::pipeline
