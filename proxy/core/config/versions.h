#pragma once

#include <vector>

#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"

namespace gatehouse::config {

/// Complains of versions that were published and are others now. They may go, but not change.
void checkVersionsStay(const Config& before, const Config& after, std::vector<Problem>& problems);

/// A candidate that came, went or was changed by somebody begins anew.
void restartRollouts(const Config& before, Config& after);

}  // namespace gatehouse::config
