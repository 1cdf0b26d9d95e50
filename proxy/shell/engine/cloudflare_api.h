#pragma once

#include <string_view>

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine {

/// Whether a path is one of Cloudflare's management API for AI gateways.
bool isCloudflareApi(std::string_view path) noexcept;

/// Answers a route below /client/v4/accounts/ANY/ai-gateway/, in Cloudflare's envelope.
///
/// Shape   with `Authorization: Bearer TOKEN` of the admin routes; a gateway key is not enough.
/// Errors  401 without the token, 403 for foreign hosts and pages, 404, 405, 400, 409, 501 for
/// billing; each as {code, message}, the message with what to do.
/// Thread  the helper; may block.
/// Fails   closed
pipeline::Reply answerCloudflare(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
                                 const CloudflareView& view);

}  // namespace gatehouse::engine
