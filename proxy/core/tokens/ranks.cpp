#include "proxy/core/tokens/ranks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include <queue>

namespace gatehouse::tokens {
namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the tables are written so");

constexpr std::uint32_t kMark = 0x4B544847;
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kWord = sizeof(std::uint32_t);
constexpr std::uint32_t kRankBits = 18;

std::uint32_t wordAt(const char* bytes, std::size_t index) noexcept
{
    std::uint32_t word = 0;
    std::memcpy(&word, bytes + index * kWord, kWord);
    return word;
}

/// Eight bytes at most, as a number, without reading behind their end.
std::uint64_t wordOf(const char* bytes, std::size_t size) noexcept
{
    std::uint64_t word = 0;
    if (size >= 8) {
        std::memcpy(&word, bytes, 8);
    } else if (size >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, bytes, 4);
        std::memcpy(&high, bytes + size - 4, 4);
        word = low | std::uint64_t{high} << (size - 4) * 8;
    } else {
        const auto byte = [&](std::size_t i) {
            return std::uint64_t{static_cast<unsigned char>(bytes[i])} << i * 8;
        };
        word = byte(0) | byte(size / 2) | byte(size - 1);
    }
    return word;
}

/// The same as in packaging/tokens/make_tables.mjs.
std::uint64_t hashOf(std::string_view text) noexcept
{
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
    std::uint64_t hash = text.size() * kFactor;
    for (std::size_t at = 0; at < text.size(); at += 8) {
        hash = (hash ^ wordOf(text.data() + at, text.size() - at)) * kFactor;
        hash ^= hash >> 32U;
    }
    return hash;
}

/// Pairs of a short piece, in an array: quicker than a heap as long as it stays in a cache line or
/// two.
constexpr std::size_t kShort = 96;

std::size_t countShort(const Ranks& ranks, std::string_view piece)
{
    struct Part {
        std::uint32_t begin;
        std::uint32_t rank;  // of this part with the next one
    };

    std::array<Part, kShort + 1> parts;
    std::size_t count = piece.size();
    const auto rankAt = [&](std::size_t i) {
        if (i + 2 > count) return Ranks::kNone;
        const std::size_t begin = parts[i].begin;
        return ranks.of(piece.substr(begin, parts[i + 2].begin - begin));
    };
    for (std::size_t i = 0; i <= count; ++i)
        parts[i] = {static_cast<std::uint32_t>(i), Ranks::kNone};
    for (std::size_t i = 0; i + 2 <= count; ++i) parts[i].rank = rankAt(i);
    for (;;) {
        const auto* const end = parts.data() + count;
        auto* best = std::min_element(parts.data(), parts.data() + count,
                                      [](const Part& a, const Part& b) { return a.rank < b.rank; });
        if (best == end || best->rank == Ranks::kNone) return count;
        const auto at = static_cast<std::size_t>(best - parts.data());
        std::copy(best + 2, parts.data() + count + 1, best + 1);
        --count;
        parts[at].rank = rankAt(at);
        if (at > 0) parts[at - 1].rank = rankAt(at - 1);
    }
}

/// Long runs (a page of Chinese, base64, a row of dashes) by a heap: n log n, never n².
std::size_t countLong(const Ranks& ranks, std::string_view piece)
{
    struct Part {
        std::uint32_t before;
        std::uint32_t after;  // begin of the next part; that of the last one is the end
        std::uint32_t rank;
    };

    const auto size = static_cast<std::uint32_t>(piece.size());
    std::vector<Part> parts(piece.size());
    using Entry = std::pair<std::uint32_t, std::uint32_t>;  // rank, begin
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap;
    const auto rate = [&](std::uint32_t begin) {
        Part& part = parts[begin];
        part.rank = Ranks::kNone;
        if (part.after >= size) return;
        part.rank = ranks.of(piece.substr(begin, parts[part.after].after - begin));
        if (part.rank != Ranks::kNone) heap.emplace(part.rank, begin);
    };
    for (std::uint32_t i = 0; i < size; ++i) parts[i] = {i == 0 ? 0 : i - 1, i + 1, Ranks::kNone};
    for (std::uint32_t i = 0; i < size; ++i) rate(i);
    std::size_t count = size;
    while (!heap.empty()) {
        const auto [rank, begin] = heap.top();
        heap.pop();
        Part& part = parts[begin];
        // What was merged into another, or has a new neighbour, has left an old entry behind.
        if (part.after == 0 || part.rank != rank) continue;
        Part& gone = parts[part.after];
        part.after = gone.after;
        gone.after = 0;
        if (part.after < size) parts[part.after].before = begin;
        --count;
        rate(begin);
        if (begin > 0) rate(part.before);
    }
    return count;
}

}  // namespace

Ranks::Ranks(std::string_view bytes) noexcept
{
    constexpr std::size_t kHead = 4 * kWord;
    if (bytes.size() < kHead || wordAt(bytes.data(), 0) != kMark ||
        wordAt(bytes.data(), 1) != kVersion) {
        return;
    }
    const std::uint32_t count = wordAt(bytes.data(), 2);
    const std::uint32_t bits = wordAt(bytes.data(), 3);
    if (bits < 1 || bits > 22 || count >= (1U << bits) || count >= (1U << kRankBits)) return;
    const std::size_t slots = std::size_t{1} << bits;
    const std::size_t text = kHead + (slots + count + 1) * kWord;
    if (bytes.size() < text) return;
    const char* offsets = bytes.data() + kHead + slots * kWord;
    if (wordAt(offsets, count) != bytes.size() - text) return;
    slots_ = bytes.data() + kHead;
    offsets_ = offsets;
    text_ = bytes.substr(text);
    count_ = count;
    bits_ = bits;
}

std::uint32_t Ranks::of(std::string_view token) const noexcept
{
    const std::uint64_t hash = hashOf(token);
    const auto mark = static_cast<std::uint32_t>(hash & 0x3FFFU) << kRankBits;
    const std::size_t mask = (std::size_t{1} << bits_) - 1;
    for (auto at = static_cast<std::size_t>(hash >> (64U - bits_));; at = (at + 1) & mask) {
        const std::uint32_t slot = wordAt(slots_, at);
        if (slot == 0) return kNone;
        if (((slot ^ mark) >> kRankBits) != 0) continue;
        const std::uint32_t rank = (slot & ((1U << kRankBits) - 1)) - 1;
        if (rank >= count_) return kNone;
        const std::uint32_t begin = wordAt(offsets_, rank);
        const std::uint32_t end = wordAt(offsets_, rank + 1);
        if (end - begin == token.size() && end <= text_.size() &&
            std::memcmp(text_.data() + begin, token.data(), token.size()) == 0) {
            return rank;
        }
    }
}

std::size_t Ranks::countOf(std::string_view piece) const
{
    if (piece.size() < 2 || empty()) return piece.size();
    if (of(piece) != kNone) return 1;
    return piece.size() <= kShort ? countShort(*this, piece) : countLong(*this, piece);
}

}  // namespace gatehouse::tokens
