#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace gatehouse::store {

/// Memory of bodies that were written, for bodies to come. The io threads take large blocks and the
/// writer lets them go: through the allocator, each page of them would be returned to the system
/// and faulted in again (three faults a call of 20 KB, measured).
///
/// Thread  any; one short lock each.
class SpareBuffers {
public:
    static constexpr std::size_t kSmallest = std::size_t{8} * 1024;  ///< below, malloc is quicker
    static constexpr std::size_t kLargest = std::size_t{256} * 1024;
    static constexpr std::size_t kMost = std::size_t{64} * 1024 * 1024;  ///< of all together

    /// An empty string with room for `size` bytes, where one is at hand; else one without room.
    std::string take(std::size_t size);
    /// Only what is worth it is kept: the rest is freed here.
    void give(std::string&& buffer) noexcept;
    /// Frees what nobody needed since the last call.
    void age() noexcept;
    [[nodiscard]] std::size_t bytes() const;

private:
    /// Capacities of one power of two; the last that came in goes out first, as it is still in a
    /// cache.
    struct Shelf {
        std::vector<std::string> buffers;
        std::size_t unused = 0;  ///< the fewest that lay here since the last look
    };

    Shelf* shelfOf(std::size_t size) noexcept;

    mutable std::mutex mutex_;
    std::array<Shelf, 6> shelves_;  ///< from kSmallest to kLargest
    std::size_t bytes_ = 0;
};

}  // namespace gatehouse::store
