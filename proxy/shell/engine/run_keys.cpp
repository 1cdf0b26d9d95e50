#include "proxy/shell/engine/run_keys.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <unistd.h>

#include <boost/json.hpp>
#include <openssl/rand.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/data_folder.h"

namespace gatehouse::engine {
namespace {

Result<std::string> chance(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        return fail(ErrorKind::Internal, "no randomness for a key", "try again in a moment");
    return hex(bytes);
}

std::string ownHost()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                            : std::string();
}

bool isGone(const RunKey& key, const std::string& here)
{
    return key.host == here && key.process > 0 && ::kill(static_cast<pid_t>(key.process), 0) != 0 &&
           errno == ESRCH;
}

std::int64_t numberAt(const boost::json::object& row, std::string_view name)
{
    const auto* value = row.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

}  // namespace

RunKeys::RunKeys(std::string path) : path_(std::move(path))
{
    load();
    compile();
}

void RunKeys::load()
{
    const auto text = readWhole(path_);
    if (!text) return;
    boost::system::error_code trouble;
    const auto file = boost::json::parse(*text, trouble);
    if (trouble || !file.is_object()) return;
    salt_ = textAt(file.get_object(), "salt");
    const auto* rows = file.get_object().if_contains("keys");
    if (rows == nullptr || !rows->is_array()) return;
    for (const auto& each : rows->get_array()) {
        if (!each.is_object()) continue;
        const auto& row = each.get_object();
        keys_.push_back({textAt(row, "id"), textAt(row, "label"), textAt(row, "hint"),
                         textAt(row, "host"), numberAt(row, "process"), numberAt(row, "createdAt"),
                         textAt(row, "hash")});
    }
}

Result<void> RunKeys::keep()
{
    boost::json::array rows;
    for (const RunKey& key : keys_) {
        rows.push_back({{"id", key.id},
                        {"label", key.label},
                        {"hint", key.hint},
                        {"host", key.host},
                        {"process", key.process},
                        {"createdAt", key.createdAt},
                        {"hash", key.hash}});
    }
    const boost::json::value file{{"salt", salt_}, {"keys", std::move(rows)}};
    return writeWhole(path_, cat(boost::json::serialize(file), "\n"));
}

void RunKeys::compile()
{
    std::vector<pipeline::KeyEntry> entries;
    for (const RunKey& key : keys_) {
        std::string bytes;
        pipeline::KeyEntry entry{
            .digest = {}, .id = key.id, .label = key.label, .enabled = true, .expiresAt = 0};
        if (!fromHex(key.hash, bytes) || bytes.size() != entry.digest.size()) continue;
        std::memcpy(entry.digest.data(), bytes.data(), bytes.size());
        entries.push_back(std::move(entry));
    }
    index_ = std::make_shared<const pipeline::KeyIndex>(salt_, std::move(entries), ++version_);
}

Result<MadeRunKey> RunKeys::add(std::string label, std::string host, std::int64_t process,
                                WallMicros now)
{
    const std::vector<RunKey> before = keys_;
    const std::string here = ownHost();
    std::erase_if(keys_, [&here](const RunKey& key) { return isGone(key, here); });
    if (salt_.empty()) {
        auto salt = chance(16);
        if (!salt) return std::move(salt).error();
        salt_ = std::move(*salt);
    }
    auto name = chance(5);
    auto text = chance(32);
    if (!name) return std::move(name).error();
    if (!text) return std::move(text).error();
    MadeRunKey made{cat("run-", *name), Secret(cat("gh_", *text))};
    keys_.push_back({made.id, std::move(label), text->substr(text->size() - 4), std::move(host),
                     process, now, hex(Hmac(salt_).of(made.text.reveal()))});
    if (auto kept = keep(); !kept) {
        keys_ = before;
        return std::move(kept).error();
    }
    compile();
    return made;
}

Result<bool> RunKeys::remove(const std::string& id)
{
    if (std::erase_if(keys_, [&id](const RunKey& key) { return key.id == id; }) == 0) return false;
    // Refused from now on, even where the file cannot be written.
    compile();
    GH_TRY(keep());
    return true;
}

}  // namespace gatehouse::engine
