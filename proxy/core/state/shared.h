#pragma once

#include "proxy/core/state/ledger.h"
#include "proxy/core/state/target_board.h"

namespace gatehouse::state {

/// What all exchanges of all loops have in common and change.
struct Shared {
    TargetBoard targets;
    Ledger ledger;
};

}  // namespace gatehouse::state
