#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"

namespace gatehouse::config {

/// A config from its file text.
///
/// Shape   JSON; what is left out keeps its default. Older file formats are upgraded first.
/// Errors  Invalid; then `problems` holds every complaint, each with the JSON pointer of its place.
/// Values are never
///         repeated in a complaint, as one of them may be a key in the wrong field.
Result<Config> parse(std::string_view json, std::vector<Problem>& problems);

/// The one text of a config: two spaces of indent, fields in order, defaults left out but for the
/// version.
std::string print(const Config& config);

}  // namespace gatehouse::config
