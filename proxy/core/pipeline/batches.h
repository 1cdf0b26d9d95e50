#pragma once

#include <string>
#include <string_view>

#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// Whether answers to this call say where the results of a batch lie. Anthropic's client fetches
/// them from there, with its key: a gateway key would be shown to the provider.
bool tellsAddresses(const Exchange& x) noexcept;

/// A whole JSON answer whose `results_url` leads back here, by the address the client itself used.
/// Everything else stays byte for byte.
std::string withOwnAddresses(const Exchange& x, std::string_view answer);

}  // namespace gatehouse::pipeline
