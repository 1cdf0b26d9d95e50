#pragma once

#include "tests/app/cache/prefix_calls.h"

namespace gatehouse::tests {

/// What a shop pays without need: prompts that part early, a question that comes again, and a dear
/// model for it.
inline std::vector<record::Exchange> wasteCalls()
{
    auto calls = prefixCalls();
    for (int i = 0; i < 3; ++i) {
        auto call = guardedCall(50 + i, (20 - i) * 1'000'000LL, "How long may goods be returned?");
        call.keyLabel = "Help desk";
        call.modelAsked = call.modelSent = call.modelAnswered = "gpt-4.1";
        call.usage.input = 600;
        call.usage.output = 80;
        call.cost = PicoUsd{1'840'000'000};
        calls.push_back(std::move(call));
    }
    return calls;
}

}  // namespace gatehouse::tests
