#pragma once

#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/prompt/version.h"

namespace gatehouse::prompt {

/// What a call brings along for the variables of its prompt.
struct Given {
    const boost::json::object* values = nullptr;  ///< by name; null: none
    std::optional<std::string> input;             ///< the text of the user's last message
    policy::Facts* facts = nullptr;               ///< null: only what is given counts
};

/// A value for each variable.
///
/// Shape   what has a source takes it from there and nowhere else, through its table where it has
///         one; the rest is what the call gives, then the default.
/// Errors  BadRequest: a required one is missing, one is of another type, an unknown one is given.
Result<Values> valuesOf(const Version& version, const Given& given);

}  // namespace gatehouse::prompt
