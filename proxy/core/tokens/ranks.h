#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::tokens {

/// The tokens of an encoding by their bytes, as packaging/tokens writes them: a head of four words
/// (mark, version, number of tokens, bits of the number of slots), the slots of a hash table, the
/// offsets of the tokens, their bytes. A view: the bytes must stay. Reading a table costs nothing;
/// pages are touched as words are looked up.
class Ranks {
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// Anything that is no whole table gives an empty one.
    explicit Ranks(std::string_view bytes) noexcept;

    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

    /// kNone: these bytes are no token.
    [[nodiscard]] std::uint32_t of(std::string_view token) const noexcept;

    /// Into how many tokens the piece falls, by merging the pair of lowest rank again and again.
    [[nodiscard]] std::size_t countOf(std::string_view piece) const;

private:
    const char* slots_ = nullptr;
    const char* offsets_ = nullptr;
    std::string_view text_;
    std::uint32_t count_ = 0;
    std::uint32_t bits_ = 0;
};

}  // namespace gatehouse::tokens
