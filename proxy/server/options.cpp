#include "proxy/server/options.h"

#include <cstdlib>
#include <string_view>

#include "proxy/core/audit/audit_line.h"
#include "proxy/core/base/text.h"

namespace gatehouse::server {
namespace {

std::string defaultData()
{
    const char* state = std::getenv("XDG_DATA_HOME");
    if (state != nullptr && *state != '\0') return cat(state, "/gatehouse");
    const char* home = std::getenv("HOME");
    return home != nullptr && *home != '\0' ? cat(home, "/.local/share/gatehouse")
                                            : std::string("gatehouse-data");
}

}  // namespace

std::string usage()
{
    return "usage: gatehouse-server [--config FILE] [--listen HOST:PORT]... [--data DIR]\n"
           "       gatehouse-server --check --config FILE\n"
           "       gatehouse-server logs [--follow] [--json] [--last N] [--data DIR]\n"
           "       gatehouse-server audit [--follow] [--format text|json|cef|syslog] [--last N | "
           "--after N] [--data DIR]\n"
           "       gatehouse-server audit verify [--expect NUMBER:HASH] [--data DIR]\n"
           "       gatehouse-server --version | --help\n"
           "\n"
           "  --config FILE    settings; without it the sample provider answers on 127.0.0.1:8686\n"
           "  --listen ADDR    address to listen on instead of server.listen; may be given again\n"
           "  --data DIR       where traffic and history are kept\n"
           "  --check          say what is wrong with the config, start nothing\n"
           "  logs             show recorded calls; --follow goes on as they end\n"
           "  audit            show the audit trail; verify says whether it is whole\n"
           "  scan             say what the guard finds in texts: JSON lines in, JSON lines out\n"
           "\n"
           "SIGHUP and a change of FILE reload the config; SIGTERM and SIGINT let open calls end "
           "first.\n";
}

Result<Options> parseOptions(const std::vector<std::string>& arguments)
{
    Options options;
    options.data = defaultData();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string name = arguments[i];
        std::string value;
        bool hasValue = false;
        if (const auto equals = name.find('=');
            name.starts_with("--") && equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
            hasValue = true;
        }
        const bool takesValue = name == "--config" || name == "--listen" || name == "--data" ||
                                name == "--last" || name == "--format" || name == "--after" ||
                                name == "--expect";
        if (takesValue && !hasValue) {
            if (i + 1 == arguments.size())
                return fail(ErrorKind::Invalid, cat(name, " needs a value"), usage());
            value = arguments[++i];
        }
        std::int64_t count = 0;
        if (name == "--config") {
            options.config = value;
        } else if (name == "--listen") {
            options.listen.push_back(value);
        } else if (name == "--data") {
            options.data = value;
        } else if (name == "--last" && parseInt(value, count) && count >= 0 && count <= 100'000) {
            options.last = static_cast<int>(count);
        } else if (name == "--after" && parseInt(value, count) && count >= 0) {
            options.after = count;
        } else if (name == "--format" && audit::formOf(value)) {
            options.form = value;
        } else if (name == "--expect") {
            options.expect = value;
        } else if (name == "--check") {
            options.command = Command::Check;
        } else if (name == "--version") {
            options.command = Command::Version;
        } else if (name == "--help" || name == "-h") {
            options.command = Command::Help;
        } else if (name == "logs") {
            options.command = Command::Logs;
        } else if (name == "scan") {
            options.command = Command::Scan;
        } else if (name == "audit") {
            options.command = Command::Audit;
        } else if (name == "verify" && options.command == Command::Audit) {
            options.command = Command::Verify;
        } else if (name == "--follow") {
            options.follow = true;
        } else if (name == "--json") {
            options.json = true;
        } else {
            return fail(ErrorKind::Invalid, cat("cannot make sense of '", arguments[i], "'"),
                        usage());
        }
    }
    return options;
}

}  // namespace gatehouse::server
