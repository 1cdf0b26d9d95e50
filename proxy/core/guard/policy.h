#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/action.h"
#include "proxy/core/guard/scanner.h"

namespace gatehouse::guard {

/// One policy of a gateway's `dlp` object.
struct Rule {
    std::string id;
    std::string profiles;  ///< as they are named, with commas between
    Categories categories = 0;
    Action action = Action::Flag;
    bool onRequest = true;
    bool onResponse = false;
};

/// What is looked for in the calls of a gateway, and what becomes of it.
///
/// Shape   as Cloudflare's API has it: {enabled, policies: [{id, enabled, profiles, action,
/// check}]} or the older {enabled, action, profiles}; the actions REDACT, MASK and HASH are our
/// own. A profile is a category of ours, or a word of Cloudflare's names ("credentials",
/// "financial", "social security", "health"); one that nobody knows means all that is known by its
/// form. Thread  any; a value.
struct Policy {
    std::vector<Rule> rules;

    [[nodiscard]] bool isEmpty() const noexcept { return rules.empty(); }

    /// All categories of the rules of one direction.
    [[nodiscard]] Categories categories(bool isRequest) const noexcept;
    /// The strictest rule that wants such findings; nullptr: none does.
    [[nodiscard]] const Rule* ruleFor(Category category, bool isRequest) const noexcept;
};

/// Of the JSON of a gateway; empty for one that is off, or no such object.
Policy readPolicy(std::string_view json);
/// What a profile is called means to look for.
Categories categoriesOf(std::string_view profile) noexcept;

}  // namespace gatehouse::guard
