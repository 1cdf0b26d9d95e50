#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/provider/google_token.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/net/upstream_pool.h"

namespace gatehouse::engine {

/// Tokens that the keys of providers are exchanged for, kept until shortly before they end.
///
/// Thread  its loop. Two calls that begin together may fetch a token each; the later one is kept.
class TokenDesk {
public:
    explicit TokenDesk(net::UpstreamPool& pool) : pool_(pool) {}

    /// What goes out for the key at this place: a token of its service account, or the key itself
    /// where it is none. `upstream` must outlive the task.
    ///
    /// Errors  Invalid: the account makes no sense; Unauthorized: it is not accepted; those of the
    /// network.
    net::Task<Result<Secret>> tokenFor(const pipeline::Upstream& upstream, std::size_t key,
                                       WallMicros now, net::Cancel& cancel);

private:
    struct Kept {
        Secret token;
        WallMicros until = 0;
    };

    net::Task<Result<provider::AccessToken>> fetch(const pipeline::Upstream& upstream,
                                                   provider::ServiceAccount account, WallMicros now,
                                                   net::Cancel& cancel);

    net::UpstreamPool& pool_;
    std::unordered_map<std::uint64_t, Kept> kept_;  ///< by the mark of the key
};

}  // namespace gatehouse::engine
