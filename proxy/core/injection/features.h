#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "proxy/core/injection/views.h"

namespace gatehouse::injection {

/// Slots of the model: features are hashed into them.
inline constexpr unsigned kSlotBits = 19;
inline constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

/// A sentence of a view, or as much of one as is looked at together.
struct Sentence {
    std::uint32_t firstFeature = 0, lastFeature = 0;  ///< [first, last) of Features::keys
    std::uint32_t begin = 0, end = 0;                 ///< bytes of the source text
    std::uint32_t words = 0;
};

/// What a view shows, sentence by sentence.
struct Features {
    std::vector<std::uint32_t> keys;     ///< below kSlots
    std::vector<std::uint32_t> origins;  ///< of each slot: the byte of the source it was seen at
    std::vector<Sentence> sentences;
};

/// Linear time: a word has at most a dozen features.
Features featuresOf(const View& view);

}  // namespace gatehouse::injection
