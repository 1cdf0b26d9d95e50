#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace gatehouse::engine {

enum class Level { Info, Warning, Error };

/// One line of the process log on standard error: time, level, event, then name="value" pairs.
/// Never a secret or a body.
///
/// Thread  any.
void log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> facts = {});

}  // namespace gatehouse::engine
