#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"

namespace gatehouse {

/// The rest of a body that is too long for the memory, in a file without a name.
///
/// Shape   the file is mapped: what was added can be viewed as one text, and its pages leave the
///         memory as soon as they are full. It is gone with this object, also when the process
///         dies.
/// Errors  Storage: no room, or no file can be made.
/// Thread  one at a time. The system writes the pages to the disk; nobody waits for that unless it
///         cannot keep up.
class BodySpill {
public:
    /// In that folder; `expected` bytes, or 0 where nobody knows.
    static Result<std::unique_ptr<BodySpill>> make(const std::string& folder, std::size_t expected);
    ~BodySpill();
    BodySpill(const BodySpill&) = delete;
    BodySpill& operator=(const BodySpill&) = delete;

    Result<void> add(std::string_view bytes);

    /// All that was added. Valid until the next add().
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_, size_}; }

    /// Pages of `part`, a piece of view(), may leave the memory: they are read again when they are
    /// looked at.
    static void release(std::string_view part) noexcept;

private:
    explicit BodySpill(int file) : file_(file) {}

    Result<void> grow(std::size_t size);

    int file_;
    char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
    std::size_t released_ = 0;
};

}  // namespace gatehouse
