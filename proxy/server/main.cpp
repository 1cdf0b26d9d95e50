#include <cstdio>
#include <string>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "proxy/server/audit.h"
#include "proxy/server/options.h"
#include "proxy/server/reload.h"
#include "proxy/server/scan.h"
#include "proxy/server/tail.h"
#include "proxy/shell/engine/data_folder.h"
#include "proxy/shell/engine/engine.h"
#include "proxy/shell/engine/log.h"

namespace gatehouse::server {
namespace {

using engine::Level;

/// The config file with the command line laid over it; nothing: it cannot be used, and standard
/// error says why.
Result<config::Config> load(const Options& options)
{
    config::Config config = config::firstRun();
    if (!options.config.empty()) {
        auto text = engine::readWhole(options.config);
        if (!text) return std::move(text).error();
        std::vector<config::Problem> problems;
        auto parsed = config::parse(*text, problems);
        if (parsed) problems = config::validate(*parsed, provider::Catalogue::builtIn());
        for (const auto& problem : problems) {
            engine::log(
                Level::Error, "config.problem",
                {{"path", problem.path}, {"message", problem.message}, {"hint", problem.hint}});
        }
        if (!parsed || !problems.empty()) {
            return fail(ErrorKind::Invalid, cat(options.config, " cannot be used"),
                        "the lines above say what is wrong");
        }
        config = std::move(*parsed);
    }
    if (!options.listen.empty()) config.server.listen = options.listen;
    return config;
}

int complain(const Error& error)
{
    engine::log(Level::Error, "failed", {{"message", error.message}, {"hint", error.hint}});
    return 1;
}

void reload(engine::Engine& gateway, const Options& options)
{
    auto config = load(options);
    if (!config) {
        engine::log(Level::Error, "reload.refused", {{"message", config.error().message}});
        return;
    }
    if (*config == gateway.config()) return;
    auto published = gateway.publish(std::move(*config), "file", options.config);
    if (!published || !published->problems.empty()) {
        engine::log(Level::Error, "reload.refused",
                    {{"message", published ? published->problems.front().message
                                           : published.error().message}});
        return;
    }
    engine::log(Level::Info, "reloaded",
                {{"generation", number(static_cast<std::int64_t>(published->generation))}});
}

int serve(const Options& options)
{
    Watch::blockSignals();
    auto config = load(options);
    if (!config) return complain(config.error());
    const Millis patience = config->server.drain;
    engine::EngineOptions given;
    given.dataFolder = options.data;
    auto started = engine::Engine::start(std::move(given), std::move(*config));
    if (!started) return complain(started.error());
    auto& gateway = **started;
    const auto state = gateway.state();
    if (!state.trouble.empty()) return complain(fail(ErrorKind::Conflict, state.trouble));
    for (const auto& address : state.listening)
        engine::log(Level::Info, "listening", {{"address", address}});
    if (!state.store.trouble.empty())
        engine::log(Level::Warning, "store", {{"message", state.store.trouble}});
    Watch watch(options.config);
    while (watch.wait() == Wake::Reload) reload(gateway, options);
    engine::log(Level::Info, "draining");
    gateway.drain(patience);
    gateway.stop();
    engine::log(Level::Info, "stopped");
    return 0;
}

int check(const Options& options)
{
    auto config = load(options);
    if (!config) return complain(config.error());
    std::printf("%s is valid\n",
                options.config.empty() ? "the first-run config" : options.config.c_str());
    return 0;
}

int logs(const Options& options)
{
    auto done = tail(options, [] { return std::ferror(stdout) == 0; });
    return done ? 0 : complain(done.error());
}

int audit(const Options& options)
{
    auto done = followAudit(options, stdout, [] { return std::ferror(stdout) == 0; });
    return done ? 0 : complain(done.error());
}

int verify(const Options& options)
{
    auto whole = verifyAudit(options, stdout);
    if (!whole) return complain(whole.error());
    return *whole ? 0 : 1;
}

}  // namespace

int run(const std::vector<std::string>& arguments)
{
    auto options = parseOptions(arguments);
    if (!options) {
        std::fprintf(stderr, "gatehouse-server: %s\n\n%s", options.error().message.c_str(),
                     options.error().hint.c_str());
        return 2;
    }
    switch (options->command) {
        case Command::Version:
            std::printf("gatehouse-server %s\n", GATEHOUSE_VERSION);
            return 0;
        case Command::Help:
            std::fputs(usage().c_str(), stdout);
            return 0;
        case Command::Check:
            return check(*options);
        case Command::Logs:
            return logs(*options);
        case Command::Audit:
            return audit(*options);
        case Command::Verify:
            return verify(*options);
        case Command::Scan:
            return scan();
        case Command::Serve:
            return serve(*options);
    }
    return 2;
}

}  // namespace gatehouse::server

int main(int argc, char** argv)
{
    return gatehouse::server::run({argv + 1, argv + argc});
}
