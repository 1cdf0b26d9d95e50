#pragma once

#include <cstdint>
#include <string_view>

#include "proxy/core/tokens/letters.h"
#include "proxy/core/tokens/ranks.h"
#include "proxy/core/tokens/split.h"

namespace gatehouse::tokens {

/// An encoding of OpenAI's: how texts are cut, and the tokens of the pieces.
///
/// Units   about 25 MB/s on one core for prose. Its tables lie in the program's read-only data:
///         making one is free, and so is having several.
/// Thread  any
class Encoding {
public:
    Encoding(Cut cut, std::string_view ranks, std::string_view letters) noexcept
        : cut_(cut), ranks_(ranks), letters_(letters)
    {
    }

    static Encoding o200k();
    static Encoding cl100k();

    /// False: the program was built without the tables. Nothing can be counted then.
    [[nodiscard]] bool isKnown() const noexcept { return !ranks_.empty() && letters_.isWhole(); }

    /// The tokens of a text; marks such as <|endoftext|> count as the text that they are.
    [[nodiscard]] std::int64_t count(std::string_view text) const;

private:
    Cut cut_;
    Ranks ranks_;
    Letters letters_;
};

}  // namespace gatehouse::tokens
