#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/resolver.h"
#include "proxy/shell/net/tunnel.h"

namespace gatehouse::net {

/// A connection to a provider, new or used before.
struct Lease {
    std::shared_ptr<Duplex> wire;
    std::optional<Error> error;
    bool reused = false;
};

/// Idle connections to providers, per origin. An idle one keeps its read outstanding, so a provider
/// that hangs up is noticed at once and never handed out.
///
/// Thread  its loop.
class UpstreamPool {
public:
    UpstreamPool(Loop& loop, Resolver& resolver, const ProxyEnvironment& environment);
    ~UpstreamPool();
    UpstreamPool(const UpstreamPool&) = delete;
    UpstreamPool& operator=(const UpstreamPool&) = delete;

    /// `fresh`: not from the pool. Connects, tunnels and shakes hands within the provider's connect
    /// timeout, and before `until`.
    Task<Lease> open(const pipeline::Upstream& upstream, bool fresh, SteadyTime until,
                     Cancel& cancel);
    /// Takes a connection back whose exchange ended well.
    void giveBack(const pipeline::Upstream& upstream, std::shared_ptr<Duplex> wire);
    void closeAll();

    std::uint64_t opened = 0;
    std::uint64_t reusedCount = 0;

private:
    struct Origin;
    Origin& originOf(const pipeline::Upstream& upstream);
    static void onIdleDisturbed(void* context, Duplex& wire);
    Task<Lease> connect(const pipeline::Upstream& upstream, Origin& origin, SteadyTime until,
                        Cancel& cancel);
    Task<std::shared_ptr<Duplex>> dial(const Endpoints& endpoints, SteadyTime until, Cancel& cancel,
                                       std::string& why);

    Loop& loop_;
    Resolver& resolver_;
    const ProxyEnvironment& environment_;
    std::unordered_map<std::string, std::unique_ptr<Origin>> origins_;
    Origin* last_ = nullptr;  ///< asked for most lately
};

}  // namespace gatehouse::net
