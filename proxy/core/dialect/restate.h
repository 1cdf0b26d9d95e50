#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"

namespace gatehouse::dialect {

/// A chat request in the words of another wire API.
struct Restated {
    std::string body;                  ///< JSON
    std::vector<std::string> leftOut;  ///< what the other API has no word for, by its first name
};

/// Reads `body` as the dialect `from` and writes it as `to`; a body that is there already stays as
/// it is, byte for byte.
///
/// Errors  CannotExpress where either dialect is none of a chat; BadRequest as its reader tells.
/// Thread  any; pure
Result<Restated> restate(std::string_view body, std::string_view from, std::string_view to);

}  // namespace gatehouse::dialect
