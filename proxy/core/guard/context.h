#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// Whether `text` has `word`, which is in lower case, in any case of letters.
bool hasNoCase(std::string_view text, std::string_view word) noexcept;

/// Whether `text` begins with `word`, which is in lower case.
bool beginsNoCase(std::string_view text, std::string_view word) noexcept;

/// Words that are looked for at once: one pass, however many there are.
class WordSet {
public:
    /// In lower case, none empty, at most 255.
    WordSet(std::initializer_list<std::string_view> words);

    /// Whether one of them stands in `text`, in any case of letters.
    [[nodiscard]] bool isIn(std::string_view text) const noexcept;

private:
    struct Word {
        std::string_view text;
        std::uint8_t next = 0;  ///< with the same first letter; 0: no other
    };

    std::vector<Word> words_;
    std::array<std::uint8_t, 256> begins_{};
};

/// A number, word or token may begin here: it is not the middle of another.
inline bool isAtBoundary(const Window& window) noexcept
{
    const int before = window.before();
    if (!kWord.has(before)) return true;
    // "\n" and "\t" as source text writes them.
    const bool isEscape = before == 'n' || before == 't' || before == 'r';
    return isEscape && window.before(2) == '\\';
}

}  // namespace gatehouse::guard
