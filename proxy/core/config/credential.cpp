#include "proxy/core/config/credential.h"

#include <algorithm>
#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/base/translate.h"

namespace gatehouse::config {
namespace {

// How keys of providers and code hosts begin; the lengths are the shortest seen, with room.
constexpr std::array<std::string_view, 18> kBeginnings{
    "sk-", "gsk_", "xai-", "pplx-", "csk-", "hf_",         "r8_",     "ghp_",   "gho_",
    "fw_", "AIza", "AKIA", "ASIA",  "eyJ",  "github_pat_", "tgp_v1_", "nvapi-", "glpat-"};
constexpr std::size_t kShortest = 12;
constexpr std::size_t kLongRandom = 32;

constexpr std::array<std::string_view, 8> kHeaders{
    "authorization",  "proxy-authorization", "x-api-key", "api-key",
    "x-goog-api-key", "xi-api-key",          "cookie",    "x-auth-token"};

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c) noexcept
{
    return c >= 'a' && c <= 'z';
}

/// Long, unbroken, of digits and letters mixed: no word of a person, no address.
bool isRandom(std::string_view text) noexcept
{
    if (text.size() < kLongRandom) return false;
    if (text.starts_with("org-") || text.starts_with("proj_")) return false;  // names, not keys
    const bool unbroken = std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || isUpper(c) || isLower(c) || c == '-' || c == '_' || c == '+' ||
               c == '=';
    });
    return unbroken && std::count_if(text.begin(), text.end(), isDigit) >= 3 &&
           std::any_of(text.begin(), text.end(), [](char c) { return isUpper(c) || isLower(c); });
}

bool isVariable(std::string_view name) noexcept
{
    return !name.empty() && !isDigit(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return isDigit(c) || isUpper(c) || isLower(c) || c == '_'; });
}

}  // namespace

bool looksLikeCredential(std::string_view text) noexcept
{
    text = trim(text);
    for (const std::string_view scheme : {"bearer ", "basic ", "token "}) {
        if (startsWithNoCase(text, scheme)) return true;
    }
    if (text.size() >= kShortest && text.find(' ') == std::string_view::npos) {
        for (const auto beginning : kBeginnings) {
            if (text.starts_with(beginning)) return true;
        }
    }
    return isRandom(text);
}

bool isCredentialHeader(std::string_view name) noexcept
{
    return std::any_of(kHeaders.begin(), kHeaders.end(),
                       [name](std::string_view known) { return equalsNoCase(name, known); });
}

std::string_view whyUnusable(const SecretRef& reference) noexcept
{
    if (reference.empty()) return {};
    const auto source = reference.source();
    const auto name = reference.name();
    if (source != "env" && source != "file" && source != "vault" && source != "keychain") {
        return looksLikeCredential(reference.text)
                   ? GH_TEXT(
                         "config",
                         "this looks like a key itself; the config holds only the name of a key")
                   : GH_TEXT("config", "this is not the name of a secret");
    }
    if (name.empty()) return GH_TEXT("config", "there is no name behind the colon");
    if (source == "env" && !isVariable(name)) {
        return GH_TEXT("config", "what follows env: is not the name of an environment variable");
    }
    if (source != "file" && looksLikeCredential(name)) {
        return GH_TEXT("config",
                       "what follows the colon looks like a key itself, not like its name");
    }
    return {};
}

}  // namespace gatehouse::config
