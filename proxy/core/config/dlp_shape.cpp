#include "proxy/core/config/dlp_shape.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/scanner.h"

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

private:
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
            add(cat(path, "/id"), "another list or expression has this name",
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
};

}  // namespace

void checkOwnRules(const json::object& dlp, const std::string& path, std::vector<Problem>& problems)
{
    OwnRules rules(problems);
    rules.checkWords(listOf(dlp, "words"), cat(path, "/words"));
    rules.checkPatterns(listOf(dlp, "patterns"), cat(path, "/patterns"));
}

}  // namespace gatehouse::config
