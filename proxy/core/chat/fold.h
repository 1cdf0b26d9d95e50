#pragma once

#include <vector>

#include "proxy/core/chat/reply.h"

namespace gatehouse::chat {

/// Adds a step to the answer so far. A step for a part that was not opened opens it as its
/// `partKind`.
void fold(const Delta& delta, Reply& reply);

/// The steps that build `reply`, in order, each part whole in one Append. fold() of all of them is
/// `reply` again.
std::vector<Delta> unfold(const Reply& reply);

}  // namespace gatehouse::chat
