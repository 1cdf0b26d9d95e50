#pragma once

#include <cstddef>
#include <string_view>

#include "proxy/core/tokens/letters.h"

namespace gatehouse::tokens {

/// How an encoding cuts a text into the pieces that are encoded one by one.
enum class Cut {
    O200k,   ///< words by their case, contractions with their word
    Cl100k,  ///< words, contractions apart
};

/// Bytes of the piece that begins at `at` (which is inside the text). Never 0.
///
/// Source  the patterns that OpenAI publishes with the encodings; done by hand, since a
/// backtracking
///         matcher takes twenty times as long and may recurse without end on long runs.
std::size_t pieceAt(Cut cut, const Letters& letters, std::string_view text,
                    std::size_t at) noexcept;

}  // namespace gatehouse::tokens
