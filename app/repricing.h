#pragma once

#include <string>

#include "proxy/core/config/config.h"
#include "proxy/shell/store/repricing.h"

namespace gatehouse::app {

/// Past calls to a model of `provider`, to be counted by the price it has there; without a range.
///
/// Errors  a provider that cannot be resolved gives a job that concerns no call.
store::Repricing repricingOf(const config::ProviderConfig& provider, const std::string& model);

}  // namespace gatehouse::app
