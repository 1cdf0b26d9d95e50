#pragma once

#include <string>
#include <vector>

#include "proxy/core/config/config.h"

namespace gatehouse::config {

/// One difference between two configs, for people.
///
/// Shape   `path` is a JSON pointer into the newer config (into the older one where something went
/// away). List members
///         with an id or a name are matched by it, so moving one is no change of all that follow.
///         `before` is empty where something came, `after` where something went.
///         What is marked secret shows as "(hidden)".
struct Change {
    std::string path;
    std::string before;
    std::string after;
    bool rebinds = false;  ///< listeners are opened anew

    friend bool operator==(const Change&, const Change&) = default;
};

std::vector<Change> diff(const Config& before, const Config& after);

}  // namespace gatehouse::config
