#pragma once

#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/core/limit/rule.h"

namespace gatehouse::pipeline {

/// All limits of a config, compiled: its own, and those of its gateways.
class LimitBook {
public:
    /// Errors  Invalid with the path of the config entry in the message.
    static Result<LimitBook> build(const config::Config& config, const limit::ZoneSource& zones);

    [[nodiscard]] const std::vector<limit::Rule>& rules() const noexcept { return rules_; }

    /// nullptr: there is none of that id.
    [[nodiscard]] const limit::Rule* find(std::string_view id) const noexcept;

private:
    std::vector<limit::Rule> rules_;
};

}  // namespace gatehouse::pipeline
