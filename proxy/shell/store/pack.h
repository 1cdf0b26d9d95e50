#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/chat/usage.h"
#include "proxy/core/record/record.h"

namespace gatehouse::store {

/// Bytes that grow one by one, a hundred times a row: what std::string does for that in a call is
/// done here in place.
class Packed {
public:
    void clear() noexcept { size_ = 0; }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    operator std::string_view() const noexcept { return {bytes_.get(), size_}; }

    /// Room for `more` bytes behind the last; took() tells how many of them were used.
    char* room(std::size_t more)
    {
        if (capacity_ - size_ < more) grow(more);
        return bytes_.get() + size_;
    }

    void took(std::size_t count) noexcept { size_ += count; }

private:
    void grow(std::size_t more);

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// Small values one after another: LEB128 varints (zigzag where they may be negative) and texts
/// with their length.
class Packer {
public:
    explicit Packer(Packed& out) : out_(out) {}

    [[gnu::always_inline]] void natural(std::uint64_t value)
    {
        char* const to = out_.room(10);
        if (value < 0x80) {
            *to = static_cast<char>(value);
            out_.took(1);
            return;
        }
        std::size_t size = 0;
        for (; value >= 0x80; value >>= 7U) to[size++] = static_cast<char>((value & 0x7F) | 0x80);
        to[size++] = static_cast<char>(value);
        out_.took(size);
    }

    void whole(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        natural((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }

    void text(std::string_view value);

private:
    Packed& out_;
};

/// Reads what Packer wrote. A broken blob yields zeros and empty texts, never a crash.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t natural();
    std::int64_t whole();
    std::string_view text();

    [[nodiscard]] bool atEnd() const noexcept { return rest_.empty(); }

    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

private:
    std::string_view rest_;
};

void packTrace(const std::vector<record::StopTrace>& trace, Packed& out);
void packEvents(const std::vector<record::EventMark>& events,
                Packed& out);  ///< times as differences
void packUsage(const chat::Usage& usage, Packed& out);

/// `count` of them, or as many as there are. The stop names point into a table that lives as long
/// as the program.
std::vector<record::StopTrace> unpackTrace(Unpacker& from, std::uint64_t count);
std::vector<record::EventMark> unpackEvents(Unpacker& from, std::uint64_t count);
chat::Usage unpackUsage(Unpacker& from);

enum class Coding : std::uint8_t { Plain = 0, Zstd = 1 };

/// zstd with a context that is used again. Small bytes, and those that do not shrink, stay as they
/// are.
class Compressor {
public:
    Compressor();
    ~Compressor();
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    /// `level` 0 is off. `out` is used as room and may stay untouched: the result is what to store.
    std::string_view pack(std::string_view bytes, int level, std::string& out, Coding& coding);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// The bytes again; empty when they are broken. `size` as stored bounds the result.
std::string unpacked(std::string_view bytes, Coding coding, std::size_t size);

}  // namespace gatehouse::store
