#pragma once

#include "proxy/shell/store/condition.h"

namespace gatehouse::store {

/// The constant query that lists the ids of the rows that fit a condition on what stands beside
/// them, ascending; nullptr: the field stands in the row. Bound are: of Metadata its name, then the
/// condition's text or number, then the id that all listed are above.
const char* listingOf(const Condition& condition);

/// Whether its listing takes the condition's number, not its text.
bool isByNumber(Field field) noexcept;

}  // namespace gatehouse::store
