#include "ui/pages/traffic_page.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/pages/inspector.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

class TrafficPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsStored();
    void keepsTheSelectionOverNewRows();
    void rowsInSightStayWhenScrolledAway();
    void pauseFreezesTheView();
    void filtersByWhatIsTyped();
    void aPartOfABodyIsFoundAndTheFiguresRest();
    void headsOfColumnsSort();
    void marksWhatIsWrong();
    void inspectorShowsTheChosenRow();
    void copiesAsCurl();
    void copiesAsWhatTheMenuSays();
    void saysWhyItIsEmpty();
    void aHiddenPageAsksNothing();
    void inspectorStandsBelowInANarrowWindow();
};

void TrafficPageTest::showsWhatIsStored()
{
    TrafficKit kit(1000);
    QTRY_COMPARE(kit.page->model().rowCount(), 1000);
    auto* counts = kit.page->findChild<QLabel*>(QStringLiteral("traffic.counts"));
    QTRY_COMPARE(counts->text(), QStringLiteral("1,000 requests stored"));
    kit.add(25);
    QTRY_COMPARE(kit.page->model().rowCount(), 1025);
    QTRY_COMPARE(counts->text(), QStringLiteral("1,025 requests stored"));
}

void TrafficPageTest::keepsTheSelectionOverNewRows()
{
    TrafficKit kit(500);
    QTRY_COMPARE(kit.page->model().rowCount(), 500);
    auto& table = kit.page->table();
    table.setCurrentIndex(kit.page->model().index(10, 0));
    const auto id = table.currentId();
    kit.add(25);
    QTRY_COMPARE(kit.page->model().rowCount(), 525);
    QCOMPARE(table.currentId(), id);
    QCOMPARE(table.currentIndex().row(), 35);
}

void TrafficPageTest::rowsInSightStayWhenScrolledAway()
{
    TrafficKit kit(2000);
    QTRY_COMPARE(kit.page->model().rowCount(), 2000);
    auto& table = kit.page->table();
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > 40'000);
    table.verticalScrollBar()->setValue(10'007);
    QVERIFY(!table.following());
    const auto first = kit.page->model().idAt(table.rowAt(0));
    const int top = table.rowViewportPosition(table.rowAt(0));
    kit.add(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 2030);
    QCoreApplication::processEvents();
    QCOMPARE(kit.page->model().idAt(table.rowAt(0)), first);
    QCOMPARE(table.rowViewportPosition(table.rowAt(0)), top);
    auto* pill = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.newAbove"));
    QVERIFY(pill->isVisible());
    QCOMPARE(pill->text(), QStringLiteral("30 new"));
    pill->click();
    QVERIFY(table.following());
    QVERIFY(!pill->isVisible());
    kit.add(5);
    QTRY_COMPARE(kit.page->model().rowCount(), 2035);
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void TrafficPageTest::pauseFreezesTheView()
{
    TrafficKit kit(50);
    QTRY_COMPARE(kit.page->model().rowCount(), 50);
    auto* pause = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.pause"));
    pause->click();
    kit.add(7);
    QTRY_COMPARE(pause->text(), QStringLiteral("Resume (7 new)"));
    QCOMPARE(kit.page->model().rowCount(), 50);
    pause->click();
    QTRY_COMPARE(kit.page->model().rowCount(), 57);
    QCOMPARE(pause->text(), QStringLiteral("Pause"));
}

void TrafficPageTest::filtersByWhatIsTyped()
{
    TrafficKit kit(600);
    QTRY_COMPARE(kit.page->model().rowCount(), 600);
    auto* field = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    QTest::keyClicks(field, QStringLiteral("status:error"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(kit.page->model().complete() && kit.page->model().rowCount() < 600);
    QVERIFY(kit.page->model().rowCount() > 0);
    QVERIFY(kit.page->findChild<QAbstractButton*>(QStringLiteral("traffic.errors"))->isChecked());
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(kit.page->model().rowCount(), 600);
}

void TrafficPageTest::aPartOfABodyIsFoundAndTheFiguresRest()
{
    TrafficKit kit(200);
    QTRY_COMPARE(kit.page->model().rowCount(), 200);
    auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    auto* figures = kit.page->findChild<QWidget*>(QStringLiteral("traffic.metrics"));
    QTRY_VERIFY(figures->isVisible());
    filter->choose(QStringLiteral("body~\"essages\""));
    QTRY_VERIFY(kit.page->model().complete());
    QVERIFY(kit.page->model().rowCount() > 0);
    QVERIFY(!figures->isVisible());
    auto* bar = kit.page->findChild<QWidget*>(QStringLiteral("traffic.search"));
    QTRY_VERIFY(!bar->isVisible());
    filter->choose(QStringLiteral("body~\"no such words anywhere\""));
    auto* none = kit.page->findChild<QWidget*>(QStringLiteral("traffic.nothingFound"));
    QTRY_VERIFY(none->isVisible());
    filter->choose({});
    QTRY_COMPARE(kit.page->model().rowCount(), 200);
    QTRY_VERIFY(figures->isVisible());
}

/// A click on a head puts the order into the filter: the largest first, the smallest, as ever.
void TrafficPageTest::headsOfColumnsSort()
{
    TrafficKit kit(800);
    auto& model = kit.page->model();
    QTRY_COMPARE(model.rowCount(), 800);
    auto& table = kit.page->table();
    auto* filter = kit.page->findChild<ui::FilterField*>();
    const auto click = [&table](int column) {
        auto* header = table.horizontalHeader();
        const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    const auto latencyAt = [&model](int row) -> std::int64_t {
        const auto* found = model.rowAt(row);
        return found == nullptr ? -1 : found->latency;
    };
    click(app::LogModel::Latency);
    QTRY_COMPARE(filter->text(), QStringLiteral("sort:latency"));
    QTRY_VERIFY(model.isRanked() && model.complete() && latencyAt(0) >= 0 && latencyAt(5) >= 0);
    QVERIFY(latencyAt(0) > latencyAt(5));
    QVERIFY(table.horizontalHeader()->isSortIndicatorShown());
    QVERIFY(kit.page->statusText().startsWith(QStringLiteral("Sorted")));
    kit.add(3);
    auto* pill = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.newAbove"));
    QTRY_COMPARE(pill->text(), QStringLiteral("3 new: sort again"));
    QCOMPARE(model.rowCount(), 800);
    savePicture(*kit.page->window(), "traffic-sorted");
    pill->click();
    QTRY_COMPARE(model.rowCount(), 803);
    QTRY_VERIFY(!pill->isVisible());
    click(app::LogModel::Latency);
    QTRY_COMPARE(filter->text(), QStringLiteral("sort:latency.up"));
    QTRY_VERIFY(latencyAt(0) >= 0 && latencyAt(5) >= 0 && latencyAt(0) <= latencyAt(5));
    click(app::LogModel::Latency);
    QTRY_COMPARE(filter->text(), QString());
    QTRY_VERIFY(!model.isRanked());
    QVERIFY(!table.horizontalHeader()->isSortIndicatorShown());
}

void TrafficPageTest::marksWhatIsWrong()
{
    TrafficKit kit(20);
    QTRY_COMPARE(kit.page->model().rowCount(), 20);
    auto* field = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    field->choose(QStringLiteral("colour:red"));
    auto* problem = kit.page->findChild<QLabel*>(QStringLiteral("traffic.filter.problem"));
    QVERIFY(problem->isVisible());
    QVERIFY(!field->problem().isEmpty());
    QCOMPARE(kit.page->model().rowCount(), 20);  // the last good result stays
    field->choose({});
    QVERIFY(!problem->isVisible());
}

void TrafficPageTest::inspectorShowsTheChosenRow()
{
    TrafficKit kit(100);
    QTRY_COMPARE(kit.page->model().rowCount(), 100);
    QTRY_VERIFY(kit.page->model().rowAt(3) != nullptr);
    kit.page->table().setCurrentIndex(kit.page->model().index(3, 0));
    auto& inspector = kit.page->inspector();
    QVERIFY(inspector.isVisible());
    QTRY_VERIFY(inspector.exchange() != nullptr);
    QCOMPARE(inspector.exchange()->id, kit.page->model().idAt(3));
    for (int tab = ui::Inspector::Conversation; tab <= ui::Inspector::Timing; ++tab) {
        inspector.showTab(tab);
        QCoreApplication::processEvents();
    }
    QTest::keyClick(&kit.page->table(), Qt::Key_Escape);
    QVERIFY(!inspector.isVisible());
    QTest::keyClick(&kit.page->table(), Qt::Key_Space);
    QVERIFY(inspector.isVisible());
    QTest::keyClick(&kit.page->table(), Qt::Key_J);
    QTRY_VERIFY(inspector.exchange() != nullptr &&
                inspector.exchange()->id == kit.page->model().idAt(4));
}

void TrafficPageTest::copiesAsCurl()
{
    TrafficKit kit(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
    QTRY_VERIFY(kit.page->inspector().exchange() != nullptr);
    QApplication::clipboard()->clear();
    QTest::keyClick(&kit.page->table(), Qt::Key_C);
    QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("curl ")));
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("http://127.0.0.1:8686/")));
}

void TrafficPageTest::copiesAsWhatTheMenuSays()
{
    TrafficKit kit(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
    QTRY_VERIFY(kit.page->inspector().exchange() != nullptr);
    Q_EMIT kit.page->table().menuAsked(kit.page->mapToGlobal(QPoint(40, 40)), 0);
    auto* menu = kit.page->findChild<QMenu*>(QStringLiteral("traffic.menu.copy"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 5);
    const std::pair<const char*, const char*> wanted[] = {{"curl", "curl "},
                                                          {"python", "import"},
                                                          {"typescript", "fetch"},
                                                          {"json", "\"request\""},
                                                          {"markdown", "## Request"}};
    for (const auto& [id, words] : wanted) {
        auto* action =
            menu->findChild<QAction*>(QStringLiteral("traffic.menu.copy.") + QLatin1String(id));
        QVERIFY2(action != nullptr, id);
        QApplication::clipboard()->clear();
        action->trigger();
        QVERIFY2(QApplication::clipboard()->text().contains(QLatin1String(words)), id);
    }
    kit.page->findChild<QMenu*>(QStringLiteral("traffic.menu"))->close();
}

void TrafficPageTest::saysWhyItIsEmpty()
{
    TrafficKit kit(0);
    auto* empty = kit.page->findChild<QWidget*>(QStringLiteral("traffic.empty"));
    QTRY_VERIFY(empty->isVisible());
    kit.add(3);
    QTRY_VERIFY(kit.page->table().isVisible());
    kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
        ->choose(QStringLiteral("model:nothing-like-it"));
    auto* none = kit.page->findChild<QWidget*>(QStringLiteral("traffic.nothingFound"));
    QTRY_VERIFY(none->isVisible());
    none->findChild<QPushButton*>()->click();
    QTRY_COMPARE(kit.page->model().rowCount(), 3);
}

void TrafficPageTest::aHiddenPageAsksNothing()
{
    TrafficKit kit(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.window->hide();
    QVERIFY(!kit.page->isActive());
    QSignalSpy inserted(&kit.page->model(), &QAbstractItemModel::rowsInserted);
    kit.add(10);
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
    QCOMPARE(inserted.count(), 0);
    kit.window->show();
    QTRY_COMPARE(kit.page->model().rowCount(), 40);
}

void TrafficPageTest::inspectorStandsBelowInANarrowWindow()
{
    TrafficKit kit(30, {960, 600});
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
    auto& inspector = kit.page->inspector();
    QVERIFY(inspector.isVisible());
    QTRY_VERIFY(inspector.y() > 50);
    kit.window->resize(1440, 900);
    QTRY_VERIFY(inspector.x() > 300);
}

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficPageTest;
GH_SUITE(TrafficPageTest)
#include "traffic_page_test.moc"
