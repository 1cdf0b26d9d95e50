#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

struct Exchange;
struct Snapshot;

/// How large a call may get, as far as that can be told before it is made.
///
/// Shape   what costs is found out once, when it is first asked for
/// Thread  one at a time
class CallSize {
public:
    /// Taken for the output of calls that do not say how much they want.
    static constexpr std::int64_t kUsualOutput = 1024;

    /// `model`: as it will be routed.
    CallSize(const Exchange& x, const Snapshot& snapshot, policy::Facts& facts,
             std::string_view model)
        : x_(x), snapshot_(snapshot), facts_(facts), model_(model)
    {
    }

    std::int64_t input();
    std::int64_t output();  ///< at most, as the call says
    /// What the call says itself; empty: nothing.
    std::optional<std::int64_t> askedOutput();
    /// In pico-dollars, with that much output; 0 where no price is known. Of a route: its most
    /// expensive model.
    std::int64_t cost(std::int64_t output);

private:
    const Exchange& x_;
    const Snapshot& snapshot_;
    policy::Facts& facts_;
    std::string_view model_;
    bool isAsked_ = false;
    std::optional<std::int64_t> asked_;
};

/// The body of the call with its output held to `most` tokens; empty: its dialect has no such
/// setting.
Result<std::string> shortened(const Exchange& x, policy::Facts& facts, std::int64_t most);

}  // namespace gatehouse::pipeline
