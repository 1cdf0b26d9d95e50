#pragma once

#include <optional>
#include <string>

#include "proxy/core/http/message.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// A call that goes to a second model as well.
struct MirrorCall {
    http::RequestHead head;
    std::string body;
    std::string address;
    bool loopback = false;
    bool secure = false;
};

/// The mirror of a call that a route led and that was answered well; nothing: its model has none,
/// or this call is not in its share. The same call is in it or not, wherever it is asked.
///
/// Shape   the body as it went on, with the other model's name; the client's head, without what
///         belongs to that body or to one sending of it. Calls whose model does not stand in their
///         body have no mirror.
std::optional<MirrorCall> mirrorOf(const Exchange& x);

/// What a call that is mirrored is remembered by.
MirroredCall mirroredOf(const record::Exchange& row);

/// Tells the row of a mirror what it mirrors, and how the two compare.
void compare(record::Exchange& row, const MirroredCall& with);

}  // namespace gatehouse::pipeline
