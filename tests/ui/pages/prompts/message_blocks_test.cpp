#include "ui/pages/prompts/message_blocks.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class MessageBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void messagesAreTypedMovedAndRemoved()
    {
        theme();
        ui::MessageBlocks blocks;
        blocks.show({{"system", "One", {}}, {"user", "Two", {}}});
        const QSignalSpy edited(&blocks, &ui::MessageBlocks::edited);
        blocks.findChild<QPlainTextEdit*>(QStringLiteral("prompts.message.2.text"))
            ->setPlainText(QStringLiteral("Three"));
        blocks.findChild<QToolButton*>(QStringLiteral("prompts.message.2.up"))->click();
        auto now = blocks.messages();
        QCOMPARE(now[0].text, std::string("Three"));
        QCOMPARE(now[0].role, std::string("user"));
        blocks.findChild<QToolButton*>(QStringLiteral("prompts.message.2.remove"))->click();
        QCOMPARE(blocks.messages().size(), std::size_t(1));
        blocks.findChild<QPushButton*>(QStringLiteral("prompts.addMessage"))->click();
        QCOMPARE(blocks.messages()[1].role, std::string("assistant"));
        QVERIFY(edited.count() >= 4);
    }

    void whatStandsThereIsLeftAlone()
    {
        theme();
        ui::MessageBlocks blocks;
        blocks.show({{"user", "Two", {}}});
        const auto* before = blocks.findChild<QPlainTextEdit*>();
        blocks.show({{"user", "Two", {}}});
        QCOMPARE(blocks.findChild<QPlainTextEdit*>(), before);
    }

    void flawsStandUnderTheirMessage()
    {
        theme();
        ui::MessageBlocks blocks;
        blocks.show({{"user", "{{who", {}}});
        const QSignalSpy edited(&blocks, &ui::MessageBlocks::edited);
        blocks.mark({{"messages[0]", "a {{ is not closed", "close it", false}}, {});
        const auto* words = blocks.findChild<QLabel*>(QStringLiteral("prompts.message.1.flaw"));
        QVERIFY(!words->isHidden() && words->text().contains(QLatin1String("not closed")));
        QCOMPARE(edited.count(), qsizetype(0));
        blocks.mark({}, {});
        QVERIFY(words->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MessageBlocksTest;
GH_SUITE(MessageBlocksTest)
#include "message_blocks_test.moc"
