#include "proxy/core/cache/difference.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::cache {
namespace {

namespace json = boost::json;

constexpr std::size_t kShown = 120;

class Comparison {
public:
    Comparison(std::span<const Path> ignored, std::size_t most) : ignored_(ignored), most_(most) {}

    void values(const json::value& first, const json::value& second)
    {
        if (first.is_object() && second.is_object())
            return objects(first.get_object(), second.get_object());
        if (first.is_array() && second.is_array())
            return arrays(first.get_array(), second.get_array());
        // 1 and 1.0 are equal, but not the same text.
        if (first.kind() != second.kind() || first != second) add(&first, &second);
    }

    std::vector<Difference> take() && { return std::move(found_); }

private:
    [[nodiscard]] bool isIgnored() const
    {
        return std::ranges::any_of(ignored_, [this](const Path& path) {
            return path.size() == at_.size() &&
                   std::ranges::equal(path, at_, [](const std::string& step, const auto& name) {
                       return step == "*" || step == name;
                   });
        });
    }

    /// Looks one step further down; nullptr: it is not there.
    void step(std::string name, const json::value* first, const json::value* second)
    {
        at_.push_back(std::move(name));
        if (!isIgnored()) {
            if (first != nullptr && second != nullptr)
                values(*first, *second);
            else
                add(first, second);
        }
        at_.pop_back();
    }

    void objects(const json::object& first, const json::object& second)
    {
        for (const auto& member : first)
            step(std::string(member.key()), &member.value(), second.if_contains(member.key()));
        for (const auto& member : second) {
            if (!first.contains(member.key()))
                step(std::string(member.key()), nullptr, &member.value());
        }
    }

    void arrays(const json::array& first, const json::array& second)
    {
        for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
            step(number(static_cast<std::int64_t>(i)), first.if_contains(i), second.if_contains(i));
        }
    }

    void add(const json::value* first, const json::value* second)
    {
        if (found_.size() >= most_) return;
        Difference difference;
        for (const auto& name : at_) {
            if (!difference.path.empty()) difference.path += '.';
            difference.path += name;
        }
        difference.first = shown(first);
        difference.second = shown(second);
        found_.push_back(std::move(difference));
    }

    static std::string shown(const json::value* value)
    {
        if (value == nullptr) return {};
        const std::string text = json::serialize(*value);
        if (text.size() <= kShown) return text;
        return cat(cutUtf8(text, kShown - 3), "\u2026");
    }

    std::span<const Path> ignored_;
    std::size_t most_;
    Path at_;
    std::vector<Difference> found_;
};

}  // namespace

std::optional<std::vector<Difference>> differencesOf(std::string_view first,
                                                     std::string_view second,
                                                     std::span<const Path> ignored,
                                                     std::size_t most)
{
    std::string before, after;
    if (!appendCanonical(before, first, ignored) || !appendCanonical(after, second, ignored))
        return std::nullopt;
    if (before == after) return std::vector<Difference>();
    boost::system::error_code failed;
    const json::value a = json::parse(first, failed);
    if (failed) return std::nullopt;
    const json::value b = json::parse(second, failed);
    if (failed) return std::nullopt;
    Comparison comparison(ignored, most);
    comparison.values(a, b);
    auto found = std::move(comparison).take();
    // The same values in other letters: \u0041 and A.
    if (found.empty()) found.emplace_back();
    return found;
}

}  // namespace gatehouse::cache
