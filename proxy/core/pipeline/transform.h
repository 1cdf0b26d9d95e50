#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/routes.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

/// The body with what a route changes about it; empty: nothing is changed.
///
/// Shape   `{{metadata.team}}` in a value stands for a field of the call; the value itself is JSON,
///         and what is put in is escaped, never read again. Paths are names joined by points; what
///         is missing on the way is made. Numbers and texts that nobody changes keep their value,
///         not their spelling.
/// Errors  BadRequest: the body is no JSON object; a named field is not there.
Result<std::string> transformedBody(std::string_view body,
                                    std::span<const config::TransformConfig> transforms,
                                    policy::Facts& facts);

/// What a route makes of a header on its way out.
struct HeaderChange {
    std::string name;     ///< as the client wrote it, or of a header that is added
    std::string newName;  ///< empty: it is removed
    std::string value;    ///< of an added one
    bool isAdded = false;
};

/// Errors  BadRequest: a named field is not there, or its value cannot stand in a header.
Result<std::vector<HeaderChange>> headerChanges(std::span<const config::TransformConfig> transforms,
                                                policy::Facts& facts);

}  // namespace gatehouse::pipeline
