#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "proxy/core/base/text.h"

namespace gatehouse::http {

/// A number that field names have in common which differ in case only. Others may have it, too: who
/// finds the number compares the name.
using NameHash = std::uint32_t;

namespace detail {

template <class Word>
constexpr std::uint64_t load(const char* at) noexcept
{
    Word word = 0;
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
        std::memcpy(&word, at, sizeof word);
        return word;
    }
    for (std::size_t i = 0; i < sizeof word; ++i)
        word = static_cast<Word>(word | Word{static_cast<unsigned char>(at[i])} << (8 * i));
    return word;
}

/// At most seven bytes.
constexpr std::uint64_t loadFew(const char* at, std::size_t size) noexcept
{
    if (size >= 4) return load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << 32U;
    if (size == 0) return 0;
    return load<std::uint8_t>(at) | load<std::uint8_t>(at + size / 2) << 8U |
           load<std::uint8_t>(at + size - 1) << 16U;
}

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept
{
    constexpr std::uint64_t kLower = 0x2020202020202020ULL;
    hash = (hash ^ (word | kLower)) * 0x9FB21C651E98DF25ULL;
    return hash ^ (hash >> 32U);
}

}  // namespace detail

constexpr NameHash hashOfName(std::string_view name) noexcept
{
    std::uint64_t hash = name.size() * 0x9E3779B97F4A7C15ULL;
    const char* const at = name.data();
    const std::size_t size = name.size();
    using detail::load, detail::loadFew, detail::mix;
    if (size < 8) return static_cast<NameHash>(mix(hash, loadFew(at, size)) >> 16U);
    for (std::size_t i = 0; i + 8 < size; i += 8) hash = mix(hash, load<std::uint64_t>(at + i));
    return static_cast<NameHash>(mix(hash, load<std::uint64_t>(at + size - 8)) >> 16U);
}

/// A name with its number; that of a literal is made by the compiler.
struct FieldName {
    template <std::size_t Size>
    consteval FieldName(const char (&literal)[Size])
        : text(literal, Size - 1), hash(hashOfName(text))
    {
    }

    constexpr explicit FieldName(std::string_view name) noexcept
        : text(name), hash(hashOfName(name))
    {
    }

    std::string_view text;
    NameHash hash;
};

/// Names known at compile time, asked for in a few instructions whatever their count.
template <std::size_t Count>
class NameSet {
public:
    consteval explicit NameSet(const std::string_view (&names)[Count])
    {
        for (const auto name : names) {
            const NameHash hash = hashOfName(name);
            std::size_t at = hash % kSlots;
            while (!slots_[at].name.empty()) at = (at + 1) % kSlots;
            slots_[at] = {name, hash};
        }
    }

    [[nodiscard]] bool has(std::string_view name, NameHash hash) const noexcept
    {
        for (std::size_t at = hash % kSlots; !slots_[at].name.empty(); at = (at + 1) % kSlots) {
            if (slots_[at].hash == hash && equalsNoCase(slots_[at].name, name)) return true;
        }
        return false;
    }

    [[nodiscard]] bool has(std::string_view name) const noexcept
    {
        return has(name, hashOfName(name));
    }

private:
    static constexpr std::size_t kSlots = std::bit_ceil(Count * 4);

    struct Slot {
        std::string_view name;
        NameHash hash = 0;
    };

    std::array<Slot, kSlots> slots_;
};

}  // namespace gatehouse::http
