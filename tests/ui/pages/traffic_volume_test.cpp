#include "ui/pages/traffic_volume.h"

#include <QLabel>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/metric_strip.h"
#include "ui/widgets/volume_strip.h"

namespace gatehouse::tests {

class TrafficVolumeTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 20'000;

private Q_SLOTS:

    void figuresFollowTheFilterAndTheTraffic()
    {
        TrafficKit kit(500);
        auto* volume = kit.page->findChild<ui::TrafficVolume*>();
        auto* metrics = kit.page->findChild<ui::MetricStrip*>();
        QTRY_COMPARE_WITH_TIMEOUT(volume->summary().requests, std::int64_t{500}, kPatience);
        QCOMPARE(metrics->words().first(), QStringLiteral("Requests 500"));
        kit.add(7);
        QTRY_COMPARE_WITH_TIMEOUT(volume->summary().requests, std::int64_t{507}, kPatience);
        auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        filter->choose(QStringLiteral("status:error"));
        QTRY_VERIFY_WITH_TIMEOUT(volume->summary().requests < 507, kPatience);
        QCOMPARE(volume->summary().failed, volume->summary().requests);
        QTRY_COMPARE_WITH_TIMEOUT(std::int64_t{kit.page->model().rowCount()},
                                  volume->summary().requests, kPatience);
    }

    void aChosenTimeNarrowsTheList()
    {
        TrafficKit kit(500);
        auto* volume = kit.page->findChild<ui::TrafficVolume*>();
        auto* strip = kit.page->findChild<ui::VolumeStrip*>();
        QTRY_COMPARE_WITH_TIMEOUT(volume->summary().requests, std::int64_t{500}, kPatience);
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Home);
        QTest::keyClick(strip, Qt::Key_Return);
        auto* chip = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.time"));
        QVERIFY(chip->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(volume->summary().requests < 500, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(std::int64_t{kit.page->model().rowCount()},
                                  volume->summary().requests, kPatience);
        QTest::keyClick(strip, Qt::Key_Backspace);
        QVERIFY(!chip->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(volume->summary().requests, std::int64_t{500}, kPatience);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficVolumeTest;
GH_SUITE(TrafficVolumeTest)
#include "traffic_volume_test.moc"
