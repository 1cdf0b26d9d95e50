#pragma once

#include <string_view>

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Whether the answer that begins may be taken up again: a stream of Cloudflare's run path.
bool isResumable(const pipeline::Exchange& x) noexcept;

/// …/ai-gateway/gateways/{gateway}/run/{id}/resume
bool isResume(std::string_view target) noexcept;

/// Answers one: what the stream has had from event `from` on, then what still comes. 404 once it is
/// gone, 403 for anybody but who began it. Leaves no row.
net::Task<> resume(Visit& visit);

}  // namespace gatehouse
