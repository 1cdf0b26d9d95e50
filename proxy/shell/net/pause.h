#pragma once

#include "proxy/core/base/units.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/loop.h"
#include "proxy/shell/net/task.h"

namespace gatehouse::net {

/// Waits `length`, or until `cancel` is requested.
///
/// Thread  the loop's own.
Task<> pause(Loop& loop, Millis length, Cancel& cancel);

}  // namespace gatehouse::net
