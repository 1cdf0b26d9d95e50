#include "app/exit_signals.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace gatehouse::app {
namespace {

std::array<int, 2> pair{-1, -1};
constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

void onSignal(int)
{
    const char one = 1;
    [[maybe_unused]] const auto written = ::write(pair[0], &one, 1);  // all a handler may do
}

}  // namespace

ExitSignals::ExitSignals(QObject* parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair.data()) != 0)
        return;
    notifier_ = new QSocketNotifier(pair[1], QSocketNotifier::Read, this);
    connect(notifier_, &QSocketNotifier::activated, this, [this] {
        char one = 0;
        if (::read(pair[1], &one, 1) == 1) Q_EMIT asked();
    });
    for (const int each : kSignals) std::signal(each, onSignal);
}

ExitSignals::~ExitSignals()
{
    for (const int each : kSignals) std::signal(each, SIG_DFL);
    delete notifier_;
    for (int& each : pair) {
        if (each >= 0) ::close(each);
        each = -1;
    }
}

}  // namespace gatehouse::app
