#pragma once

#include <string>

#include "proxy/core/limit/count.h"

namespace gatehouse::limit {

/// What was taken of a limit, until it is known how much it was; see state::Ledger.
struct Hold {
    std::string key;
    Window window;
    Mark mark;
};

}  // namespace gatehouse::limit
