#pragma once

#include <vector>

#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::config {

/// Everything that keeps a config from being published; empty when it can be.
///
/// Errors  never repeats a value that may be a secret. Files and addresses are not tried: that
/// needs the outside.
std::vector<Problem> validate(const Config& config, const provider::Catalogue& catalogue);

}  // namespace gatehouse::config
