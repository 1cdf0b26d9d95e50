#include "proxy/shell/body_spill.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "proxy/core/base/text.h"

namespace gatehouse {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kFirst = std::size_t{16} << 20U;
constexpr std::size_t kStep = std::size_t{4} << 20U;  // of pages that leave the memory together

Error noRoom(std::string_view what)
{
    return fail(ErrorKind::Storage,
                cat("a large body could not be kept: ", what, ": ", std::strerror(errno)),
                "make room on the disk of the data folder, or send a smaller body");
}

/// Without a name from the beginning where the file system can, else for a moment.
int fileIn(const std::string& folder)
{
    const int file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    std::string name = folder + "/body-XXXXXX";
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) unlink(name.c_str());
    return named;
}

}  // namespace

Result<std::unique_ptr<BodySpill>> BodySpill::make(const std::string& folder, std::size_t expected)
{
    const int file = fileIn(folder);
    if (file < 0) return noRoom("no file can be made");
    std::unique_ptr<BodySpill> spill(new BodySpill(file));
    GH_TRY(spill->grow(std::max(expected, kFirst)));
    return spill;
}

BodySpill::~BodySpill()
{
    if (bytes_ != nullptr) munmap(bytes_, room_);
    close(file_);
}

Result<void> BodySpill::grow(std::size_t size)
{
    size = (size + kPage - 1) / kPage * kPage;
    // Room is taken, not only promised: a full disk must be an error here, and no signal later.
    const int trouble = posix_fallocate(file_, 0, static_cast<off_t>(size));
    if (trouble != 0) {
        errno = trouble;
        return noRoom("the disk has no room");
    }
    void* const made = bytes_ == nullptr
                           ? mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0)
                           : mremap(bytes_, room_, size, MREMAP_MAYMOVE);
    if (made == MAP_FAILED) return noRoom("it cannot be mapped");
    bytes_ = static_cast<char*>(made);
    room_ = size;
    return {};
}

Result<void> BodySpill::add(std::string_view bytes)
{
    if (size_ + bytes.size() > room_) GH_TRY(grow(std::max(2 * room_, size_ + bytes.size())));
    std::memcpy(bytes_ + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
    if (size_ - released_ >= 2 * kStep) {
        release({bytes_ + released_, kStep});
        released_ += kStep;
    }
    return {};
}

void BodySpill::release(std::string_view part) noexcept
{
    // Whole pages only; of a shared mapping they stay in the file.
    const auto begin = (reinterpret_cast<std::uintptr_t>(part.data()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(part.data() + part.size()) / kPage * kPage;
    if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace gatehouse
