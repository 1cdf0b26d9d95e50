#include "proxy/core/tokens/family.h"

#include <string>

#include "proxy/core/base/text.h"

namespace gatehouse::tokens {
namespace {

/// The first whose mark stands in the name. The ratios of foreign vocabularies are rough: from what
/// is known of their sizes and makers' advice, not measured against their own counts.
constexpr Family kFamilies[] = {
    {"gpt-oss", Vocabulary::O200k, 1000, 4, 20, 0, 0},
    {"gpt-4o", Vocabulary::O200k, 1000, 4, 3, 765, 0},
    {"gpt-4.", Vocabulary::O200k, 1000, 4, 3, 765, 0},
    {"gpt-5", Vocabulary::O200k, 1000, 4, 3, 630, 0},
    {"chatgpt", Vocabulary::O200k, 1000, 4, 3, 765, 0},
    {"codex", Vocabulary::O200k, 1000, 4, 3, 765, 0},
    {"gpt-4", Vocabulary::Cl100k, 1000, 4, 3, 765, 0},
    {"gpt-3.5", Vocabulary::Cl100k, 1000, 4, 3, 0, 0},
    {"text-embedding", Vocabulary::Cl100k, 1000, 0, 0, 0, 0},
    {"claude", Vocabulary::Foreign, 1180, 4, 4, 1600, 320},
    {"gemini", Vocabulary::Foreign, 1020, 1, 0, 258, 0},
    {"gemma", Vocabulary::Foreign, 1020, 5, 2, 258, 0},
    {"llama", Vocabulary::Foreign, 1020, 5, 5, 1600, 0},
    {"mixtral", Vocabulary::Foreign, 1150, 4, 2, 1000, 0},
    {"mistral", Vocabulary::Foreign, 1080, 4, 2, 1000, 0},
    {"deepseek", Vocabulary::Foreign, 1030, 3, 3, 800, 0},
    {"qwen", Vocabulary::Foreign, 1040, 5, 4, 1000, 0},
    {"kimi", Vocabulary::Foreign, 1000, 5, 3, 1000, 0},
    {"glm", Vocabulary::Foreign, 1010, 4, 4, 1000, 0},
    {"grok", Vocabulary::Foreign, 1020, 6, 3, 800, 0},
    {"command", Vocabulary::Foreign, 1030, 4, 4, 800, 0},
    {"nova", Vocabulary::Foreign, 1100, 4, 4, 1300, 0},
    {"embed", Vocabulary::Foreign, 1100, 0, 2, 0, 0},
};
constexpr Family kUnknown{"", Vocabulary::Foreign, 1000, 4, 3, 800, 0};

/// "o1", "o3-mini", "o4-mini": too short to be looked for anywhere.
bool isReasoner(std::string_view name) noexcept
{
    if (const auto slash = name.rfind('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    return name.size() >= 2 && name[0] == 'o' && name[1] >= '1' && name[1] <= '9' &&
           (name.size() == 2 || name[2] == '-');
}

bool holds(std::string_view name, std::string_view mark) noexcept
{
    for (std::size_t at = 0; at + mark.size() <= name.size(); ++at) {
        if (equalsNoCase(name.substr(at, mark.size()), mark)) return true;
    }
    return false;
}

}  // namespace

const Family& familyOf(std::string_view model) noexcept
{
    static constexpr Family kReasoner{"o", Vocabulary::O200k, 1000, 4, 3, 675, 0};
    for (const auto& family : kFamilies) {
        if (holds(model, family.mark)) return family;
    }
    return isReasoner(model) ? kReasoner : kUnknown;
}

}  // namespace gatehouse::tokens
