#include "proxy/core/base/wildcard.h"

namespace gatehouse {

bool isLike(std::string_view text, std::string_view pattern) noexcept
{
    constexpr auto kNone = std::string_view::npos;
    std::size_t star = kNone;  // the last one, which takes more where the rest does not fit
    std::size_t taken = 0;
    std::size_t at = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            taken = i;
        } else if (at < pattern.size() && pattern[at] == text[i]) {
            ++at;
            ++i;
        } else if (star != kNone) {
            at = star + 1;
            i = ++taken;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

}  // namespace gatehouse
