#include "ui/pages/prompts/prompt_side.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptSideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void numbersStandAtTheirVersion()
    {
        theme();
        PromptKit kit;
        ui::PromptSide side(kit.session.get());
        side.showSession();
        store::VersionSums sums;
        sums.version = 2;
        sums.calls = 40;
        side.setResults({sums});
        const auto* words = side.findChild<QLabel*>(QStringLiteral("prompts.version.2.result"));
        QVERIFY(!words->isHidden() && words->text().contains(QLatin1String("40")));
        QVERIFY(side.findChild<QLabel*>(QStringLiteral("prompts.version.1.result"))->isHidden());
    }

    void aLabelIsAskedForByOneClick()
    {
        theme();
        PromptKit kit;
        ui::PromptSide side(kit.session.get());
        side.showSession();
        std::pair<std::string, std::int64_t> asked;
        connect(&side, &ui::PromptSide::labelAsked, this,
                [&asked](const std::string& label, std::int64_t version) {
                    asked = {label, version};
                });
        side.findChild<QAction*>(QStringLiteral("prompts.version.2.label.production"))->trigger();
        QVERIFY(asked == std::pair(std::string("production"), std::int64_t(2)));
    }

    void aShareGoesToTheDraft()
    {
        theme();
        PromptKit kit;
        ui::PromptSide side(kit.session.get());
        connect(kit.session.get(), &app::PromptSession::changed, &side,
                &ui::PromptSide::showSession);
        side.showSession();
        side.findChild<QSpinBox*>(QStringLiteral("prompts.version.2.share"))->setValue(30);
        QCOMPARE(kit.draft->config().prompts[0].shares[0].percent, std::int64_t(30));
        QVERIFY(side.findChild<QLabel*>(QStringLiteral("prompts.shareLeft"))
                    ->text()
                    .contains(QLatin1String("70")));
        QVERIFY(side.findChild<QLabel*>(QStringLiteral("prompts.uses"))
                    ->text()
                    .contains(QLatin1String("prompt/support")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptSideTest;
GH_SUITE(PromptSideTest)
#include "prompt_side_test.moc"
