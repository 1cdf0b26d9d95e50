#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::semantic {

inline constexpr std::size_t kDimensions = 128;

/// What a text is about, as a point. Texts that say alike lie in like directions.
using Vector = std::array<float, kDimensions>;

/// −1 to 1; 0 where one of them is nothing.
float cosine(const Vector& a, const Vector& b) noexcept;

/// Pieces of words and where they lie, as packaging/models/distil.py writes them. A view: the bytes
/// must stay.
///
/// Source  all-MiniLM-L6-v2; see docs/adr/0044
class Table {
public:
    /// Anything that is no whole table gives an empty one, which knows no word.
    explicit Table(std::string_view bytes) noexcept;

    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

    /// Adds the pieces of a word, in lower case. False: it has a part that no piece stands for, and
    /// nothing was added.
    bool add(std::string_view word, Vector& to) const noexcept;

private:
    [[nodiscard]] std::string_view word(std::uint32_t index) const noexcept;
    /// The index of `text`, after "##" where it does not begin its word; count_: there is none.
    [[nodiscard]] std::uint32_t find(std::string_view text, bool continues) const noexcept;

    std::uint32_t count_ = 0;
    const char* offsets_ = nullptr;
    const char* words_ = nullptr;
    const char* scales_ = nullptr;
    const char* rows_ = nullptr;
};

/// What came with the program.
const Table& builtIn() noexcept;

}  // namespace gatehouse::semantic
