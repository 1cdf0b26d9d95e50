#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"

namespace gatehouse::tests {

/// Every piece is its own allocation, so that a view kept too long is found by the sanitizer.
using Pieces = std::vector<std::string>;

/// Calls `visit(pieces, name)` with `whole` in one piece, byte by byte, in every two pieces (for
/// long texts in every few) and in some pseudo-random ways.
template <class Visit>
void everyChunking(std::string_view whole, Visit&& visit)
{
    constexpr std::size_t kMostSplits = 600;
    visit(Pieces{std::string(whole)}, std::string("whole"));
    Pieces bytes;
    for (const char c : whole) bytes.emplace_back(1, c);
    visit(bytes, std::string("byte by byte"));
    const std::size_t step = std::max<std::size_t>(1, whole.size() / kMostSplits);
    for (std::size_t at = 1; at < whole.size(); at += step) {
        visit(Pieces{std::string(whole.substr(0, at)), std::string(whole.substr(at))},
              cat("cut at ", number(static_cast<std::int64_t>(at))));
    }
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Random random(seed);
        const std::uint64_t longest = 1 + random.next() % (seed * 24);
        Pieces pieces;
        for (std::size_t at = 0; at < whole.size();) {
            const std::string_view piece = whole.substr(at, 1 + random.next() % longest);
            pieces.emplace_back(piece);
            at += piece.size();
        }
        visit(pieces, cat("random ", number(static_cast<std::int64_t>(seed))));
    }
}

/// The name of the first chunking in which `trace(pieces)` differs from that of the whole text,
/// with both traces.
template <class Trace>
std::optional<std::string> differingChunking(std::string_view whole, Trace&& trace)
{
    std::optional<std::string> difference;
    std::optional<std::string> expected;
    everyChunking(whole, [&](const Pieces& pieces, const std::string& name) {
        const std::string got = trace(pieces);
        if (!expected) expected = got;
        if (!difference && got != *expected) {
            difference = cat(name, "\n--- whole:\n", *expected, "\n--- ", name, ":\n", got);
        }
    });
    return difference;
}

}  // namespace gatehouse::tests
