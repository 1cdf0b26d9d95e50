#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/result.h"

namespace gatehouse::routing {

/// A dynamic route, checked, in the form of Cloudflare's API.
///
/// Shape   `elements` is a JSON list of {id, type, properties, outputs}, in the form of the API, of
///         the documentation (rate_limit, condition, interval, outputs that may be missing) or of
///         Terraform (element_id, limit_type, conditions as a text). What comes back is the first
///         of these, every element with outputs; an end has none.
/// Errors  Invalid with the first thing that is wrong: one start, at least one end, known types,
/// ids
///         that differ, outputs that lead to elements and never in a circle, shares that make 100
///         %, limits, operators.
/// Source  features.md 2.10.
Result<std::string> checkedRoute(std::string_view elements);

}  // namespace gatehouse::routing
