#include "ui/widgets/states.h"

#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class StatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aBannerTellsAndActs()
    {
        theme();
        ui::Banner banner(QStringLiteral("x.banner"));
        QVERIFY(banner.isHidden());
        banner.show("bad", QStringLiteral("Broken"), QStringLiteral("more"));
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.text(), QStringLiteral("Broken"));
        QCOMPARE(banner.accessibleName(), QStringLiteral("Broken"));
        int ran = 0;
        banner.setAction(QStringLiteral("Retry"), [&ran] { ++ran; });
        banner.findChild<QPushButton*>(QStringLiteral("x.banner.action"))->click();
        QCOMPARE(ran, 1);
    }

    void anEmptyStateHasItsNextStep()
    {
        theme();
        ui::EmptyState empty(QStringLiteral("x.empty"), QStringLiteral("plug"),
                             QStringLiteral("Nothing"), QStringLiteral("Why"));
        QPushButton* action = empty.addAction(QStringLiteral("Add"));
        QCOMPARE(action->objectName(), QStringLiteral("x.empty.action"));
        QCOMPARE(action->accessibleName(), QStringLiteral("Add"));
    }

    void bonesComeLateAndGoAtOnce()
    {
        theme();
        ui::Skeleton skeleton(3);
        skeleton.start();
        QVERIFY(skeleton.isVisible());
        skeleton.stop();
        QVERIFY(!skeleton.isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StatesTest;
GH_SUITE(StatesTest)
#include "states_test.moc"
