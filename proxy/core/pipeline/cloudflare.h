#pragma once

#include <string>

#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// Whether this client is told the error in x.reply in Cloudflare's shape, not in its dialect's: a
/// step of a universal request always, any other call at Cloudflare's address where the error has a
/// number there.
bool isToldAsCloudflare(const Exchange& x) noexcept;

/// {"success":false,"result":[],"messages":[],"error":[{"code":2009,"message":"…"}]}
std::string cloudflareError(const Exchange& x);

}  // namespace gatehouse::pipeline
