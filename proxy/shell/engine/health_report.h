#pragma once

#include <vector>

#include "proxy/core/pipeline/snapshot.h"
#include "proxy/shell/engine/health_watch.h"
#include "proxy/shell/engine/key_rests.h"
#include "proxy/shell/engine/prober.h"
#include "proxy/shell/engine/provider_health.h"

namespace gatehouse::engine {

/// Of every provider that was set up and is in use, in their order.
///
/// Thread  any.
std::vector<ProviderHealth> healthOf(const pipeline::Snapshot& snapshot,
                                     const std::vector<const HealthWatch*>& watches,
                                     const KeyRests& rests, const Prober& prober, WallMicros now);

}  // namespace gatehouse::engine
