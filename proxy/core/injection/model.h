#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "proxy/core/injection/features.h"

namespace gatehouse::injection {

/// Sentences looked at together, at most.
inline constexpr std::size_t kMostTogether = 3;

/// Sentences [first, last) of a view, and what they weigh: log odds of an attack.
struct Stretch {
    std::size_t first = 0, last = 0;
    float weight = -1e9F;
};

/// A weighing of slots that are added up and divided by the root of the number of words: the same
/// for the model in use and for the one in training.
template <class WeightOf>
Stretch heaviest(const Features& features, WeightOf weightOf, float bias);

/// The share of ordinary texts that weigh at least `weight`, in log10: what a threshold means.
struct Mark {
    float weight = 0;
    float rate = 0;  ///< log10
};

inline constexpr std::size_t kMarks = 16;

/// The weights, as `gatehouse-injection train` writes them: a head and one signed byte for each
/// slot. A view: the bytes must stay.
class Model {
public:
    /// Anything that is no whole model gives an empty one, to which every text is ordinary.
    explicit Model(std::string_view bytes) noexcept;

    [[nodiscard]] bool empty() const noexcept { return weights_ == nullptr; }

    /// The stretch of a view that is most like an attack.
    [[nodiscard]] Stretch judge(const Features& features) const noexcept;

    [[nodiscard]] float weightOf(std::uint32_t slot) const noexcept
    {
        return static_cast<float>(weights_[slot]) * scale_;
    }

    /// The share of ordinary texts that weigh so much or more, 0 to 1.
    [[nodiscard]] double falseAlarms(float weight) const noexcept;
    /// The weight above which that share of ordinary texts lies.
    [[nodiscard]] float weightFor(double falseAlarms) const noexcept;

    [[nodiscard]] static std::string write(std::span<const float> weights, float bias,
                                           const std::array<Mark, kMarks>& marks);

private:
    const signed char* weights_ = nullptr;
    float scale_ = 0;
    float bias_ = 0;
    std::array<Mark, kMarks> marks_{};
};

/// What came with the program.
const Model& builtIn() noexcept;

}  // namespace gatehouse::injection

#include "proxy/core/injection/heaviest.h"
