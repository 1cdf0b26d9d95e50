#include "ui/pages/prompts/prompt_diff_sheet.h"

#include <QComboBox>
#include <QLabel>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptDiffSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anyTwoVersionsAreLaidSideBySide()
    {
        theme();
        PromptKit kit;
        kit.session->show(2);
        ui::PromptDiffSheet sheet(kit.session.get());
        auto* left = sheet.findChild<QComboBox*>(QStringLiteral("prompts.diff.left"));
        const auto* right = sheet.findChild<QComboBox*>(QStringLiteral("prompts.diff.right"));
        const auto* verdict = sheet.findChild<QLabel*>(QStringLiteral("prompts.diff.verdict"));
        QCOMPARE(left->currentData().toLongLong(), 1LL);
        QCOMPARE(right->currentData().toLongLong(), 2LL);
        QVERIFY(verdict->text().contains(QLatin1Char('1')));
        savePicture(sheet, "prompts-diff");
        left->setCurrentIndex(right->currentIndex());
        QVERIFY(!verdict->text().contains(QLatin1Char('1')));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptDiffSheetTest;
GH_SUITE(PromptDiffSheetTest)
#include "prompt_diff_sheet_test.moc"
