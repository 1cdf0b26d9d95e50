#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/config/problem.h"

namespace gatehouse::config {

/// What is wrong with a JSON part of a gateway; nothing when it fits.
///
/// Shape   `part` is the setting's name: dlp, guardrails, otel, spendLimits, stripe. Paths of the
/// problems begin with `path`. An empty text and null fit.
std::vector<Problem> shapeProblems(std::string_view part, std::string_view json,
                                   const std::string& path);

}  // namespace gatehouse::config
