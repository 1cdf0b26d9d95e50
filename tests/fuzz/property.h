#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "proxy/core/base/random.h"
#include "tests/support/chunker.h"

namespace gatehouse::fuzz {

/// Ends the program, so that the fuzzer keeps the input.
inline void require(bool holds, const char* property)
{
    if (holds) return;
    std::fprintf(stderr, "property broken: %s\n", property);
    std::abort();
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// The bytes cut in a way that depends on nothing but themselves: a finding repeats, and any file
/// can be a seed.
inline tests::Pieces cutByContent(std::string_view text)
{
    std::uint64_t seed = 0xCBF29CE484222325ULL;  // FNV-1a
    for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    Random random(seed);
    const std::uint64_t longest = 1 + random.next() % 40;
    tests::Pieces pieces;
    for (std::size_t at = 0; at < text.size(); at += pieces.back().size()) {
        pieces.emplace_back(text.substr(at, 1 + random.next() % longest));
    }
    return pieces;
}

}  // namespace gatehouse::fuzz
