#pragma once

#include <string>

#include <QStringList>

#include "proxy/core/config/config.h"

/// Edits of a config's cache as values: each takes a config and gives the next.
///
/// Thread  any.
namespace gatehouse::app {

/// What a page begins with while no cache is on.
enum class CachePreset : quint8 {
    TenMinutes,  ///< every answer, for ten minutes
    Exact,       ///< only calls that ask for the most likely answer, for a day
    Outage,      ///< ten minutes, and a day while no provider answers
};

config::Config withCache(config::Config config, CachePreset preset);
/// Whether anything in a config keeps answers: for all calls, for some, or for a gateway.
bool keepsAnswers(const config::Config& config);
/// "rule", or "rule-2" where that is taken.
std::string freeRuleId(const config::CacheConfig& cache);
/// "default", then the gateways of the config.
QStringList gatewayNames(const config::Config& config);

}  // namespace gatehouse::app
