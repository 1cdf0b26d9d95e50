#include "proxy/core/config/dlp_shape.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/demand.h"
#include "proxy/core/guard/scanner.h"
#include "proxy/core/guard/tongue.h"

namespace gatehouse::config {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestId = 64;

std::string_view textOf(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view();
}

const json::array& listOf(const json::object& object, std::string_view name)
{
    static const json::array kNone;
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_array() ? value->get_array() : kNone;
}

class OwnRules {
public:
    explicit OwnRules(std::vector<Problem>& problems) : problems_(problems) {}

    void checkWords(const json::array& lists, const std::string& path)
    {
        std::size_t total = 0;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const std::string at = cat(path, "/", number(static_cast<std::int64_t>(i)));
            const auto& list = lists[i].get_object();
            checkId(textOf(list, "id"), at);
            const auto& words = listOf(list, "words");
            for (std::size_t k = 0; k < words.size(); ++k)
                checkWord(words[k].get_string(),
                          cat(at, "/words/", number(static_cast<std::int64_t>(k))));
            total += words.size();
        }
        if (total > guard::kMostWords) {
            add(path, "there are too many words",
                cat("keep at most ", number(guard::kMostWords), " in all lists"));
        }
    }

    void checkPatterns(const json::array& patterns, const std::string& path)
    {
        if (patterns.size() > guard::kMostPatterns) {
            return add(path, "there are too many expressions",
                       cat("keep at most ", number(guard::kMostPatterns)));
        }
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            const std::string at = cat(path, "/", number(static_cast<std::int64_t>(i)));
            const auto& each = patterns[i].get_object();
            checkId(textOf(each, "id"), at);
            guard::OwnPattern pattern;
            pattern.expression = textOf(each, "expression");
            const auto* group = each.if_contains("group");
            if (group != nullptr)
                pattern.group = static_cast<int>(
                    std::clamp<std::int64_t>(group->to_number<std::int64_t>(), 0, 1'000));
            const auto flaw = guard::flawOf(pattern);
            if (!flaw) continue;
            add(cat(at, "/expression"),
                flaw->at == 0 ? flaw->message
                              : cat(flaw->message, ", at letter ",
                                    number(static_cast<std::int64_t>(flaw->at) + 1)),
                flaw->hint);
        }
    }

    void checkDemands(const json::array& demands, const std::string& path)
    {
        for (std::size_t i = 0; i < demands.size(); ++i) {
            const std::string at = cat(path, "/", number(static_cast<std::int64_t>(i)));
            const auto& each = demands[i].get_object();
            checkId(textOf(each, "id"), at);
            const auto kind = guard::demandKindOf(textOf(each, "kind"));
            demands_.emplace(textOf(each, "id"), kind == guard::DemandKind::Code);
            if (!kind) continue;
            using Kind = guard::DemandKind;
            const bool isBound =
                *kind == Kind::Characters || *kind == Kind::Tokens || *kind == Kind::Attachments;
            if (isBound && !each.contains("most"))
                add(cat(at, "/most"), "it does not say how many", "write the most there may be");
            if (*kind == Kind::Schema && !each.contains("schema"))
                add(cat(at, "/schema"), "there is no schema", "write a JSON schema");
            if (*kind == Kind::Language) checkLanguages(listOf(each, "names"), at);
        }
    }

    /// Nothing can stand in the place of a whole message; in that of a block of code, its kind can.
    void checkPolicies(const json::array& policies, const std::string& path)
    {
        for (std::size_t i = 0; i < policies.size(); ++i) {
            const auto& each = policies[i].get_object();
            const auto action = textOf(each, "action");
            const bool isAny = action == "FLAG" || action == "BLOCK";
            const bool asks = std::ranges::any_of(
                listOf(each, "profiles"), [this, &action](const json::value& profile) {
                    if (!profile.is_string()) return false;
                    const auto found = demands_.find(std::string_view(profile.get_string()));
                    const bool isTakenOut = action == "REDACT";
                    return found != demands_.end() && !(found->second && isTakenOut);
                });
            if (asks && !isAny)
                add(cat(path, "/", number(static_cast<std::int64_t>(i)), "/action"),
                    "what a whole message must be cannot be put in its place",
                    "use FLAG or BLOCK, for code REDACT as well, or a rule of its own");
        }
    }

private:
    void checkLanguages(const json::array& names, const std::string& path)
    {
        if (names.empty())
            return add(cat(path, "/names"), "it names no language", "write codes such as en or de");
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (guard::isTongue(names[i].get_string())) continue;
            add(cat(path, "/names/", number(static_cast<std::int64_t>(i))),
                "this language cannot be told here", "write a code such as en, de, fr, es or zh");
        }
    }

    void checkId(std::string_view id, const std::string& path)
    {
        const bool isPlain = !id.empty() && id.size() <= kLongestId && isUtf8(id) &&
                             std::ranges::none_of(id, [](char c) {
                                 return c == ',' || static_cast<unsigned char>(c) < ' ';
                             });
        if (!isPlain)
            return add(cat(path, "/id"), "this cannot name it",
                       cat("write up to ", number(kLongestId), " bytes without a comma"));
        if (guard::categoryOf(id)) {
            return add(cat(path, "/id"), "this is the name of a built-in profile",
                       "choose another name");
        }
        if (!ids_.insert(std::string(id)).second)
            add(cat(path, "/id"), "another list, expression or demand has this name",
                "choose another name");
    }

    void checkWord(std::string_view word, const std::string& path)
    {
        if (!word.empty() && word.size() <= guard::kLongestWord) return;
        add(path, word.empty() ? "this word is empty" : "this word is too long to be found",
            cat("write 1 to ", number(guard::kLongestWord), " bytes"));
    }

    void add(const std::string& path, std::string message, std::string hint)
    {
        problems_.push_back({path, std::move(message), std::move(hint)});
    }

    std::vector<Problem>& problems_;
    std::set<std::string> ids_;
    std::map<std::string, bool, std::less<>> demands_;  ///< whether it is one on code
};

}  // namespace

void checkOwnRules(const json::object& dlp, const std::string& path, std::vector<Problem>& problems)
{
    OwnRules rules(problems);
    rules.checkWords(listOf(dlp, "words"), cat(path, "/words"));
    rules.checkPatterns(listOf(dlp, "patterns"), cat(path, "/patterns"));
    rules.checkDemands(listOf(dlp, "demands"), cat(path, "/demands"));
    rules.checkPolicies(listOf(dlp, "policies"), cat(path, "/policies"));
}

}  // namespace gatehouse::config
