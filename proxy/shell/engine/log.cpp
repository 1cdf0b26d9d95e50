#include "proxy/shell/engine/log.h"

#include <cstdio>
#include <string>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/clock.h"

namespace gatehouse::engine {

void log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> facts)
{
    const std::string_view word = level == Level::Info      ? "info"
                                  : level == Level::Warning ? "warning"
                                                            : "error";
    std::string line = cat(isoTime(wallNow()), " ", word, " ", event);
    for (const auto& [name, value] : facts) {
        line += cat(" ", name, "=");
        appendJsonString(line, value);
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace gatehouse::engine
