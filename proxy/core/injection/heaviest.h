#pragma once

#include <algorithm>
#include <cmath>

#include "proxy/core/injection/model.h"

namespace gatehouse::injection {

template <class WeightOf>
Stretch heaviest(const Features& features, WeightOf weightOf, float bias)
{
    constexpr float kLeastWords = 6;
    std::array<float, kMostTogether> sums{}, words{};
    Stretch best;
    for (std::size_t i = 0; i < features.sentences.size(); ++i) {
        const Sentence& sentence = features.sentences[i];
        float sum = 0;
        for (std::uint32_t f = sentence.firstFeature; f < sentence.lastFeature; ++f)
            sum += weightOf(features.keys[f]);
        // sums[k]: of the k + 1 sentences that end here.
        for (std::size_t k = kMostTogether; k-- > 0;) {
            sums[k] = (k > 0 ? sums[k - 1] : 0) + sum;
            words[k] = (k > 0 ? words[k - 1] : 0) + static_cast<float>(sentence.words);
            if (i < k) continue;
            const float weight = bias + sums[k] / std::sqrt(std::max(words[k], kLeastWords));
            if (weight > best.weight) best = {i - k, i + 1, weight};
        }
    }
    return best;
}

}  // namespace gatehouse::injection
