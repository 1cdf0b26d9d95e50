#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/core/limit/rule.h"
#include "proxy/core/pipeline/call_size.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

struct Exchange;

/// One look at a call: which limits it falls under, and with how much.
///
/// Shape   with the model that would serve it now: the one a redirect chose, else the one asked for
/// Thread  one at a time; the exchange and its snapshot outlive it
class LimitLook {
public:
    /// x.limit is set.
    LimitLook(Exchange& x, const Env& env);
    LimitLook(const LimitLook&) = delete;
    LimitLook& operator=(const LimitLook&) = delete;

    [[nodiscard]] bool fallsUnder(const limit::Rule& rule);
    [[nodiscard]] std::int64_t amountOf(const limit::Rule& rule);
    /// The most output with which the call stays within a rule for single calls; below 1: none.
    [[nodiscard]] std::int64_t roomFor(const limit::Rule& rule);
    [[nodiscard]] bool saysOutput();
    [[nodiscard]] std::string whoOf(const limit::Rule& rule);

    [[nodiscard]] policy::Facts& facts() noexcept { return facts_; }

private:
    static std::string_view wantedModel(const Exchange& x, const Env& env);

    Exchange& x_;
    policy::Facts facts_;
    std::string_view model_;
    std::string_view gateway_;
    CallSize size_;
};

}  // namespace gatehouse::pipeline
