#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/finding.h"
#include "proxy/core/guard/policy.h"

namespace gatehouse::guard {

/// What was found in one direction of a call: how many of each kind, and the rule that has them.
/// Never a value.
///
/// Shape   views: the policy whose rules these are must stay, and its scanner.
struct Told {
    struct Entry {
        Category category = Category::Secret;
        std::string_view kind;  ///< name of the category, or of the user's own list or expression
        const Rule* rule = nullptr;
        int count = 0;
    };

    std::vector<Entry> entries;  ///< by category, then as they came
    bool blocks = false;
    std::size_t total = 0;  ///< of findings

    void add(const Finding& finding, const Rule& rule);
};

/// "email 2 REDACT by people, secret 1 BLOCK by keys": what the trace and an error say.
std::string decisionOf(const Told& told);

/// The header cf-aig-dlp as Cloudflare writes it; an entry is a kind. Printable ASCII.
std::string headerOf(const Told& told, bool isRequest);

}  // namespace gatehouse::guard
