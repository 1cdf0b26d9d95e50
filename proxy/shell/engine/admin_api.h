#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/state/target_board.h"
#include "proxy/shell/engine/engine.h"

namespace gatehouse::engine {

/// What the admin routes may ask of the engine.
struct AdminView {
    std::function<EngineState()> state;
    std::function<std::string()> metrics;
    std::function<Result<Engine::Published>(config::Config, const std::string& author,
                                            const std::string& note,
                                            std::optional<std::uint64_t> expected)>
        publish;
    std::function<Result<Engine::Published>(std::uint64_t generation, const std::string& author)>
        rollBack;
    std::function<Result<std::vector<record::ConfigPublished>>(int limit)> history;
    std::function<std::vector<state::TargetBoard::Told>()> targets;  ///< of routes, that were asked
    std::function<Result<MadeRunKey>(const std::string& label, const std::string& host,
                                     std::int64_t process)>
        addRunKey;
    std::function<Result<void>(const std::string& id)> removeRunKey;
    std::function<std::string(const pipeline::Snapshot&)> limits;  ///< JSON; see limitsText()
    std::function<void(const std::string& id)> clearLimit;
    /// Of what is asked, JSON; see tryPastLimit()
    std::function<Result<std::string>(const pipeline::Snapshot&, std::string_view)> tryPastLimit;
    /// JSON; see prefixText()
    using LookBack =
        std::function<Result<std::string>(const pipeline::Snapshot&, std::int64_t hours)>;
    LookBack promptCache;
    LookBack waste;
    std::function<pipeline::Reply(const pipeline::Exchange&)> cache;  ///< see answerCache()
    Secret token;
};

/// Whether a call shows the admin token, as Authorization: Bearer. Without a token nobody does.
bool hasAdminToken(const http::RequestHead& head, const Secret& token) noexcept;

/// Answers an admin route.
///
/// Shape   GET /healthz, /readyz: for anybody who may talk to us. GET /metrics: for this machine,
/// or with the token.
///         With `Authorization: Bearer TOKEN`: GET /admin/api/state, GET and PUT /admin/api/config,
///         GET /admin/api/targets, GET /admin/api/limits, DELETE
///         /admin/api/limits/ID (what was used of it), POST /admin/api/limits/back-test, GET and
///         DELETE /admin/api/cache, POST /admin/api/cache/refusals, GET /admin/api/prompt-cache,
///         GET /admin/api/waste,
///         GET /admin/api/history, POST /admin/api/rollback/GENERATION, GET and POST
///         /admin/api/run-keys, DELETE /admin/api/run-keys/ID. The config's ETag is its generation;
///         a PUT with If-Match changes that generation only.
/// Errors  401 without the token, 412 for a generation that is no longer live, 403 for foreign
/// hosts and pages, 404, 405, 400 with every problem of a config. Thread  the helper; may block.
/// Fails   closed
pipeline::Reply answerAdmin(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
                            const AdminView& view);

}  // namespace gatehouse::engine
