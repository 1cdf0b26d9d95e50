#include "proxy/shell/engine/engine.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/shell/client_conn.h"
#include "proxy/shell/engine/admin_api.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/data_folder.h"
#include "proxy/shell/engine/metrics.h"
#include "proxy/shell/engine/vault.h"
#include "proxy/shell/net/listener.h"
#include "proxy/shell/visit.h"

namespace gatehouse::engine {
namespace {

constexpr Millis kAskTime{200};  // patience with a loop that is asked for what it is doing

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

Running runningOf(const Visit& visit)
{
    const auto& x = visit.x;
    Running row;
    row.requestId = x.id;
    row.startedAt = x.arrival.wall;
    row.elapsed = visit.sinceStart();
    row.firstByte = x.course.firstByteAt;
    row.method = x.arrival.head.method;
    row.path = x.arrival.head.target.substr(0, x.arrival.head.target.find('?'));
    row.dialect = x.parse.dialect == nullptr ? std::string() : std::string(x.parse.dialect->id);
    row.provider =
        x.route.targets.empty() ? std::string() : x.route.targets.front().upstream->chosen.id;
    row.model = x.parse.facts.model;
    row.keyLabel = x.caller.label;
    row.streaming = x.collect.streamed || x.collect.lines;
    row.events = x.collect.eventCount;
    row.bytes = x.course.delivered;
    return row;
}

}  // namespace

struct Engine::Inside {
    Inside(DataFolder kept, EngineOptions given)
        : folder(std::move(kept)), options(std::move(given))
    {
    }

    DataFolder folder;
    EngineOptions options;
    std::optional<Vault> vault;
    House house;
    AdminView admin;
    std::vector<std::unique_ptr<Desk>> desks;
    const net::SteadyTime begun = net::steadyNow();
    std::atomic<std::size_t> turn{0};
    std::atomic<std::int64_t> maxConnections{0};

    mutable std::mutex control;  ///< publish, listeners and what they leave behind
    std::vector<std::shared_ptr<net::Listener>> listeners;
    std::vector<std::string> listenersFor;  ///< the configured address of each listener
    std::vector<std::string> listenWanted;  ///< all configured, also one this machine has not
    std::string tlsWanted;
    std::shared_ptr<SSL_CTX> tls;
    std::string trouble;
    bool stopped = false;

    Result<std::shared_ptr<const pipeline::Snapshot>> build(const config::Config& config,
                                                            std::uint64_t generation);
    Result<Published> publish(config::Config config, const std::string& author,
                              const std::string& note, bool writeBack);
    void hideSecrets(const pipeline::Snapshot& snapshot);
    void remember(const config::Config& config, std::uint64_t generation, const std::string& author,
                  const std::string& note);
    Result<void> listen(const config::ServerConfig& server);
    std::shared_ptr<net::Listener> opened(const std::string& address, Error& error);
    void tick(Desk& desk);
    EngineState state() const;
    std::string metrics() const;
    Result<std::vector<record::ConfigPublished>> history(int limit) const;
    template <class Ask>
    void askEach(Ask ask) const;
};

Result<std::shared_ptr<const pipeline::Snapshot>> Engine::Inside::build(
    const config::Config& config, std::uint64_t generation)
{
    return pipeline::Snapshot::build(
        config, generation, provider::Catalogue::builtIn(),
        [this](const SecretRef& reference) { return vault->resolve(reference); });
}

void Engine::Inside::hideSecrets(const pipeline::Snapshot& snapshot)
{
    std::vector<Secret> values;
    for (const auto& upstream : snapshot.upstreams) {
        if (!upstream.key.empty()) values.push_back(upstream.key);
    }
    for (const auto& key : snapshot.config.access.keys) {
        if (key.value.empty()) continue;
        if (auto value = vault->resolve(key.value)) values.push_back(std::move(*value));
    }
    values.push_back(admin.token);
    house.writer->hide(std::move(values));
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
                                                  const std::string& note, bool writeBack)
{
    const std::lock_guard lock(control);
    Published result;
    result.problems = config::validate(config, provider::Catalogue::builtIn());
    if (!result.problems.empty()) return result;
    const auto before = house.live.get();
    const std::uint64_t generation = before->generation + 1;
    auto snapshot = build(config, generation);
    if (!snapshot) return std::move(snapshot).error();
    GH_TRY(listen(config.server));
    if (writeBack && !options.configFile.empty())
        GH_TRY(writeWhole(options.configFile, config::print(config)));
    remember(config, generation, author, note);
    hideSecrets(**snapshot);
    house.writer->setOptions(writerOptions(folder.file("gatehouse.sqlite"), config.records));
    maxConnections = config.server.maxConnections;
    house.live.set(std::move(*snapshot));
    result.generation = generation;
    return result;
}

std::shared_ptr<net::Listener> Engine::Inside::opened(const std::string& address, Error& error)
{
    const auto next = [this]() -> net::Loop* {
        if (house.connections.load(std::memory_order_relaxed) >=
            maxConnections.load(std::memory_order_relaxed))
            return nullptr;
        return &desks[turn.fetch_add(1, std::memory_order_relaxed) % desks.size()]->loop;
    };
    const auto take = [this, context = tls](net::Loop& loop, net::Listener::Socket socket) {
        Desk& desk = *desks[loop.number()];
        // The socket crosses to its loop by a shared pointer: std::function wants to copy what it
        // holds.
        const auto shared = std::make_shared<net::Listener::Socket>(std::move(socket));
        loop.post([&desk, shared, context] { serveClient(desk, std::move(*shared), context); });
    };
    auto listener = net::Listener::open(desks.front()->loop, address, next, take);
    if (!listener) {
        error = listener.error();
        return nullptr;
    }
    (*listener)->start();
    return std::move(*listener);
}

Result<void> Engine::Inside::listen(const config::ServerConfig& server)
{
    const std::string tlsNow = cat(server.tlsCertificate, "|", server.tlsKey);
    if (server.listen == listenWanted && tlsNow == tlsWanted && trouble.empty()) return {};
    if (!server.tlsCertificate.empty()) {
        auto context = net::serverContext(server.tlsCertificate, server.tlsKey);
        if (!context) return std::move(context).error();
        tls = std::shared_ptr<SSL_CTX>(context->release(), SSL_CTX_free);
    } else {
        tls = nullptr;
    }
    // The new socket opens before the old one closes; an address that stays keeps its socket,
    // unless TLS changed.
    const bool keepSame = tlsNow == tlsWanted;
    std::vector<std::shared_ptr<net::Listener>> next;
    std::vector<std::shared_ptr<net::Listener>> kept;
    std::vector<std::string> nextFor;
    for (std::size_t i = 0; i < server.listen.size(); ++i) {
        const auto at = std::ranges::find(listenersFor, server.listen[i]);
        if (keepSame && at != listenersFor.end()) {
            kept.push_back(listeners[static_cast<std::size_t>(at - listenersFor.begin())]);
            next.push_back(kept.back());
            nextFor.push_back(server.listen[i]);
            continue;
        }
        if (!keepSame) {
            for (const auto& old : listeners) old->close();
        }
        Error error;
        auto listener = opened(server.listen[i], error);
        if (!listener) {
            const bool optional =
                i > 0 && server.listen[i].starts_with('[');  // a machine may have no IPv6
            if (optional) continue;
            for (const auto& made : next) {
                if (std::ranges::find(kept, made) == kept.end()) made->close();
            }
            return error;
        }
        next.push_back(std::move(listener));
        nextFor.push_back(server.listen[i]);
    }
    for (const auto& old : listeners) {
        if (std::ranges::find(kept, old) == kept.end()) old->close();
    }
    listeners = std::move(next);
    listenersFor = std::move(nextFor);
    listenWanted = server.listen;
    tlsWanted = tlsNow;
    trouble.clear();
    return {};
}

void Engine::Inside::tick(Desk& desk)
{
    const auto now = net::steadyNow();
    for (Visit* visit : desk.running) {
        if (!visit->travelling || visit->announced) continue;
        if (now - visit->start < visit->snapshot->config.records.announceAfter) continue;
        visit->announced = true;
        house.writer->push(
            record::ExchangeStarted{pipeline::stages::announcement(visit->x, visit->env())});
    }
}

template <class Ask>
void Engine::Inside::askEach(Ask ask) const
{
    for (const auto& desk : desks) {
        const auto done = std::make_shared<std::promise<void>>();
        auto answer = done->get_future();
        desk->loop.post([&desk = *desk, ask, done]() mutable {
            ask(desk);
            done->set_value();
        });
        answer.wait_for(kAskTime);
    }
}

EngineState Engine::Inside::state() const
{
    EngineState now;
    now.paused = house.paused;
    now.connections = static_cast<std::uint64_t>(std::max<std::int64_t>(0, house.connections));
    now.store = house.writer->state();
    if (const auto live = house.live.get()) now.generation = live->generation;
    for (const auto& desk : desks) {
        now.openStreams +=
            static_cast<std::uint64_t>(std::max<std::int64_t>(0, desk->tally.openExchanges));
        for (const auto& count : desk->tally.byOutcome)
            now.requests += static_cast<std::uint64_t>(count.load());
    }
    const std::lock_guard lock(control);
    for (const auto& listener : listeners) now.listening.push_back(listener->address());
    now.trouble = trouble;
    now.running = !listeners.empty() && !stopped;
    return now;
}

std::string Engine::Inside::metrics() const
{
    MetricsInput input;
    for (const auto& desk : desks) input.tallies.push_back(&desk->tally);
    input.store = house.writer->state();
    input.connections = house.connections;
    input.generation = house.live.get()->generation;
    input.uptime = std::chrono::duration_cast<Micros>(net::steadyNow() - begun).count();
    return engine::metricsText(input);
}

Result<std::vector<record::ConfigPublished>> Engine::Inside::history(int limit) const
{
    auto reader = store::Reader::open(folder.file("gatehouse.sqlite"));
    if (!reader) return std::move(reader).error();
    return (*reader)->history(limit);
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
    in.vault.emplace(VaultOptions{
        .path = in.folder.file("vault"), .passPhrase = {}, .others = in.options.secrets});
    const std::string database = in.folder.file("gatehouse.sqlite");
    auto writer =
        store::Writer::start(writerOptions(database, config.records), in.options.onCommitted);
    if (!writer) return std::move(writer).error();
    in.house.writer = std::move(*writer);

    auto token = config.server.adminToken.empty() ? in.folder.adminToken()
                                                  : in.vault->resolve(config.server.adminToken);
    if (!token) return std::move(token).error();
    in.admin.token = std::move(*token);
    in.admin.state = [&in] { return in.state(); };
    in.admin.metrics = [&in] { return in.metrics(); };
    in.admin.publish = [&in](config::Config next, const std::string& author,
                             const std::string& note) {
        return in.publish(std::move(next), author, note, true);
    };
    in.admin.history = [&in](int limit) { return in.history(limit); };
    in.house.admin = [&in](const pipeline::Exchange& x, const pipeline::Snapshot& snapshot) {
        return answerAdmin(x, snapshot, in.admin);
    };

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
    in.hideSecrets(**snapshot);
    in.house.live.set(std::move(*snapshot));

    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    unsigned threads = config.server.ioThreads > 0 ? static_cast<unsigned>(config.server.ioThreads)
                                                   : in.options.ioThreads;
    if (threads == 0) threads = in.options.desktop ? std::min(2U, cores) : cores;
    for (unsigned i = 0; i < threads; ++i) {
        in.desks.push_back(std::make_unique<Desk>(i, in.house));
        Desk& desk = *in.desks.back();
        desk.loop.onTick([&in, &desk](net::SteadyTime) { in.tick(desk); });
        desk.loop.start();
    }
    in.maxConnections = config.server.maxConnections;
    auto engine = std::unique_ptr<Engine>(new Engine(std::move(inside)));
    in.admin.rollBack = [raw = engine.get()](std::uint64_t to, const std::string& author) {
        return raw->rollBack(to, author);
    };
    const std::lock_guard lock(
        in.control);  // the first listener may bring a call before the second is open
    auto listening = in.listen(config.server);
    if (!listening) in.trouble = cat(listening.error().message, "; ", listening.error().hint);
    return engine;
}

Result<Engine::Published> Engine::publish(config::Config config, const std::string& author,
                                          const std::string& note)
{
    return inside_->publish(std::move(config), author, note, true);
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
    return publish(std::move(*config), author,
                   cat("back to generation ", number(static_cast<std::int64_t>(generation))));
}

void Engine::setPaused(bool paused)
{
    inside_->house.paused = paused;
}

void Engine::drain(Millis patience)
{
    auto& in = *inside_;
    in.house.draining = true;
    {
        const std::lock_guard lock(in.control);
        for (const auto& listener : in.listeners) listener->close();
    }
    const auto until = net::steadyNow() + patience;
    for (;;) {
        std::atomic<std::int64_t> busy{0};
        for (const auto& desk : in.desks) {
            std::promise<void> done;
            desk->loop.post([&desk = *desk, &busy, &done] {
                std::vector<std::shared_ptr<net::Duplex>> idle;
                for (Visit* visit : desk.running) {
                    if (visit->travelling) {
                        ++busy;
                    } else {
                        idle.push_back(visit->client);
                    }
                }
                for (const auto& client : idle) client->abort();
                done.set_value();
            });
            done.get_future().wait();
        }
        if (busy == 0 || net::steadyNow() >= until) return;
        std::this_thread::sleep_for(Millis(20));
    }
}

void Engine::stop()
{
    auto& in = *inside_;
    {
        const std::lock_guard lock(in.control);
        if (std::exchange(in.stopped, true)) return;
    }
    drain(Millis(0));
    // What is still open now is cut: its farewell runs on its loop and its row says so.
    for (;;) {
        std::atomic<std::size_t> open{0};
        for (const auto& desk : in.desks) {
            std::promise<void> done;
            desk->loop.post([&desk = *desk, &open, &done] {
                std::vector<std::shared_ptr<net::Duplex>> clients;
                for (net::Duplex* client : desk.clients)
                    clients.push_back(client->shared_from_this());
                for (Visit* visit : desk.running) visit->cancel.request();
                for (const auto& client : clients) client->abort();
                desk.pool.closeAll();
                open += desk.clients.size();
                done.set_value();
            });
            done.get_future().wait();
        }
        if (open == 0) break;
        std::this_thread::sleep_for(Millis(1));
    }
    for (const auto& desk : in.desks) desk->loop.stopAndJoin();
    {
        const std::lock_guard lock(in.control);
        in.listeners.clear();
    }
    (void)in.house.writer->flush(true);
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
    const auto rows = std::make_shared<std::pair<std::mutex, std::vector<Running>>>();
    inside_->askEach([rows](Desk& desk) {
        const std::lock_guard lock(rows->first);
        for (const Visit* visit : desk.running) {
            if (visit->travelling) rows->second.push_back(runningOf(*visit));
        }
    });
    const std::lock_guard lock(rows->first);
    return std::move(rows->second);
}

Peek Engine::peek(const std::string& requestId, std::size_t offset, std::size_t eventOffset) const
{
    const auto found = std::make_shared<std::pair<std::mutex, Peek>>();
    inside_->askEach([found, requestId, offset, eventOffset](Desk& desk) {
        for (const Visit* visit : desk.running) {
            if (visit->x.id != requestId || !visit->travelling) continue;
            const auto& collected = visit->x.collect;
            const std::lock_guard lock(found->first);
            auto& peek = found->second;
            peek.found = true;
            peek.ended = collected.whole;
            peek.bytes = collected.body.substr(std::min(offset, collected.body.size()));
            peek.contentType = collected.head.headers.get("content-type");
            const auto from = std::min(eventOffset, collected.marks.size());
            peek.events.assign(collected.marks.begin() + static_cast<std::ptrdiff_t>(from),
                               collected.marks.end());
        }
    });
    const std::lock_guard lock(found->first);
    return std::move(found->second);
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
