#include "ui/pages/traffic_views_menu.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

}  // namespace

class TrafficViewsMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Saved from the page, found in its menu, and what it stands for is there again.
    void aViewIsSavedAndComesBack()
    {
        TrafficKit kit(30);
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 30, kPatience);
        auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
        filter->choose(QStringLiteral("status:error"));
        QTRY_VERIFY_WITH_TIMEOUT(model.complete() && model.rowCount() < 30, kPatience);
        const int matching = model.rowCount();
        menuOf(kit)->findChild<QAction*>(QStringLiteral("traffic.viewsMenu.save"))->trigger();
        auto* name = kit.page->findChild<QLineEdit*>(QStringLiteral("view.name"));
        QVERIFY(name != nullptr);
        QCOMPARE(name->text(), QStringLiteral("status:error"));
        name->setText(QStringLiteral("What failed"));
        kit.page->findChild<QPushButton*>(QStringLiteral("view.save"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(app::trafficViews(kit.settings).size(), std::size_t{1},
                                  kPatience);
        filter->choose({});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 30, kPatience);
        ui::TrafficViewsMenu* menu = menuOf(kit);
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("What failed"));
        menu->actions().front()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), matching, kPatience);
        QCOMPARE(filter->text(), QStringLiteral("status:error"));
        menuOf(kit)
            ->findChild<QMenu*>(QStringLiteral("traffic.viewsMenu.remove"))
            ->actions()
            .front()
            ->trigger();
        QVERIFY(app::trafficViews(kit.settings).empty());
    }

private:
    static ui::TrafficViewsMenu* menuOf(TrafficKit& kit)
    {
        for (auto* before : kit.page->findChildren<ui::TrafficViewsMenu*>()) delete before;
        kit.page->findChild<QPushButton*>(QStringLiteral("traffic.views"))->click();
        return kit.page->findChild<ui::TrafficViewsMenu*>();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficViewsMenuTest;
GH_SUITE(TrafficViewsMenuTest)
#include "traffic_views_menu_test.moc"
