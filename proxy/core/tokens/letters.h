#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::tokens {

/// What a code point is to the rules by which OpenAI's encodings cut texts.
enum class Letter : std::uint8_t {
    Other,   ///< signs and what Unicode does not know
    Upper,   ///< Lu, Lt
    Lower,   ///< Ll
    Both,    ///< Lm, Lo: of no case
    Mark,    ///< M
    Number,  ///< N
    Space,
    Break,  ///< CR, LF
};

/// The classes of all code points, as packaging/tokens writes them. A view: the bytes must stay.
class Letters {
public:
    /// An empty or unknown text gives a table that knows ASCII only.
    explicit Letters(std::string_view bytes) noexcept;

    /// The class of the character at `at`, and its bytes in `size`. A broken byte is one Other.
    [[nodiscard]] Letter at(std::string_view text, std::size_t at, std::size_t& size) const noexcept
    {
        const auto first = static_cast<unsigned char>(text[at]);
        if (first < 0x80) {
            size = 1;
            return ascii_[first];
        }
        return beyond(text, at, size);
    }

    [[nodiscard]] bool isWhole() const noexcept { return !bytes_.empty(); }

private:
    [[nodiscard]] Letter beyond(std::string_view text, std::size_t at,
                                std::size_t& size) const noexcept;

    std::string_view bytes_;
    Letter ascii_[128];
};

}  // namespace gatehouse::tokens
