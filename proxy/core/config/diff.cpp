#include "proxy/core/config/diff.h"

#include "proxy/core/base/text.h"
#include "proxy/core/config/names.h"
#include "proxy/core/config/quantity.h"

namespace gatehouse::config {
namespace {

constexpr std::string_view kHidden = "(hidden)";

using Changes = std::vector<Change>;

std::string quoted(const std::string& text)
{
    std::string out;
    appendJsonString(out, text);
    return out;
}

template <class F>
std::string show(bool value, const F&)
{
    return value ? "true" : "false";
}

template <class F>
std::string show(std::int64_t value, const F& field)
{
    return field.unit == Unit::Bytes ? showBytes(value) : number(value);
}

template <class F>
std::string show(Millis value, const F&)
{
    return cat(number(value.count()), " ms");
}

template <class F>
std::string show(const std::string& value, const F&)
{
    return quoted(value);
}

template <class F>
std::string show(const SecretRef& value, const F&)
{
    return quoted(value.text);
}

template <class F>
std::string show(const std::vector<std::string>& value, const F&)
{
    std::string out = "[";
    for (const auto& item : value) out += (out.size() > 1 ? ", " : "") + quoted(item);
    return out + "]";
}

template <class Section>
void compareSections(const Section& before, const Section& after, const std::string& path,
                     Changes& changes);

template <class Item>
void compareLists(const std::vector<Item>& before, const std::vector<Item>& after,
                  const std::string& path, Changes& changes)
{
    const auto place = [&path](std::size_t i) {
        return cat(path, "/", number(static_cast<std::int64_t>(i)));
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (named(after, nameOf(before[i])) == nullptr) {
            changes.push_back({place(i), quoted(nameOf(before[i])), "", false});
        }
    }
    bool moved = false;
    std::vector<const Item*> kept;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Item* old = named(before, nameOf(after[i]));
        if (old == nullptr) {
            changes.push_back({place(i), "", quoted(nameOf(after[i])), false});
            compareSections(Item(), after[i], place(i), changes);
            continue;
        }
        moved = moved || (!kept.empty() && old < kept.back());
        kept.push_back(old);
        compareSections(*old, after[i], place(i), changes);
    }
    if (moved) changes.push_back({path, "(order)", "(another order)", false});
}

template <Described Section, class F>
void compare(const Section& before, const Section& after, const F&, const std::string& path,
             Changes& changes)
{
    compareSections(before, after, path, changes);
}

template <Described Item, class F>
void compare(const std::vector<Item>& before, const std::vector<Item>& after, const F&,
             const std::string& path, Changes& changes)
{
    compareLists(before, after, path, changes);
}

template <class Value, class F>
void compare(const Value& before, const Value& after, const F& field, const std::string& path,
             Changes& changes)
{
    if (before == after) return;
    Change change{path, show(before, field), show(after, field), field.reload == Reload::Rebind};
    if (field.secret) {
        change.before = before == Value() ? "" : std::string(kHidden);
        change.after = after == Value() ? "" : std::string(kHidden);
    }
    changes.push_back(std::move(change));
}

template <class Section>
void compareSections(const Section& before, const Section& after, const std::string& path,
                     Changes& changes)
{
    Section::fields([&](const auto& field) {
        compare(before.*field.member, after.*field.member, field, cat(path, "/", field.key),
                changes);
    });
}

}  // namespace

std::vector<Change> diff(const Config& before, const Config& after)
{
    Changes changes;
    compareSections(before, after, "", changes);
    return changes;
}

}  // namespace gatehouse::config
