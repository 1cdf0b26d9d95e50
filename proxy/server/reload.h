#pragma once

#include <functional>
#include <string>

namespace gatehouse::server {

enum class Wake { Reload, Stop };

/// Waits for what concerns a server: SIGHUP or a changed config file (reload), SIGTERM or SIGINT
/// (stop).
///
/// Thread  the main thread. blockSignals() must run before any other thread begins, so that they
/// inherit the mask.
class Watch {
public:
    static void blockSignals();

    explicit Watch(const std::string& configFile);  ///< empty: signals only
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    Wake wait();

private:
    std::string name_;
    int signals_;
    int files_ = -1;
};

}  // namespace gatehouse::server
