#include "proxy/shell/engine/log.h"

#include <cstdio>
#include <ctime>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/shell/engine/clock.h"

namespace gatehouse::engine {

void log(Level level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string_view>> facts)
{
    const WallMicros now = wallNow();
    const std::time_t seconds = now / 1'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char time[40];
    const auto size = std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%S", &parts);
    std::string millis = number(now / 1000 % 1000);
    millis.insert(0, 3 - millis.size(), '0');
    const std::string_view word = level == Level::Info      ? "info"
                                  : level == Level::Warning ? "warning"
                                                            : "error";
    std::string line = cat(std::string_view(time, size), ".", millis, "Z ", word, " ", event);
    for (const auto& [name, value] : facts) {
        line += cat(" ", name, "=");
        appendJsonString(line, value);
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace gatehouse::engine
