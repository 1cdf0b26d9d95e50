#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/request.h"

/// Puts messages and settings of ours into a call as its client wrote it. What nobody asked to
/// change keeps its value, also members that no codec knows.
namespace gatehouse::dialect {

/// How what is added meets what is there.
enum class Weave : std::uint8_t {
    Begin,    ///< all of it, before the conversation; its settings where the call has none
    Replace,  ///< likewise, and its messages stand in the place of the user's last one
    SystemPrepend,
    SystemAppend,
    SystemReplace,
};

/// The body with `added`. Of a system text that is there already as it should be, nothing is added
/// once more: it is the same for every turn of a conversation, so that a provider's prompt cache
/// keeps its prefix.
///
/// Shape   `model`: what stands in the body then; empty: as it was.
/// Errors  BadRequest: the body is no JSON object, or its messages are no list; CannotExpress: what
///         is added has no words in this dialect, or the dialect has no conversations.
Result<std::string> weave(std::string_view dialect, std::string_view body,
                          const chat::Request& added, Weave how, std::string_view model = {});

/// "prepend", "append" or "replace" a system text; any other word begins the conversation.
Weave weaveOf(std::string_view word) noexcept;

/// Whether calls of a dialect can be given messages.
bool canWeave(std::string_view dialect) noexcept;

}  // namespace gatehouse::dialect
