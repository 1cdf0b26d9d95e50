#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/action.h"
#include "proxy/core/guard/scanner.h"

namespace gatehouse::guard {

/// Which text is looked into: of a call's request or answer, and where it goes to or comes from.
struct Passage {
    bool isRequest = true;
    std::string_view provider{};  ///< empty: not known yet, so it may be any
    std::string_view model{};     ///< likewise
};

/// One policy of a gateway's `dlp` object.
struct Rule {
    std::string id;
    std::string profiles;  ///< as they are named, with commas between
    Categories categories = 0;
    Action action = Action::Flag;
    bool onRequest = true;
    bool onResponse = false;
    std::vector<std::string> own{};        ///< ids of word lists and expressions
    std::vector<std::string> providers{};  ///< only of these; empty: of all
    std::vector<std::string> models{};     ///< likewise; a * stands for any letters
    bool restores = false;                 ///< placeholders become values again in answers
    std::vector<std::string> hosts{};      ///< links to these are let pass; a * stands for letters

    [[nodiscard]] bool isOf(const Passage& passage) const noexcept;
    [[nodiscard]] bool wants(const Finding& finding) const noexcept;
    /// A link to a host that may be linked. `value`: the finding, or as much of it as has come.
    [[nodiscard]] bool letsPass(const Finding& finding, std::string_view value) const;
};

/// What is looked for in the calls of a gateway, and what becomes of it.
///
/// Shape   as Cloudflare's API has it: {enabled, policies: [{id, enabled, profiles, action,
/// check}]} or the older {enabled, action, profiles}. Our own are the actions REDACT, MASK, HASH
/// and PLACEHOLDER, `words` and `patterns` beside `policies`, `providers`, `models` and `restore`
/// in a policy. A profile
/// is the id of a word list or an expression, a category of ours, or a word of Cloudflare's names
/// ("credentials", "financial", "social security", "health"); one that nobody knows means all that
/// is known by its form. Thread  any; a value.
struct Policy {
    std::vector<Rule> rules;
    std::vector<WordList> words;
    std::vector<OwnPattern> patterns;
    std::vector<CodeBlocks> blocks{};

    [[nodiscard]] bool isEmpty() const noexcept { return rules.empty(); }

    /// Some rule looks into that direction.
    [[nodiscard]] bool looksAt(bool isRequest) const noexcept;
    /// All that the rules of one direction look for.
    [[nodiscard]] ScannerOptions options(bool isRequest) const;
    /// The strictest rule that wants such a finding; nullptr: none does. Of equals, the first.
    /// `value`: the finding's text, as far as it has come.
    [[nodiscard]] const Rule* ruleFor(const Finding& finding, const Passage& passage,
                                      std::string_view value = {}) const;
    /// Some rule has placeholders, or some that are taken back.
    [[nodiscard]] bool hasPlaceholders(bool thatRestore) const noexcept;
    /// A value of such a finding may be put back into an answer.
    [[nodiscard]] bool mayRestore(const Finding& finding) const noexcept;
};

/// Of the JSON of a gateway; empty for one that is off, or no such object.
Policy readPolicy(std::string_view json);
/// What a profile is called means to look for.
Categories categoriesOf(std::string_view profile) noexcept;

}  // namespace gatehouse::guard
