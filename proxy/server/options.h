#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"

namespace gatehouse::server {

enum class Command { Serve, Check, Version, Help, Logs, Scan, Audit, Verify };

struct Options {
    Command command = Command::Serve;
    std::string config;               ///< file; empty: the first-run config
    std::vector<std::string> listen;  ///< overrides server.listen
    std::string data;                 ///< folder
    bool follow = false;              ///< logs: go on as rows arrive
    bool json = false;                ///< logs: one JSON object a line
    int last = 20;                    ///< logs, audit: rows to begin with
    std::string form;                 ///< audit: "text", "json", "cef", "syslog"; empty: text
    std::int64_t after = -1;          ///< audit: lines behind that number; -1: the last ones
    std::string expect;               ///< audit verify: "NUMBER:HASH" that must stand there
};

/// Errors  Invalid with the option in the message and the usage as hint.
Result<Options> parseOptions(const std::vector<std::string>& arguments);

std::string usage();

}  // namespace gatehouse::server
