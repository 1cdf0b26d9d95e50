#pragma once

#include <array>
#include <memory>
#include <optional>

#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/loop.h"

namespace gatehouse::net {

/// Two ends of a pipe that never leaves this process; nothing where descriptors have run out.
std::optional<std::array<std::shared_ptr<Duplex>, 2>> makePipe(Loop& loop);

}  // namespace gatehouse::net
