#include "app/exit_signals.h"

#include <csignal>

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ExitSignalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTerminationBecomesASignal()
    {
        app::ExitSignals source;
        QSignalSpy asked(&source, &app::ExitSignals::asked);
        std::raise(SIGTERM);
        QTRY_COMPARE(asked.size(), 1);
        std::raise(SIGINT);
        QTRY_COMPARE(asked.size(), 2);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExitSignalsTest;
GH_SUITE(ExitSignalsTest)
#include "exit_signals_test.moc"
