#pragma once

#include <string>

namespace gatehouse::config {

/// A complaint about a config: where, what, and what to do.
struct Problem {
    std::string path;  ///< JSON pointer, e.g. "/providers/2/baseUrl"
    std::string message;
    std::string hint;

    friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace gatehouse::config
