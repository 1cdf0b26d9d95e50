#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "proxy/core/tokens/encoding.h"
#include "proxy/core/tokens/estimate.h"
#include "proxy/core/tokens/family.h"

namespace gatehouse::tokens {

/// Adds up the tokens of texts that stand apart from each other, for one family of models.
class Counter {
public:
    explicit Counter(const Family& family);

    /// Texts are counted up to kMostText bytes in all; what follows is taken to be like them.
    void text(std::string_view text);

    /// Tokens that are no text's: of frames, pictures.
    void add(std::int64_t tokens) noexcept { added_ += tokens; }

    [[nodiscard]] Estimate total() const noexcept;

private:
    const Family& family_;
    Encoding encoding_;
    std::int64_t tokens_ = 0;  ///< of the vocabulary, before the family's ratio
    std::int64_t added_ = 0;
    std::size_t counted_ = 0;  ///< bytes
    std::size_t seen_ = 0;     ///< bytes
};

}  // namespace gatehouse::tokens
