#include "proxy/core/guard/code_blocks.h"

#include <algorithm>
#include <limits>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

constexpr std::size_t kLeastFence = 3;

/// Nothing but signs of quotes and lists stands before it in its line.
bool beginsLine(std::string_view past) noexcept
{
    for (std::size_t at = past.size(); at-- > 0;) {
        if (past[at] == '\n') return true;
        if (std::string_view(" \t>*+-.0123456789").find(past[at]) == std::string_view::npos)
            return false;
    }
    return past.size() < kBack;
}

}  // namespace

bool CodeBlocks::wants(std::string_view language) const noexcept
{
    const bool isNamed = std::ranges::any_of(
        names, [language](const std::string& each) { return equalsNoCase(each, language); });
    return isOnly ? !isNamed : names.empty() || isNamed;
}

bool matchCodeBlock(Window& window, std::span<const CodeBlocks> wanted, Fence& fence, Hit& hit,
                    std::string_view& id)
{
    static constexpr Letters kAll("\x01-\xFF");
    const int sign = window.at(0);
    if (window.before() == sign || !beginsLine(window.past())) return false;
    std::size_t size = 0;
    while (window.at(size) == sign) ++size;
    std::size_t at = size;
    constexpr Letters kBlanks(" \t{.");
    while (kBlanks.has(window.at(at))) ++at;
    constexpr Letters kEnds(" \t\r\n{},:");
    const std::size_t from = at;
    for (int c = window.at(at); c >= 0 && !kEnds.has(c); c = window.at(at)) ++at;
    const auto language = window.seen(at).substr(from);
    // All of the line belongs to the fence.
    while (window.at(at) >= 0 && window.at(at) != '\n') ++at;
    if (window.wantsMore) return false;
    if (fence.sign != '\0') {
        const bool closes = sign == fence.sign && size >= fence.size && language.empty();
        if (closes) fence = Fence();
        return false;
    }
    if (size < kLeastFence) return false;
    const auto found = std::ranges::find_if(
        wanted, [language](const CodeBlocks& each) { return each.wants(language); });
    if (found == wanted.end()) {
        fence = {static_cast<char>(sign), size};
        return false;
    }
    hit.size = at;
    hit.score = 95;
    hit.open = &kAll;
    hit.most = std::numeric_limits<std::size_t>::max();
    hit.fence = {static_cast<char>(sign), size};
    id = found->id;
    return true;
}

}  // namespace gatehouse::guard
