#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/config/config.h"
#include "proxy/core/guard/hazard.h"
#include "proxy/core/guard/policy.h"
#include "proxy/core/policy/node_rules.h"

namespace gatehouse::guard {
struct Demands;
}

namespace gatehouse::pipeline {

/// The name of that rule where hits are counted.
inline constexpr std::string_view kInjectionRule = "P1";

/// Whether calls are judged for orders that are not theirs to give (injection/judge.h), and how
/// strictly: shares of ordinary texts that may be taken for an attack, 0 to 1.
struct InjectionRule {
    bool blocks = false;               ///< false: it is told
    bool sanitises = false;            ///< what is an attack is taken out, and the rest goes on
    double falseAlarms = 0.003;        ///< of what users write
    double resultFalseAlarms = 0.012;  ///< of what tools and documents say
};

/// What the guard looks for in the calls of a gateway, and in their answers.
struct GuardEntry {
    guard::Policy policy;
    std::shared_ptr<const guard::Scanner>
        scanner;  ///< of requests; null: none could be made, and no call passes
    std::shared_ptr<const guard::Scanner> answers;  ///< likewise of answers
    Hmac key;                                       ///< of what stands for a value that is hashed
    bool onRequest = false;
    bool onResponse = false;
    std::optional<InjectionRule> injection;
    std::optional<guard::JudgeRule> judge;
    bool restores = false;  ///< placeholders may become values again in answers
    /// What is asked of whole messages; nullptr: nothing.
    std::shared_ptr<const guard::Demands> demands{};
};

/// Of a gateway's `guardrails`: the category P1 of prompts, with an object `injection` of our own.
/// Nothing: it is not asked for.
std::optional<InjectionRule> injectionRuleOf(std::string_view guardrails);

/// nullptr: it looks for nothing.
std::shared_ptr<const GuardEntry> guardOf(const config::GatewayConfig& gateway,
                                          const config::AccessConfig& access);

/// What a guardrail of a route looks for: in requests only.
std::shared_ptr<const GuardEntry> guardOf(const policy::GuardRule& rule,
                                          const config::AccessConfig& access);

}  // namespace gatehouse::pipeline
