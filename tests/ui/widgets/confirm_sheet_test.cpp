#include "ui/widgets/confirm_sheet.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ConfirmSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void enterIsHarmless()
    {
        theme();
        QWidget window;
        const QPointer<ui::ConfirmSheet> sheet =
            new ui::ConfirmSheet(QStringLiteral("Sure?"), QStringLiteral("It all goes."),
                                 QStringLiteral("Go"), QStringLiteral("trash"), &window);
        const QSignalSpy accepted(sheet.data(), &QDialog::accepted);
        QVERIFY(sheet->findChild<QPushButton*>(QStringLiteral("confirm.cancel"))->isDefault());
        sheet->open();
        sheet->findChild<QPushButton*>(QStringLiteral("confirm.go"))->click();
        QCOMPARE(accepted.size(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(sheet.isNull());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConfirmSheetTest;
GH_SUITE(ConfirmSheetTest)
#include "confirm_sheet_test.moc"
