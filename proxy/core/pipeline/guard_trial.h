#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/guard/policy.h"

namespace gatehouse::pipeline {

struct GuardEntry;

/// Who says a text that is tried.
enum class Speaker : std::uint8_t {
    User,
    Tool,   ///< a tool's result, or a document
    Model,  ///< an answer
};

/// Something found that a rule has an action for.
struct GuardMark {
    std::string rule;  ///< id of the policy
    std::string kind;  ///< of what: a category, or the user's own name for it
    guard::Action action = guard::Action::Flag;
    std::size_t begin = 0, end = 0;            ///< bytes of the text
    std::size_t beginAfter = 0, endAfter = 0;  ///< bytes of what is left of it
};

/// Whether a text gives orders that are not its speaker's to give.
struct AttackSigns {
    struct Word {
        std::string words;
        float weight = 0;  ///< log odds
    };

    bool isAttack = false;
    double score = 0;                ///< 0 to 1; from 0.5 on it is one
    double falseAlarms = 1;          ///< the share of ordinary texts that look as much like one
    std::string disguise;            ///< "base64"; empty: none
    std::size_t begin = 0, end = 0;  ///< the worst stretch, bytes of what is left; equal: none
    std::vector<Word> words;         ///< that spoke for it most
};

/// A demand that a text does not fulfil, as a rule makes it.
struct DemandMark {
    std::string rule;
    std::string demand;  ///< its name
    guard::Action action = guard::Action::Flag;
    std::string why;  ///< "21000 characters, 20000 are allowed"
};

/// What the guard would make of a text.
struct GuardTrial {
    std::vector<GuardMark> marks;       ///< in their order
    std::string after;                  ///< what is left: with what stands for findings
    bool blocks = false;                ///< a rule would end the call
    std::optional<AttackSigns> attack;  ///< nothing: it is not looked for, or not in answers
    std::vector<DemandMark> unmet{};
};

/// The decision of the guard's stop on one text, and why.
///
/// Errors  Unavailable: the text cannot be looked into
/// Thread  any
Result<GuardTrial> tryText(const GuardEntry& entry, Speaker speaker, std::string_view text,
                           const guard::Passage& passage);

/// A call that is past, as far as the guard looks into it.
struct PastCall {
    std::string_view dialect;
    std::string_view request;  ///< bodies, without a content coding
    std::string_view answer;
    bool isStreamed = false;  ///< the answer
    bool isChat = false;
    std::string_view provider;
    std::string_view modelAsked;
    std::string_view modelSent;
};

/// What a rule would have found in it.
struct PastMark {
    std::string rule;
    std::string kind;
    guard::Action action = guard::Action::Flag;
    bool inAnswer = false;
    std::string role;     ///< "user", "tool", …, as the dialect calls them; empty: not known
    std::string context;  ///< around the first: a few words, with nothing in them that can be found
    int count = 0;
};

/// What the guard would have done with it: one mark for each rule, kind and direction. An attack
/// has the rule's own name, and what it looks like as its context: never a word of it.
std::vector<PastMark> tryPast(const GuardEntry& entry, const PastCall& call);

}  // namespace gatehouse::pipeline
