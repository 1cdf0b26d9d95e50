#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::cache {

/// A member of a body: {"metadata", "trace"} or {"messages", "*", "id"}.
using Path = std::vector<std::string>;

/// "messages.*.id" → its parts; empty for a path that names nothing.
Path readPath(std::string_view text);

/// Appends a JSON text so that two texts that say the same give the same bytes: without white
/// space, members by name, and without those that `ignored` names. It is no JSON any more.
///
/// Shape    scalars stay as they were written: 1 and 1.0 differ
/// Errors   false: it is no JSON, or too deep; what was appended then says nothing
bool appendCanonical(std::string& out, std::string_view json, std::span<const Path> ignored);

}  // namespace gatehouse::cache
