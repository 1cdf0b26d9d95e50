#include "proxy/shell/store/lines.h"

#include <cstring>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/pack.h"

namespace gatehouse::store {
namespace {

constexpr std::size_t kSlots = 4096;
constexpr std::size_t kLongest = 512;
// A date stands in every call of its second, and never again.
constexpr std::int64_t kSecondsBetween = 5;
// Clients write some of the lines: names are for ever, so there is an end to them.
constexpr std::size_t kMostNamed = 4096;

// How a line is written: 0 and its text, 1 and its number in this call, or 3 more than its name.
// After the last one stands 2, or 3 where that line has no end.
constexpr std::uint64_t kText = 0;
constexpr std::uint64_t kSame = 1;
constexpr std::uint64_t kEnd = 2;
constexpr std::uint64_t kOpenEnd = 3;
constexpr std::uint64_t kName = 3;

}  // namespace

LinePacker::LinePacker(Names& names) : names_(names), seen_(kSlots) {}

void LinePacker::begin(std::int64_t now) noexcept
{
    now_ = now;
    ++call_;
    index_ = 0;
}

void LinePacker::clear()
{
    for (Seen& seen : seen_) {
        seen.name = 0;
        seen.call = 0;
    }
}

void LinePacker::pack(std::string_view text, std::string& out)
{
    const bool isEnded = text.empty() || text.back() == '\n';
    while (!text.empty()) line(takeUntil(text, '\n'), out);
    Packer(out).natural(isEnded ? kEnd : kOpenEnd);
}

void LinePacker::line(std::string_view text, std::string& out)
{
    Packer packer(out);
    const std::uint32_t index = index_++;
    if (text.size() > kLongest) {
        packer.natural(kText);
        packer.text(text);
        return;
    }
    const std::uint64_t hash = quickHash(text);
    Seen& seen = seen_[hash % kSlots];
    if (seen.hash != hash || seen.text != text) {
        seen.hash = hash;
        seen.name = 0;
        seen.first = now_;
        seen.text.assign(text);
    } else if (seen.name != 0) {
        packer.natural(static_cast<std::uint64_t>(seen.name) + kName);
        return;
    } else if (seen.call == call_) {
        packer.natural(kSame);
        packer.natural(seen.index);
        return;
    } else if (now_ - seen.first >= kSecondsBetween && named_ < kMostNamed && !text.empty()) {
        ++named_;
        seen.name = names_.of(text);
        if (seen.name != 0) {
            packer.natural(static_cast<std::uint64_t>(seen.name) + kName);
            return;
        }
    }
    seen.call = call_;
    seen.index = index;
    packer.natural(kText);
    packer.text(text);
}

std::string LineUnpacker::unpack(Unpacker& from)
{
    std::string text;
    while (!from.atEnd()) {
        const std::uint64_t kind = from.natural();
        if (kind == kEnd) return text;
        if (kind == kOpenEnd) {
            if (!text.empty()) text.pop_back();
            return text;
        }
        if (kind == kText) {
            lines_.emplace_back(from.text());
        } else if (kind == kSame) {
            const std::uint64_t index = from.natural();
            lines_.push_back(index < lines_.size() ? lines_[static_cast<std::size_t>(index)]
                                                   : std::string());
        } else {
            lines_.push_back(names_.of(static_cast<std::int64_t>(kind - kName)));
        }
        text += lines_.back();
        text += '\n';
    }
    return text;
}

}  // namespace gatehouse::store
