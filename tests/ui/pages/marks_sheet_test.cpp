#include "ui/pages/marks_sheet.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class MarksSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void givesBackWhatStandsInIt()
    {
        const QStringList tags{QStringLiteral("slow"), QStringLiteral("to show Ana")};
        ui::MarksSheet sheet({true, QStringLiteral("why so slow?"), tags}, 1, {});
        QCOMPARE(sheet.marks().tags, tags);
        QVERIFY(sheet.marks().pinned);
        sheet.findChild<QPlainTextEdit*>(QStringLiteral("marks.note"))->setPlainText({});
        sheet.findChild<QCheckBox*>(QStringLiteral("marks.pinned"))->setChecked(false);
        sheet.findChild<QLineEdit*>(QStringLiteral("marks.tags"))
            ->setText(QStringLiteral(" eu,, slow ,eu"));
        QCOMPARE(sheet.marks().tags, (QStringList{QStringLiteral("eu"), QStringLiteral("slow")}));
        QVERIFY(sheet.marks().note.isEmpty() && !sheet.marks().pinned);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MarksSheetTest;
GH_SUITE(MarksSheetTest)
#include "marks_sheet_test.moc"
