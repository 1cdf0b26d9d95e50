#include "packaging/injection/training.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gatehouse::injection::training {
namespace {

constexpr int kEpochs = 8;
constexpr int kPlainEpochs = 2;   ///< before long attacks are searched for their worst stretch
constexpr std::size_t kLong = 4;  ///< sentences
constexpr float kRate = 0.15F;
/// So many in a hundred features of a text are not looked at in a round, so that no single word
/// carries an attack.
constexpr std::size_t kDropped = 30;
constexpr float kDecay = 2e-5F;

struct Place {
    std::size_t view = 0;
    Stretch stretch;
};

Place heaviestOf(const Weights& weights, const Example& example)
{
    Place best;
    for (std::size_t v = 0; v < example.views.size(); ++v) {
        const auto weightOf = [&](std::uint32_t slot) { return weights.values[slot]; };
        const Stretch found = heaviest(example.views[v], weightOf, weights.bias);
        if (found.weight > best.stretch.weight) best = {v, found};
    }
    return best;
}

class Learner {
public:
    explicit Learner(Weights& weights) : weights_(weights), seen_(kSlots, 1e-2F) {}

    void learn(const Example& example)
    {
        const Place place = heaviestOf(weights_, example);
        if (place.stretch.last <= place.stretch.first) return;
        const Features& view = example.views[place.view];
        const float chance = 1.0F / (1.0F + std::exp(-place.stretch.weight));
        const float error = ((example.isAttack ? 1.0F : 0.0F) - chance) * example.share;
        if (std::abs(error) < 1e-4F) return;
        float words = 0;
        for (std::size_t i = place.stretch.first; i < place.stretch.last; ++i)
            words += static_cast<float>(view.sentences[i].words);
        const float step = error / std::sqrt(std::max(words, 6.0F));
        for (std::size_t i = place.stretch.first; i < place.stretch.last; ++i)
            for (std::uint32_t f = view.sentences[i].firstFeature;
                 f < view.sentences[i].lastFeature; ++f) {
                if (dice_.below(100) < kDropped) continue;
                move(view.keys[f], step);
            }
        weights_.bias += 0.01F * error;
    }

private:
    void move(std::uint32_t slot, float step)
    {
        float& weight = weights_.values[slot];
        const float slope = step - kDecay * weight;
        seen_[slot] += slope * slope;
        weight += kRate * slope / std::sqrt(seen_[slot]);
    }

    Weights& weights_;
    Dice dice_{11};
    std::vector<float> seen_;
};

bool isLong(const Example& example)
{
    return example.views.front().sentences.size() > kLong;
}

}  // namespace

float weigh(const Weights& weights, const Example& example)
{
    return heaviestOf(weights, example).stretch.weight;
}

Weights train(const std::vector<Example>& examples, int leftOut, std::uint64_t seed)
{
    Weights weights;
    Learner learner(weights);
    Dice dice(seed);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[dice.below(i)]);
        for (const std::size_t i : order) {
            const Example& example = examples[i];
            if (!example.isTrained || (example.group != 0 && example.group == leftOut)) continue;
            if (epoch < kPlainEpochs && example.isAttack && isLong(example)) continue;
            learner.learn(example);
        }
    }
    return weights;
}

}  // namespace gatehouse::injection::training
