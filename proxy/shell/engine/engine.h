#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"
#include "proxy/core/pipeline/limit_trial.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/engine/cache_view.h"
#include "proxy/shell/engine/collector_state.h"
#include "proxy/shell/engine/limit_use.h"
#include "proxy/shell/engine/provider_health.h"
#include "proxy/shell/engine/run_key.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::engine {

/// Turns the name of a secret into its value; empty when there is none. Called on the publishing
/// thread.
using SecretSource = std::function<Secret(const SecretRef&)>;

struct EngineOptions {
    std::string dataFolder;  ///< holds gatehouse.sqlite; created when missing (0700)
    std::string configFile;  ///< where a published config is written back to; empty: nowhere
    unsigned ioThreads = 0;  ///< 0: two on a desktop, one per core on a server
    SecretSource secrets;    ///< beside the built-in env: and file: sources
    /// Of the encrypted file; asked each time it is opened, on the publishing thread. None, or
    /// empty: GATEHOUSE_VAULT_PASSPHRASE.
    std::function<Secret()> vaultPassPhrase;
    std::function<void(const store::Committed&)> onCommitted;  ///< writer thread
    bool desktop = false;
    /// A gateway key of the window, for as long as the process lives. Only where callers need one.
    Secret ownKey;
};

/// One exchange that is still open, as the window shows it.
struct Running {
    std::string requestId;
    WallMicros startedAt = 0;
    std::int64_t elapsed = 0;     ///< µs
    std::int64_t firstByte = -1;  ///< µs
    std::string method, path, dialect, provider, model, keyLabel;
    bool streaming = false;
    std::uint32_t events = 0;
    ByteCount bytes = 0;  ///< delivered so far
};

/// The answer of an open exchange so far, from `offset`.
struct Peek {
    bool found = false;
    bool ended = false;
    std::string bytes;
    std::string contentType;
    std::vector<record::EventMark> events;  ///< from `eventOffset`
};

struct EngineState {
    bool running = false;
    bool paused = false;                 ///< answers 503 to new calls, open ones go on
    std::vector<std::string> listening;  ///< "127.0.0.1:8686", "[::1]:8686"
    std::uint64_t generation = 0;
    std::uint64_t requests = 0;
    std::uint64_t openStreams = 0;
    std::uint64_t connections = 0;
    ByteCount bodyMemory = 0;  ///< bytes of request bodies above 64 KiB that are held now
    store::WriterState store;
    std::string trouble;  ///< why a listener could not be opened; empty when well
    std::vector<RunKey> runKeys;
    std::vector<ProviderHealth> providers;   ///< those in use, in their order
    std::vector<CollectorState> collectors;  ///< of traces, those in use
};

/// The face of proxy/: start, stop, publish, subscribe.
///
/// Thread  all calls from one controlling thread, except state(), running() and peek() (any thread;
/// they post to the
///         io threads and wait at most a few milliseconds; never call them from the GUI thread),
///         limits(), tryLimits(), cache(), keptText(), purgeCache() and refuseAlike() (any thread).
class Engine {
public:
    static Result<std::unique_ptr<Engine>> start(EngineOptions options, config::Config config);
    ~Engine();  ///< stop(): drains, then closes
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Checks, builds, appends to the history, swaps. Problems leave the running config in place.
    struct Published {
        std::uint64_t generation = 0;
        std::vector<config::Problem> problems;  ///< not empty: nothing changed
    };

    /// `expected`: the generation the change was made from; Outdated when another is live.
    Result<Published> publish(config::Config config, const std::string& author,
                              const std::string& note,
                              std::optional<std::uint64_t> expected = std::nullopt);
    /// Publishes what `change` makes of the live config; nothing comes between. An Error of its
    /// own leaves all as it is.
    using Change = std::function<Result<config::Config>(const config::Config& live)>;
    Result<Published> edit(const Change& change, const std::string& author,
                           const std::string& note);
    Result<Published> rollBack(std::uint64_t generation, const std::string& author);

    /// A key for one run of a program, in force at once and beside the config.
    Result<MadeRunKey> addRunKey(const std::string& label, const std::string& host,
                                 std::int64_t process);
    Result<void> removeRunKey(const std::string& id);  ///< NotFound: there is none of that id
    /// Rows from elsewhere, and marks on rows; returns when they are on the disk.
    /// Errors  Storage; what was pushed stays queued.
    Result<void> keep(std::vector<record::Record> records);
    /// Past costs are counted anew, in the background; see store::Writer::reprice.
    void reprice(store::Repricing repricing);

    void setPaused(bool paused);
    void drain(Millis patience);  ///< stops accepting, waits for open exchanges at most that long
    void stop();

    [[nodiscard]] config::Config config() const;  ///< the live one
    [[nodiscard]] EngineState state() const;
    [[nodiscard]] std::vector<Running> running() const;
    [[nodiscard]] Peek peek(const std::string& requestId, std::size_t offset,
                            std::size_t eventOffset) const;
    /// What is used of each limit that is on, in their order, then of routes' own budgets.
    [[nodiscard]] std::vector<LimitUse> limits() const;
    /// What the limits of `config` would do with a call, with what is used now; takes nothing.
    /// Errors  Invalid: the config, or the call; NotFound: the call's key
    [[nodiscard]] Result<pipeline::LimitVerdict> tryLimits(const config::Config& config,
                                                           const pipeline::LimitTrial& trial) const;
    void forgetUse(const std::string& limit);  ///< begins a limit anew, for all that it counts
    /// What is kept, and at most `most` answers of those that the filter chooses.
    [[nodiscard]] CacheView cache(const CacheFilter& filter, std::size_t most) const;
    [[nodiscard]] std::optional<KeptText> keptText(const std::string& key) const;
    /// Takes away what the filter chooses now; calls go on meanwhile. Returns how many went.
    std::size_t purgeCache(const CacheFilter& filter,
                           const std::function<void(std::size_t gone, std::size_t of)>& step = {});
    /// The two questions of a pair are not the same: never again is one answered like the other.
    /// False: there is no more room for such pairs.
    bool refuseAlike(const std::string& pair, int score);
    [[nodiscard]] std::string databasePath() const;
    [[nodiscard]] std::string metricsText() const;  ///< Prometheus text

private:
    struct Inside;
    explicit Engine(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace gatehouse::engine
