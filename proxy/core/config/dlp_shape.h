#pragma once

#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "proxy/core/config/problem.h"

namespace gatehouse::config {

/// What is wrong with the word lists and expressions of a gateway's `dlp` object, whose shape is
/// right: names that are taken, words that cannot be found, expressions that cannot be used, with
/// the letter at which they go wrong.
void checkOwnRules(const boost::json::object& dlp, const std::string& path,
                   std::vector<Problem>& problems);

}  // namespace gatehouse::config
