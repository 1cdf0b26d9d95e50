#include "ui/pages/removal_sheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RemovalSheetTest : public QObject {
    Q_OBJECT

private:
    static QString countOn(const ui::RemovalSheet& sheet)
    {
        return sheet.findChild<QLabel*>(QStringLiteral("removal.count"))->text();
    }

private Q_SLOTS:

    void initTestCase() { theme(); }

    void saysHowManyAndHowMuch()
    {
        store::Weight weight;
        weight.rows = 1200;
        weight.bytes = 60'000'000;
        ui::RemovalSheet sheet(weight, QStringLiteral("status:error"));
        sheet.show();
        QCOMPARE(countOn(sheet), QStringLiteral("1200 calls, about 60.0 MB on disk."));
        QVERIFY(sheet.findChild<QCheckBox*>() == nullptr);
        QVERIFY(sheet.findChild<QPushButton*>(QStringLiteral("removal.cancel"))->isDefault());
        QVERIFY(!sheet.findChild<QPushButton*>(QStringLiteral("removal.go"))->isDefault());
        savePicture(sheet, "traffic-delete");
    }

    void pinnedCallsAreKeptUnlessMeant()
    {
        store::Weight weight;
        weight.rows = 4;
        weight.pinned = 1;
        weight.running = 1;
        weight.bytes = 4096;
        ui::RemovalSheet sheet(weight, {});
        sheet.show();
        QCOMPARE(countOn(sheet), QStringLiteral("2 calls, about 2.05 KB on disk."));
        QVERIFY(!sheet.pinnedToo());
        sheet.findChild<QCheckBox*>(QStringLiteral("removal.pinned"))->click();
        QVERIFY(sheet.pinnedToo());
        QCOMPARE(countOn(sheet), QStringLiteral("3 calls, about 3.07 KB on disk."));
    }

    void whatIsPinnedAloneCannotGo()
    {
        store::Weight weight;
        weight.rows = 1;
        weight.pinned = 1;
        ui::RemovalSheet sheet(weight, {});
        sheet.show();
        QVERIFY(!sheet.findChild<QPushButton*>(QStringLiteral("removal.go"))->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RemovalSheetTest;
GH_SUITE(RemovalSheetTest)
#include "removal_sheet_test.moc"
