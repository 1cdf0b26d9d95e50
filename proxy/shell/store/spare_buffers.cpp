#include "proxy/shell/store/spare_buffers.h"

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

namespace gatehouse::store {

SpareBuffers::Shelf* SpareBuffers::shelfOf(std::size_t size) noexcept
{
    if (size < kSmallest || size > kLargest) return nullptr;
    return &shelves_[static_cast<std::size_t>(std::bit_width(size / kSmallest)) - 1];
}

std::string SpareBuffers::take(std::size_t size)
{
    Shelf* shelf = shelfOf(size);
    if (shelf == nullptr) return {};
    const std::lock_guard lock(mutex_);
    // Calls in a row are of like size: the last one fits, or one of the next shelf does.
    if (shelf->buffers.empty() || shelf->buffers.back().capacity() < size) {
        if (shelf == &shelves_.back() || (++shelf)->buffers.empty()) return {};
    }
    std::string buffer = std::move(shelf->buffers.back());
    shelf->buffers.pop_back();
    shelf->unused = std::min(shelf->unused, shelf->buffers.size());
    bytes_ -= buffer.capacity();
    return buffer;
}

void SpareBuffers::give(std::string&& buffer) noexcept
{
    std::string kept = std::move(buffer);
    Shelf* const shelf = shelfOf(kept.capacity());
    if (shelf == nullptr) return;
    kept.clear();
    const std::size_t size = kept.capacity();
    const std::lock_guard lock(mutex_);
    if (bytes_ + size > kMost) return;
    try {
        shelf->buffers.push_back(std::move(kept));
        bytes_ += size;
    } catch (const std::bad_alloc&) {
        // No room to note it: then it is freed like any other.
    }
}

void SpareBuffers::age() noexcept
{
    const std::lock_guard lock(mutex_);
    for (Shelf& shelf : shelves_) {
        const auto end = shelf.buffers.begin() + static_cast<std::ptrdiff_t>(shelf.unused);
        for (auto at = shelf.buffers.begin(); at != end; ++at) bytes_ -= at->capacity();
        shelf.buffers.erase(shelf.buffers.begin(), end);
        if (shelf.buffers.empty()) shelf.buffers.shrink_to_fit();
        shelf.unused = shelf.buffers.size();
    }
}

std::size_t SpareBuffers::bytes() const
{
    const std::lock_guard lock(mutex_);
    return bytes_;
}

}  // namespace gatehouse::store
