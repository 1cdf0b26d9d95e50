#include "proxy/shell/store/lines.h"

#include <cstring>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/pack.h"

namespace gatehouse::store {
namespace {

constexpr std::size_t kSlots = 4096;
constexpr std::size_t kLongest = 512;
constexpr std::size_t kMostSame = 256;
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

const record::Redactor& plainRedactor()
{
    static const record::Redactor redactor;
    return redactor;
}

}  // namespace

LinePacker::LinePacker(Names& names) : names_(names), redactor_(&plainRedactor()), seen_(kSlots) {}

void LinePacker::redactWith(const record::Redactor& redactor)
{
    redactor_ = &redactor;
    seen_.assign(kSlots, {});
    same_.clear();
}

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

void LinePacker::pack(std::string_view text, Packed& out)
{
    const bool isEnded = text.empty() || text.back() == '\n';
    while (!text.empty()) line(takeUntil(text, '\n'), out);
    Packer(out).natural(isEnded ? kEnd : kOpenEnd);
}

void LinePacker::pack(const http::Headers& fields, Packed& out)
{
    for (const auto field : fields) {
        // As a decoder has kept it, the line stands there already.
        const char* const behind = field.name.data() + field.name.size();
        if (field.value.data() == behind + 2 && behind[0] == ':' && behind[1] == ' ') {
            line({field.name.data(), field.name.size() + 2 + field.value.size()}, out);
            continue;
        }
        line_.assign(field.name).append(": ", 2).append(field.value);
        line(line_, out);
    }
    Packer(out).natural(kEnd);
}

void LinePacker::packHead(std::string_view head, Packed& out)
{
    takeUntil(head, '\n');
    while (!head.empty()) {
        auto text = takeUntil(head, '\n');
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (!text.empty()) line(text, out);
    }
    Packer(out).natural(kEnd);
}

/// A line as it came. One that stands among the seen is without secrets: taking them out twice is
/// taking them out once.
void LinePacker::line(std::string_view text, Packed& out)
{
    if (index_ == same_.size() && index_ < kMostSame) same_.push_back(&seen_.front());
    if (index_ < same_.size() && same_[index_]->text == text && !text.empty()) {
        write(*same_[index_], index_, out);
        ++index_;
        return;
    }
    if (text.size() <= kLongest) {
        const std::uint64_t hash = quickHash(text);
        Seen& seen = seen_[hash % kSlots];
        if (seen.hash == hash && seen.text == text) {
            if (index_ < same_.size()) same_[index_] = &seen;
            write(seen, index_++, out);
            return;
        }
    }
    clean_.clear();
    redactor_->header(text, clean_);
    clean(clean_, out);
}

void LinePacker::clean(std::string_view text, Packed& out)
{
    const std::uint32_t index = index_++;
    if (text.size() > kLongest) {
        Packer packer(out);
        packer.natural(kText);
        packer.text(text);
        return;
    }
    const std::uint64_t hash = quickHash(text);
    Seen& seen = seen_[hash % kSlots];
    if (seen.hash != hash || seen.text != text) {
        seen.hash = hash;
        seen.name = 0;
        seen.call = 0;
        seen.first = now_;
        seen.text.assign(text);
    }
    write(seen, index, out);
}

void LinePacker::write(Seen& seen, std::uint32_t index, Packed& out)
{
    Packer packer(out);
    if (seen.name == 0 && seen.call == call_) {
        packer.natural(kSame);
        packer.natural(seen.index);
        return;
    }
    const bool isTried = now_ - seen.first >= kSecondsBetween;
    if (seen.name == 0 && isTried && named_ < kMostNamed && !seen.text.empty()) {
        ++named_;
        seen.name = names_.of(seen.text);
    }
    if (seen.name != 0) {
        packer.natural(static_cast<std::uint64_t>(seen.name) + kName);
        return;
    }
    seen.call = call_;
    seen.index = index;
    packer.natural(kText);
    packer.text(seen.text);
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
