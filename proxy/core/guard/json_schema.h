#pragma once

#include <optional>
#include <string>

#include <boost/json/fwd.hpp>

namespace gatehouse::guard {

/// What keeps a value from fitting a JSON schema, with its place: "/messages/0/role: one of the
/// listed values is expected". Never a value. Nothing: it fits.
///
/// Shape   of the drafts 7 to 2020-12 what describes data: type, enum, const, properties, required,
///         additionalProperties, patternProperties, items, prefixItems, contains, bounds of
///         numbers, texts, lists and objects, multipleOf, uniqueItems, pattern (RE2), allOf, anyOf,
///         oneOf, not, if, and $ref inside of the schema. Other words are passed over, as the
///         drafts want it.
/// Units   at most kMostSteps places are looked at; then it does not fit
/// Thread  any; pure
std::optional<std::string> misfitOf(const boost::json::value& value,
                                    const boost::json::value& schema);

inline constexpr int kMostSteps = 100'000;

}  // namespace gatehouse::guard
