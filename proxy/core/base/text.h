#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace gatehouse {

/// Joins pieces with one allocation.
std::string join(std::initializer_list<std::string_view> pieces);

template <class... Pieces>
std::string cat(const Pieces&... pieces)
{
    return join({std::string_view(pieces)...});
}

std::string number(std::int64_t value);                 ///< decimal
std::string_view trim(std::string_view text) noexcept;  ///< without spaces and tabs at both ends
std::string lower(std::string_view text);               ///< ASCII only

namespace detail {
bool sameNoCase(std::string_view a, std::string_view b) noexcept;  ///< of one size
}

/// ASCII only. Most texts differ in their size or first letter: those are told apart without a
/// call.
inline bool equalsNoCase(std::string_view a, std::string_view b) noexcept
{
    if (a.size() != b.size()) return false;
    if (a.empty()) return true;
    return ((a.front() ^ b.front()) & ~0x20) == 0 && detail::sameNoCase(a, b);
}

inline bool startsWithNoCase(std::string_view text, std::string_view prefix) noexcept
{
    return text.size() >= prefix.size() && equalsNoCase(text.substr(0, prefix.size()), prefix);
}

bool isUtf8(std::string_view text) noexcept;

/// The longest prefix of at most `limit` bytes that does not end inside a UTF-8 sequence.
std::string_view cutUtf8(std::string_view text, std::size_t limit) noexcept;

/// `text` with every broken UTF-8 byte replaced by U+FFFD.
std::string toUtf8(std::string_view text);

/// Removes one leading word up to `separator` from `rest` and returns it.
std::string_view takeUntil(std::string_view& rest, char separator) noexcept;

/// Appends `text` as a JSON string with quotes.
void appendJsonString(std::string& out, std::string_view text);

/// Whole-string decimal; false when it is not one or does not fit.
bool parseInt(std::string_view text, std::int64_t& value) noexcept;

}  // namespace gatehouse
