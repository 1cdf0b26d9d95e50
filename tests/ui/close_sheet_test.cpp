#include "ui/close_sheet.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class CloseSheetTest : public QObject {
    Q_OBJECT

    static void press(QWidget& window, const char* name)
    {
        auto* sheet = window.findChild<ui::CloseSheet*>();
        QVERIFY(sheet != nullptr);
        sheet->findChild<QPushButton*>(QLatin1String(name))->click();
    }

private Q_SLOTS:

    /// Asked once: the answer is remembered, and the gateway goes on without a window.
    void keptRunningOnceAndForAll()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        QSignalSpy quit(&window, &ui::MainWindow::quitAsked);
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        savePicture(*window.findChild<ui::CloseSheet*>(), "close");
        press(window, "close.keep");
        QVERIFY(!window.isVisible());
        QVERIFY(ui::onClose(kit.settings) == ui::OnClose::Keep);
        window.comeToFront();
        QVERIFY(window.isVisible());
        window.close();
        QVERIFY(!window.isVisible());
        QVERIFY(quit.isEmpty());
    }

    void quitIsRememberedToo()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        QSignalSpy quit(&window, &ui::MainWindow::quitAsked);
        window.close();
        press(window, "close.quit");
        QCOMPARE(quit.size(), 1);
        QVERIFY(ui::onClose(kit.settings) == ui::OnClose::Quit);
    }

    void cancelChangesNothing()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.close();
        press(window, "close.cancel");
        QVERIFY(window.isVisible());
        QVERIFY(ui::onClose(kit.settings) == ui::OnClose::Ask);
    }

    /// This platform has no tray, so nothing may refer to one.
    void withoutATrayNothingSpeaksOfIt()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.close();
        for (const QLabel* label : window.findChild<ui::CloseSheet*>()->findChildren<QLabel*>())
            QVERIFY(!label->text().contains(QStringLiteral("tray")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloseSheetTest;
GH_SUITE(CloseSheetTest)
#include "close_sheet_test.moc"
