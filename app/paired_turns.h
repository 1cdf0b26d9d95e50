#pragma once

#include <optional>
#include <vector>

#include "proxy/core/dialect/dialect.h"

namespace gatehouse::app {

/// What stands on one card: a turn, and with a tool call what the tool answered.
struct Said {
    dialect::Turn turn;
    std::optional<dialect::Turn> result;
};

/// Puts results to their calls: by id; where a family has none, to the first open call of that
/// name. A result that belongs to no call of this exchange stays a card of its own.
///
/// Thread  any.
std::vector<Said> pairedTurns(const std::vector<dialect::Turn>& turns);

}  // namespace gatehouse::app
