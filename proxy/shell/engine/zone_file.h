#pragma once

#include <string>
#include <string_view>

namespace gatehouse::engine {

/// The bytes of a zone's file of this machine; empty: there is none of that name.
///
/// Thread  any that may read a file.
std::string zoneFile(std::string_view name);

}  // namespace gatehouse::engine
