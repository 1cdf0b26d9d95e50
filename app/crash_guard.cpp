#include "app/crash_guard.h"

#include <array>
#include <csignal>
#include <cstring>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QSaveFile>

namespace gatehouse::app {
namespace {

constexpr int kMostFrames = 64;
constexpr std::size_t kOwnStack = 64 * 1024;  // the thread's own may be what overflowed

// A signal handler may touch nothing that allocates: the path is copied before.
char reportPath[4096];
alignas(16) char ownStack[kOwnStack];

void put(int file, const char* text)
{
    if (::write(file, text, std::strlen(text)) < 0) return;  // nobody is left to be told
}

const char* nameOf(int number)
{
    switch (number) {
        case SIGSEGV:
            return "SIGSEGV";
        case SIGABRT:
            return "SIGABRT";
        case SIGBUS:
            return "SIGBUS";
        case SIGFPE:
            return "SIGFPE";
        default:
            return "SIGILL";
    }
}

void onCrash(int number)
{
    const int file = ::open(reportPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0) {
        put(file, "Gatehouse " GATEHOUSE_VERSION "\nended by ");
        put(file, nameOf(number));
        put(file, "\n\n");
        std::array<void*, kMostFrames> frames{};
        const int count = ::backtrace(frames.data(), kMostFrames);
        ::backtrace_symbols_fd(frames.data(), count, file);
        ::close(file);
    }
    ::raise(number);  // the handler was taken away when it was called: this one ends the program
}

}  // namespace

CrashGuard::CrashGuard(const QString& dataFolder) : path_(dataFolder + QStringLiteral("/starts")) {}

bool CrashGuard::begin()
{
    int before = 0;
    QFile file(path_);
    if (file.open(QIODevice::ReadOnly)) before = qMax(0, file.read(16).trimmed().toInt());
    QSaveFile next(path_);
    if (next.open(QIODevice::WriteOnly)) {
        next.write(QByteArray::number(before + 1) + '\n');
        next.commit();
    }
    return before >= kMostCrashes;
}

void CrashGuard::settle()
{
    QFile::remove(path_);
}

void writeCrashReports(const QString& dataFolder)
{
    const QByteArray path = QFile::encodeName(crashReportPath(dataFolder));
    if (path.size() >= static_cast<qsizetype>(sizeof reportPath)) return;
    std::memcpy(reportPath, path.constData(), static_cast<std::size_t>(path.size()) + 1);
    std::array<void*, 1> warm{};
    ::backtrace(warm.data(), 1);  // loads what it needs now: later it may not allocate
    stack_t stack{};
    stack.ss_sp = ownStack;
    stack.ss_size = kOwnStack;
    ::sigaltstack(&stack, nullptr);

    struct sigaction action {};

    action.sa_handler = onCrash;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
    for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        ::sigaction(number, &action, nullptr);
}

QString crashReportPath(const QString& dataFolder)
{
    return dataFolder + QStringLiteral("/crash.txt");
}

QString crashReport(const QString& dataFolder)
{
    QFile file(crashReportPath(dataFolder));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(64 * 1024)) : QString();
}

}  // namespace gatehouse::app
