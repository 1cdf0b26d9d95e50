#include "ui/pages/traffic_actions.h"

#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/pages/compare_pool.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

}  // namespace

class TrafficActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The palette's way, the menu's and the key's are one.
    void theSameByActionMenuAndKey()
    {
        TrafficKit kit(8);
        auto& model = kit.page->model();
        QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() == 8 && model.rowAt(7) != nullptr, kPatience);
        auto& table = kit.page->table();
        auto* actions = kit.page->findChild<ui::TrafficActions*>();
        auto* action = kit.page->findChild<QAction*>(QStringLiteral("action.traffic.pool"));
        QVERIFY(actions != nullptr && action != nullptr);
        table.setCurrentIndex(model.index(0, 0));
        action->trigger();
        table.setCurrentIndex(model.index(1, 0));
        QTest::keyClick(&table, Qt::Key_M);
        table.setCurrentIndex(model.index(2, 0));
        actions->showMenu(kit.page->mapToGlobal(QPoint(10, 10)));
        auto* menu = kit.page->findChild<QMenu*>(QStringLiteral("traffic.menu"));
        menu->findChild<QAction*>(QStringLiteral("traffic.menu.compare"))->trigger();
        menu->close();
        QCOMPARE(actions->pool()->calls(),
                 (std::vector<store::RowId>{model.idAt(0), model.idAt(1), model.idAt(2)}));
    }

    /// A copy that is asked for before the details are there waits for them.
    void aCopyWaitsForTheDetails()
    {
        TrafficKit kit(8);
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 8, kPatience);
        QGuiApplication::clipboard()->clear();
        kit.page->table().setCurrentIndex(model.index(3, 0));
        kit.page->findChild<ui::TrafficActions*>()->copyCurl();
        QTRY_VERIFY_WITH_TIMEOUT(
            QGuiApplication::clipboard()->text().startsWith(QLatin1String("curl ")), kPatience);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficActionsTest;
GH_SUITE(TrafficActionsTest)
#include "traffic_actions_test.moc"
