#include "proxy/shell/engine/data_folder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <openssl/rand.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::engine {
namespace {

std::string wordsOf(int code)
{
    return std::error_code(code, std::generic_category()).message();
}

}  // namespace

Result<void> writeWhole(const std::string& path, std::string_view text)
{
    const std::string draft = cat(path, ".new");
    const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(ErrorKind::Storage, cat("cannot write ", path, ": ", wordsOf(errno)),
                    "check the folder's owner and the disk");
    std::string_view rest = text;
    int trouble = 0;
    while (!rest.empty() && trouble == 0) {
        const auto done = ::write(file, rest.data(), rest.size());
        if (done < 0 && errno != EINTR) trouble = errno;
        if (done > 0) rest.remove_prefix(static_cast<std::size_t>(done));
    }
    if (trouble == 0 && ::fsync(file) != 0) trouble = errno;
    ::close(file);
    if (trouble == 0 && std::rename(draft.c_str(), path.c_str()) != 0) trouble = errno;
    if (trouble == 0) return {};
    ::unlink(draft.c_str());
    return fail(ErrorKind::Storage, cat("cannot write ", path, ": ", wordsOf(trouble)),
                "check the folder's owner and the disk");
}

Result<std::string> readWhole(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorKind::Storage, cat("cannot read ", path),
                    "check that it exists and may be read");
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1))
{
}

DataFolder::~DataFolder()
{
    if (lock_ >= 0) ::close(lock_);
}

Result<DataFolder> DataFolder::open(const std::string& path)
{
    std::error_code error;
    const bool made = std::filesystem::create_directories(path, error);
    if (error)
        return fail(ErrorKind::Storage,
                    cat("cannot make the data folder ", path, ": ", error.message()),
                    "choose another with --data");
    if (made) ::chmod(path.c_str(), 0700);
    const std::string name = cat(path, "/gatehouse.lock");
    const int lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        return fail(ErrorKind::Storage,
                    cat("cannot write in the data folder ", path, ": ", wordsOf(errno)),
                    "choose another with --data");
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return fail(ErrorKind::Conflict, cat("another gateway is using ", path),
                    "close it, or give this one its own --data folder");
    }
    // SQLite gives its side files the mode of the main one: prompts are for their owner's eyes.
    const std::string store = cat(path, "/gatehouse.sqlite");
    const int file = ::open(store.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) ::close(file);
    return DataFolder(path, lock);
}

std::string DataFolder::file(std::string_view name) const
{
    return cat(path_, "/", name);
}

Result<Secret> DataFolder::adminToken() const
{
    return madeOnce("admin.token");
}

Result<Secret> DataFolder::placeholderKey() const
{
    return madeOnce("placeholders.key");
}

Result<Secret> DataFolder::madeOnce(std::string_view name) const
{
    const std::string path = file(name);
    if (std::filesystem::exists(path)) {
        auto text = readWhole(path);
        if (!text) return std::move(text).error();
        std::string_view token = *text;
        while (token.ends_with('\n')) token.remove_suffix(1);
        if (!token.empty()) return Secret(std::string(token));
    }
    unsigned char bytes[32];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return fail(ErrorKind::Internal, "no randomness for a token");
    std::string token = hex(std::string_view(reinterpret_cast<const char*>(bytes), sizeof bytes));
    GH_TRY(writeWhole(path, cat(token, "\n")));
    return Secret(std::move(token));
}

}  // namespace gatehouse::engine
