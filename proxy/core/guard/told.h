#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "proxy/core/guard/finding.h"
#include "proxy/core/guard/policy.h"

namespace gatehouse::guard {

/// What was found in one direction of a call: how many of each category, and the strictest rule of
/// each. Never a value.
///
/// Shape   views: the policy whose rules these are must stay.
struct Told {
    std::array<int, kCategoryCount> counts{};
    std::array<const Rule*, kCategoryCount> rules{};
    bool blocks = false;
    std::size_t total = 0;  ///< of findings

    void add(const Finding& finding, const Rule& rule) noexcept;
};

/// "email 2 REDACT, secret 1 BLOCK": what the trace and an error say.
std::string decisionOf(const Told& told);

/// The header cf-aig-dlp as Cloudflare writes it; an entry is a category. Printable ASCII.
std::string headerOf(const Told& told, bool isRequest);

}  // namespace gatehouse::guard
