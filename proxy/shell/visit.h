#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/state/shared.h"
#include "proxy/shell/engine/health_watch.h"
#include "proxy/shell/engine/helper.h"
#include "proxy/shell/engine/key_rests.h"
#include "proxy/shell/engine/live.h"
#include "proxy/shell/engine/run_board.h"
#include "proxy/shell/engine/tally.h"
#include "proxy/shell/engine/token_desk.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/upstream_pool.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse {

struct Visit;

/// What the engine decides for all loops together.
struct House {
    engine::Live<pipeline::Snapshot> live;
    std::unique_ptr<store::Writer> writer;
    engine::KeyRests rests;
    state::Shared shared;
    net::Resolver resolver;
    net::ProxyEnvironment environment = net::ProxyEnvironment::read();
    std::atomic<bool> paused{false};
    std::atomic<bool> draining{false};
    std::atomic<std::int64_t> connections{0};
    std::atomic<ByteCount> bodyMemory{0};
    std::string spillFolder;  ///< where large bodies lie; set before the loops begin
    engine::RunBoard runs;
    engine::Helper helper;  ///< for what may block: admin calls
    /// Answers /healthz, /readyz, /metrics and /admin. Called on the helper thread.
    std::function<pipeline::Reply(const pipeline::Exchange&, const pipeline::Snapshot&)> admin;
};

/// What one io thread has to serve its connections with.
///
/// Thread  its loop, but `tally` (atomics) and what `health` tells.
struct Desk {
    Desk(unsigned number, House& of)
        : house(of),
          loop(number),
          pool(loop, of.resolver, of.environment),
          tokens(pool),
          health(of.rests)
    {
    }

    House& house;
    net::Loop loop;
    net::UpstreamPool pool;
    engine::TokenDesk tokens;
    engine::Tally tally;
    engine::HealthWatch health;
    std::vector<Visit*> running;  ///< exchanges that are open now
    int mirrors = 0;              ///< of these, or about to begin: those that nobody waits for
    std::unordered_set<net::Duplex*> clients;
};

/// One exchange on its way, and all that its journey needs. Lives in the frame of the connection's
/// coroutine.
struct Visit {
    Visit(Desk& at, std::shared_ptr<net::Duplex> from,
          std::shared_ptr<const pipeline::Snapshot> under);
    ~Visit();
    void
    begin();  ///< the first byte of the request is here: its clock starts, the live config is taken
    /// Another call of the same request begins: its own clock, its own id, the config stays.
    void beginStep(pipeline::Arrival arrival);
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    Desk& desk;
    std::shared_ptr<net::Duplex> client;
    std::shared_ptr<const pipeline::Snapshot> snapshot;
    net::SteadyTime start;
    net::Cancel cancel;
    pipeline::Exchange x;
    std::shared_ptr<engine::RunStream> run;  ///< its answer may be taken up again; null: it may not
    bool isAlone = false;                    ///< the client of such an answer has left
    bool announced = false;
    bool hasNext = false;     ///< another step of a universal request follows this one
    bool travelling = false;  ///< the line has begun
    std::size_t place = 0;    ///< in desk.running

    [[nodiscard]] std::int64_t sinceStart() const noexcept;  ///< µs

    /// Reads the clock and keeps it as `now`: once after each wait, since what we do between two
    /// waits takes less than the clock costs.
    std::int64_t look() noexcept { return now = sinceStart(); }

    std::int64_t now = 0;  ///< µs since the start, as of the last look()
    [[nodiscard]] pipeline::Env env() const noexcept;
    [[nodiscard]] pipeline::Env env(std::int64_t since) const noexcept;  ///< a time already read
};

}  // namespace gatehouse
