#pragma once

#include <string>
#include <vector>

#include "proxy/core/config/config.h"

namespace gatehouse::config {

/// Two changes of one config, brought together.
struct Merged {
    Config config;
    /// JSON pointers into `config` where both changed the same thing to different ends; there
    /// `mine` stands.
    std::vector<std::string> clashes;
};

/// What `base` becomes when both what led to `mine` and what led to `theirs` is done to it.
///
/// Shape   field by field; members of lists are matched by id or name, so two who each add a
/// provider both keep theirs. A member one side removed and the other changed is a clash.
/// A list in which a name stands twice is taken as one value.
Merged merge(const Config& base, const Config& mine, const Config& theirs);

}  // namespace gatehouse::config
