#pragma once

#include <string>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Writes x.reply: an error in the client's own dialect, or an answer a stop has made.
net::Task<> answer(Visit& visit);

/// Fields that every answer carries: the request id, CORS where the origin is allowed, the
/// connection's fate.
void appendOwnFields(std::string& head, const Visit& visit);

}  // namespace gatehouse
