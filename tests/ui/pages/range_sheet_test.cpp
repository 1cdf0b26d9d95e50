#include "ui/pages/range_sheet.h"

#include <QDateTimeEdit>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RangeSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEndBeforeItsBeginningCannotBeShown()
    {
        theme();
        const app::Window shown{1'750'000'020'000'000, 1'750'003'620'000'000};
        ui::RangeSheet sheet(shown);
        QCOMPARE(sheet.window().from, shown.from);
        QCOMPARE(sheet.window().to, shown.to);
        auto* show = sheet.findChild<QPushButton*>(QStringLiteral("range.show"));
        auto* from = sheet.findChild<QDateTimeEdit*>(QStringLiteral("range.from"));
        QVERIFY(show->isEnabled());
        from->setDateTime(from->dateTime().addDays(1));
        QVERIFY(!show->isEnabled());
        from->setDateTime(from->dateTime().addDays(-2));
        QVERIFY(show->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RangeSheetTest;
GH_SUITE(RangeSheetTest)
#include "range_sheet_test.moc"
