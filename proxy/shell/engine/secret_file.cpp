#include "proxy/shell/engine/secret_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "proxy/core/base/text.h"
#include "proxy/shell/net/descriptor.h"

namespace gatehouse::engine {
namespace {

constexpr std::size_t kLargest = 1024 * 1024;

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// The path without links; empty when there is nothing.
std::string realPath(const std::string& path)
{
    const std::unique_ptr<char, void (*)(void*)> found(::realpath(path.c_str(), nullptr),
                                                       &std::free);
    return found ? std::string(found.get()) : std::string();
}

Error missing(const std::string& path)
{
    return fail(ErrorKind::NotFound,
                cat("the secret file ", path, " cannot be read: ", std::strerror(errno)),
                "check the path, and that the gateway's user owns the file");
}

Result<void> mayBeTrusted(const struct stat& status, const std::string& path)
{
    constexpr unsigned kOthers = 077;
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorKind::Invalid, cat(path, " is not a plain file"),
                    "name a file that holds the secret");
    }
    if ((status.st_mode & kOthers) != 0) {
        return fail(ErrorKind::Invalid,
                    cat("others on this machine can open the secret file ", path),
                    cat("run: chmod 600 ", path));
    }
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        return fail(ErrorKind::Invalid, cat("the secret file ", path, " belongs to another user"),
                    "make the gateway's user its owner");
    }
    return {};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace

Result<Secret> readSecretFile(const std::string& path)
{
    if (!path.starts_with('/')) {
        return fail(ErrorKind::Invalid, "the path of a secret file is not absolute",
                    "begin it with /");
    }
    const std::string real = realPath(path);
    if (real.empty()) return missing(path);
    // A link inside the folder is how container platforms swap a secret; one that leads elsewhere
    // is how a stranger makes us read another file.
    const std::string folder = realPath(folderOf(path));
    if (!real.starts_with(folder == "/" ? folder : cat(folder, "/"))) {
        return fail(ErrorKind::Invalid,
                    cat("the secret file ", path, " is a link to another folder"),
                    "name the file itself");
    }
    // O_NONBLOCK: opening a pipe without a writer would wait for ever.
    const net::Descriptor file(
        ::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));

    struct stat status {};

    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return missing(path);
    GH_TRY(mayBeTrusted(status, path));
    if (static_cast<std::size_t>(status.st_size) > kLargest) {
        return fail(ErrorKind::Invalid, cat(path, " is too large for a secret"),
                    "name another file");
    }
    std::string bytes(static_cast<std::size_t>(status.st_size),
                      '\0');  // one size: no copies are left behind
    std::size_t size = 0;
    while (size < bytes.size()) {
        const auto count = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        size += static_cast<std::size_t>(count);
    }
    if (size != bytes.size()) {
        const Secret wiped(std::move(bytes));
        return fail(ErrorKind::Storage, cat(path, " changed while it was read"), "try again");
    }
    return Secret(std::move(bytes));
}

Result<void> writeSecretFile(const std::string& path, const Secret& content)
{
    const auto refuse = [&path](const std::string& what) {
        return fail(ErrorKind::Storage, cat("cannot write ", path, ": ", what),
                    "check the free space and the rights of the folder");
    };
    std::string temporary = cat(path, ".XXXXXX");
    const net::Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));  // 0600 by definition
    if (file.number() < 0) return refuse(std::strerror(errno));
    if (!writeAll(file.number(), content.reveal()) || ::fsync(file.number()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        const std::string what = std::strerror(errno);
        ::unlink(temporary.c_str());
        return refuse(what);
    }
    const net::Descriptor folder(
        ::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() >= 0) ::fsync(folder.number());  // the new name, too
    return {};
}

}  // namespace gatehouse::engine
