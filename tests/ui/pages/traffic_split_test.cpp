#include "ui/pages/traffic_split.h"

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/pages/inspector.h"
#include "ui/pages/traffic_volume.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

class TrafficSplitTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 20'000;

private Q_SLOTS:

    void aPersonsPlaceStays()
    {
        TrafficKit kit(50);
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 50, kPatience);
        auto* split = kit.page->findChild<ui::TrafficSplit*>();
        split->showInspector(true);
        QVERIFY(split->inspector().isVisible());
        QCOMPARE(split->orientation(), Qt::Horizontal);
        split->togglePlace();
        QCOMPARE(split->orientation(), Qt::Vertical);
        kit.window->resize(1600, 900);
        QCoreApplication::processEvents();
        QCOMPARE(split->orientation(), Qt::Vertical);
        // In a low window the figures above make room.
        auto* volume = kit.page->findChild<ui::TrafficVolume*>();
        QVERIFY(volume->isVisible());
        kit.window->resize(1200, 600);
        QTRY_VERIFY_WITH_TIMEOUT(!volume->isVisible(), kPatience);
        split->showInspector(false);
        QVERIFY(volume->isVisible());
    }

    void aRowIsChosenOnceItIsListed()
    {
        TrafficKit kit(50);
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 50, kPatience);
        auto* split = kit.page->findChild<ui::TrafficSplit*>();
        QVERIFY(split->want(7));
        QCOMPARE(split->chosen(), store::RowId{7});
        QVERIFY(!split->want(51));
        kit.add(1);
        QTRY_COMPARE_WITH_TIMEOUT(split->chosen(), store::RowId{51}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            split->inspector().exchange() != nullptr && split->inspector().exchange()->id == 51,
            kPatience);
        split->toggleInspector();
        QVERIFY(!split->inspector().isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficSplitTest;
GH_SUITE(TrafficSplitTest)
#include "traffic_split_test.moc"
