#include "proxy/server/reload.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <thread>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::server {

namespace {

/// The signals as they were before, for the tests that follow in this process.
class Signals {
public:
    Signals()
    {
        pthread_sigmask(SIG_SETMASK, nullptr, &mask_);
        pipe_ = std::signal(SIGPIPE, SIG_DFL);
        Watch::blockSignals();
    }

    ~Signals()
    {
        std::signal(SIGPIPE, pipe_);
        pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
    }

private:
    sigset_t mask_{};
    void (*pipe_)(int) = SIG_DFL;
};

/// To this thread alone: others of the test program do not block it.
void send(int signal)
{
    pthread_kill(pthread_self(), signal);
}

}  // namespace

/// What wakes a server.
class ReloadTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

    void write(const char* name, const char* text) const { std::ofstream(path(name)) << text; }

private slots:

    void signalsWake()
    {
        const Signals blocked;
        Watch watch("");
        send(SIGHUP);
        QCOMPARE(watch.wait(), Wake::Reload);
        send(SIGTERM);
        QCOMPARE(watch.wait(), Wake::Stop);
        send(SIGINT);
        QCOMPARE(watch.wait(), Wake::Stop);
        // A client that goes away in the middle of an answer must not end the process.
        QVERIFY(std::signal(SIGPIPE, SIG_IGN) == SIG_IGN);
    }

    /// A signal that comes before anyone waits is not lost.
    void earlySignalsAreKept()
    {
        const Signals blocked;
        send(SIGHUP);
        Watch watch("");
        QCOMPARE(watch.wait(), Wake::Reload);
    }

    void aFileWrittenInPlace()
    {
        const Signals blocked;
        write("config.json", "1");
        Watch watch(path("config.json"));
        write("config.json", "2");
        QCOMPARE(watch.wait(), Wake::Reload);
    }

    /// As editors and config maps do it.
    void aFilePutInItsPlace()
    {
        const Signals blocked;
        write("config.json", "1");
        Watch watch(path("config.json"));
        for (int i = 0; i < 2; ++i) {  // the watch is on the folder, so it outlives the file
            write("draft", "2");
            QCOMPARE(std::rename(path("draft").c_str(), path("config.json").c_str()), 0);
            QCOMPARE(watch.wait(), Wake::Reload);
        }
    }

    void aFileThatComesLater()
    {
        const Signals blocked;
        Watch watch(path("later.json"));
        write("later.json", "1");
        QCOMPARE(watch.wait(), Wake::Reload);
    }

    /// Others in the same folder are none of our business: what comes next is the signal.
    void otherFilesDoNotWake()
    {
        const Signals blocked;
        write("config.json", "1");
        Watch watch(path("config.json"));
        for (const char* other : {"config.jso", "config.json2", "gatehouse.sqlite", "x"})
            write(other, "1");
        const pthread_t waiting = pthread_self();
        std::thread later([waiting] { pthread_kill(waiting, SIGTERM); });
        QCOMPARE(watch.wait(), Wake::Stop);
        later.join();
    }

    void aFileOfThisFolderByItsBareName()
    {
        const Signals blocked;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder_.path()));
        Watch watch("bare.json");
        QVERIFY(QDir::setCurrent(before));
        write("bare.json", "1");
        QCOMPARE(watch.wait(), Wake::Reload);
    }
};

}  // namespace gatehouse::server

using gatehouse::server::ReloadTest;
GH_SUITE(ReloadTest)
#include "reload_test.moc"
