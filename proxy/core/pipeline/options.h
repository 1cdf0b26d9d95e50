#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/policy/retry.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// The price of one call as its caller names it.
struct CustomCost {
    std::int64_t input = 0;        ///< pico-dollars a token
    std::int64_t output = 0;       ///< likewise
    std::optional<PicoUsd> total;  ///< of the whole call; goes before the two above
};

/// What a client asks of the gateway for this one call, in `cf-aig-*` headers. Views are of the
/// request's head.
struct Options {
    bool isAsked = false;  ///< any such header came
    policy::RetryRule retry;
    std::vector<record::Metadatum> metadata;
    std::optional<CustomCost> cost;
    std::optional<bool> collectLog;  ///< empty: as the gateway is set
    bool collectPayload = true;      ///< bodies are kept
    bool noWholesale = false;        ///< without a key for the provider: an error, never our money
    std::string_view eventId;
    std::string_view keyAlias;  ///< which of the provider's keys
    std::string_view traceId;   ///< 32 hex digits
    std::string_view spanId;    ///< 16 hex digits: the caller's own span
    bool skipCache = false;
    std::optional<Seconds> cacheTtl;
    std::string_view cacheKey;
};

}  // namespace gatehouse::pipeline
