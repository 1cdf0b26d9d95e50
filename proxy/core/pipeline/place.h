#pragma once

#include <string_view>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/snapshot.h"

namespace gatehouse::pipeline {

/// What the address of a call says of who is meant. Views are of the path.
struct Place {
    std::string_view provider;  ///< empty: not named
    std::string_view rest;      ///< with version, begins with '/' or is empty
    std::string_view gateway{};
    Wire wire = Wire::Own;
    bool isRun = false;
    bool isUnknown = false;  ///< of Cloudflare's form, but it names no provider of ours
};

/// Reads the path of a call, without its query.
///
/// Shape   /{provider}/… · /compat/… · /v1/{account}/{gateway}/{provider or compat or run}/… ·
///         /client/v4/accounts/{account}/ai/… · anything else names nobody
Place placeOf(std::string_view path, const Snapshot& snapshot);

/// The first word of a path of OpenAI's: /v1/{word}/… never names an account.
bool isOpenAiRoot(std::string_view word) noexcept;

}  // namespace gatehouse::pipeline
