#pragma once

#include <string>
#include <vector>

#include <QJsonObject>

#include "app/guardrails/judge_settings.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"

/// The guard of a gateway as a page edits it: the objects `dlp` and `guardrails` of its config,
/// taken apart and put together again. Edits are values: each takes a config and gives the next.
///
/// Thread  any.
namespace gatehouse::app {

/// One policy, in the order they are kept.
struct GuardPolicy {
    std::string id;  ///< its name, too
    bool enabled = true;
    std::vector<std::string> profiles;  ///< what it looks for, as it is named there
    std::string action = "FLAG";
    bool onRequest = true;
    bool onAnswer = false;
    std::vector<std::string> providers;  ///< only of these; empty: of all
    std::vector<std::string> models;     ///< likewise
    bool restores = false;               ///< placeholders become values again in answers
    std::vector<std::string> hosts{};    ///< links to these pass
    QJsonObject rest{};                  ///< members that nobody here knows: they stay

    friend bool operator==(const GuardPolicy&, const GuardPolicy&) = default;
};

/// A list of words, an expression, or what is asked of whole messages, of the user's own.
struct OwnRule {
    bool isExpression = false;
    std::string id;
    std::vector<std::string> words;
    std::string expression;
    int group = 0;
    QJsonObject demand{};  ///< what is asked, as demand_words.h has it; empty: it is none

    [[nodiscard]] bool isDemand() const { return !demand.isEmpty(); }

    friend bool operator==(const OwnRule&, const OwnRule&) = default;
};

struct GuardSettings {
    bool enabled = true;  ///< off: no policy looks at anything
    std::vector<GuardPolicy> policies;
    std::vector<OwnRule> own;  ///< word lists, then expressions, then demands
    std::string attacks;       ///< "FLAG" or "BLOCK"; empty: not looked for
    double falseAlarms = 0.003;
    double resultFalseAlarms = 0.012;
    JudgeSettings judge;

    [[nodiscard]] bool isEmpty() const
    {
        return policies.empty() && own.empty() && attacks.empty() && judge.isEmpty();
    }

    friend bool operator==(const GuardSettings&, const GuardSettings&) = default;
};

/// What an empty page begins with.
enum class GuardPreset : quint8 {
    Secrets,   ///< redacts keys and secrets in what is sent
    Personal,  ///< masks personal data both ways
    Attacks,   ///< refuses attacks on the model
    Blank,
};

/// Of a gateway; one that is not there has none.
GuardSettings guardSettings(const config::Config& config, const std::string& gateway);
/// Makes the gateway where it is not there yet.
config::Config withGuardSettings(config::Config config, const std::string& gateway,
                                 const GuardSettings& settings);
/// The gateway of that id; one that is not written down says nothing.
config::GatewayConfig gatewayOf(const config::Config& config, const std::string& id);
/// Ids of all gateways, the default one first whether it is written down or not.
std::vector<std::string> gatewayIds(const config::Config& config);

GuardSettings withPreset(GuardSettings settings, GuardPreset preset);
/// What it is called by all policies follows.
GuardSettings withOwnRule(GuardSettings settings, std::size_t at, OwnRule rule);
/// No policy looks for it any more.
GuardSettings withoutOwnRule(GuardSettings settings, std::size_t at);
/// "words", or "words-2" where that is taken.
std::string freeOwnId(const GuardSettings& settings, const std::string& wanted);
std::string freePolicyId(const GuardSettings& settings, const std::string& wanted);

/// What is wrong with the policies, lists, expressions and demands, with paths below the `dlp`
/// object:
/// "/patterns/0/expression".
std::vector<config::Problem> guardProblems(const GuardSettings& settings);

}  // namespace gatehouse::app
