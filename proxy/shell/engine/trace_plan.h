#pragma once

#include <string>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"
#include "proxy/core/pipeline/snapshot.h"

namespace gatehouse::engine {

/// A collector of traces, ready to be sent to.
struct Collector {
    std::string id;  ///< of the config; "gateway/NAME/0" for those of a gateway
    pipeline::Upstream endpoint;
    std::string target;  ///< path and query
    std::vector<std::pair<std::string, Secret>> headers;
    bool isProtobuf = false;
    bool withBodies = false;
    std::string gateway;  ///< only its calls; empty: all
};

struct TracePlan {
    std::vector<Collector> collectors;
    std::vector<Error> troubles;  ///< of collectors that were left out, each with its id
};

/// The collectors of a config, those of its gateways too, with the values of their secrets.
///
/// Thread  reads what `secrets` reads
TracePlan tracePlanOf(const config::Config& config, const pipeline::SecretLookup& secrets);

}  // namespace gatehouse::engine
