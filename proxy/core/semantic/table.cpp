#include "proxy/core/semantic/table.h"

#include <cmath>
#include <cstring>

#include "proxy/core/base/embedded.h"

namespace gatehouse::semantic {
namespace {

constexpr std::string_view kMagic = "GHLK";
constexpr std::string_view kContinues = "##";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kWord = sizeof(std::uint32_t);
constexpr std::size_t kHead = kMagic.size() + 3 * kWord;
constexpr std::uint32_t kMostPieces = 1U << 20U;
constexpr std::size_t kLongestWord = 64;  // longer ones are no words

template <class T>
T at(const char* from, std::size_t index) noexcept
{
    T value;
    std::memcpy(&value, from + index * sizeof(T), sizeof(T));
    return value;
}

}  // namespace

float cosine(const Vector& a, const Vector& b) noexcept
{
    float dot = 0;
    float ofA = 0;
    float ofB = 0;
    for (std::size_t i = 0; i < kDimensions; ++i) {
        dot += a[i] * b[i];
        ofA += a[i] * a[i];
        ofB += b[i] * b[i];
    }
    const float length = std::sqrt(ofA * ofB);
    return length > 0 ? dot / length : 0;
}

Table::Table(std::string_view bytes) noexcept
{
    if (bytes.size() < kHead || !bytes.starts_with(kMagic)) return;
    const char* head = bytes.data() + kMagic.size();
    const auto count = at<std::uint32_t>(head, 1);
    if (at<std::uint32_t>(head, 0) != kVersion || count > kMostPieces ||
        at<std::uint32_t>(head, 2) != kDimensions)
        return;
    const std::size_t offsets = (std::size_t{count} + 1) * kWord;
    const std::size_t rows = std::size_t{count} * (sizeof(float) + kDimensions);
    if (bytes.size() < kHead + offsets + rows) return;
    offsets_ = bytes.data() + kHead;
    words_ = offsets_ + offsets;
    const auto text = at<std::uint32_t>(offsets_, count);
    if (bytes.size() != kHead + offsets + text + rows) return;
    for (std::uint32_t i = 0; i < count; ++i)
        if (at<std::uint32_t>(offsets_, i) > at<std::uint32_t>(offsets_, i + 1)) return;
    scales_ = words_ + text;
    rows_ = scales_ + count * sizeof(float);
    count_ = count;
}

std::string_view Table::word(std::uint32_t index) const noexcept
{
    const auto from = at<std::uint32_t>(offsets_, index);
    return {words_ + from, at<std::uint32_t>(offsets_, index + 1) - from};
}

std::uint32_t Table::find(std::string_view text, bool continues) const noexcept
{
    std::uint32_t low = 0;
    std::uint32_t high = count_;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        std::string_view known = word(middle);
        int order = 0;
        if (continues) {
            order = known.substr(0, kContinues.size()).compare(kContinues);
            if (order == 0) known.remove_prefix(kContinues.size());
        }
        if (order == 0) order = known.compare(text);
        if (order == 0) return middle;
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return count_;
}

bool Table::add(std::string_view word, Vector& to) const noexcept
{
    if (empty() || word.empty() || word.size() > kLongestWord) return false;
    Vector sum{};
    for (std::size_t from = 0; from < word.size();) {
        std::size_t size = word.size() - from;
        std::uint32_t index = count_;
        for (; size > 0; --size) {
            index = find(word.substr(from, size), from > 0);
            if (index != count_) break;
        }
        if (size == 0) return false;
        const auto scale = at<float>(scales_, index);
        const char* row = rows_ + std::size_t{index} * kDimensions;
        for (std::size_t i = 0; i < kDimensions; ++i)
            sum[i] += scale * static_cast<float>(static_cast<signed char>(row[i]));
        from += size;
    }
    for (std::size_t i = 0; i < kDimensions; ++i) to[i] += sum[i];
    return true;
}

const Table& builtIn() noexcept
{
    static const Table kTable(embedded::likeness());
    return kTable;
}

}  // namespace gatehouse::semantic
