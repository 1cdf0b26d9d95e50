#include "proxy/server/reload.h"

#include <csignal>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <string_view>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace gatehouse::server {
namespace {

sigset_t watched()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGHUP, SIGTERM, SIGINT}) sigaddset(&set, signal);
    return set;
}

}  // namespace

void Watch::blockSignals()
{
    const sigset_t set = watched();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Watch::Watch(const std::string& configFile)
{
    const sigset_t set = watched();
    signals_ = signalfd(-1, &set, SFD_CLOEXEC);
    if (configFile.empty()) return;
    // The folder is watched, not the file: editors and config maps replace a file by renaming
    // another over it.
    const std::filesystem::path path = std::filesystem::absolute(configFile);
    name_ = path.filename().string();
    files_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    inotify_add_watch(files_, path.parent_path().c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE);
}

Watch::~Watch()
{
    ::close(signals_);
    if (files_ >= 0) ::close(files_);
}

Wake Watch::wait()
{
    for (;;) {
        pollfd waiting[2] = {{signals_, POLLIN, 0}, {files_, POLLIN, 0}};
        if (::poll(waiting, files_ >= 0 ? 2 : 1, -1) < 0) continue;
        if ((waiting[0].revents & POLLIN) != 0) {
            signalfd_siginfo info{};
            if (::read(signals_, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) continue;
            return info.ssi_signo == SIGHUP ? Wake::Reload : Wake::Stop;
        }
        if (files_ < 0 || (waiting[1].revents & POLLIN) == 0) continue;
        alignas(inotify_event) char buffer[8192];
        const auto size = ::read(files_, buffer, sizeof buffer);
        bool ours = false;
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer + at, sizeof event);
            if (event.len > 0 && name_ == std::string_view(buffer + at + sizeof event)) ours = true;
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
        if (ours) return Wake::Reload;
    }
}

}  // namespace gatehouse::server
