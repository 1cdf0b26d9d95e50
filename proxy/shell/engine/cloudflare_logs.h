#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// The log of a gateway: the calls that have ended and whose path names it. The default gateway has
// all that name no other one of the config. Ids are those of our exchanges.

/// The calls of a gateway, as a filter of the store.
store::Filter logOf(const Call& call);

Reply listLogs(const Call& call);
Reply removeLogs(const Call& call);
Reply getLog(const Call& call);
Reply getLogRequest(const Call& call);
Reply getLogResponse(const Call& call);
Reply editLog(const Call& call);

}  // namespace gatehouse::engine::cloudflare
