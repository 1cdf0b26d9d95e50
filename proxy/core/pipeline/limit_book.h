#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/limit/spend_policy.h"

namespace gatehouse::pipeline {

/// The policies of a gateway. What a cap counts belongs to its period and its bucket, so a policy
/// may be replaced without its bucket being forgotten.
struct PolicySet {
    std::string gateway;
    std::vector<limit::SpendPolicy> policies;
    std::vector<limit::Rule> rules;  ///< of each; only those of caps mean anything

    [[nodiscard]] const limit::Rule& ruleOf(const limit::SpendPolicy& policy) const noexcept
    {
        return rules[static_cast<std::size_t>(&policy - policies.data())];
    }
};

/// All limits of a config, compiled: its own, and those of its gateways.
class LimitBook {
public:
    /// Errors  Invalid with the path of the config entry in the message.
    static Result<LimitBook> build(const config::Config& config, const limit::ZoneSource& zones);

    [[nodiscard]] const std::vector<limit::Rule>& rules() const noexcept { return rules_; }

    /// Of gateways that have any.
    [[nodiscard]] const std::vector<PolicySet>& policies() const noexcept { return policies_; }

    /// nullptr: there is none of that id.
    [[nodiscard]] const limit::Rule* find(std::string_view id) const noexcept;

private:
    std::vector<limit::Rule> rules_;
    std::vector<PolicySet> policies_;
};

}  // namespace gatehouse::pipeline
