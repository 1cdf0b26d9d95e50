#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/secret.h"

namespace gatehouse::config {

/// Whether a text looks like a key or token itself: a known beginning, or long and random.
///
/// Shape   made for config fields, where a wrong yes costs the user a detour, and a wrong no a key
/// on disk.
bool looksLikeCredential(std::string_view text) noexcept;

/// Whether a header of this name carries a credential at some provider.
bool isCredentialHeader(std::string_view name) noexcept;

/// Why a secret's name cannot be used; empty when it can. Never repeats the text, as it may be the
/// secret.
std::string_view whyUnusable(const SecretRef& reference) noexcept;

}  // namespace gatehouse::config
