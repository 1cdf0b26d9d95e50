#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace gatehouse {

using Millis = std::chrono::milliseconds;
using Micros = std::chrono::microseconds;
using Seconds = std::chrono::seconds;

/// Wall clock, microseconds since 1970-01-01 UTC.
using WallMicros = std::int64_t;

/// Money: whole pico-dollars (1e-12 USD). 64 bits reach about 9.2 million USD.
struct PicoUsd {
    std::int64_t value = 0;
    friend auto operator<=>(PicoUsd, PicoUsd) = default;

    friend PicoUsd operator+(PicoUsd a, PicoUsd b) { return {a.value + b.value}; }

    PicoUsd& operator+=(PicoUsd other)
    {
        value += other.value;
        return *this;
    }
};

using ByteCount = std::int64_t;

inline constexpr ByteCount operator""_KiB(unsigned long long n)
{
    return static_cast<ByteCount>(n) * 1024;
}

inline constexpr ByteCount operator""_MiB(unsigned long long n)
{
    return static_cast<ByteCount>(n) * 1024 * 1024;
}

inline constexpr ByteCount operator""_GiB(unsigned long long n)
{
    return static_cast<ByteCount>(n) * 1024 * 1024 * 1024;
}

}  // namespace gatehouse
