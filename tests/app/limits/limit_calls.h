#pragma once

#include <string>
#include <vector>

#include "tests/app/guardrails/guard_calls.h"

namespace gatehouse::tests {

inline constexpr std::int64_t kLimitCallCost = 10'000'000'000;  // pico-dollars: a cent

/// Ada called six times and bob twice, all within a minute, a cent each.
inline std::vector<record::Exchange> limitCalls()
{
    std::vector<record::Exchange> calls;
    for (int i = 0; i < 8; ++i) {
        auto call = guardedCall(i, (40 - i) * 1'000'000LL, "hi");
        const bool isAda = i < 6;
        call.keyId = isAda ? "k-ada" : "k-bob";
        call.modelAsked = call.modelSent = call.modelAnswered = isAda ? "gpt-4.1" : "gpt-4.1-mini";
        call.attempts.emplace_back().status = 200;
        call.usage.input = 100;
        call.usage.output = 20;
        call.cost = PicoUsd{kLimitCallCost};
        calls.push_back(std::move(call));
    }
    return calls;
}

inline std::vector<config::KeyConfig> limitKeys()
{
    std::vector<config::KeyConfig> keys(2);
    keys[0].id = "k-ada";
    keys[0].user = "ada";
    keys[1].id = "k-bob";
    keys[1].user = "bob";
    return keys;
}

/// So much for each user in any hour.
inline config::LimitConfig pastLimit(const std::string& unit, const std::string& most)
{
    config::LimitConfig limit;
    limit.id = "team";
    limit.name = "Each of us";
    limit.unit = unit;
    limit.limit = most;
    limit.window = "sliding";
    limit.length = Millis(3'600'000);
    limit.by = {"user"};
    return limit;
}

}  // namespace gatehouse::tests
