#pragma once

#include <string_view>

#include "proxy/core/semantic/table.h"

namespace gatehouse::semantic {

/// Whether two answers, to questions that are taken for the same, say the same.
///
/// Shape    other words are well; another number, name, yes or no, or another matter is not. Models
///          say little twice in the same words, so this is a guess on the side of no.
bool saySame(std::string_view a, std::string_view b, const Table& table = builtIn());

}  // namespace gatehouse::semantic
