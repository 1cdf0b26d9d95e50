#include "ui/widgets/toasts.h"

#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ToastsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void undoRunsOnce()
    {
        theme();
        QWidget window;
        window.resize(800, 400);
        ui::Toasts toasts(&window);
        window.show();
        int ran = 0;
        toasts.show(QStringLiteral("Removed"), QStringLiteral("Undo"), [&ran] { ++ran; });
        QCOMPARE(toasts.text(), QStringLiteral("Removed"));
        auto* undo = toasts.findChild<QPushButton*>(QStringLiteral("toast.action"));
        undo->click();
        undo->click();
        QCOMPARE(ran, 1);
        QVERIFY(toasts.text().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ToastsTest;
GH_SUITE(ToastsTest)
#include "toasts_test.moc"
