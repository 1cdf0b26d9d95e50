#include "ui/pages/rotate_sheet.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RotateSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aDayUnlessChosenOtherwise()
    {
        theme();
        ui::RotateSheet sheet(QStringLiteral("ci-bot"), nullptr);
        sheet.show();
        savePicture(sheet, "rotate-sheet");
        QCOMPARE(sheet.grace(), Millis(86'400'000));
        sheet.findChild<QComboBox*>(QStringLiteral("rotate.grace"))->setCurrentIndex(0);
        QCOMPARE(sheet.grace(), Millis(0));
        sheet.findChild<QPushButton*>(QStringLiteral("rotate.go"))->click();
        QCOMPARE(sheet.result(), int(QDialog::Accepted));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RotateSheetTest;
GH_SUITE(RotateSheetTest)
#include "rotate_sheet_test.moc"
