#pragma once

#include <vector>

#include "app/config_words.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What changed in the rules of a gateway, a line for each rule, list and expression; nothing
/// where it is not to be told in words. `path`: of the setting, "/gateways/0/dlp" or
/// "/gateways/0/guardrails".
///
/// Thread  any.
std::vector<ChangeLine> guardChanges(const QString& path, const config::GatewayConfig& before,
                                     const config::GatewayConfig& after);

}  // namespace gatehouse::app
