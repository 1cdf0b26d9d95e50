#pragma once

#include <cstdint>

namespace gatehouse {

/// A seedable source of chance, handed in so that every test repeats (xoshiro256++ of Blackman and
/// Vigna, 2019).
///
/// Not for secrets: those come from crypto's randomBytes().
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept
    {
        for (auto& word : state_) {  // splitmix64 spreads the seed
            seed += 0x9E3779B97F4A7C15ULL;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next() noexcept
    {
        const auto rotate = [](std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); };
        const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

private:
    std::uint64_t state_[4];
};

}  // namespace gatehouse
