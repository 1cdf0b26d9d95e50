#pragma once

#include <string_view>

#include "proxy/core/dialect/dialect.h"

namespace gatehouse::dialect {

/// Reads model, stream and stream_options of a JSON request in one pass, in any order, with their
/// places.
///
/// Shape   the whole text is checked to be one JSON object; `{}` is fine (model ""). A name that
/// stands twice counts
///         with its last value, as parsers of providers have it; the offsets are those of that
///         value.
/// Errors  BadRequest; the hint says at which byte, line and column.
/// Thread  any; no state, no copy, no padding needed behind `json`.
Result<RequestFacts> readJsonRequest(std::string_view json);

/// The same for bodies that may be something else (multipart forms, binary): never an error. The
/// model of a form is found by its field name; it has no offset then.
Result<RequestFacts> readAnyRequest(std::string_view body);

}  // namespace gatehouse::dialect
