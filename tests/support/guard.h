#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/scanner.h"

namespace gatehouse::tests {

/// A scanner for these categories; all of them when none is told.
inline std::shared_ptr<const guard::Scanner> scannerOf(guard::Categories categories = ~0U)
{
    guard::ScannerOptions options;
    options.categories = categories;
    return *guard::Scanner::make(std::move(options));
}

/// "rule=text" of all that is found, with "; " between.
inline std::string found(std::string_view text, guard::Categories categories = ~0U)
{
    std::string out;
    for (const auto& finding : scannerOf(categories)->scan(text)) {
        if (!out.empty()) out += "; ";
        out += finding.rule;
        out += '=';
        out += text.substr(finding.begin, finding.end - finding.begin);
    }
    return out;
}

/// A key of this form, put together so that no scanner of keys takes the tests for a leak.
inline std::string madeKey(std::string_view start, std::size_t letters)
{
    constexpr std::string_view kLetters = "A1b2C3d4E5f6G7h8J9k0LqXwZv";
    std::string key(start);
    for (std::size_t i = 0; i < letters; ++i) key += kLetters[(i * 7 + i / 9) % kLetters.size()];
    return key;
}

inline std::string madeHex(std::string_view start, std::size_t letters)
{
    constexpr std::string_view kLetters = "3f9a07c1e5b8d264";
    std::string key(start);
    for (std::size_t i = 0; i < letters; ++i) key += kLetters[(i * 5 + i / 7) % kLetters.size()];
    return key;
}

}  // namespace gatehouse::tests
