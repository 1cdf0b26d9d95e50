#include "ui/pages/prompts/prompt_name_sheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptNameSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theNameFollowsTheTitleUntilItIsTyped()
    {
        theme();
        ui::PromptNameSheet sheet(promptConfig(), {});
        auto* title = sheet.findChild<QLineEdit*>(QStringLiteral("prompts.name.title"));
        auto* name = sheet.findChild<QLineEdit*>(QStringLiteral("prompts.name.name"));
        const auto* ok = sheet.findChild<QPushButton*>(QStringLiteral("prompts.name.ok"));
        QTest::keyClicks(title, QStringLiteral("Bug triage"));
        QCOMPARE(sheet.name(), std::string("bug-triage"));
        name->setText(QStringLiteral("support"));
        QVERIFY(!ok->isEnabled());
        name->setText(QStringLiteral("a/b"));
        QVERIFY(!ok->isEnabled());
        name->setText(QStringLiteral("triage"));
        QVERIFY(ok->isEnabled());
        QCOMPARE(sheet.title(), QStringLiteral("Bug triage"));
    }

    void aNameNeverChanges()
    {
        theme();
        const auto config = promptConfig();
        ui::PromptNameSheet sheet(config.prompts[0]);
        QVERIFY(sheet.findChild<QLineEdit*>(QStringLiteral("prompts.name.name"))->isReadOnly());
        QCOMPARE(sheet.title(), QStringLiteral("Support reply"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptNameSheetTest;
GH_SUITE(PromptNameSheetTest)
#include "prompt_name_sheet_test.moc"
