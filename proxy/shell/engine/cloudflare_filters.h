#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/result.h"
#include "proxy/shell/store/condition.h"

namespace gatehouse::engine::cloudflare {

/// Whose filters they are: a dataset may name fewer keys and operators than a look into the log.
enum class FilterUse : std::uint8_t { Log, Dataset };

/// The filters of a call's query, as a list of {key, operator, value: […]}.
///
/// Shape   `filters` as one JSON text, or taken apart in the ways clients do it: filters.key=…,
/// filters[key]=…, filters[0][key]=…; a value may be given several times. Without a place in
/// brackets, a new filter begins with the first word that the one before has already.
Result<boost::json::array> filtersOfQuery(
    const std::vector<std::pair<std::string, std::string>>& query);

/// One filter as a question to the log.
///
/// Errors  BadRequest with what is known, for keys, operators and values that mean nothing here.
Result<store::Condition> conditionOf(const boost::json::value& filter, FilterUse use);

// Pieces of conditions.
store::Condition leaf(store::Field field, store::Test test, std::int64_t number,
                      std::string text = {});
store::Condition anyOf(std::vector<store::Condition> parts);
store::Condition allOf(std::vector<store::Condition> parts);
store::Condition negated(store::Condition part);

}  // namespace gatehouse::engine::cloudflare
