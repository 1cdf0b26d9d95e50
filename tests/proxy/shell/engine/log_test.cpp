#include "proxy/shell/engine/log.h"

#include <cstdio>
#include <set>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <QDateTime>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::engine {

namespace {

/// What was written to standard error while it lived.
class Captured {
public:
    Captured()
    {
        std::fflush(stderr);
        file_.open();
        former_ = ::dup(STDERR_FILENO);
        ::dup2(file_.handle(), STDERR_FILENO);
    }

    ~Captured() { end(); }

    QString end()
    {
        if (former_ >= 0) {
            std::fflush(stderr);
            ::dup2(former_, STDERR_FILENO);
            ::close(std::exchange(former_, -1));
        }
        file_.seek(0);
        return QString::fromUtf8(file_.readAll());
    }

private:
    QTemporaryFile file_;
    int former_ = -1;
};

}  // namespace

/// The process log.
class LogTest : public QObject {
    Q_OBJECT

private slots:

    void oneLineAnEvent()
    {
        const auto before = QDateTime::currentDateTimeUtc();
        Captured captured;
        log(Level::Info, "listening", {{"address", "127.0.0.1:8686"}, {"tls", "off"}});
        log(Level::Warning, "store");
        log(Level::Error, "failed", {{"message", ""}});
        const QStringList lines = captured.end().split('\n');
        QCOMPARE(lines.size(), qsizetype(4));
        static const QRegularExpression time(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ");
        for (int i = 0; i < 3; ++i) QVERIFY2(time.match(lines[i]).hasMatch(), qPrintable(lines[i]));
        QCOMPARE(lines[0].section(' ', 1),
                 QString("info listening address=\"127.0.0.1:8686\" tls=\"off\""));
        QCOMPARE(lines[1].section(' ', 1), QString("warning store"));
        QCOMPARE(lines[2].section(' ', 1), QString("error failed message=\"\""));
        const auto told = QDateTime::fromString(lines[0].section(' ', 0, 0), Qt::ISODateWithMs);
        QVERIFY(told >= before && told <= QDateTime::currentDateTimeUtc());
    }

    /// A value from outside cannot forge a line, an event or another pair.
    void valuesCannotForgeALine()
    {
        Captured captured;
        log(Level::Info, "x", {{"message", "a\nb\r\" level=\"error\t\x1b[31m\\"}});
        const QString text = captured.end();
        QCOMPARE(text.count('\n'), qsizetype(1));
        QVERIFY(text.contains("message=\"a\\nb\\r\\\" level=\\\"error\\t\\u001b[31m\\\\\"\n"));
    }

    void linesOfThreadsDoNotMix()
    {
        Captured captured;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([i] {
                for (int n = 0; n < 100; ++n) {
                    log(Level::Info, "beat",
                        {{"thread", std::to_string(i)}, {"text", std::string(200, 'x')}});
                }
            });
        }
        for (auto& thread : threads) thread.join();
        const QStringList lines = captured.end().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(400));
        static const QRegularExpression whole("^\\S+ info beat thread=\"[0-3]\" text=\"x{200}\"$");
        for (const QString& line : lines) QVERIFY2(whole.match(line).hasMatch(), qPrintable(line));
    }
};

}  // namespace gatehouse::engine

using gatehouse::engine::LogTest;
GH_SUITE(LogTest)
#include "log_test.moc"
