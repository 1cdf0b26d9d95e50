#pragma once

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// A client that sends universal requests as messages of a WebSocket: each is a call of its own, as
/// if it had come over HTTP, with a row of its own; several may be under way at once.
///
/// Shape   returns when the socket has ended, at once where it is refused. Calls that are open then
///         are cancelled, and end beside it.
/// Errors  the handshake is refused like any call (401, 403); what is wrong with a message is told
///         in a message.
/// Thread  the visit's loop.
net::Task<> universalSocket(Visit& visit);

}  // namespace gatehouse
