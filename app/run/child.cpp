#include "app/run/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QFile>

namespace gatehouse::app {
namespace {

struct ChildWords {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

// A thread that was there before holdSignals() may swallow the news of the child's end.
constexpr int kLook = 200;  // ms

// Not SIGTSTP: stopping this process together with the child gives the terminal back to the shell.
constexpr std::array kPassedOn{SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2};

sigset_t atFirst;  // the signals this process was started with; the child gets them back
bool held = false;

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int each : kPassedOn) sigaddset(&set, each);
    sigaddset(&set, SIGCHLD);
    return set;
}

/// The signal that came before there was a child; 0: none.
int pendingSignal()
{
    sigset_t waiting;
    ::sigpending(&waiting);
    for (const int each : kPassedOn) {
        if (sigismember(&waiting, each) == 1) return each;
    }
    return 0;
}

/// A list of texts as C wants it; lives as long as the object.
class Texts {
public:
    explicit Texts(const QStringList& texts)
    {
        for (const QString& each : texts) bytes_.push_back(QFile::encodeName(each));
        for (QByteArray& each : bytes_) pointers_.push_back(each.data());
        pointers_.push_back(nullptr);
    }

    [[nodiscard]] char* const* data() const { return pointers_.data(); }

private:
    std::vector<QByteArray> bytes_;
    std::vector<char*> pointers_;
};

/// In the child, where only calls fit for a signal handler are allowed.
[[noreturn]] void become(char* const* command, char* const* environment, int complaints)
{
    ::sigprocmask(SIG_SETMASK, &atFirst, nullptr);
    ::execvpe(command[0], command, environment);
    const int code = errno;
    [[maybe_unused]] const auto written = ::write(complaints, &code, sizeof code);
    ::_exit(127);
}

/// Until the child has ended: its wait status.
int waitFor(pid_t child, int signals)
{
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) return status;
        pollfd waiting{signals, POLLIN, 0};
        if (::poll(&waiting, 1, kLook) <= 0) continue;
        signalfd_siginfo info{};
        if (::read(signals, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) continue;
        const auto number = static_cast<int>(info.ssi_signo);
        if (number != SIGCHLD && info.ssi_code != SI_KERNEL) ::kill(child, number);
    }
}

}  // namespace

void holdSignals()
{
    if (std::exchange(held, true)) return;
    const sigset_t watched = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &watched, &atFirst);
}

void releaseSignals()
{
    if (std::exchange(held, false)) ::pthread_sigmask(SIG_SETMASK, &atFirst, nullptr);
}

ChildEnd runChild(const QStringList& command, const QProcessEnvironment& environment)
{
    const Texts words(command);
    const Texts variables(environment.toStringList());
    holdSignals();
    if (const int early = pendingSignal(); early != 0) return {128 + early, {}};
    const sigset_t watched = watchedSignals();
    std::array<int, 2> pipe{};
    const int signals = ::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signals < 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return {126, QString::fromLocal8Bit(std::strerror(errno))};
    const pid_t child = ::fork();
    if (child == 0) become(words.data(), variables.data(), pipe[1]);
    ::close(pipe[1]);
    ChildEnd end;
    int trouble = child < 0 ? errno : 0;
    if (child > 0 && ::read(pipe[0], &trouble, sizeof trouble) != sizeof trouble) trouble = 0;
    ::close(pipe[0]);
    const int status = child > 0 ? waitFor(child, signals) : 0;
    ::close(signals);
    if (trouble != 0) {
        end.code = trouble == ENOENT ? 127 : 126;
        end.trouble = ChildWords::tr("%1 cannot be started: %2")
                          .arg(command.value(0), QString::fromLocal8Bit(std::strerror(trouble)));
    } else {
        end.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    return end;
}

}  // namespace gatehouse::app
