#include "proxy/core/record/media.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::record {
namespace {

/// Beside text/…, JSON and XML in all their forms.
constexpr std::string_view kTexts[] = {"application/x-www-form-urlencoded",
                                       "application/javascript",
                                       "application/graphql",
                                       "application/yaml",
                                       "application/x-yaml",
                                       "application/sql",
                                       "application/toml",
                                       "application/vnd.amazon.eventstream"};

bool has(std::string_view type, std::string_view part) noexcept
{
    return std::search(type.begin(), type.end(), part.begin(), part.end(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
           }) != type.end();
}

}  // namespace

bool isBinary(std::string_view contentType) noexcept
{
    const auto type = trim(contentType.substr(0, contentType.find(';')));
    if (type.empty() || startsWithNoCase(type, "text/") || has(type, "json") || has(type, "xml"))
        return has(type, "openxml");  // office documents are archives
    return std::ranges::none_of(kTexts,
                                [&](std::string_view text) { return equalsNoCase(type, text); });
}

std::string mediaLine(std::string_view whose, std::string_view contentType, ByteCount size,
                      const Digest& digest)
{
    const auto type = toUtf8(cutUtf8(contentType.substr(0, contentType.find(';')), 80));
    return cat(whose, ": ", type, ", ", number(size), " bytes, sha256 ", hex(digest));
}

}  // namespace gatehouse::record
