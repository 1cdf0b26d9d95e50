#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/policy/walk.h"

namespace gatehouse::pipeline {

struct Exchange;

/// What the nodes of a version need to decide, beyond their rules.
struct NodeTable {
    std::vector<limit::Rule> budgets;  ///< by their place; of one that is named, only its id
    std::vector<std::shared_ptr<const GuardEntry>> guards;
    std::string mark;  ///< kept answers of another mark are another version's
};

/// Errors  Invalid: a budget, a zone or a prompt is not there.
Result<NodeTable> nodesOf(const policy::Route& route, const Snapshot& snapshot,
                          const limit::ZoneSource& zones);

/// One call at one node that looks at more than the call: see policy::Outside.
///
/// Writes  what the node does: holds of limits into the trip, findings taken out of the body, a
///         prompt put into it, a kept answer as x.reply; what is wrong as the trip's error
std::uint16_t decideNode(Exchange& x, const Env& env, const policy::Route::Stop& stop,
                         policy::Facts& facts, std::string* why);

/// What a guardrail finds, for the trace: "email 2 REDACT; attack: user 0.93".
struct Looked {
    std::string why;
    bool blocks = false;
    std::optional<std::string> changed;  ///< the body, with what stands for the findings
};

/// Thread  any; pure
Looked lookInto(const GuardEntry& entry, std::string_view dialect, std::string_view body);

}  // namespace gatehouse::pipeline
