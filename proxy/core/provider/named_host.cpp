#include "proxy/core/provider/named_host.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"

namespace gatehouse::provider {
namespace {

using Words = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr std::size_t kLongest = 100;

bool isPlain(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool isLabel(std::string_view word) noexcept
{
    return !word.empty() && word.size() <= 63 && std::ranges::all_of(word, isPlain) &&
           word.front() != '-' && word.back() != '-';
}

bool isWord(std::string_view word) noexcept
{
    return !word.empty() && word.size() <= kLongest &&
           std::ranges::all_of(
               word, [](char c) { return isPlain(c) || c == '_' || c == '.' || c == ':'; }) &&
           word != "." && word != "..";
}

/// Removes the beginning of `path` that `pattern` means; false: it begins otherwise.
bool takePattern(std::string_view pattern, std::string_view& path, Words& words)
{
    while (!pattern.empty()) {
        if (!path.starts_with('/')) return false;
        pattern.remove_prefix(1);
        path.remove_prefix(1);
        const std::string_view wanted = pattern.substr(0, pattern.find('/'));
        const std::string_view found = path.substr(0, path.find('/'));
        if (wanted.starts_with('{')) {
            if (!isWord(found)) return false;
            words.emplace_back(wanted.substr(1, wanted.size() - 2), found);
        } else if (wanted != found) {
            return false;
        }
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(found.size());
    }
    return true;
}

std::string_view wordOf(const Words& words, std::string_view name) noexcept
{
    for (const auto& [key, value] : words) {
        if (key == name) return value;
    }
    return {};
}

/// The address with its words; empty: a word does not belong where it would stand.
std::string filled(std::string_view text, const Words& words)
{
    const auto scheme = text.find("://");
    const auto host = scheme == std::string_view::npos ? 0 : scheme + 3;
    const auto hostEnd =
        scheme == std::string_view::npos ? 0 : std::min(text.find('/', host), text.size());
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        out += text.substr(at, open - at);
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) return {};
        const auto word = wordOf(words, text.substr(open + 1, close - open - 1));
        if (open < hostEnd ? !isLabel(word) : !isWord(word)) return {};
        out += word;
        at = close + 1;
    }
    return out;
}

}  // namespace

std::optional<Wanted> placeOf(const Provider& provider, std::string_view path)
{
    for (const auto& place : provider.places) {
        Words words;
        std::string_view rest = path;
        if (!takePattern(place.path, rest, words)) continue;
        Wanted wanted;
        wanted.place = &place;
        wanted.region = wordOf(words, "region");
        wanted.deployment = wordOf(words, "deployment");
        wanted.baseUrl = wanted.region == "global" ? inRegion(place.baseUrl, "global")
                                                   : filled(place.baseUrl, words);
        if (wanted.baseUrl.empty()) continue;
        wanted.rest = place.keepsPath ? path : rest;
        return wanted;
    }
    return std::nullopt;
}

std::string prefixed(std::string_view prefix, std::string_view project, std::string_view region)
{
    return filled(prefix, {{"project", project}, {"region", region}});
}

std::string inRegion(std::string_view baseUrl, std::string_view region)
{
    constexpr std::string_view kPrefix = "{region}-";
    const auto prefix = baseUrl.find(kPrefix);
    if (region == "global" && prefix != std::string_view::npos)
        return cat(baseUrl.substr(0, prefix), baseUrl.substr(prefix + kPrefix.size()));
    return filled(baseUrl, {{"region", region}});
}

}  // namespace gatehouse::provider
