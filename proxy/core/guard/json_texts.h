#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::guard {

/// The JSON with its texts as `change` wants them; nothing: none was changed.
///
/// Shape   every text that is a value, with its escapes undone, is shown once, in order; what is
/// put in its place is escaped. Bytes that are not changed stay as they are. Names and signatures
/// are passed over: models, ids, roles, pictures, what another program signed; but not inside of
/// what a tool was given or gave. Errors  none: what is no JSON is read as far as quotes tell.
std::optional<std::string> changedTexts(
    std::string_view json,
    const std::function<std::optional<std::string>(std::string_view text)>& change);

/// Behind the closing quote of the text that begins at `at`; npos: it has none.
std::size_t endOfText(std::string_view json, std::size_t at) noexcept;

/// The first byte from `at` on that is no white space.
std::size_t pastBlanks(std::string_view json, std::size_t at) noexcept;

/// Whether texts of members so called are no words of anybody.
bool isPassedOver(std::string_view member) noexcept;

}  // namespace gatehouse::guard
