#include "proxy/core/guard/context.h"

namespace gatehouse::guard {
bool beginsNoCase(std::string_view text, std::string_view word) noexcept
{
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lowered(static_cast<unsigned char>(text[i])) != word[i]) return false;
    }
    return true;
}

bool hasNoCase(std::string_view text, std::string_view word) noexcept
{
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (beginsNoCase(text.substr(at), word)) return true;
    }
    return false;
}

WordSet::WordSet(std::initializer_list<std::string_view> words) : words_(1)
{
    for (const auto word : words) {
        auto& begin = begins_[static_cast<unsigned char>(word.front())];
        words_.push_back({word, begin});
        begin = static_cast<std::uint8_t>(words_.size() - 1);
    }
}

bool WordSet::isIn(std::string_view text) const noexcept
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(lowered(static_cast<unsigned char>(text[at])));
        for (std::size_t i = begins_[c]; i != 0; i = words_[i].next) {
            if (beginsNoCase(text.substr(at), words_[i].text)) return true;
        }
    }
    return false;
}

}  // namespace gatehouse::guard
