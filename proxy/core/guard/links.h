#pragma once

#include <string>
#include <string_view>

namespace gatehouse::guard {

/// The host of an address, in small letters, without user and port; empty: it has none that can be
/// told, or not all of it is there.
///
/// Shape   `isWhole`: the address ends with its last byte. Anything unusual (a user, a backslash)
/// has no host: what is compared with hosts that are let pass must be beyond doubt.
std::string hostOf(std::string_view link, bool isWhole);

}  // namespace gatehouse::guard
