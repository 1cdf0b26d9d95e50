#include "proxy/core/config/config.h"

namespace gatehouse::config {

Config firstRun()
{
    Config config;
    config.server.listen = {"127.0.0.1:8686", "[::1]:8686"};
    config.server.openOnLoopback = true;
    config.providers.emplace_back().id = "sample";
    return config;
}

}  // namespace gatehouse::config
