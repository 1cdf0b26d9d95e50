#pragma once

#include <string_view>

#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// Whether `text` has `word`, which is in lower case, in any case of letters.
bool hasNoCase(std::string_view text, std::string_view word) noexcept;
/// A number, word or token may begin here: it is not the middle of another.
bool isAtBoundary(const Window& window) noexcept;

}  // namespace gatehouse::guard
