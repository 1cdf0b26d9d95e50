#include "proxy/core/guard/placeholder.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

constexpr std::size_t kLongestKind = 24;

bool isCapital(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}

bool isInner(char c) noexcept
{
    return isCapital(c) || (c >= '0' && c <= '9') || c == '_';
}

bool isHexDigit(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

char upper(char c) noexcept
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string placeholderKind(const Finding& finding)
{
    const bool isOwn = guard::isOwn(finding.category);
    std::string kind(isOwn ? finding.rule : name(finding.category));
    kind.resize(std::min(kind.size(), kLongestKind));
    for (char& c : kind) {
        c = upper(c);
        if (!isInner(c)) c = '_';
    }
    const bool isNamed = !kind.empty() && isCapital(kind.front());
    return isNamed ? kind : std::string(finding.category == Category::Word ? "WORD" : "PATTERN");
}

std::string placeholderOf(std::string_view kind, const Digest& digest, std::size_t digits)
{
    std::string shown = hex(digest).substr(0, std::clamp(digits, kFewestDigits, kMostDigits));
    std::ranges::transform(shown, shown.begin(), upper);
    return cat("[", kind, "_", shown, "]");
}

bool isPlaceholder(std::string_view text) noexcept
{
    if (text.size() > kLongestPlaceholder || !text.starts_with('[') || !text.ends_with(']'))
        return false;
    text = text.substr(1, text.size() - 2);
    if (text.empty() || !isCapital(text.front()) || !std::ranges::all_of(text, isInner))
        return false;
    const auto gap = text.rfind('_');
    if (gap == std::string_view::npos) return false;
    const auto digits = text.substr(gap + 1);
    return digits.size() >= kFewestDigits && digits.size() <= kMostDigits &&
           std::ranges::all_of(digits, isHexDigit);
}

std::vector<PlaceholderScan::Mark> PlaceholderScan::take(std::string_view text)
{
    std::vector<Mark> marks;
    std::size_t at = 0;
    while (at < text.size()) {
        if (open_.empty()) {
            const auto bracket = text.find('[', at);
            if (bracket == std::string_view::npos) break;
            open_ = '[';
            at = bracket + 1;
            continue;
        }
        const char c = text[at++];
        if (c == ']') {
            open_ += c;
            if (isPlaceholder(open_))
                marks.push_back({total_ + at - open_.size(), total_ + at, open_});
            open_.clear();
        } else if (open_.size() == 1 ? isCapital(c) : isInner(c)) {
            open_ += c;
            if (open_.size() >= kLongestPlaceholder) open_.clear();
        } else {
            open_.clear();
            if (c == '[') open_ = c;
        }
    }
    total_ += text.size();
    return marks;
}

}  // namespace gatehouse::guard
