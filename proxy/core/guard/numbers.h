#pragma once

#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// Reads groups from the window's start; 0 groups: it does not begin with a number.
/// Shape   read once a window.
const Groups& groupsAt(Window& window) noexcept;
/// No number begins in the middle of another, of a word or of a version.
bool isNumberStart(Window& window) noexcept;
/// Nothing that belongs to the number stands behind its `size` bytes.
bool isNumberEnd(Window& window, std::size_t size) noexcept;

}  // namespace gatehouse::guard
