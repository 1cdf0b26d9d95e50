#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "proxy/core/config/config.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/engine/engine.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::tests {

class FakeUpstream;

/// A provider of the catalogue whose address is the fake's.
config::ProviderConfig providerAt(const std::string& id, const FakeUpstream& fake,
                                  bool withKey = true);
/// A config for tests: any free port of loopback, `fake` as the given providers, rows written at
/// once.
config::Config configFor(const FakeUpstream& fake,
                         const std::vector<std::string>& providers = {"openai"});
/// A gateway key of the config.
void addKey(config::Config& config, const std::string& label, const std::string& key);

/// The gateway itself with a data folder of its own, in this process.
///
/// Shape   secrets called keychain:NAME have the value secret(NAME).
/// Thread  the test's.
/// Errors  aborts with the reason when it cannot start; waiting calls give up after a patience only
/// a failing test sees.
class Gateway {
public:
    explicit Gateway(config::Config config);
    ~Gateway();
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    static std::string secret(const std::string& name) { return "sk-upstream-" + name + "-5c81e0"; }

    [[nodiscard]] std::uint16_t port(std::size_t listener = 0) const;

    [[nodiscard]] engine::Engine& engine() { return *engine_; }

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }

    [[nodiscard]] std::string file(const std::string& name) const { return folder_ + "/" + name; }

    [[nodiscard]] std::string adminToken() const;
    /// Publishes; empty when all is well, else the first reason.
    std::string publish(const config::Config& config);

    void stop() { engine_->stop(); }

    /// The whole story of a call once it has ended; an id that never ends gives an empty one.
    record::Exchange record(const std::string& requestId);
    /// As soon as the row exists, ended or not.
    store::Row row(const std::string& requestId);
    /// All rows, newest first, once at least `count` have ended.
    std::vector<store::Row> rows(std::size_t count);

private:
    template <class Reached>
    bool waitFor(Reached reached);

    std::string folder_;
    std::mutex mutex_;
    std::condition_variable committed_;
    std::uint64_t commits_ = 0;
    std::unique_ptr<engine::Engine> engine_;
    std::unique_ptr<store::Reader> reader_;
};

}  // namespace gatehouse::tests
