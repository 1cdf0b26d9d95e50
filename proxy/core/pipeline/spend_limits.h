#pragma once

#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/gateways.h"
#include "proxy/core/limit/rule.h"

namespace gatehouse::pipeline {

/// The spend limits of a gateway, as Cloudflare's API has them, as limits of ours: money in fixed
/// or sliding windows, of calls to some providers or models, for each value of a label.
///
/// Shape   a call is one to a provider that its path or the beginning of its model names: limits
/// are
///         asked before the call has a target.
/// Errors  Invalid.
Result<std::vector<limit::Rule>> spendRulesOf(const config::GatewayConfig& gateway);

}  // namespace gatehouse::pipeline
