#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/policy/rollout.h"
#include "proxy/shell/engine/engine.h"

namespace gatehouse::engine {

/// The candidates of all routes: looks at what their calls were like, and moves their shares.
///
/// Thread  wantsLook() from any; look() from one that may block.
class Rollouts {
public:
    using Edit = std::function<Result<Engine::Published>(
        const Engine::Change&, const std::string& author, const std::string& note)>;

    /// `edit` outlives it.
    Rollouts(std::string databasePath, Edit edit)
        : databasePath_(std::move(databasePath)), edit_(std::move(edit))
    {
    }

    /// True at most once a second, and only while there is a candidate.
    bool wantsLook(const pipeline::Snapshot& live, WallMicros now) noexcept;
    /// Moves what has to be moved. Every move is a generation of its own, with the reason as its
    /// note.
    void look(const config::Config& live, WallMicros now);

private:
    std::string databasePath_;
    Edit edit_;
    std::atomic<WallMicros> lookedAt_{0};
};

/// What a move makes of a route.
void apply(config::RouteConfig& route, const policy::RolloutMove& move, WallMicros now);

}  // namespace gatehouse::engine
