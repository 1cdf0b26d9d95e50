#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/shell/engine/run_key.h"

namespace gatehouse::engine {

/// The keys of runs. They are no settings: they stand beside the config, so neither a reload of
/// its file nor a roll back takes one from a program that is using it, and the history of the
/// settings tells of settings.
///
/// Shape   kept in one file (0600) of the data folder, so they outlive a restart of the gateway.
/// Keys whose process on this machine is gone go at the next add().
/// Thread  one at a time.
class RunKeys {
public:
    /// Reads what is there; a file that cannot be understood counts as empty.
    explicit RunKeys(std::string path);

    Result<MadeRunKey> add(std::string label, std::string host, std::int64_t process,
                           WallMicros now);
    /// False: there is none of that id.
    Result<bool> remove(const std::string& id);

    [[nodiscard]] const std::vector<RunKey>& all() const noexcept { return keys_; }

    /// As an exchange looks them up; a new index each time something changed.
    [[nodiscard]] const std::shared_ptr<const pipeline::KeyIndex>& index() const noexcept
    {
        return index_;
    }

private:
    void load();
    Result<void> keep();
    void compile();

    std::string path_;
    std::string salt_;
    std::vector<RunKey> keys_;
    std::shared_ptr<const pipeline::KeyIndex> index_;
    std::uint64_t version_ = 0;
};

}  // namespace gatehouse::engine
