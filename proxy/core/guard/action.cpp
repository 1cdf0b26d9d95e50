#include "proxy/core/guard/action.h"

#include <algorithm>
#include <array>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/letters.h"
#include "proxy/core/guard/placeholder.h"

namespace gatehouse::guard {
namespace {

constexpr std::array<std::string_view, 6> kNames{"FLAG", "PLACEHOLDER", "HASH",
                                                 "MASK", "REDACT",      "BLOCK"};
constexpr std::size_t kShown = 4;
constexpr std::size_t kLongEnough = 8;
constexpr std::size_t kHashDigits = 12;

/// Signs stay, so that it is seen what it was; of what is short nothing is shown.
std::string masked(std::string_view value)
{
    const auto letters = static_cast<std::size_t>(std::count_if(
        value.begin(), value.end(), [](char c) { return isAlnum(static_cast<unsigned char>(c)); }));
    const std::size_t hidden = letters >= kLongEnough ? letters - kShown : letters;
    std::string out;
    std::size_t seen = 0;
    for (const char c : value) {
        const bool isLetter = isAlnum(static_cast<unsigned char>(c));
        if (isLetter) ++seen;
        const bool isSign = c == ' ' || c == '-' || c == '.' || c == '@' || c == ':' || c == '/';
        out += isLetter && seen > hidden ? c : isSign ? c : '*';
    }
    return out;
}

}  // namespace

std::string_view name(Action action) noexcept
{
    return kNames[static_cast<std::size_t>(action)];
}

std::optional<Action> actionOf(std::string_view text) noexcept
{
    const auto* found = std::ranges::find_if(
        kNames, [text](std::string_view each) { return equalsNoCase(each, text); });
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Action>(found - kNames.begin());
}

std::string replacement(Action action, const Finding& finding, std::string_view value,
                        const Hmac& key)
{
    switch (action) {
        case Action::Flag:
            return std::string(value);
        case Action::Placeholder: {
            const auto kind = placeholderKind(finding);
            return placeholderOf(kind, key.of(cat(kind, "\n", value)));
        }
        case Action::Hash:
            return cat("[", name(finding.category), ":", hex(key.of(value)).substr(0, kHashDigits),
                       "]");
        case Action::Mask:
            // Of a secret, the end is a secret.
            if (finding.category != Category::Secret) return masked(value);
            [[fallthrough]];
        case Action::Redact:
        case Action::Block:
            break;
    }
    return redacted(finding);
}

std::string redacted(const Finding& finding)
{
    return cat("[", name(finding.category), "]");
}

}  // namespace gatehouse::guard
