#include "proxy/core/semantic/places.h"

#include <algorithm>
#include <cmath>

namespace gatehouse::semantic {

Place placeOf(const Vector& vector) noexcept
{
    constexpr float kMost = 127.0F;
    Place place;
    float largest = 0;
    for (const float value : vector) largest = std::max(largest, std::abs(value));
    if (largest <= 0) return place;
    float squares = 0;
    for (std::size_t i = 0; i < kDimensions; ++i) {
        const float value = std::round(vector[i] * (kMost / largest));
        place.at[i] = static_cast<std::int8_t>(value);
        squares += value * value;
    }
    place.inverse = 1.0F / std::sqrt(squares);
    return place;
}

Look::Look(const Place& from) noexcept : inverse_(from.inverse)
{
    std::ranges::copy(from.at, at_.begin());
}

}  // namespace gatehouse::semantic
