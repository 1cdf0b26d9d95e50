#pragma once

#include <string_view>
#include <vector>

#include "proxy/core/record/record.h"

namespace gatehouse::store {

/// What the guard did with each finding and demand of a call, by its trace: "REDACT", "BLOCK". The
/// trace says "email 2 REDACT by people, iban 1 BLOCK by money"; that of older calls names no
/// rules.
///
/// Shape   views into the exchange, in the order of the line; the same action may stand there often
/// Thread  any; pure
std::vector<std::string_view> guardActions(const record::Exchange& exchange);

/// The strictest action that one rule had in a call, by its trace; empty: it tells none. Of the
/// rules "P1" and "S1" to "S13" likewise.
std::string_view actionOf(const record::Exchange& exchange, std::string_view rule);

}  // namespace gatehouse::store
