#pragma once

#include <span>
#include <string>
#include <vector>

#include <QString>

#include "app/guardrails/guard_settings.h"

/// The guard in words.
///
/// Thread  any.
namespace gatehouse::app {

/// Something that can be looked for.
struct DetectorWords {
    std::string profile;  ///< as a policy names it
    QString title;        ///< "Payment cards"
    QString hint;         ///< "with their check digit"
};

struct DetectorGroup {
    QString title;
    std::vector<DetectorWords> detectors;
};

/// All that policies of these settings may look for, by group: what is built in, the user's own,
/// and names that policies use and nobody here knows.
std::vector<DetectorGroup> detectorGroups(const GuardSettings& settings);

struct ActionWords {
    const char* value;  ///< "REDACT"
    const char* title;  ///< source text of context "Guardrails"
    const char* does;   ///< likewise, a sentence
};

std::span<const ActionWords> guardActions();
QString actionTitle(const std::string& action);  ///< "Redact"
QString actionDoes(const std::string& action);

/// What a finding is called: "E-mail addresses", or the user's own name for it.
QString kindTitle(const std::string& kind);
QString hazardTitle(std::size_t hazard);  ///< "Hate": S10
/// "Keys and secrets, e-mail addresses and 3 more".
QString profilesWords(const GuardPolicy& policy);
QString placesWords(const GuardPolicy& policy);  ///< "requests and answers"
/// "openai · gpt-*"; empty: all calls.
QString scopeWords(const GuardPolicy& policy);

}  // namespace gatehouse::app
