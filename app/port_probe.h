#pragma once

#include <string>
#include <vector>

namespace gatehouse::app {

/// The first port above `taken` on which all of `addresses` (HOST:PORT) could listen now; 0: none
/// of the next 200.
///
/// Thread  GUI; opens and closes sockets on this machine, a millisecond or two.
int nextFreePort(const std::vector<std::string>& addresses, int taken);
/// The port of the first address; 0 when it has none.
int portOf(const std::vector<std::string>& addresses);

}  // namespace gatehouse::app
