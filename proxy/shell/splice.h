#pragma once

#include <memory>
#include <string>

#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Both sides have switched to WebSocket: passes what each says on to the other until one of them
/// ends, and looks into the messages on their way.
///
/// Shape   bytes go on as they came; what is no message of the protocol still passes, unread.
/// `first` came behind the provider's head. Writes  x.collect, x.course. Thread  the visit's loop.
net::Task<> splice(Visit& visit, std::shared_ptr<net::Duplex> provider, std::string first);

}  // namespace gatehouse
