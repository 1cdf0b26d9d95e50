#include "ui/window_actions.h"

#include <QAction>
#include <QLineEdit>
#include <QSet>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/page_list.h"
#include "ui/palette/command_palette.h"
#include "ui/palette/key_sheet.h"

namespace gatehouse::tests {

class WindowActionsTest : public QObject {
    Q_OBJECT

    static QLineEdit* field(const QWidget& window)
    {
        return window.findChild<QLineEdit*>(QStringLiteral("palette.field"));
    }

private Q_SLOTS:

    /// Every action of the window with a name is in the palette.
    void thePaletteListsEveryAction()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        for (const ui::PageRow& page : ui::pageList()) {
            window.navigator()->go(QString::fromLatin1(page.id));
            QSet<QString> listed;
            for (const ui::PaletteEntry& entry : window.actions()->entries())
                listed.insert(entry.id);
            for (const QAction* action : window.findChildren<QAction*>()) {
                const auto* owner = qobject_cast<const QWidget*>(action->parent());
                if (owner == nullptr || !owner->actions().contains(action)) continue;
                if (owner != &window && !owner->isVisible()) continue;
                if (!action->objectName().startsWith(QLatin1String("action."))) continue;
                QVERIFY2(listed.contains(action->objectName()), qPrintable(action->objectName()));
            }
            QVERIFY(listed.contains(QStringLiteral("action.go.") + QLatin1String(page.id)));
        }
    }

    void aPageIsReachedByAFewLetters()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window.actions()->palette()->isVisible());
        savePicture(window, "palette");
        QTest::keyClicks(field(window), QStringLiteral("traf"));
        savePicture(window, "palette-typed");
        QTest::keyClick(field(window), Qt::Key_Return);
        QCOMPARE(window.navigator()->page(), QStringLiteral("traffic"));
        window.actions()->openPalette();
        QCOMPARE(window.actions()->palette()->model().entryAt(0).id,
                 QStringLiteral("action.go.traffic"));
    }

    void aSlashFiltersRequests()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.actions()->openPalette();
        QTest::keyClicks(field(window), QStringLiteral("/status:5xx"));
        QTest::keyClick(field(window), Qt::Key_Return);
        QCOMPARE(window.navigator()->page(), QStringLiteral("traffic"));
        QCOMPARE(window.findChild<QLineEdit*>(QStringLiteral("traffic.filter"))->text(),
                 QStringLiteral("status:5xx"));
    }

    void pagesHaveNumbersAndTheKeysHaveASheet()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("dashboard"));
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(window.navigator()->page(), QStringLiteral("traffic"));
        QTest::keyClick(&window, Qt::Key_F1);
        QTRY_VERIFY(window.findChild<ui::KeySheet*>() != nullptr);
        window.findChild<ui::KeySheet*>()->reject();
    }

    /// F6 goes round all parts of the window and comes back to where it was.
    void panesAreVisitedInTurn()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QStringList visited;
        const auto note = [&visited] {
            for (const QWidget* each = QApplication::focusWidget(); each != nullptr;
                 each = each->parentWidget()) {
                const QString name = each->objectName();
                if (name == QLatin1String("sideBar") || name == QLatin1String("topBar") ||
                    name.startsWith(QLatin1String("page."))) {
                    visited.append(name);
                    return;
                }
            }
        };
        for (int i = 0; i < 4; ++i) {
            window.actions()->goToPane(1);
            note();
        }
        QCOMPARE(visited,
                 (QStringList{QStringLiteral("sideBar"), QStringLiteral("topBar"),
                              QStringLiteral("page.settings"), QStringLiteral("sideBar")}));
        window.actions()->goToPane(-1);
        note();
        QCOMPARE(visited.back(), QStringLiteral("page.settings"));
    }

    /// Inside one part of the window, Tab goes the way the eyes go: along a row, then down.
    void tabGoesAsTheEyesGo()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        QVERIFY(kit.fill(200));
        ui::MainWindow& window = kit.show();
        QStringList complaints;
        for (const ui::PageRow& page : ui::pageList()) {
            window.navigator()->go(QString::fromLatin1(page.id));
            for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
            QWidget* before = nullptr;
            for (QWidget* each = window.nextInFocusChain(); each != &window;
                 each = each->nextInFocusChain()) {
                const bool stops = each->isVisible() && each->isEnabled() &&
                                   (each->focusPolicy() & Qt::TabFocus) != 0;
                if (!stops) continue;
                if (before != nullptr && before->parentWidget() == each->parentWidget()) {
                    const QRect a = before->geometry();
                    const QRect b = each->geometry();
                    const bool sameRow = a.top() < b.bottom() && b.top() < a.bottom();
                    if (sameRow ? b.left() < a.left() : b.top() < a.top()) {
                        complaints.append(QLatin1String(page.id) + QStringLiteral(": ") +
                                          before->objectName() + QStringLiteral(" then ") +
                                          each->objectName());
                    }
                }
                before = each;
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }

    /// No page is a trap: Tab leads through it and out again.
    void everyPageCanBeLeftByTab()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        QVERIFY(kit.fill(200));
        ui::MainWindow& window = kit.show();
        for (const ui::PageRow& page : ui::pageList()) {
            window.navigator()->go(QString::fromLatin1(page.id));
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            window.actions()->goToPane(1);
            QWidget* const begin = QApplication::focusWidget();
            QVERIFY2(begin != nullptr, page.id);
            bool inside = false;
            bool back = false;
            QWidget* last = begin;
            for (int i = 0; i < 300 && !back; ++i) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
                last = QApplication::focusWidget();
                QVERIFY2(last != nullptr, page.id);
                inside = inside || window.page(QString::fromLatin1(page.id))->isAncestorOf(last);
                back = last == begin;
            }
            QVERIFY2(inside, page.id);
            QVERIFY2(back, qPrintable(QLatin1String(page.id) + QStringLiteral(": stuck at ") +
                                      last->objectName()));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WindowActionsTest;
GH_SUITE(WindowActionsTest)
#include "window_actions_test.moc"
