#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::engine {

/// The folder one gateway keeps its things in, held by a lock so that no second gateway writes
/// there.
///
/// Errors  Conflict when another gateway holds it, Storage when it cannot be made.
class DataFolder {
public:
    static Result<DataFolder> open(const std::string& path);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    [[nodiscard]] std::string file(std::string_view name) const;
    /// The admin token; made on first use, readable by its owner alone.
    [[nodiscard]] Result<Secret> adminToken() const;
    /// What placeholders are made of and sealed with, where the config names no other key.
    [[nodiscard]] Result<Secret> placeholderKey() const;

private:
    DataFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

    [[nodiscard]] Result<Secret> madeOnce(std::string_view name) const;

    std::string path_;
    int lock_;
};

/// Writes a file whole or not at all (temporary file, sync, rename), mode 0600.
Result<void> writeWhole(const std::string& path, std::string_view text);
Result<std::string> readWhole(const std::string& path);

}  // namespace gatehouse::engine
