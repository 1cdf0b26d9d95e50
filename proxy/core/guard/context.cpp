#include "proxy/core/guard/context.h"

namespace gatehouse::guard {
namespace {

bool beginsNoCase(std::string_view text, std::string_view word) noexcept
{
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lowered(static_cast<unsigned char>(text[i])) != word[i]) return false;
    }
    return true;
}

}  // namespace

bool hasNoCase(std::string_view text, std::string_view word) noexcept
{
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (beginsNoCase(text.substr(at), word)) return true;
    }
    return false;
}

bool isAtBoundary(const Window& window) noexcept
{
    const int before = window.before();
    if (!kWord.has(before)) return true;
    // "\n" and "\t" as source text writes them.
    const bool isEscape = before == 'n' || before == 't' || before == 'r';
    return isEscape && window.before(2) == '\\';
}

}  // namespace gatehouse::guard
