#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/dialect/weave.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/prompt/library.h"

namespace gatehouse::pipeline {

/// System text that calls are given, or a prompt they must use.
struct InjectionEntry {
    std::string name;
    std::string prompt;  ///< as it was written: NAME, NAME@label, NAME@3
    bool isRequired = false;
    dialect::Weave how = dialect::Weave::SystemPrepend;
    std::string gateway;  ///< empty: of all
    std::optional<policy::Condition> when;
};

/// The prompt of a call. Written by the stop of that name.
struct Prompted {
    std::string_view name;
    std::int64_t version = 0;
    std::string label;  ///< empty: named by its number, or drawn
};

struct Snapshot;

/// Reads the prompts and rules of the snapshot's config.
/// Errors  Invalid with the path of the config entry in the message.
Result<void> addPrompts(Snapshot& snapshot);

}  // namespace gatehouse::pipeline
