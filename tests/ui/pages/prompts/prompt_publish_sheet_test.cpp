#include "ui/pages/prompts/prompt_publish_sheet.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptPublishSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aVersionIsSavedWithItsNote()
    {
        theme();
        PromptKit kit;
        const auto before = kit.gateway.configNow.prompts[0];
        kit.say("You serve {{tier}} well.");
        ui::PromptPublishSheet sheet(kit.session.get());
        sheet.findChild<QLineEdit*>(QStringLiteral("prompts.publish.note"))
            ->setText(QStringLiteral("well"));
        sheet.findChild<QPushButton*>(QStringLiteral("prompts.publish.now"))->click();
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
        const auto& prompt = kit.gateway.configNow.prompts[0];
        QCOMPARE(prompt.versions.size(), std::size_t(3));
        QVERIFY(prompt.versions[0] == before.versions[0]);
        QVERIFY(prompt.versions[1] == before.versions[1]);
        QCOMPARE(prompt.versions[2].note, std::string("well"));
        QCOMPARE(config::versionAt(prompt, "production"), std::int64_t(1));
        QVERIFY(kit.draft->isEmpty() && kit.session->isPublished());
    }

    void productionComesAlongWhenWanted()
    {
        theme();
        PromptKit kit;
        kit.say("You serve {{tier}} well.");
        ui::PromptPublishSheet sheet(kit.session.get());
        sheet.findChild<QCheckBox*>(QStringLiteral("prompts.publish.production"))->click();
        sheet.findChild<QPushButton*>(QStringLiteral("prompts.publish.now"))->click();
        QCOMPARE(config::versionAt(kit.gateway.configNow.prompts[0], "production"),
                 std::int64_t(3));
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
    }

    void aRefusalLeavesTheDraft()
    {
        theme();
        PromptKit kit;
        kit.say("You serve {{tier}} well.");
        kit.gateway.problems = {{"/prompts", "it cannot be", "change it"}};
        const auto before = kit.draft->config();
        ui::PromptPublishSheet sheet(kit.session.get());
        sheet.findChild<QPushButton*>(QStringLiteral("prompts.publish.now"))->click();
        QVERIFY(!sheet.findChild<QWidget*>(QStringLiteral("prompts.publish.banner"))->isHidden());
        QVERIFY(kit.draft->config() == before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptPublishSheetTest;
GH_SUITE(PromptPublishSheetTest)
#include "prompt_publish_sheet_test.moc"
