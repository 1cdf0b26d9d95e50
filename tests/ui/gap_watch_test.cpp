#include "ui/gap_watch.h"

#include <QElapsedTimer>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class GapWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Busy for a while: the gap is at least as long, and its event is told of by name.
    void aLongEventIsToldOf()
    {
        QObject worker;
        worker.setObjectName(QStringLiteral("worker"));
        std::vector<ui::GapWatch::Gap> gaps;
        ui::GapWatch watch([&](const ui::GapWatch::Gap& gap) { gaps.push_back(gap); });
        watch.start();
        QTRY_VERIFY(!gaps.empty());
        QMetaObject::invokeMethod(
            &worker,
            [] {
                QElapsedTimer clock;
                clock.start();
                while (clock.elapsed() < 30) {
                }
            },
            Qt::QueuedConnection);
        const auto isIt = [](const ui::GapWatch::Gap& gap) {
            return gap.ms >= 30 && gap.longest.startsWith(QLatin1String("worker MetaCall"));
        };
        QTRY_VERIFY(std::any_of(gaps.begin(), gaps.end(), isIt));
        const auto found = std::find_if(gaps.begin(), gaps.end(), isIt);
        QVERIFY(found->cpuMs > 0 && found->queueMs >= 0);
    }

    void stoppedItIsSilent()
    {
        int told = 0;
        ui::GapWatch watch([&](const ui::GapWatch::Gap&) { ++told; });
        watch.start();
        QTRY_VERIFY(told > 2);
        watch.stop();
        const int before = told;
        QTimer later;
        later.setSingleShot(true);
        later.start(20);
        QTRY_VERIFY(!later.isActive());
        QCOMPARE(told, before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GapWatchTest;
GH_SUITE(GapWatchTest)
#include "gap_watch_test.moc"
