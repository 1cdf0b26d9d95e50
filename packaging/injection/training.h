#pragma once

#include <cstdint>
#include <vector>

#include "proxy/core/injection/features.h"
#include "proxy/core/injection/model.h"

#include "packaging/injection/texts.h"

namespace gatehouse::injection::training {

/// A text as the model sees it.
struct Example {
    std::vector<Features> views;
    bool isAttack = false;
    float share = 1;  ///< how much it counts
    int group = 0;    ///< of sources that are left out together; 0: written by us, never left out
    bool isTrained = true;
};

struct Weights {
    std::vector<float> values = std::vector<float>(kSlots, 0.0F);
    float bias = -1;
};

float weigh(const Weights& weights, const Example& example);

/// Logistic regression over the heaviest stretch of each text, by AdaGrad.
/// Shape   examples of `leftOut` are not looked at; the same seed gives the same weights.
Weights train(const std::vector<Example>& examples, int leftOut, std::uint64_t seed);

}  // namespace gatehouse::injection::training
