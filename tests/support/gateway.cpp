#include "tests/support/gateway.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "tests/support/fake_upstream.h"

namespace gatehouse::tests {

namespace {

constexpr std::chrono::seconds kPatience{30};

std::string newFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "gatehouse-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    return name;
}

}  // namespace

config::ProviderConfig providerAt(const std::string& id, const FakeUpstream& fake, bool withKey)
{
    config::ProviderConfig provider;
    provider.id = id;
    provider.baseUrl = fake.url();
    if (withKey) provider.key.text = "keychain:" + id;
    return provider;
}

config::Config configFor(const FakeUpstream& fake, const std::vector<std::string>& providers)
{
    config::Config config;
    config.server.listen = {"127.0.0.1:0"};
    config.server.ioThreads = 2;
    config.records.commitInterval = Millis(1);
    config.access.salt = "00112233445566778899aabbccddeeff";
    for (const auto& id : providers) config.providers.push_back(providerAt(id, fake));
    return config;
}

void addKey(config::Config& config, const std::string& label, const std::string& key)
{
    const Digest digest = Hmac(config.access.salt).of(key);
    config::KeyConfig entry;
    entry.id = label;
    entry.label = label;
    entry.hash = hex(digest);
    config.access.keys.push_back(std::move(entry));
}

Gateway::Gateway(config::Config config) : folder_(newFolder())
{
    engine::EngineOptions options;
    options.dataFolder = folder_;
    options.secrets = [](const SecretRef& reference) {
        return Secret(secret(std::string(reference.name())));
    };
    options.onCommitted = [this](const store::Committed&) {
        const std::lock_guard lock(mutex_);
        ++commits_;
        committed_.notify_all();
    };
    auto started = engine::Engine::start(std::move(options), std::move(config));
    if (!started) {
        std::fprintf(stderr, "Gateway: %s\n", started.error().message.c_str());
        std::abort();
    }
    engine_ = std::move(*started);
    auto reader = store::Reader::open(engine_->databasePath());
    if (!reader) {
        std::fprintf(stderr, "Gateway: %s\n", reader.error().message.c_str());
        std::abort();
    }
    reader_ = std::move(*reader);
}

Gateway::~Gateway()
{
    engine_.reset();
    reader_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::uint16_t Gateway::port(std::size_t listener) const
{
    const auto state = engine_->state();
    if (listener >= state.listening.size()) return 0;
    const std::string& address = state.listening[listener];
    std::uint16_t port = 0;
    std::from_chars(address.data() + address.rfind(':') + 1, address.data() + address.size(), port);
    return port;
}

std::string Gateway::adminToken() const
{
    std::ifstream file(folder_ + "/admin.token");
    std::string token;
    std::getline(file, token);
    return token;
}

std::string Gateway::publish(const config::Config& config)
{
    const auto done = engine_->publish(config, "test", "");
    if (!done) return done.error().message;
    return done->problems.empty()
               ? std::string()
               : done->problems.front().path + ": " + done->problems.front().message;
}

/// Looks again after each commit.
template <class Reached>
bool Gateway::waitFor(Reached reached)
{
    const auto until = std::chrono::steady_clock::now() + kPatience;
    std::unique_lock lock(mutex_);
    for (;;) {
        const auto seen = commits_;
        lock.unlock();
        if (reached()) return true;
        lock.lock();
        if (!committed_.wait_until(lock, until, [&] { return commits_ != seen; })) return false;
    }
}

store::Row Gateway::row(const std::string& requestId)
{
    store::Row found;
    waitFor([&] {
        const auto id = reader_->find(requestId);
        if (!id || !*id) return false;
        auto rows = reader_->rows({**id});
        if (!rows || rows->empty()) return false;
        found = std::move(rows->front());
        return true;
    });
    return found;
}

record::Exchange Gateway::record(const std::string& requestId)
{
    record::Exchange found;
    waitFor([&] {
        const auto id = reader_->find(requestId);
        if (!id || !*id) return false;
        auto detail = reader_->detail(**id);
        if (!detail || !*detail || (*detail)->outcome == record::Outcome::Running) return false;
        found = std::move(**detail);
        return true;
    });
    return found;
}

std::vector<store::Row> Gateway::rows(std::size_t count)
{
    std::vector<store::Row> found;
    waitFor([&] {
        std::vector<store::RowId> ids;
        const auto listed = reader_->ids({}, 0, [&](std::vector<store::RowId> some) {
            ids.insert(ids.end(), some.begin(), some.end());
            return true;
        });
        auto rows = reader_->rows(ids);
        if (!listed || !rows) return false;
        found = std::move(*rows);
        const auto ended = std::count_if(found.begin(), found.end(), [](const store::Row& row) {
            return row.outcome != record::Outcome::Running;
        });
        return static_cast<std::size_t>(ended) >= count;
    });
    return found;
}

}  // namespace gatehouse::tests
