#pragma once

#include <string>
#include <vector>

#include "tests/app/guardrails/guard_calls.h"

namespace gatehouse::tests {

/// Three calls of a shop, a minute apart, whose system text tells the time in front of much that
/// stays the same; then one of somebody else.
inline std::vector<record::Exchange> prefixCalls()
{
    std::vector<record::Exchange> calls;
    const std::string rules(6'000, 'x');
    for (int i = 0; i < 4; ++i) {
        auto call = guardedCall(i, (4 - i) * 60'000'000LL, "");
        call.keyLabel = i < 3 ? "Web shop" : "Somebody";
        call.modelAsked = call.modelSent = call.modelAnswered = "gpt-4.1";
        call.requestBody.bytes =
            R"({"model":"gpt-4.1","messages":[{"role":"system","content":"You help in a shop. It is 10:0)" +
            std::to_string(i) + ". " + rules +
            R"("},{"role":"user","content":"How long may goods be returned?"}]})";
        call.requestBody.totalSize = static_cast<ByteCount>(call.requestBody.bytes.size());
        call.usage.input = 2'000;
        call.usage.output = 40;
        call.cost = PicoUsd{4'320'000'000};
        calls.push_back(std::move(call));
    }
    return calls;
}

inline std::vector<config::ProviderConfig> prefixProviders()
{
    config::ProviderConfig openai;
    openai.id = "openai";
    return {openai};
}

}  // namespace gatehouse::tests
