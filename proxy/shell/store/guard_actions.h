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

}  // namespace gatehouse::store
