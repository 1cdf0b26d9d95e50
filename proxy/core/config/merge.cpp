#include "proxy/core/config/merge.h"

#include <optional>

#include "proxy/core/base/text.h"
#include "proxy/core/config/names.h"

namespace gatehouse::config {
namespace {

using Clashes = std::vector<std::string>;

template <class Item>
bool namesDiffer(const std::vector<Item>& list)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (named(list, nameOf(list[i])) != &list[i]) return false;
    }
    return true;
}

template <Described Section>
Section mergeValue(const Section& base, const Section& mine, const Section& theirs,
                   const std::string& path, Clashes& clashes);

template <class Value>
Value mergeValue(const Value& base, const Value& mine, const Value& theirs, const std::string& path,
                 Clashes& clashes)
{
    if (mine == base) return theirs;
    if (theirs != base && theirs != mine) clashes.push_back(path);
    return mine;
}

/// What becomes of one member; nothing: it goes.
template <class Item>
std::optional<Item> mergeMember(const Item* base, const Item* mine, const Item* theirs,
                                const std::string& path, Clashes& clashes)
{
    if (mine != nullptr && theirs != nullptr)
        return mergeValue(base == nullptr ? Item() : *base, *mine, *theirs, path, clashes);
    const Item* left = mine != nullptr ? mine : theirs;
    if (base == nullptr) return *left;
    if (left == nullptr || *left == *base) return std::nullopt;
    clashes.push_back(path);  // removed by one, changed by the other
    return mine != nullptr ? std::optional<Item>(*mine) : std::nullopt;
}

template <class Item>
std::vector<std::string> commonNames(const std::vector<Item>& list, const std::vector<Item>& other)
{
    std::vector<std::string> names;
    for (const Item& item : list) {
        if (named(other, nameOf(item)) != nullptr) names.push_back(nameOf(item));
    }
    return names;
}

/// The names of `first` in their order, and those that only `second` has after their neighbour.
template <class Item>
std::vector<std::string> namesOf(const std::vector<Item>& first, const std::vector<Item>& second)
{
    std::vector<std::string> names;
    for (const Item& item : first) names.push_back(nameOf(item));
    for (std::size_t i = 0; i < second.size(); ++i) {
        if (named(first, nameOf(second[i])) != nullptr) continue;
        auto at = names.begin();
        if (i > 0) {
            at = std::find(names.begin(), names.end(), nameOf(second[i - 1]));
            if (at != names.end()) ++at;
        }
        names.insert(at, nameOf(second[i]));
    }
    return names;
}

template <Described Item>
std::vector<Item> mergeValue(const std::vector<Item>& base, const std::vector<Item>& mine,
                             const std::vector<Item>& theirs, const std::string& path,
                             Clashes& clashes)
{
    if (mine == base) return theirs;
    if (theirs == base || theirs == mine) return mine;
    if (!namesDiffer(base) || !namesDiffer(mine) || !namesDiffer(theirs)) {
        clashes.push_back(path);
        return mine;
    }
    const bool moved = commonNames(base, mine) != commonNames(mine, base);
    std::vector<Item> merged;
    for (const std::string& name : moved ? namesOf(mine, theirs) : namesOf(theirs, mine)) {
        const std::string place = cat(path, "/", number(static_cast<std::int64_t>(merged.size())));
        auto member =
            mergeMember(named(base, name), named(mine, name), named(theirs, name), place, clashes);
        if (member) merged.push_back(std::move(*member));
    }
    return merged;
}

template <Described Section>
Section mergeValue(const Section& base, const Section& mine, const Section& theirs,
                   const std::string& path, Clashes& clashes)
{
    if (mine == base) return theirs;
    if (theirs == base || theirs == mine) return mine;
    Section merged = mine;
    Section::fields([&](const auto& field) {
        const auto member = field.member;
        merged.*member = mergeValue(base.*member, mine.*member, theirs.*member,
                                    cat(path, "/", field.key), clashes);
    });
    return merged;
}

}  // namespace

Merged merge(const Config& base, const Config& mine, const Config& theirs)
{
    Merged merged;
    merged.config = mergeValue(base, mine, theirs, "", merged.clashes);
    return merged;
}

}  // namespace gatehouse::config
