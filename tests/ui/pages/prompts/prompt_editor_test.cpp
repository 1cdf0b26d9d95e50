#include "ui/pages/prompts/prompt_editor.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/prompts/prompt_editor.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

class PromptEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsTypedIsTheNextVersion()
    {
        PromptWindow kit;
        ui::MainWindow& window = kit.open();
        auto* text = kit.find<QPlainTextEdit>("prompts.message.1.text");
        text->moveCursor(QTextCursor::End);
        QTest::keyClicks(text, QStringLiteral(" Be {{mood}}."));
        auto* page = qobject_cast<ui::PromptsPage*>(window.page(QStringLiteral("prompts")));
        page->editor()->commit();
        QVERIFY(!kit.find<QLabel>("prompts.message.1.flaw")->isHidden());
        QVERIFY(!kit.find<QPushButton>("prompts.publish")->isEnabled());
        QCOMPARE(text->textCursor().position(), text->toPlainText().size());  // nothing jumped
        savePicture(window, "prompts-flaw");
        kit.find<QPushButton>("prompts.addMissing")->click();
        page->editor()->commit();
        QVERIFY(kit.find<QPushButton>("prompts.publish")->isEnabled());
        QVERIFY(kit.gateway.published.empty());
        savePicture(window, "prompts-editor");
        window.resize(960, 640);
        savePicture(window, "prompts-editor-small");
    }

    void aLabelMovesAtOnceAndComesBack()
    {
        PromptWindow kit;
        ui::MainWindow& window = kit.open();
        kit.find<QAction>("prompts.version.2.label.production")->trigger();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QCOMPARE(config::versionAt(kit.gateway.configNow.prompts[0], "production"),
                 std::int64_t(2));
        auto* toasts = window.findChild<ui::Toasts*>();
        toasts->findChild<QPushButton*>()->click();
        QCOMPARE(config::versionAt(kit.gateway.configNow.prompts[0], "production"),
                 std::int64_t(1));
    }

    void thePreviewOpensInThePlayground()
    {
        PromptWindow kit;
        ui::MainWindow& window = kit.open();
        auto* page = qobject_cast<ui::PromptsPage*>(window.page(QStringLiteral("prompts")));
        page->editor()->openSide(QStringLiteral("preview"));
        QTest::keyClicks(kit.find<QLineEdit>("prompts.preview.value.question"),
                         QStringLiteral("Why?"));
        savePicture(window, "prompts-preview");
        kit.find<QPushButton>("prompts.preview.try")->click();
        QCOMPARE(window.navigator()->page(), QStringLiteral("playground"));
        QCOMPARE(kit.find<QPlainTextEdit>("playground.turn.1.text")->toPlainText(),
                 QStringLiteral("Why?"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptEditorTest;
GH_SUITE(PromptEditorTest)
#include "prompt_editor_test.moc"
