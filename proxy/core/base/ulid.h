#pragma once

#include <string>

#include "proxy/core/base/random.h"
#include "proxy/core/base/units.h"

namespace gatehouse {

/// 26 characters that sort by time: 48 bits of milliseconds, 80 bits of chance, Crockford's base 32
/// (ULID specification).
std::string ulid(WallMicros wall, Random& random);

}  // namespace gatehouse
