#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/cache/fingerprint.h"
#include "proxy/core/config/cache.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::cache {

/// What the cache of a config asks of calls, compiled. Immutable.
class Book {
public:
    struct Rule {
        std::string id;
        std::optional<policy::Condition> when;  ///< empty: all calls
        Millis ttl{0};
    };

    /// Errors  Invalid; the message begins with the key of the field that is wrong, as
    ///         "rules/0/when", and ": "
    static Result<Book> build(const config::CacheConfig& config);

    /// The first rule that a call falls under; nullptr: none.
    [[nodiscard]] const Rule* ruleFor(policy::Facts& facts) const;

    [[nodiscard]] bool hasRules() const noexcept { return !rules_.empty(); }

    [[nodiscard]] const std::vector<policy::Field>& by() const noexcept { return by_; }

    [[nodiscard]] const std::vector<Path>& ignored() const noexcept { return ignored_; }

private:
    std::vector<Rule> rules_;
    std::vector<policy::Field> by_;
    std::vector<Path> ignored_;
};

}  // namespace gatehouse::cache
