#pragma once

#include "proxy/core/state/ledger.h"
#include "proxy/core/state/placeholder_book.h"
#include "proxy/core/state/reply_cache.h"
#include "proxy/core/state/target_board.h"
#include "proxy/core/state/token_book.h"

namespace gatehouse::state {

/// What all exchanges of all loops have in common and change.
struct Shared {
    TargetBoard targets;
    Ledger ledger;
    ReplyCache replies;
    PlaceholderBook placeholders;
    TokenBook tokens;
};

}  // namespace gatehouse::state
