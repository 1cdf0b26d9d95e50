#pragma once

#include <string_view>

namespace gatehouse {

/// Whether the whole text is like a pattern, in which * stands for any letters, also none.
bool isLike(std::string_view text, std::string_view pattern) noexcept;

}  // namespace gatehouse
