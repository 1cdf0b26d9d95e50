#include "proxy/shell/engine/engine.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/config/versions.h"
#include "proxy/core/provider/sigv4.h"
#include "proxy/shell/client_conn.h"
#include "proxy/shell/engine/admin_api.h"
#include "proxy/shell/engine/admin_cache.h"
#include "proxy/shell/engine/cache_keeper.h"
#include "proxy/shell/engine/cache_report.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/cloudflare_api.h"
#include "proxy/shell/engine/data_folder.h"
#include "proxy/shell/engine/desks.h"
#include "proxy/shell/engine/health_report.h"
#include "proxy/shell/engine/issuer_desk.h"
#include "proxy/shell/engine/limit_keeper.h"
#include "proxy/shell/engine/limit_report.h"
#include "proxy/shell/engine/listeners.h"
#include "proxy/shell/engine/log.h"
#include "proxy/shell/engine/metrics.h"
#include "proxy/shell/engine/past_limits.h"
#include "proxy/shell/engine/placeholder_keeper.h"
#include "proxy/shell/engine/prefix_report.h"
#include "proxy/shell/engine/prober.h"
#include "proxy/shell/engine/rollouts.h"
#include "proxy/shell/engine/run_keys.h"
#include "proxy/shell/engine/trace_plan.h"
#include "proxy/shell/engine/trace_sender.h"
#include "proxy/shell/engine/vault.h"
#include "proxy/shell/engine/waste_report.h"
#include "proxy/shell/engine/zone_file.h"

namespace gatehouse::engine {
namespace {

constexpr Millis kLastTraces{2000};  // what waits for a collector at the end

store::WriterOptions writerOptions(const std::string& path, const config::RecordsConfig& records)
{
    store::WriterOptions options;
    options.databasePath = path;
    options.commitInterval = records.commitInterval;
    options.indexBodies = records.index;
    options.keepFor = Seconds(records.keepDays * 24 * 3600);
    options.maxBytes = records.maxBytes;
    options.maskedHeaders = records.maskedHeaders;
    return options;
}

/// A gateway of thousands of streams needs two handles each; the soft limit is often 1024.
void raiseHandleLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct Engine::Inside {
    Inside(DataFolder kept, EngineOptions given)
        : folder(std::move(kept)),
          options(std::move(given)),
          runKeys(folder.file("run-keys.json")),
          rollouts(folder.file("gatehouse.sqlite"),
                   [this](const Change& change, const std::string& author,
                          const std::string& note) { return edit(change, author, note); })
    {
    }

    DataFolder folder;
    EngineOptions options;
    std::optional<Vault> vault;
    TraceSender traces;  // outlives the writer, which it listens to
    RunKeys runKeys;     // under `control` once the engine runs
    House house;
    std::unique_ptr<LimitKeeper> limits;
    std::unique_ptr<CacheKeeper> answers;
    std::unique_ptr<PlaceholderKeeper> placeholders;
    AdminView admin;
    CloudflareView cloudflare;
    Desks desks{house};
    Prober prober{house};
    IssuerDesk issuers{house};
    Rollouts rollouts;
    const net::SteadyTime begun = net::steadyNow();
    std::atomic<std::int64_t> maxConnections{0};

    mutable std::mutex control;  ///< publish, listeners and what they leave behind
    std::optional<Listeners> listeners;
    std::string trouble;
    bool stopped = false;

    Result<std::shared_ptr<const pipeline::Snapshot>> build(const config::Config& config,
                                                            std::uint64_t generation);
    Result<Published> publish(config::Config config, const std::string& author,
                              const std::string& note, std::optional<std::uint64_t> expected);
    Result<Published> edit(const Change& change, const std::string& author,
                           const std::string& note);
    Result<MadeRunKey> addRunKey(const std::string& label, const std::string& host,
                                 std::int64_t process);
    Result<void> removeRunKey(const std::string& id);
    Result<void> useRunKeys();  // under `control`
    /// Under `control`. `isReturn`: to a config that was live once.
    Result<Published> put(config::Config config, const std::string& author, const std::string& note,
                          bool isReturn = false);
    /// Takes its secrets out of the log, and begins to send where it says.
    void follow(const pipeline::Snapshot& snapshot);
    std::vector<Secret> useCollectors(const config::Config& config);
    void lookAtRollouts();  // any thread
    void usePlaceholders(const pipeline::Snapshot& snapshot);
    Result<void> keep(std::vector<record::Record> records);
    void serveCloudflare();
    pipeline::Reply serve(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot);
    void remember(const config::Config& config, std::uint64_t generation, const std::string& author,
                  const std::string& note);
    void openListeners(const config::ServerConfig& server);
    void close(Millis patience);
    EngineState state() const;
    std::string metrics() const;
    Result<std::vector<record::ConfigPublished>> history(int limit) const;
};

Result<std::shared_ptr<const pipeline::Snapshot>> Engine::Inside::build(
    const config::Config& config, std::uint64_t generation)
{
    return pipeline::Snapshot::build(
        config, generation, provider::Catalogue::builtIn(),
        [this](const SecretRef& reference) { return vault->resolve(reference); }, runKeys.index(),
        config.server.openOnLoopback ? Secret() : options.ownKey, zoneFile);
}

/// Returns what they must not show. A collector without its secret is left out: calls go on.
std::vector<Secret> Engine::Inside::useCollectors(const config::Config& config)
{
    auto plan = tracePlanOf(
        config, [this](const SecretRef& reference) { return vault->resolve(reference); });
    for (const Error& error : plan.troubles) {
        log(Level::Warning, "traces", {{"trouble", error.message}, {"hint", error.hint}});
        if (trouble.empty()) trouble = cat("traces are not sent: ", error.message);
    }
    std::vector<Secret> values;
    for (const Collector& each : plan.collectors) {
        for (const auto& header : each.headers) values.push_back(header.second);
    }
    traces.use(std::move(plan.collectors));
    return values;
}

void Engine::Inside::follow(const pipeline::Snapshot& snapshot)
{
    std::vector<Secret> values = useCollectors(snapshot.config);
    for (const auto& upstream : snapshot.upstreams) {
        for (const auto& key : upstream.keys) {
            values.push_back(key.value);
            for (auto& part : provider::secretsIn(key.value.reveal()))
                values.push_back(std::move(part));
        }
    }
    for (const auto& key : snapshot.config.access.keys) {
        if (key.value.empty()) continue;
        if (auto value = vault->resolve(key.value)) values.push_back(std::move(*value));
    }
    for (const auto& issuer : snapshot.config.access.issuers) {
        for (const auto* reference : {&issuer.secret, &issuer.clientSecret}) {
            if (reference->empty()) continue;
            if (auto value = vault->resolve(*reference)) values.push_back(std::move(*value));
        }
    }
    values.push_back(admin.token);
    if (!options.ownKey.empty()) values.push_back(options.ownKey);
    house.writer->hide(std::move(values));
}

/// Before the snapshot is live.
void Engine::Inside::usePlaceholders(const pipeline::Snapshot& snapshot)
{
    const auto& records = snapshot.config.records;
    auto& book = house.shared.placeholders;
    book.setBounds({static_cast<std::size_t>(records.maxPlaceholders),
                    Micros(Seconds(records.placeholderDays * 24 * 3600)).count()});
    if (placeholders) return;
    placeholders = PlaceholderKeeper::startFor(
        snapshot, folder.file("placeholders.sqlite"),
        [this](const SecretRef& reference) { return vault->resolve(reference); },
        [this] { return folder.placeholderKey(); }, book, wallNow());
}

void Engine::Inside::lookAtRollouts()
{
    const auto live = house.live.get();
    if (!live || !rollouts.wantsLook(*live, wallNow())) return;
    house.helper.run([this] { rollouts.look(house.live.get()->config, wallNow()); });
}

void Engine::Inside::remember(const config::Config& config, std::uint64_t generation,
                              const std::string& author, const std::string& note)
{
    record::ConfigPublished entry;
    entry.generation = generation;
    entry.at = wallNow();
    entry.text = config::print(config);
    entry.hash = hex(sha256(entry.text));
    entry.author = author;
    entry.note = note;
    house.writer->push(std::move(entry));
    // Durable before live. A store in trouble does not keep a config from being changed: that may
    // be the cure.
    auto kept = house.writer->flush(true);
    if (!kept) trouble = cat("the config history could not be written: ", kept.error().message);
}

Result<Engine::Published> Engine::Inside::publish(config::Config config, const std::string& author,
                                                  const std::string& note,
                                                  std::optional<std::uint64_t> expected)
{
    const std::lock_guard lock(control);
    const std::uint64_t live = house.live.get()->generation;
    if (expected && *expected != live) {
        return fail(ErrorKind::Outdated,
                    cat("the config was changed meanwhile: generation ",
                        number(static_cast<std::int64_t>(live)), " is live, not ",
                        number(static_cast<std::int64_t>(*expected))),
                    "get the config again, make the change in that one, and send it with its ETag");
    }
    return put(std::move(config), author, note);
}

Result<Engine::Published> Engine::Inside::edit(const Change& change, const std::string& author,
                                               const std::string& note)
{
    const std::lock_guard lock(control);
    auto next = change(house.live.get()->config);
    if (!next) return std::move(next).error();
    return put(std::move(*next), author, note);
}

Result<Engine::Published> Engine::Inside::put(config::Config config, const std::string& author,
                                              const std::string& note, bool isReturn)
{
    if (stopped) return fail(ErrorKind::Unavailable, "the gateway was stopped", "start it again");
    Published result;
    const auto before = house.live.get();
    result.problems = config::validate(config, provider::Catalogue::builtIn());
    if (!isReturn) config::checkVersionsStay(before->config, config, result.problems);
    if (!result.problems.empty()) return result;
    config::restartRollouts(before->config, config);
    const std::uint64_t generation = before->generation + 1;
    auto snapshot = build(config, generation);
    if (!snapshot) return std::move(snapshot).error();
    GH_TRY(listeners->apply(config.server));
    trouble.clear();
    if (!options.configFile.empty()) GH_TRY(writeWhole(options.configFile, config::print(config)));
    remember(config, generation, author, note);
    follow(**snapshot);
    house.writer->setOptions(writerOptions(folder.file("gatehouse.sqlite"), config.records));
    maxConnections = config.server.maxConnections;
    usePlaceholders(**snapshot);
    house.live.set(std::move(*snapshot));
    result.generation = generation;
    return result;
}

/// The live config once more, with the run keys of now. It is no new generation: no setting
/// changed.
Result<void> Engine::Inside::useRunKeys()
{
    const auto live = house.live.get();
    auto snapshot = build(live->config, live->generation);
    if (!snapshot) return std::move(snapshot).error();
    house.live.set(std::move(*snapshot));
    return {};
}

Result<MadeRunKey> Engine::Inside::addRunKey(const std::string& label, const std::string& host,
                                             std::int64_t process)
{
    const std::lock_guard lock(control);
    auto made = runKeys.add(label, host, process, wallNow());
    if (!made) return std::move(made).error();
    GH_TRY(useRunKeys());
    return made;
}

Result<void> Engine::Inside::removeRunKey(const std::string& id)
{
    const std::lock_guard lock(control);
    const auto removed = runKeys.remove(id);
    GH_TRY(useRunKeys());
    if (!removed) return removed.error();
    if (*removed) return {};
    return fail(ErrorKind::NotFound, "there is no run key of that id",
                "GET /admin/api/run-keys lists them");
}

void Engine::Inside::openListeners(const config::ServerConfig& server)
{
    // All listeners accept on one loop, so the count cannot pass the limit between look and add.
    const auto next = [this]() -> net::Loop* {
        if (house.connections.load(std::memory_order_relaxed) >=
            maxConnections.load(std::memory_order_relaxed))
            return nullptr;
        house.connections.fetch_add(1, std::memory_order_relaxed);
        return &desks.next().loop;
    };
    const auto take = [this](net::Loop& loop, net::Listener::Socket socket,
                             std::shared_ptr<SSL_CTX> tls) {
        serveClient(desks.at(loop.number()), std::move(socket), std::move(tls));
    };
    // The first listener may bring a call before the second is open.
    const std::lock_guard lock(control);
    listeners.emplace(desks.at(0).loop, next, take);
    const auto listening = listeners->apply(server);
    if (!listening) trouble = cat(listening.error().message, "; ", listening.error().hint);
}

EngineState Engine::Inside::state() const
{
    EngineState now;
    now.paused = house.paused;
    now.connections = static_cast<std::uint64_t>(std::max<std::int64_t>(0, house.connections));
    now.bodyMemory = house.bodyMemory.load(std::memory_order_relaxed);
    now.store = house.writer->state();
    if (const auto live = house.live.get()) {
        now.generation = live->generation;
        now.providers = healthOf(*live, desks.watches(), house.rests, prober, wallNow());
    }
    now.openStreams = desks.openExchanges();
    now.requests = desks.requests();
    const std::lock_guard lock(control);
    if (listeners) now.listening = listeners->addresses();
    now.trouble = trouble;
    now.runKeys = runKeys.all();
    now.collectors = traces.state().collectors;
    now.running = !now.listening.empty() && !stopped;
    return now;
}

std::string Engine::Inside::metrics() const
{
    MetricsInput input;
    input.tallies = desks.tallies();
    input.store = house.writer->state();
    input.traces = traces.state();
    input.connections = house.connections;
    input.generation = house.live.get()->generation;
    for (const auto& each :
         healthOf(*house.live.get(), desks.watches(), house.rests, prober, wallNow())) {
        if (each.state != provider::HealthState::Unknown)
            input.providers.emplace_back(each.id, each.state != provider::HealthState::Failing);
    }
    input.goodProbes = prober.good();
    input.badProbes = prober.bad();
    input.uptime = std::chrono::duration_cast<Micros>(net::steadyNow() - begun).count();
    return engine::metricsText(input);
}

Result<std::vector<record::ConfigPublished>> Engine::Inside::history(int limit) const
{
    auto reader = store::Reader::open(folder.file("gatehouse.sqlite"));
    if (!reader) return std::move(reader).error();
    return (*reader)->history(limit);
}

Result<void> Engine::Inside::keep(std::vector<record::Record> records)
{
    for (record::Record& record : records) house.writer->push(std::move(record));
    return house.writer->flush(true);
}

void Engine::Inside::serveCloudflare()
{
    cloudflare.token = admin.token;
    cloudflare.databasePath = folder.file("gatehouse.sqlite");
    cloudflare.edit = [this](const Engine::Change& change, const std::string& note) {
        return edit(change, "cloudflare api", note);
    };
    cloudflare.putSecret = [this](const std::string& name, const Secret& value) {
        const std::lock_guard lock(control);
        return vault->put(name, value);
    };
    cloudflare.removeSecret = [this](const std::string& name) {
        const std::lock_guard lock(control);
        return vault->remove(name);
    };
    cloudflare.keep = [this](std::vector<record::Record> records) {
        return keep(std::move(records));
    };
}

pipeline::Reply Engine::Inside::serve(const pipeline::Exchange& x,
                                      const pipeline::Snapshot& snapshot)
{
    return isCloudflareApi(x.arrival.head.target) ? answerCloudflare(x, snapshot, cloudflare)
                                                  : answerAdmin(x, snapshot, admin);
}

Engine::Engine(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Engine::~Engine()
{
    stop();
}

Result<std::unique_ptr<Engine>> Engine::start(EngineOptions options, config::Config config)
{
    raiseHandleLimit();
    auto folder = DataFolder::open(options.dataFolder);
    if (!folder) return std::move(folder).error();
    auto problems = config::validate(config, provider::Catalogue::builtIn());
    if (!problems.empty()) {
        const auto& first = problems.front();
        return fail(ErrorKind::Invalid,
                    cat("the config cannot be used: ", first.path, ": ", first.message),
                    first.hint);
    }
    auto inside = std::make_unique<Inside>(std::move(*folder), std::move(options));
    auto& in = *inside;
    in.vault.emplace(VaultOptions{.path = in.folder.file("vault"),
                                  .passPhrase = in.options.vaultPassPhrase,
                                  .others = in.options.secrets});
    const std::string database = in.folder.file("gatehouse.sqlite");
    auto writer = store::Writer::start(
        writerOptions(database, config.records),
        [&in](const store::Committed& committed) {
            if (in.options.onCommitted) in.options.onCommitted(committed);
            in.lookAtRollouts();
        },
        [&in](const record::Exchange& call) { in.traces.take(call); });
    if (!writer) return std::move(writer).error();
    in.house.writer = std::move(*writer);
    in.house.spillFolder = in.folder.file("");

    auto token = config.server.adminToken.empty() ? in.folder.adminToken()
                                                  : in.vault->resolve(config.server.adminToken);
    if (!token) return std::move(token).error();
    in.admin.token = std::move(*token);
    in.admin.state = [&in] { return in.state(); };
    in.admin.metrics = [&in] { return in.metrics(); };
    in.admin.publish = [&in](config::Config next, const std::string& author,
                             const std::string& note, std::optional<std::uint64_t> expected) {
        return in.publish(std::move(next), author, note, expected);
    };
    in.admin.addRunKey = [&in](const std::string& label, const std::string& host,
                               std::int64_t process) { return in.addRunKey(label, host, process); };
    in.admin.removeRunKey = [&in](const std::string& id) { return in.removeRunKey(id); };
    in.admin.targets = [&in] { return in.house.shared.targets.all(wallNow()); };
    in.admin.limits = [&in](const pipeline::Snapshot& snapshot) {
        return limitsText(snapshot, in.house.shared.ledger, wallNow());
    };
    in.admin.clearLimit = [&in](const std::string& id) { in.house.shared.ledger.clear(id); };
    in.admin.tryPastLimit = [&in](const pipeline::Snapshot& snapshot,
                                  std::string_view asked) -> Result<std::string> {
        auto reader = store::Reader::open(in.folder.file("gatehouse.sqlite"));
        if (!reader) return std::move(reader).error();
        return tryPastLimit(**reader, snapshot.config, asked, wallNow());
    };
    in.admin.promptCache = [&in](const pipeline::Snapshot& snapshot,
                                 std::int64_t hours) -> Result<std::string> {
        auto reader = store::Reader::open(in.folder.file("gatehouse.sqlite"));
        if (!reader) return std::move(reader).error();
        return prefixText(**reader, snapshot.config, hours, wallNow());
    };
    in.admin.waste = [&in](const pipeline::Snapshot& snapshot,
                           std::int64_t hours) -> Result<std::string> {
        auto reader = store::Reader::open(in.folder.file("gatehouse.sqlite"));
        if (!reader) return std::move(reader).error();
        return wasteText(**reader, snapshot.config, hours, wallNow());
    };
    in.admin.cache = [&in](const pipeline::Exchange& x) {
        return answerCache(x, in.house.shared.replies, wallNow());
    };
    in.admin.history = [&in](int limit) { return in.history(limit); };
    in.house.admin = [&in](const pipeline::Exchange& x, const pipeline::Snapshot& snapshot) {
        return in.serve(x, snapshot);
    };
    in.serveCloudflare();

    auto former = in.history(1);
    const std::string text = config::print(config);
    std::uint64_t generation = 1;
    bool isNew = true;
    if (former && !former->empty()) {
        isNew = former->front().text != text;
        generation = former->front().generation + (isNew ? 1 : 0);
    }
    auto snapshot = in.build(config, generation);
    if (!snapshot) return std::move(snapshot).error();
    if (isNew) in.remember(config, generation, "start", "");
    in.follow(**snapshot);
    in.usePlaceholders(**snapshot);
    in.house.live.set(std::move(*snapshot));
    auto keeper =
        LimitKeeper::start(in.folder.file("limits.sqlite"), in.house.shared.ledger, wallNow());
    if (!keeper) return std::move(keeper).error();
    in.limits = std::move(*keeper);
    auto answers = CacheKeeper::start(in.folder.file("cache.sqlite"), in.house.shared.replies,
                                      static_cast<std::size_t>(config.cache.maxBytes), wallNow());
    if (!answers) return std::move(answers).error();
    in.answers = std::move(*answers);

    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    unsigned threads = config.server.ioThreads > 0 ? static_cast<unsigned>(config.server.ioThreads)
                                                   : in.options.ioThreads;
    if (threads == 0) threads = in.options.desktop ? std::min(2U, cores) : cores;
    in.desks.start(threads);
    in.prober.start(in.desks.at(0));
    in.issuers.start(in.desks.at(0));
    in.maxConnections = config.server.maxConnections;
    auto engine = std::unique_ptr<Engine>(new Engine(std::move(inside)));
    in.admin.rollBack = [raw = engine.get()](std::uint64_t to, const std::string& author) {
        return raw->rollBack(to, author);
    };
    in.openListeners(config.server);
    return engine;
}

Result<Engine::Published> Engine::publish(config::Config config, const std::string& author,
                                          const std::string& note,
                                          std::optional<std::uint64_t> expected)
{
    return inside_->publish(std::move(config), author, note, expected);
}

Result<Engine::Published> Engine::edit(const Change& change, const std::string& author,
                                       const std::string& note)
{
    return inside_->edit(change, author, note);
}

Result<Engine::Published> Engine::rollBack(std::uint64_t generation, const std::string& author)
{
    auto entries = inside_->history(10'000);
    if (!entries) return std::move(entries).error();
    const auto at = std::ranges::find(*entries, generation, &record::ConfigPublished::generation);
    if (at == entries->end()) {
        return fail(ErrorKind::NotFound,
                    cat("there is no generation ", number(static_cast<std::int64_t>(generation))),
                    "GET /admin/api/history lists them");
    }
    std::vector<config::Problem> problems;
    auto config = config::parse(at->text, problems);
    if (!config) {
        Published result;
        result.problems = std::move(problems);
        return result;
    }
    const std::lock_guard lock(inside_->control);
    return inside_->put(std::move(*config), author,
                        cat("back to generation ", number(static_cast<std::int64_t>(generation))),
                        true);
}

Result<MadeRunKey> Engine::addRunKey(const std::string& label, const std::string& host,
                                     std::int64_t process)
{
    return inside_->addRunKey(label, host, process);
}

Result<void> Engine::removeRunKey(const std::string& id)
{
    return inside_->removeRunKey(id);
}

Result<void> Engine::keep(std::vector<record::Record> records)
{
    return inside_->keep(std::move(records));
}

void Engine::reprice(store::Repricing repricing)
{
    inside_->house.writer->reprice(std::move(repricing));
}

void Engine::setPaused(bool paused)
{
    inside_->house.paused = paused;
}

void Engine::Inside::close(Millis patience)
{
    house.draining = true;
    {
        const std::lock_guard lock(control);
        if (listeners) listeners->close();
    }
    desks.drain(patience);
}

void Engine::drain(Millis patience)
{
    inside_->close(patience);
}

void Engine::stop()
{
    auto& in = *inside_;
    {
        const std::lock_guard lock(in.control);
        if (std::exchange(in.stopped, true)) return;
    }
    in.close(Millis(0));
    in.prober.stop();
    in.issuers.stop();
    in.desks.stop();
    in.answers.reset();
    in.placeholders.reset();
    in.limits.reset();  // no call is open any more: what was used is known
    {
        const std::lock_guard lock(in.control);
        in.listeners.reset();
    }
    (void)in.house.writer->flush(true);
    in.traces.settle(kLastTraces);
}

config::Config Engine::config() const
{
    return inside_->house.live.get()->config;
}

EngineState Engine::state() const
{
    return inside_->state();
}

std::vector<Running> Engine::running() const
{
    return inside_->desks.running();
}

Peek Engine::peek(const std::string& requestId, std::size_t offset, std::size_t eventOffset) const
{
    return inside_->desks.peek(requestId, offset, eventOffset);
}

std::vector<LimitUse> Engine::limits() const
{
    return usesOf(*inside_->house.live.get(), inside_->house.shared.ledger, wallNow());
}

Result<pipeline::LimitVerdict> Engine::tryLimits(const config::Config& config,
                                                 const pipeline::LimitTrial& trial) const
{
    // No provider is asked, so none of their keys is looked up.
    const auto noSecret = [](const SecretRef&) -> Result<Secret> {
        constexpr std::size_t kLong = 64;  // enough for any of them
        return Secret(std::string(kLong, '-'));
    };
    const auto snapshot = pipeline::Snapshot::build(config, 0, provider::Catalogue::builtIn(),
                                                    noSecret, nullptr, {}, zoneFile);
    if (!snapshot) return snapshot.error();
    return pipeline::tryLimits(**snapshot, trial, inside_->house.shared.ledger, wallNow());
}

void Engine::forgetUse(const std::string& limit)
{
    inside_->house.shared.ledger.clear(limit);
}

CacheView Engine::cache(const CacheFilter& filter, std::size_t most) const
{
    return viewOf(inside_->house.shared.replies, filter, most);
}

std::optional<KeptText> Engine::keptText(const std::string& key) const
{
    return textOf(inside_->house.shared.replies, key);
}

std::size_t Engine::purgeCache(const CacheFilter& filter,
                               const std::function<void(std::size_t, std::size_t)>& step)
{
    return inside_->house.shared.replies.purge(filterOf(filter), step);
}

bool Engine::refuseAlike(const std::string& pair, int score)
{
    return inside_->house.shared.replies.lessons().refuse(pair, score);
}

std::string Engine::databasePath() const
{
    return inside_->folder.file("gatehouse.sqlite");
}

std::string Engine::metricsText() const
{
    return inside_->metrics();
}

}  // namespace gatehouse::engine
